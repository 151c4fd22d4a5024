import { checkSize } from "../object/limits.ts";
import type { FormatSpec } from "./format-spec.ts";

/** The parts of a number's text that padding and grouping treat differently. */
export interface NumberParts {
  negative: boolean;
  /** "0x" and the like. */
  prefix: string;
  /** The digits in front of the decimal point; empty for inf, nan and characters. */
  digits: string;
  /** What follows the digits, taken over as it is. */
  rest: string;
}

/** Groups digits from the right; with zero padding, at least `minWidth` wide. */
function groupDigits(digits: string, size: number, separator: string, minWidth: number): string {
  const groups: string[] = [];
  let remaining = digits.length;
  let width = minWidth;
  for (;;) {
    const wanted = Math.max(remaining, width, 1);
    const length = separator === "" ? wanted : Math.min(size, wanted);
    const taken = Math.min(remaining, length);
    groups.push("0".repeat(length - taken) + digits.slice(remaining - taken, remaining));
    remaining -= taken;
    width -= length;
    if (remaining <= 0 && width <= 0) break;
    width -= separator.length;
  }
  return groups.reverse().join(separator);
}

/** Lays a number out: sign, prefix, grouping, padding. */
export function layoutNumber(parts: NumberParts, spec: Readonly<FormatSpec>): string {
  checkSize(spec.width);
  let sign = parts.negative ? "-" : "";
  if (!parts.negative && (spec.sign === "+" || spec.sign === " ")) sign = spec.sign;
  const fixed = sign.length + parts.prefix.length + lengthOf(parts.rest);
  const minWidth = spec.fill === "0" && spec.align === "=" ? spec.width - fixed : 0;
  const groupSize = "boxX".includes(spec.type) && spec.type !== "" ? 4 : 3;
  const plain = parts.digits === "" || (spec.grouping === "" && minWidth <= parts.digits.length);
  const grouped = plain ? parts.digits : groupDigits(parts.digits, groupSize, spec.grouping, minWidth);
  const padding = spec.width - fixed - grouped.length;
  if (padding <= 0) return sign + parts.prefix + grouped + parts.rest;
  const fill = (count: number) => spec.fill.repeat(count);
  const body = grouped + parts.rest;
  const head = sign + parts.prefix;
  switch (spec.align) {
    case "<":
      return head + body + fill(padding);
    case "^":
      return fill(padding >> 1) + head + body + fill(padding - (padding >> 1));
    case "=":
      return head + fill(padding) + body;
    default:
      return fill(padding) + head + body;
  }
}

/** Only a character formatted with "c" can lie outside the basic plane. */
function lengthOf(rest: string): number {
  return rest.length === 2 && rest.codePointAt(0)! > 0xffff ? 1 : rest.length;
}
