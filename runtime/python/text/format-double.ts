import { type Decimal, fixedDigits, shortestDigits, significantDigits } from "./exact-decimal.ts";
import { padExponent } from "./float-repr.ts";

export interface DoubleOptions {
  /** "#": always a decimal point, and trailing zeros with g. */
  alternate?: boolean;
  /** At least one digit behind the point, as in repr(). */
  addDotZero?: boolean;
  /** "z": a result of zero has no sign. */
  noNegativeZero?: boolean;
}

export type DoubleCode = "e" | "E" | "f" | "F" | "g" | "G" | "r";

/** A double as text in one of C's formats (or "r", the shortest), with a leading "-" where negative. */
export function formatDouble(v: number, code: DoubleCode, precision: number, options: DoubleOptions): string {
  const upper = code === "E" || code === "F" || code === "G";
  if (Number.isNaN(v)) return upper ? "NAN" : "nan";
  let negative = v < 0 || Object.is(v, -0);
  const size = negative ? -v : v;
  let text = size === Infinity ? "inf" : formatSize(size, code, precision, options);
  if (upper) text = text.toUpperCase();
  if (negative && options.noNegativeZero === true && isZeroText(text)) negative = false;
  return negative ? `-${text}` : text;
}

function isZeroText(text: string): boolean {
  return /^[0.]*(?:[eE]|$)/.test(text);
}

function formatSize(size: number, code: DoubleCode, precision: number, options: DoubleOptions): string {
  const alternate = options.alternate === true;
  if (code === "f" || code === "F") {
    const text = fixedDigits(size, precision);
    return alternate && precision === 0 ? `${text}.` : text;
  }
  if (code === "e" || code === "E") {
    return exponential(significantDigits(size, precision + 1), alternate);
  }
  return code === "r" ? formatShortest(size, options) : formatGeneral(size, precision, options);
}

function exponential({ digits, point }: Decimal, alternate: boolean): string {
  const exponent = point - 1;
  const mantissa = digits.length > 1 || alternate ? `${digits[0]}.${digits.slice(1)}` : digits;
  return padExponent(`${mantissa}e${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`);
}

/** Digits around the decimal point, filled with zeros; ends in "." where no digit follows. */
function positional({ digits, point }: Decimal): string {
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  if (digits.length <= point) return `${digits.padEnd(point, "0")}.`;
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function finish(text: string, options: DoubleOptions): string {
  if (!text.endsWith(".")) return text;
  if (options.addDotZero === true) return `${text}0`;
  return options.alternate === true ? text : text.slice(0, -1);
}

function stripZeros({ digits, point }: Decimal): Decimal {
  const kept = digits.replace(/0+$/, "");
  return { digits: kept === "" ? "0" : kept, point };
}

function formatGeneral(size: number, precision: number, options: DoubleOptions): string {
  const count = precision === 0 ? 1 : precision;
  const exact = significantDigits(size, count);
  const decimal = options.alternate === true ? exact : stripZeros(exact);
  const limit = options.addDotZero === true ? count - 1 : count;
  if (decimal.point <= -4 || decimal.point > limit) {
    return exponential(decimal, options.alternate === true);
  }
  return finish(positional(decimal), options);
}

function formatShortest(size: number, options: DoubleOptions): string {
  const decimal = size === 0 ? { digits: "0", point: 1 } : shortestDigits(size);
  if (decimal.point <= -4 || decimal.point > 16) return exponential(decimal, options.alternate === true);
  return finish(positional(decimal), options);
}
