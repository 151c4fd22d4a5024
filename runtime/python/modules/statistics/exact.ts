/** Exact sums of numbers of mixed types, as fractions. */
import {
  asInt,
  callPy,
  exc,
  getAttrOr,
  isInt,
  newBuiltinType,
  normInt,
  PyFloat,
  type PyType,
  raiseError,
  readItems,
  typeName,
  typeOf,
  types,
} from "../../kernel.ts";
import { isException } from "../../object/catch.ts";
import { isSubtype } from "../../object/type.ts";
import { add, truediv } from "../../ops/arithmetic.ts";
import { doubleToRatio, ratioToDouble } from "../exact-ratio.ts";
import { gcd } from "../math/integers.ts";

export const StatisticsError: PyType = newBuiltinType("StatisticsError", {
  module: "statistics",
  bases: [exc.ValueError],
  subclassable: true,
});

export function refuse(message: string): never {
  raiseError(StatisticsError, message);
}

export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

export function ratio(n: bigint, d: bigint): Ratio {
  const g = gcd(n < 0n ? -n : n, d < 0n ? -d : d);
  const sign = d < 0n ? -1n : 1n;
  return g === 0n ? { n, d } : { n: (sign * n) / g, d: (sign * d) / g };
}
export const ZERO: Ratio = { n: 0n, d: 1n };
export const plus = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const timesRatio = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d);
export const over = (a: Ratio, n: bigint): Ratio => ratio(a.n, a.d * n);

/** A number as a fraction; null for NaN and the infinities. */
export function exactRatio(x: unknown): Ratio | null {
  if (isInt(x)) return { n: BigInt(asInt(x)), d: 1n };
  if (x instanceof PyFloat) return Number.isFinite(x.v) ? doubleToRatio(x.v) : null;
  const method = getAttrOr(x, "as_integer_ratio", undefined);
  if (method === undefined) {
    raiseError(exc.TypeError, `can't convert type '${typeName(x)}' to numerator/denominator`);
  }
  try {
    const [n, d] = readItems(callPy(method));
    return { n: BigInt(asInt(n)), d: BigInt(asInt(d)) };
  } catch (e) {
    if (isException(e, exc.OverflowError) || isException(e, exc.ValueError)) return null;
    throw e;
  }
}

/** The type of a sum of numbers of two types. */
function coerce(a: PyType, b: PyType): PyType {
  if (a === b || b === types.int || b === types.bool) return a;
  if (a === types.int) return b;
  if (isSubtype(b, a)) return b;
  if (isSubtype(a, b)) return a;
  if (isSubtype(a, types.int)) return b;
  if (isSubtype(b, types.int)) return a;
  raiseError(exc.TypeError, `don't know how to coerce ${a.name} and ${b.name}`);
}

export interface Sums {
  readonly type: PyType;
  readonly count: number;
  readonly sum: Ratio;
  readonly squares: Ratio;
  /** The sum where it is no finite number. */
  readonly special: unknown;
}

export function sums(data: readonly unknown[]): Sums {
  let type: PyType = types.int;
  let special: unknown;
  const parts = new Map<bigint, bigint>();
  const squares = new Map<bigint, bigint>();
  for (const x of data) {
    type = coerce(type, typeOf(x));
    const r = exactRatio(x);
    if (r === null) special = special === undefined ? x : add(special, x);
    else {
      parts.set(r.d, (parts.get(r.d) ?? 0n) + r.n);
      squares.set(r.d, (squares.get(r.d) ?? 0n) + r.n * r.n);
    }
  }
  let sum = ZERO;
  let square = ZERO;
  parts.forEach((n, d) => {
    sum = plus(sum, { n, d });
  });
  squares.forEach((n, d) => {
    square = plus(square, { n, d: d * d });
  });
  return { type, count: data.length, sum, squares: square, special };
}

/** A fraction as a number of a type. */
export function convert(value: Ratio, type: PyType): unknown {
  if (isSubtype(type, types.int)) {
    if (value.d !== 1n) return new PyFloat(ratioToDouble(value.n, value.d));
    return type === types.int ? normInt(value.n) : callPy(type, normInt(value.n));
  }
  if (isSubtype(type, types.float)) return new PyFloat(ratioToDouble(value.n, value.d));
  return truediv(callPy(type, normInt(value.n)), callPy(type, normInt(value.d)));
}
