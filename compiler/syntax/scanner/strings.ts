import type { Scanner } from "./scanner.ts";
import { ERROR, STRING } from "./token.ts";

/** Scans a string whose prefix begins at `start` and whose first quote is at `quote`; emits its token. */
export function scanString(s: Scanner, start: number, quote: number): number {
  const text = s.text;
  const q = text.charCodeAt(quote);
  if (text.charCodeAt(quote + 1) === q) {
    if (text.charCodeAt(quote + 2) === q) return scanTriple(s, start, quote, q);
    s.tokens.push(STRING, start, quote + 2);
    return quote + 2;
  }
  const limit = s.limit;
  for (let i = quote + 1; i < limit; i++) {
    const c = text.charCodeAt(i);
    if (c === q) {
      s.tokens.push(STRING, start, i + 1);
      return i + 1;
    }
    if (c === 92) {
      i++;
      if (text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) === 10) i++;
    } else if (c === 10 || c === 13) return unterminated(s, start, i);
  }
  return unterminated(s, start, limit);
}

/** Whether a name of one or two letters in front of a quote is a string prefix. */
export function isStringPrefix(text: string, start: number, end: number): boolean {
  const a = text.charCodeAt(start) | 32;
  if (end - start === 1) return a === 114 || a === 102 || a === 98 || a === 117;
  if (end - start !== 2) return false;
  const b = text.charCodeAt(start + 1) | 32;
  return a === 114 ? b === 98 || b === 102 : b === 114 && (a === 98 || a === 102);
}

function scanTriple(s: Scanner, start: number, quote: number, q: number): number {
  const text = s.text;
  const limit = s.limit;
  for (let i = quote + 3; i < limit; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === q && text.charCodeAt(i + 1) === q && text.charCodeAt(i + 2) === q && i + 3 <= limit) {
      s.tokens.push(STRING, start, i + 3);
      return i + 3;
    }
  }
  const last = s.lines.line(Math.max(start, lastCharacter(text, limit)));
  s.error(
    "unterminated-triple-quoted-string",
    `This triple-quoted string is not closed before the end of the script (line ${last}).`,
    start,
    quote + 3,
    `Close it with ${text.slice(quote, quote + 3)}.`,
  );
  return limit;
}

function unterminated(s: Scanner, start: number, end: number): number {
  const line = s.lines.line(Math.min(end, s.text.length));
  s.error(
    "unterminated-string",
    `This string is not closed before the end of line ${line}.`,
    start,
    end,
    "Close it with the quote that opened it; a string over several lines needs three quotes.",
  );
  // The rest of the line went into the string: a closing bracket in it would be reported as missing.
  s.tokens.kinds[s.tokens.count - 1] = ERROR;
  return end;
}

function lastCharacter(text: string, limit: number): number {
  let i = limit - 1;
  if (text.charCodeAt(i) === 10 && text.charCodeAt(i - 1) === 13) i--;
  return i;
}
