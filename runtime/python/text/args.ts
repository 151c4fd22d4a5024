// How methods of built-in types read their arguments: CPython's conversions and their messages.
import { exc, raiseError } from "../object/exception.ts";
import { asIndex, indexOr, strOr } from "../object/int.ts";
import { typeName } from "../object/type-of.ts";

const MAX_SSIZE = 9223372036854775807n;
const MIN_SSIZE = -9223372036854775808n;

/** The text of an argument; `who` is the beginning of the TypeError's message. */
export function needText(x: unknown, who: string): string {
  if (typeof x === "string") return x;
  const text = strOr(x);
  if (text === undefined) raiseError(exc.TypeError, `${who} must be str, not ${argName(x)}`);
  return text;
}

/** A type's name as Argument Clinic shows it. */
export function argName(x: unknown): string {
  return x === null ? "None" : typeName(x);
}

/** An argument of C's type Py_ssize_t. */
export function asSsize(x: unknown): number {
  const index = asIndex(x);
  if (typeof index === "number") return index;
  if (index > MAX_SSIZE || index < MIN_SSIZE) {
    raiseError(exc.OverflowError, "Python int too large to convert to C ssize_t");
  }
  return Number(index);
}

/** An argument of C's type int. */
export function asCInt(x: unknown): number {
  const index = asIndex(x);
  if (typeof index === "bigint" || index > 2147483647 || index < -2147483648) {
    raiseError(exc.OverflowError, "Python int too large to convert to C int");
  }
  return index;
}

/** A slice bound: None and a missing argument give `missing`; clipped, never an overflow. */
export function asBound(x: unknown, missing: number): number {
  if (x === undefined || x === null) return missing;
  const index = indexOr(x);
  if (index === undefined) {
    raiseError(exc.TypeError, "slice indices must be integers or None or have an __index__ method");
  }
  if (typeof index === "number") return index;
  return index > 0 ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
}

/** Start and end as the methods that search take them, clipped to [0, length]; start may lie above end. */
export function clipRange(start: unknown, end: unknown, length: number): [number, number] {
  let from = asBound(start, 0);
  let to = asBound(end, length);
  if (to > length) to = length;
  else if (to < 0) to = Math.max(0, to + length);
  if (from < 0) from = Math.max(0, from + length);
  return [from, to];
}
