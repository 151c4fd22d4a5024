/** `variance`, `stdev` and their population forms. */
import { callPy, getAttr, normInt, PyFloat, type PyType, toArray, types } from "../../kernel.ts";
import { isSubtype } from "../../object/type.ts";
import { mul, sub, truediv } from "../../ops/arithmetic.ts";
import { ratioToDouble } from "../exact-ratio.ts";
import { bitLength } from "../math/float-bits.ts";
import { integerSquareRoot } from "../math/integers.ts";
import { isNone } from "../protocols.ts";
import { convert, minus, over, type Ratio, refuse, sums, timesRatio } from "./exact.ts";

interface Deviation {
  readonly type: PyType;
  readonly count: number;
  readonly sum: Ratio;
  readonly special: unknown;
}

/** The sum of the squared distances from a centre, the mean where none is given. */
function squares(data: unknown, centre: unknown): Deviation {
  const items = toArray(data);
  if (!isNone(centre)) {
    return sums(
      items.map((x) => {
        const d = sub(x, centre);
        return mul(d, d);
      }),
    );
  }
  const { type, count, sum, squares: square, special } = sums(items);
  const n = BigInt(count);
  const around = count === 0 ? sum : minus(square, over(timesRatio(sum, sum), n));
  return { type, count, sum: around, special };
}

/** The square root of a fraction, rounded once. */
function root(value: Ratio): PyFloat {
  const { n, d } = value;
  if (n === 0n) return new PyFloat(0);
  const q = Math.floor((bitLength(n) - bitLength(d) - 109) / 2);
  const oddRoot = (a: bigint, b: bigint): bigint => {
    const r = integerSquareRoot(a / b);
    return r * r * b === a ? r : r | 1n;
  };
  if (q >= 0) return new PyFloat(Number(oddRoot(n, d << BigInt(2 * q)) << BigInt(q)));
  return new PyFloat(ratioToDouble(oddRoot(n << BigInt(-2 * q), d), 1n << BigInt(-q)));
}

function spread(name: string, population: boolean, wantsRoot: boolean) {
  return (data: unknown, centre: unknown): unknown => {
    const { type, count, sum, special } = squares(data, centre);
    const least = population ? 1 : 2;
    if (count < least) {
      refuse(`${name} requires at least ${population ? "one data point" : "two data points"}`);
    }
    const by = population ? count : count - 1;
    if (special !== undefined) {
      const value = truediv(special, by);
      if (wantsRoot) getAttr(value, "numerator");
      return value;
    }
    const mean = over(sum, BigInt(by));
    if (!wantsRoot) return convert(mean, type);
    if (isSubtype(type, types.int) || isSubtype(type, types.float)) return root(mean);
    const quotient = truediv(callPy(type, normInt(mean.n)), callPy(type, normInt(mean.d)));
    return callPy(getAttr(quotient, "sqrt"));
  };
}

export const variance = spread("variance", false, false);
export const pvariance = spread("pvariance", true, false);
export const stdev = spread("stdev", false, true);
export const pstdev = spread("pstdev", true, true);
