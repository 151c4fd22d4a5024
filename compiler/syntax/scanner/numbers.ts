import { isDigit, isHexDigit, isNamePart } from "./chars.ts";
import type { Scanner } from "./scanner.ts";
import { NUMBER } from "./token.ts";

/*
 * The extent of a number, and what is wrong with it, decided in the same order as CPython decides it.
 * Each helper returns the offset behind what it read; the scanner notes at most one error a token.
 */

/** Scans the number that begins at `start` (a digit, or a dot before a digit) and emits its token. */
export function scanNumber(s: Scanner, start: number): number {
  const text = s.text;
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1) | 32;
  if (first === 48) {
    if (second === 120) return radix(s, start, "hexadecimal", isHexDigit);
    if (second === 111) return radix(s, start, "octal", isOctalDigit);
    if (second === 98) return radix(s, start, "binary", isBinaryDigit);
  }
  let i = start;
  if (first !== 46) {
    i = digits(text, start);
    if (text.charCodeAt(i) === 95) return bad(s, start, i, "decimal");
  }
  let isInteger = true;
  if (text.charCodeAt(i) === 46) {
    isInteger = false;
    i++;
    if (isDigit(text.charCodeAt(i))) i = digits(text, i);
    if (text.charCodeAt(i) === 95 && isDigit(text.charCodeAt(i - 1))) return bad(s, start, i, "decimal");
  }
  if ((text.charCodeAt(i) | 32) === 101) {
    const sign = text.charCodeAt(i + 1);
    const signed = sign === 43 || sign === 45;
    const exponent = i + (signed ? 2 : 1);
    if (isDigit(text.charCodeAt(exponent))) {
      isInteger = false;
      i = digits(text, exponent);
      if (text.charCodeAt(i) === 95) return bad(s, start, i, "decimal");
    } else if (signed) return bad(s, start, i, "decimal");
  }
  if ((text.charCodeAt(i) | 32) === 106) return finish(s, start, i + 1, "imaginary");
  if (isInteger && first === 48 && hasNonZero(text, start, i)) return leadingZeros(s, start, i);
  return finish(s, start, i, "decimal");
}

/** Digits with single underscores between them. Stops at an underscore that no digit follows. */
function digits(text: string, start: number): number {
  let i = start;
  for (;;) {
    const c = text.charCodeAt(i);
    if (isDigit(c) || (c === 95 && isDigit(text.charCodeAt(i + 1)))) i++;
    else return i;
  }
}

function radix(s: Scanner, start: number, name: string, isOk: (c: number) => boolean): number {
  const text = s.text;
  let i = start + 2;
  for (;;) {
    const digit = text.charCodeAt(i) === 95 ? i + 1 : i;
    if (!isOk(text.charCodeAt(digit))) {
      if (i === start + 2 || digit !== i || isDigit(text.charCodeAt(digit)))
        return badDigit(s, start, digit, name);
      return finish(s, start, i, name);
    }
    i = digit + 1;
  }
}

function badDigit(s: Scanner, start: number, at: number, name: string): number {
  const c = s.text.charAt(at);
  if (!isDigit(c.charCodeAt(0))) return bad(s, start, at, name);
  s.error("invalid-number", `The digit '${c}' cannot stand in the ${name} number here.`, at, at + 1);
  return skipWord(s.text, at);
}

/** A number may run into a keyword that can follow it (`1if x else 2`), into another name it may not. */
function finish(s: Scanner, start: number, end: number, name: string): number {
  if (isNamePart(s.text.charCodeAt(end)) && !keywordFollows(s.text, end)) return bad(s, start, end, name);
  s.tokens.push(NUMBER, start, end);
  return end;
}

function keywordFollows(text: string, at: number): boolean {
  switch (text.charCodeAt(at)) {
    case 97:
      return text.startsWith("and", at);
    case 101:
      return text.startsWith("else", at);
    case 102:
      return text.startsWith("for", at);
    case 105:
      return text.startsWith("if", at) || text.startsWith("in", at) || text.startsWith("is", at);
    case 110:
      return text.startsWith("not", at);
    case 111:
      return text.startsWith("or", at);
    default:
      return false;
  }
}

function bad(s: Scanner, start: number, at: number, name: string): number {
  const end = skipWord(s.text, at);
  const help =
    name === "decimal" && isNamePart(s.text.charCodeAt(at))
      ? "A name cannot begin with a digit, and an underscore in a number stands between two digits."
      : "Write the number with digits only, or put a space or an operator behind it.";
  s.error("invalid-number", `'${s.excerpt(start, end)}' is not a valid ${name} number.`, start, end, help);
  return end;
}

function leadingZeros(s: Scanner, start: number, end: number): number {
  s.error(
    "leading-zeros",
    `The number '${s.excerpt(start, end)}' begins with a zero, which Python does not allow for whole numbers.`,
    start,
    end,
    "Leave the zeros out, or write 0o in front for an octal number.",
  );
  return skipWord(s.text, end);
}

function skipWord(text: string, at: number): number {
  let i = at;
  while (isNamePart(text.charCodeAt(i))) i++;
  return i;
}

function hasNonZero(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 48 && text.charCodeAt(i) < 58) return true;
  return false;
}

function isOctalDigit(c: number): boolean {
  return c >= 48 && c < 56;
}

function isBinaryDigit(c: number): boolean {
  return c === 48 || c === 49;
}
