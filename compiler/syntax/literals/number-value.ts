import type { ConstantValue } from "../ast.ts";
import type { Parser } from "../parser/parser.ts";

/** CPython's own limit for decimal numbers, whose conversion takes quadratic time. */
const MAX_DECIMAL_DIGITS = 4300;

/** The value of the number text[start, end). */
export function numberValue(p: Parser, start: number, end: number): ConstantValue {
  const text = p.text;
  if (end - start < 10) {
    const small = smallInteger(text, start, end);
    if (small >= 0) return { type: "int", value: BigInt(small) };
  }
  let digits = text.slice(start, end);
  if (digits.includes("_")) digits = digits.replaceAll("_", "");
  const last = digits.charCodeAt(digits.length - 1) | 32;
  const second = digits.charCodeAt(1) | 32;
  if (digits.charCodeAt(0) === 48 && (second === 120 || second === 111 || second === 98))
    return { type: "int", value: BigInt(digits) };
  if (last === 106) return { type: "complex", imag: Number(digits.slice(0, -1)) };
  for (let i = 0; i < digits.length; i++) {
    const c = digits.charCodeAt(i);
    if (c < 48 || c > 57) return { type: "float", value: Number(digits) };
  }
  if (digits.length > MAX_DECIMAL_DIGITS) {
    p.report(
      "int-too-large",
      `This number has ${digits.length} digits; a whole number in a script may have ${MAX_DECIMAL_DIGITS}.`,
      { start, end },
      "Write it as a power or in hexadecimal.",
    );
    return { type: "int", value: 0n };
  }
  return { type: "int", value: BigInt(digits) };
}

/** The value where all characters are decimal digits, else -1. */
function smallInteger(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
