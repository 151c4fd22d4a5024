/** The arithmetic of finite numbers, infinities and NaNs. Each function rounds by the context and notes conditions. */
import type { PyContext } from "./context.ts";
import { finish, fix, rescale } from "./rounding.ts";
import { adjusted, digitsOf, isNaN_, isZero, PyDecimal, power10, withSign } from "./values.ts";

/** The NaN that an operation on NaNs gives; a signalling one is an invalid operation. */
export function nanOf(c: PyContext, ...xs: PyDecimal[]): PyDecimal | undefined {
  const signalling = xs.find((x) => x.kind === "snan");
  if (signalling !== undefined) {
    c.invalid();
    return fix(new PyDecimal(signalling.sign, signalling.coef, 0, "nan"), c);
  }
  const quiet = xs.find((x) => x.kind === "nan");
  return quiet === undefined ? undefined : fix(quiet, c);
}

const infinity = (sign: 0 | 1): PyDecimal => new PyDecimal(sign, 0n, 0, "inf");
const flip = (sign: 0 | 1): 0 | 1 => (sign === 0 ? 1 : 0);

export function negate(x: PyDecimal): PyDecimal {
  return withSign(x, flip(x.sign));
}

export function add(a: PyDecimal, b: PyDecimal, c: PyContext): PyDecimal {
  const nan = nanOf(c, a, b);
  if (nan !== undefined) return nan;
  if (a.kind === "inf") return b.kind === "inf" && a.sign !== b.sign ? c.invalid() : a;
  if (b.kind === "inf") return b;
  const exp = Math.min(a.exp, b.exp);
  if (a.coef === 0n && b.coef === 0n) {
    const negative = a.sign === b.sign ? a.sign === 1 : c.rounding === "ROUND_FLOOR";
    return finish(negative ? 1 : 0, 0n, exp, c);
  }
  if (a.coef === 0n) return addZero(b, exp, c);
  if (b.coef === 0n) return addZero(a, exp, c);
  const [x, y] = align(a, b, c.prec);
  const sum = (x.sign === 1 ? -x.coef : x.coef) + (y.sign === 1 ? -y.coef : y.coef);
  if (sum === 0n) return finish(c.rounding === "ROUND_FLOOR" ? 1 : 0, 0n, exp, c);
  return finish(sum < 0n ? 1 : 0, sum < 0n ? -sum : sum, x.exp, c);
}

/** A number plus zero: its exponent goes down to that of the zero as far as the precision reaches. */
function addZero(x: PyDecimal, expWanted: number, c: PyContext): PyDecimal {
  const exp = Math.max(expWanted, x.exp - c.prec - 1);
  return finish(x.sign, x.exp > exp ? x.coef * power10(x.exp - exp) : x.coef, Math.min(exp, x.exp), c);
}

/** Two numbers with one exponent; a very small one becomes the least that still rounds the other. */
function align(a: PyDecimal, b: PyDecimal, prec: number): [PyDecimal, PyDecimal] {
  if (a.exp === b.exp) return [a, b];
  const [high, low] = a.exp > b.exp ? [a, b] : [b, a];
  const highDigits = digitsOf(high.coef);
  const floor = high.exp + Math.min(-1, highDigits - prec - 2);
  const small = digitsOf(low.coef) + low.exp - 1 < floor ? new PyDecimal(low.sign, 1n, floor) : low;
  const big = new PyDecimal(high.sign, high.coef * power10(high.exp - small.exp), small.exp);
  return a.exp > b.exp ? [big, small] : [small, big];
}

export function subtract(a: PyDecimal, b: PyDecimal, c: PyContext): PyDecimal {
  return isNaN_(b) ? add(a, b, c) : add(a, negate(b), c);
}

export function multiply(a: PyDecimal, b: PyDecimal, c: PyContext): PyDecimal {
  const nan = nanOf(c, a, b);
  if (nan !== undefined) return nan;
  const sign = a.sign === b.sign ? 0 : 1;
  if (a.kind === "inf" || b.kind === "inf") return isZero(a) || isZero(b) ? c.invalid() : infinity(sign);
  return finish(sign, a.coef * b.coef, a.exp + b.exp, c);
}

