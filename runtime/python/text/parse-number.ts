import { exc, raiseError } from "../object/exception.ts";
import { normInt } from "../object/int.ts";
import { checkBits } from "../object/limits.ts";
import { strRepr } from "./str-repr.ts";
import { decimalValue, hasProperty, SPACE } from "./unicode/properties.ts";

/** Python 3.11 converts no more decimal digits than this between int and str. */
export const MAX_STR_DIGITS = 4300;
const TOO_BIG = 10n ** BigInt(MAX_STR_DIGITS);

const NOT_ASCII = /[\u0080-\uffff]/;
const DECIMAL_INT = /^[ \t\n\v\f\r]*[+-]?\d+[ \t\n\v\f\r]*$/;
const ASCII_SPACE = " \t\n\v\f\r";

/** str() of an int; ValueError beyond the limit of digits. */
export function intToDecimal(x: number | bigint): string {
  if (typeof x === "bigint" && (x >= TOO_BIG || x <= -TOO_BIG)) {
    raiseError(
      exc.ValueError,
      `Exceeds the limit (${MAX_STR_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  return x.toString();
}

/** Digits and spaces of other scripts as ASCII; "?" for what cannot stand in a number. */
function toAscii(s: string): string {
  if (!NOT_ASCII.test(s)) return s;
  const parts: string[] = [];
  for (const char of s) {
    const code = char.codePointAt(0)!;
    const digit = code < 127 ? -1 : decimalValue(code);
    if (code < 127) parts.push(char);
    else if (hasProperty(code, SPACE)) parts.push(" ");
    else parts.push(digit < 0 ? "?" : String(digit));
  }
  return parts.join("");
}

function trimAscii(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && ASCII_SPACE.includes(text[start]!)) start++;
  while (end > start && ASCII_SPACE.includes(text[end - 1]!)) end--;
  return text.slice(start, end);
}

function badInt(shown: string, base: number): never {
  // CPython cuts the shown text at 200 characters.
  raiseError(
    exc.ValueError,
    `invalid literal for int() with base ${base}: ${Array.from(shown).slice(0, 200).join("")}`,
  );
}

/** int(s, base) of a str. */
export function parseInt_(s: string, base: number): number | bigint {
  if (base === 10 && s.length < 16 && DECIMAL_INT.test(s)) return Number(s) + 0;
  return parseIntText(toAscii(s), base, () => strRepr(s));
}

/**
 * int(text, base) of text in ASCII; `shown` is the repr of what the caller gave.
 * The base must be 0 or 2 to 36.
 */
export function parseIntText(text: string, base: number, shown: () => string): number | bigint {
  let body = trimAscii(text);
  let negative = false;
  if (body[0] === "+" || body[0] === "-") {
    negative = body[0] === "-";
    body = body.slice(1);
  }
  let radix = base;
  const prefixed = prefixBase(body);
  if (base === 0) {
    radix = prefixed === 0 ? 10 : prefixed;
    // "010" is an error, "00" is zero.
    if (prefixed === 0 && body[0] === "0" && /[^0_]/.test(body)) badInt(shown(), base);
  }
  if (prefixed === radix) body = body[2] === "_" ? body.slice(3) : body.slice(2);
  const count = scanDigits(body, radix);
  if (count.digits === 0 || count.badUnderscore) badInt(shown(), base);
  if ((radix & (radix - 1)) !== 0 && count.digits > MAX_STR_DIGITS) {
    raiseError(
      exc.ValueError,
      `Exceeds the limit (${MAX_STR_DIGITS} digits) for integer string conversion: value has ${count.digits} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  if (count.end !== body.length) badInt(shown(), base);
  const digits = count.digits === body.length ? body : body.replaceAll("_", "");
  const value = convert(digits, radix);
  return normInt(negative ? -value : value);
}

function prefixBase(body: string): number {
  if (body[0] !== "0") return 0;
  const letter = body[1];
  if (letter === "x" || letter === "X") return 16;
  if (letter === "o" || letter === "O") return 8;
  return letter === "b" || letter === "B" ? 2 : 0;
}

function digitValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 122 ? letter - 87 : 99;
}

/** Patterns of nothing but digits, by base; made on first use. */
const onlyDigits: (RegExp | undefined)[] = [];

function digitsPattern(radix: number): RegExp {
  const last = radix - 1;
  const set = radix <= 10 ? `0-${last}` : `0-9a-${last.toString(36)}A-${last.toString(36).toUpperCase()}`;
  return new RegExp(`^[${set}]+$`);
}

function scanDigits(body: string, radix: number): { digits: number; end: number; badUnderscore: boolean } {
  onlyDigits[radix] ??= digitsPattern(radix);
  if (onlyDigits[radix].test(body)) return { digits: body.length, end: body.length, badUnderscore: false };
  let digits = 0;
  let i = 0;
  let afterUnderscore = false;
  let badUnderscore = false;
  for (; i < body.length; i++) {
    const code = body.charCodeAt(i);
    if (code === 95) {
      if (afterUnderscore || i === 0) badUnderscore = true;
      afterUnderscore = true;
      continue;
    }
    if (digitValue(code) >= radix) break;
    afterUnderscore = false;
    digits++;
  }
  return { digits, end: i, badUnderscore: badUnderscore || afterUnderscore };
}

function convert(digits: string, radix: number): bigint {
  checkBits(digits.length * Math.log2(radix));
  if (radix === 10) return BigInt(digits);
  if (radix === 16) return BigInt(`0x${digits}`);
  if (radix === 8) return BigInt(`0o${digits}`);
  if (radix === 2) return BigInt(`0b${digits}`);
  if (radix === 4 || radix === 32) {
    const width = radix === 4 ? 2 : 5;
    const parts: string[] = [];
    for (let i = 0; i < digits.length; i++) {
      parts.push(digitValue(digits.charCodeAt(i)).toString(2).padStart(width, "0"));
    }
    return BigInt(`0b${parts.join("")}`);
  }
  let value = 0n;
  const chunk = 8;
  for (let i = 0; i < digits.length; i += chunk) {
    const piece = digits.slice(i, i + chunk);
    value = value * BigInt(radix ** piece.length) + BigInt(Number.parseInt(piece, radix));
  }
  return value;
}

// No part can match the same digits in two ways: the time stays linear on hostile text.
const FLOAT = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;
const SPECIAL = /^([+-]?)(inf|infinity|nan)$/i;

/** float(s) of a str. */
export function parseFloat_(s: string): number {
  return parseFloatText(toAscii(s), () => strRepr(s));
}

/** float(text) of text in ASCII; `shown` is the repr of what the caller gave. */
export function parseFloatText(text: string, shown: () => string): number {
  const body = trimAscii(text);
  if (FLOAT.test(body)) return Number(body.includes("_") ? body.replaceAll("_", "") : body);
  const special = SPECIAL.exec(body);
  if (special === null) raiseError(exc.ValueError, `could not convert string to float: ${shown()}`);
  if (special[2]!.toLowerCase() === "nan") return Number.NaN;
  return special[1] === "-" ? -Infinity : Infinity;
}
