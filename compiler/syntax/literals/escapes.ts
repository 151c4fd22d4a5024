import { isHexDigit } from "../scanner/chars.ts";
import { characterNamed } from "./character-names.ts";

/** Where an escape is wrong, and how. */
export interface EscapeError {
  readonly start: number;
  readonly end: number;
  readonly code: "invalid-escape" | "unknown-character-name";
  readonly message: string;
}

const SIMPLE: ReadonlyMap<number, string> = new Map([
  [92, "\\"],
  [39, "'"],
  [34, '"'],
  [97, "\x07"],
  [98, "\b"],
  [102, "\f"],
  [110, "\n"],
  [114, "\r"],
  [116, "\t"],
  [118, "\v"],
]);

/**
 * The value of text[start, end), the inside of a string that is not raw. `isBytes` knows no \N, \u and
 * \U. An escape that Python does not know stands for itself.
 */
export function decodeEscapes(
  text: string,
  start: number,
  end: number,
  isBytes: boolean,
): string | EscapeError {
  let out = "";
  let copied = start;
  let i = text.indexOf("\\", start);
  while (i >= 0 && i < end) {
    out += plainText(text, copied, i);
    const c = text.charCodeAt(i + 1);
    const simple = SIMPLE.get(c);
    let next = i + 2;
    if (simple !== undefined) out += simple;
    else if (c === 13) next = text.charCodeAt(i + 2) === 10 ? i + 3 : i + 2;
    else if (c >= 48 && c <= 55) {
      next = octalEnd(text, i + 1, end);
      const code = Number.parseInt(text.slice(i + 1, next), 8);
      out += String.fromCharCode(isBytes ? code & 0xff : code);
    } else if (c === 120 || (!isBytes && (c === 117 || c === 85))) {
      const size = c === 120 ? 2 : c === 117 ? 4 : 8;
      next = i + 2 + size;
      const code = hexValue(text, i + 2, Math.min(next, end), size);
      if (code < 0) return truncated(text, i, end, size);
      if (code > 0x10ffff)
        return wrong(i, next, "This escape names no character: the highest is \\U0010ffff.");
      out += String.fromCodePoint(code);
    } else if (!isBytes && c === 78) {
      const close = text.charCodeAt(i + 2) === 123 ? text.indexOf("}", i + 3) : -1;
      if (close < 0 || close >= end || close === i + 3)
        return wrong(i, Math.min(i + 3, end), "'\\N' must be followed by the name of a character in braces.");
      const char = characterNamed(text.slice(i + 3, close));
      if (char === undefined) return unknownName(text, i, close + 1);
      out += char;
      next = close + 1;
    } else if (c !== 10) next = i;
    copied = next;
    if (next === i) {
      // Not an escape: the backslash stands for itself.
      out += "\\";
      copied = i + 1;
    }
    i = text.indexOf("\\", Math.max(next, i + 2));
  }
  return out + plainText(text, copied, end);
}

/** Text between escapes, with every line end as "\n". */
export function plainText(text: string, start: number, end: number): string {
  const part = text.slice(start, end);
  return part.includes("\r") ? part.replaceAll("\r\n", "\n").replaceAll("\r", "\n") : part;
}

function unknownName(text: string, start: number, end: number): EscapeError {
  const name = text.slice(start + 3, end - 1);
  return {
    start,
    end,
    code: "unknown-character-name",
    message: `'${name}' is not the name of a character that Ristretto knows.`,
  };
}

function octalEnd(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && i < start + 3 && text.charCodeAt(i) >= 48 && text.charCodeAt(i) <= 55) i++;
  return i;
}

function hexValue(text: string, start: number, end: number, size: number): number {
  if (end - start < size) return -1;
  for (let i = start; i < end; i++) if (!isHexDigit(text.charCodeAt(i))) return -1;
  return Number.parseInt(text.slice(start, end), 16);
}

function truncated(text: string, at: number, end: number, size: number): EscapeError {
  let i = at + 2;
  while (i < end && i < at + 2 + size && isHexDigit(text.charCodeAt(i))) i++;
  const written = text.slice(at, at + 2);
  return wrong(at, i, `'${written}' must be followed by ${size} hexadecimal digits.`);
}

function wrong(start: number, end: number, message: string): EscapeError {
  return { start, end, code: "invalid-escape", message };
}