export function divide(a: PyDecimal, b: PyDecimal, c: PyContext): PyDecimal {
  const nan = nanOf(c, a, b);
  if (nan !== undefined) return nan;
  const sign = a.sign === b.sign ? 0 : 1;
  if (a.kind === "inf") return b.kind === "inf" ? c.invalid() : infinity(sign);
  if (b.kind === "inf") {
    c.note("Clamped");
    return new PyDecimal(sign, 0n, c.etiny);
  }
  if (b.coef === 0n) {
    if (a.coef === 0n) return c.invalid("DivisionUndefined");
    c.note("DivisionByZero");
    return infinity(sign);
  }
  const ideal = a.exp - b.exp;
  if (a.coef === 0n) return finish(sign, 0n, ideal, c);
  const shift = digitsOf(b.coef) - digitsOf(a.coef) + c.prec + 1;
  let exp = ideal - shift;
  const [n, d] = shift >= 0 ? [a.coef * power10(shift), b.coef] : [a.coef, b.coef * power10(-shift)];
  let coef = n / d;
  if (n % d !== 0n) {
    if (coef % 5n === 0n) coef += 1n;
  } else {
    while (exp < ideal && coef % 10n === 0n) {
      coef /= 10n;
      exp++;
    }
  }
  return finish(sign, coef, exp, c);
}

/** Whole quotient and remainder; NaN for both where the quotient has too many digits. */
export function divideInteger(a: PyDecimal, b: PyDecimal, c: PyContext): [PyDecimal, PyDecimal] {
  const sign = a.sign === b.sign ? 0 : 1;
  const exp = b.kind === "inf" ? a.exp : Math.min(a.exp, b.exp);
  const distance = adjusted(a) - adjusted(b);
  if (isZero(a) || b.kind === "inf" || distance <= -2) {
    const rest =
      b.kind === "inf" || isZero(a)
        ? new PyDecimal(a.sign, a.coef, isZero(a) ? exp : a.exp)
        : rescale(a, exp, c.rounding).value;
    return [new PyDecimal(sign, 0n, 0), rest];
  }
  if (distance <= c.prec) {
    const n = a.coef * power10(a.exp - exp);
    const d = b.coef * power10(b.exp - exp);
    const q = n / d;
    if (q < power10(c.prec)) return [new PyDecimal(sign, q, 0), new PyDecimal(a.sign, n - q * d, exp)];
  }
  const impossible = c.invalid("DivisionImpossible");
  return [impossible, impossible];
}

export function floorDivide(a: PyDecimal, b: PyDecimal, c: PyContext): PyDecimal {
  const nan = nanOf(c, a, b);
  if (nan !== undefined) return nan;
  const sign = a.sign === b.sign ? 0 : 1;
  if (a.kind === "inf") return b.kind === "inf" ? c.invalid() : infinity(sign);
  if (isZero(b)) {
    if (isZero(a)) return c.invalid("DivisionUndefined");
    c.note("DivisionByZero");
    return infinity(sign);
  }
  return divideInteger(a, b, c)[0];
}

export function remainder(a: PyDecimal, b: PyDecimal, c: PyContext): PyDecimal {
  const nan = nanOf(c, a, b);
  if (nan !== undefined) return nan;
  if (a.kind === "inf") return c.invalid();
  if (isZero(b)) return isZero(a) ? c.invalid("DivisionUndefined") : c.invalid();
  return fix(divideInteger(a, b, c)[1], c);
}

