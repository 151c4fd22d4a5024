/** Checks of constructor arguments, in the words of CPython's C code. */
import { asIndex, exc, raiseError, typeName } from "../../kernel.ts";
import { daysInMonth } from "./calendar.ts";
import { PyTzInfo } from "./values.ts";

/** An int that fits a C int. */
export function asCInt(x: unknown): number {
  const n = asIndex(x);
  if (typeof n === "bigint" && (n >= 1n << 63n || n < -(1n << 63n))) {
    raiseError(exc.OverflowError, "Python int too large to convert to C long");
  }
  if (n > 2147483647) raiseError(exc.OverflowError, "signed integer is greater than maximum");
  if (n < -2147483648) raiseError(exc.OverflowError, "signed integer is less than minimum");
  return Number(n);
}

export function checkYear(year: number): void {
  if (year < 1 || year > 9999) raiseError(exc.ValueError, `year ${year} is out of range`);
}

export function checkDate(year: number, month: number, day: number): void {
  checkYear(year);
  if (month < 1 || month > 12) raiseError(exc.ValueError, "month must be in 1..12");
  if (day < 1 || day > daysInMonth(year, month)) raiseError(exc.ValueError, "day is out of range for month");
}

export function checkTime(
  hour: number,
  minute: number,
  second: number,
  microsecond: number,
  fold: number,
): void {
  if (hour < 0 || hour > 23) raiseError(exc.ValueError, "hour must be in 0..23");
  if (minute < 0 || minute > 59) raiseError(exc.ValueError, "minute must be in 0..59");
  if (second < 0 || second > 59) raiseError(exc.ValueError, "second must be in 0..59");
  if (microsecond < 0 || microsecond > 999999) raiseError(exc.ValueError, "microsecond must be in 0..999999");
  if (fold !== 0 && fold !== 1) raiseError(exc.ValueError, "fold must be either 0 or 1");
}

/** A tzinfo argument: None or an instance of a tzinfo class. */
export function asTzInfo(x: unknown): PyTzInfo | null {
  if (x === null || x === undefined) return null;
  if (x instanceof PyTzInfo) return x;
  raiseError(
    exc.TypeError,
    `tzinfo argument must be None or of a tzinfo subclass, not type '${typeName(x)}'`,
  );
}

/** The name of an argument's type as CPython's argument parsers show it. */
export function argumentType(x: unknown): string {
  return x === null ? "None" : typeName(x);
}

/** A str argument. */
export function requireStr(x: unknown, func: string, position: number): string {
  if (typeof x === "string") return x;
  const inner = (x as { v?: unknown } | null)?.v;
  if (typeof inner === "string") return inner;
  raiseError(exc.TypeError, `${func}() argument ${position} must be str, not ${argumentType(x)}`);
}
