import { callSpecial1 } from "./call.ts";
import { exc, raiseError } from "./exception.ts";
import { PyIntSub, PyStrSub } from "./subclass.ts";
import { typeName, typeOf } from "./type-of.ts";
import type { Int } from "./values.ts";

const MAX = Number.MAX_SAFE_INTEGER;

/** The representation of an int: a number where it is a safe integer. */
export function normInt(b: bigint): Int {
  // Faster than comparing with big ints: what does not fit is rounded to 2**53 at least.
  const n = Number(b);
  return n >= -MAX && n <= MAX ? n : b;
}

/** An integral JS number (a float's value, say) as an int. */
export function intFromNumber(v: number): Int {
  return v >= -MAX && v <= MAX ? v + 0 : BigInt(v);
}

/** True for an int, a bool, or an instance of a subclass of int. */
export function isInt(x: unknown): boolean {
  const t = typeof x;
  return t === "number" || t === "boolean" || t === "bigint" || x instanceof PyIntSub;
}

/** The number in an int, a bool or an instance of a subclass of int. Call it only where {@link isInt} holds. */
export function asInt(x: unknown): Int {
  if (typeof x === "number" || typeof x === "bigint") return x;
  if (typeof x === "boolean") return x ? 1 : 0;
  return (x as PyIntSub).v;
}

/** The same in one step: undefined for what is no int. */
export function intOr(x: unknown): Int | undefined {
  const t = typeof x;
  if (t === "number" || t === "bigint") return x as Int;
  if (t === "boolean") return x ? 1 : 0;
  return x instanceof PyIntSub ? x.v : undefined;
}

/** True for a str or an instance of a subclass of str. */
export function isStr(x: unknown): boolean {
  return typeof x === "string" || x instanceof PyStrSub;
}

/** The text of a str. Call it only where {@link isStr} holds. */
export function asStr(x: unknown): string {
  return typeof x === "string" ? x : (x as PyStrSub).v;
}

/** The text of a str, undefined for anything else. */
export function strOr(x: unknown): string | undefined {
  return typeof x === "string" ? x : x instanceof PyStrSub ? x.v : undefined;
}

/** The int that an object stands for as an index, by `__index__`; TypeError as CPython. */
export function asIndex(x: unknown): Int {
  const own = intOr(x);
  if (own !== undefined) return own;
  const index = indexOr(x);
  if (index === undefined)
    raiseError(exc.TypeError, `'${typeName(x)}' object cannot be interpreted as an integer`);
  return index;
}

/** The same, undefined where the object has no `__index__`. */
export function indexOr(x: unknown): Int | undefined {
  const own = intOr(x);
  if (own !== undefined) return own;
  const method = typeOf(x).all["__index__"];
  if (method === undefined || method === null) return undefined;
  const result = callSpecial1(method, x);
  const n = intOr(result);
  if (n === undefined) raiseError(exc.TypeError, `__index__ returned non-int (type ${typeName(result)})`);
  return n;
}

/** An index as a JS number; OverflowError (or `error`) where it does not fit a Py_ssize_t. */
export function asSize(x: unknown): number {
  const n = asIndex(x);
  if (typeof n === "number") return n;
  if (n >= -(1n << 63n) && n < 1n << 63n) return Number(n);
  raiseError(exc.OverflowError, `cannot fit '${typeName(x)}' into an index-sized integer`);
}

/** An index as a JS number, cut to the range of Py_ssize_t: for slices and the bounds of searches. */
export function asClampedIndex(x: unknown): number {
  const n = asIndex(x);
  return typeof n === "number" ? n : n < 0n ? -MAX : MAX;
}