/** The remainder of the division whose quotient is nearest. */
export function remainderNear(a: PyDecimal, b: PyDecimal, c: PyContext): PyDecimal {
  const nan = nanOf(c, a, b);
  if (nan !== undefined) return nan;
  if (a.kind === "inf") return c.invalid();
  if (isZero(b)) return isZero(a) ? c.invalid("DivisionUndefined") : c.invalid();
  if (b.kind === "inf") return fix(a, c);
  const exp = Math.min(a.exp, b.exp);
  if (isZero(a)) return finish(a.sign, 0n, exp, c);
  const distance = adjusted(a) - adjusted(b);
  if (distance >= c.prec + 1) return c.invalid("DivisionImpossible");
  if (distance <= -2) return fix(rescale(a, exp, c.rounding).value, c);
  const n = a.coef * power10(a.exp - exp);
  const d = b.coef * power10(b.exp - exp);
  let q = n / d;
  let r = n - q * d;
  if (2n * r + (q & 1n) > d) {
    r -= d;
    q += 1n;
  }
  if (q >= power10(c.prec)) return c.invalid("DivisionImpossible");
  const sign = r < 0n ? flip(a.sign) : a.sign;
  return finish(sign, r < 0n ? -r : r, exp, c);
}

export function plus(x: PyDecimal, c: PyContext): PyDecimal {
  const nan = nanOf(c, x);
  if (nan !== undefined) return nan;
  return fix(isZero(x) && c.rounding !== "ROUND_FLOOR" ? withSign(x, 0) : x, c);
}

export function minus(x: PyDecimal, c: PyContext): PyDecimal {
  const nan = nanOf(c, x);
  if (nan !== undefined) return nan;
  return fix(isZero(x) && c.rounding !== "ROUND_FLOOR" ? withSign(x, 0) : negate(x), c);
}

/** -1, 0 or 1; neither may be a NaN. */
export function order(a: PyDecimal, b: PyDecimal): number {
  const rank = (x: PyDecimal) =>
    x.kind === "inf" ? (x.sign === 1 ? -2 : 2) : isZero(x) ? 0 : x.sign === 1 ? -1 : 1;
  const [p, q] = [rank(a), rank(b)];
  if (p !== q) return p < q ? -1 : 1;
  if (p !== 1 && p !== -1) return 0;
  const high = adjusted(a) - adjusted(b);
  if (high !== 0) return (high < 0 ? -1 : 1) * p;
  const exp = Math.min(a.exp, b.exp);
  const [x, y] = [a.coef * power10(a.exp - exp), b.coef * power10(b.exp - exp)];
  return x === y ? 0 : (x < y ? -1 : 1) * p;
}

export function quantize(x: PyDecimal, exp: PyDecimal, c: PyContext, rounding = c.rounding): PyDecimal {
  const nan = nanOf(c, x, exp);
  if (nan !== undefined) return nan;
  if (x.kind === "inf" || exp.kind === "inf") return x.kind === exp.kind ? x : c.invalid();
  if (exp.exp < c.etiny || exp.exp > c.emax) return c.invalid();
  if (x.coef !== 0n && (adjusted(x) > c.emax || adjusted(x) - exp.exp + 1 > c.prec)) return c.invalid();
  const { value, exact } = rescale(x, exp.exp, rounding);
  if (value.coef !== 0n && (adjusted(value) > c.emax || digitsOf(value.coef) > c.prec)) return c.invalid();
  if (value.coef !== 0n && adjusted(value) < c.emin) c.note("Subnormal");
  if (value.exp > x.exp) c.note("Rounded");
  if (!exact) c.note("Inexact");
  return value;
}

/** Rounded to a whole number. */
export function toIntegral(x: PyDecimal, c: PyContext, rounding = c.rounding, noting = false): PyDecimal {
  const nan = nanOf(c, x);
  if (nan !== undefined) return nan;
  if (x.kind === "inf" || x.exp >= 0) return x;
  const { value, exact } = rescale(x, 0, rounding);
  if (noting) c.note("Rounded");
  if (noting && !exact) c.note("Inexact");
  return value;
}

export function normalize(x: PyDecimal, c: PyContext): PyDecimal {
  const nan = nanOf(c, x);
  if (nan !== undefined) return nan;
  const rounded = fix(x, c);
  if (rounded.kind === "inf") return rounded;
  if (rounded.coef === 0n) return new PyDecimal(rounded.sign, 0n, 0);
  let { coef, exp } = rounded;
  while (coef % 10n === 0n && exp < c.emax) {
    coef /= 10n;
    exp++;
  }
  return new PyDecimal(rounded.sign, coef, exp);
}
