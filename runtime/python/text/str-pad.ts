import { checkSize } from "../object/limits.ts";
import { strLen } from "./code-points.ts";

function padding(s: string, width: number): number {
  const missing = width - strLen(s);
  if (missing > 0) checkSize(width);
  return Math.max(missing, 0);
}

export function ljust(s: string, width: number, fill: string): string {
  return s + fill.repeat(padding(s, width));
}

export function rjust(s: string, width: number, fill: string): string {
  return fill.repeat(padding(s, width)) + s;
}

/** An odd place goes to the left where the width is odd, to the right where it is even. */
export function centerLeft(missing: number, width: number): number {
  return Math.floor(missing / 2) + (missing % 2 === 1 && width % 2 !== 0 ? 1 : 0);
}

export function center(s: string, width: number, fill: string): string {
  const missing = padding(s, width);
  if (missing === 0) return s;
  const left = centerLeft(missing, width);
  return fill.repeat(left) + s + fill.repeat(missing - left);
}

export function zfill(s: string, width: number): string {
  const zeros = "0".repeat(padding(s, width));
  const sign = s.charAt(0);
  return sign === "+" || sign === "-" ? sign + zeros + s.slice(1) : zeros + s;
}

/** Tabs to spaces, as seen in columns of `size`. */
export function expandTabs(s: string, size: number): string {
  if (!s.includes("\t")) return s;
  const step = Math.max(size, 0);
  const parts: string[] = [];
  let column = 0;
  let total = 0;
  // A piece between tabs: only what follows its last line end counts.
  s.split("\t").forEach((piece, i) => {
    if (i > 0 && step > 0) {
      const spaces = step - (column % step);
      total += spaces;
      checkSize(total);
      parts.push(" ".repeat(spaces));
      column += spaces;
    }
    const lineEnd = Math.max(piece.lastIndexOf("\n"), piece.lastIndexOf("\r"));
    column = lineEnd < 0 ? column + strLen(piece) : strLen(piece.slice(lineEnd + 1));
    total += piece.length;
    checkSize(total);
    parts.push(piece);
  });
  return parts.join("");
}
