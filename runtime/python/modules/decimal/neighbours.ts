/** Orders, choices and neighbours of numbers. */
import * as a from "./arithmetic.ts";
import type { PyContext } from "./context.ts";
import { finish, fix } from "./rounding.ts";
import { adjusted, isNaN_, isZero, PyDecimal, power10, withSign } from "./values.ts";

type Two = (x: PyDecimal, y: PyDecimal, c: PyContext) => PyDecimal;

/** The total order: every representation has its own place. */
export function totalOrder(x: PyDecimal, y: PyDecimal): number {
  if (x.sign !== y.sign) return x.sign === 1 ? -1 : 1;
  const s = x.sign === 1 ? -1 : 1;
  const rank = { finite: 0, inf: 0, snan: 1, nan: 2 };
  if (rank[x.kind] !== rank[y.kind]) return rank[x.kind] < rank[y.kind] ? -s : s;
  if (isNaN_(x)) return x.coef === y.coef ? 0 : x.coef < y.coef ? -s : s;
  const own = a.order(x, y);
  if (own !== 0) return own;
  return x.exp === y.exp ? 0 : x.exp < y.exp ? -s : s;
}
export const sign3 = (n: number): PyDecimal => new PyDecimal(n < 0 ? 1 : 0, n === 0 ? 0n : 1n, 0);

/** `max` and `min`: a quiet NaN loses against a number. */
export const extreme =
  (wanted: number): Two =>
  (x, y, c) => {
    if (x.kind === "snan" || y.kind === "snan" || (x.kind === "nan" && y.kind === "nan"))
      return a.nanOf(c, x, y)!;
    if (x.kind === "nan" || y.kind === "nan") return fix(x.kind === "nan" ? y : x, c);
    const o = a.order(x, y) || totalOrder(x, y);
    return fix(o === wanted ? x : y, c);
  };
export const magnitude =
  (op: Two, wanted: number): Two =>
  (x, y, c) => {
    if (isNaN_(x) || isNaN_(y)) return op(x, y, c);
    const o = a.order(withSign(x, 0), withSign(y, 0));
    return o === 0 ? op(x, y, c) : fix(o === wanted ? x : y, c);
  };

export function step(x: PyDecimal, c: PyContext, up: boolean): PyDecimal {
  const nan = a.nanOf(c, x);
  if (nan !== undefined) return nan;
  const outward = up === (x.sign === 0);
  if (x.kind === "inf") return outward ? x : new PyDecimal(x.sign, power10(c.prec) - 1n, c.emax - c.prec + 1);
  const own = c.copy();
  own.rounding = up ? "ROUND_CEILING" : "ROUND_FLOOR";
  own.traps.clear();
  const rounded = fix(x, own);
  if (a.order(rounded, x) !== 0) return rounded;
  return a.add(x, new PyDecimal(up ? 0 : 1, 1n, c.etiny - 1), own);
}

export function numberClass(x: PyDecimal, c: PyContext): string {
  if (isNaN_(x)) return x.kind === "nan" ? "NaN" : "sNaN";
  const sign = x.sign === 1 ? "-" : "+";
  if (x.kind === "inf") return `${sign}Infinity`;
  if (isZero(x)) return `${sign}Zero`;
  return adjusted(x) < c.emin ? `${sign}Subnormal` : `${sign}Normal`;
}

export function scaleb(x: PyDecimal, y: PyDecimal, c: PyContext): PyDecimal {
  const nan = a.nanOf(c, x, y);
  if (nan !== undefined) return nan;
  if (y.kind !== "finite" || y.exp !== 0 || y.coef > BigInt(2 * (c.emax + c.prec))) return c.invalid();
  if (x.kind === "inf") return x;
  return finish(x.sign, x.coef, x.exp + Number(y.coef) * (y.sign === 1 ? -1 : 1), c);
}
