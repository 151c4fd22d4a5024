/** Roots, powers, exponential and logarithms, reckoned with spare digits and rounded once. */
import { checkBits, exc, raiseError } from "../../kernel.ts";
import { integerSquareRoot } from "../math/integers.ts";
import { divide, nanOf, order } from "./arithmetic.ts";
import type { PyContext } from "./context.ts";
import { finish, fix } from "./rounding.ts";
import { adjusted, digitsOf, isZero, PyDecimal, power10 } from "./values.ts";

const ONE = new PyDecimal(0, 1n, 0);
const infinity = (sign: 0 | 1): PyDecimal => new PyDecimal(sign, 0n, 0, "inf");

/** The same context rounding half to even, as the standard wants it for these functions. */
function halfEven(c: PyContext, run: () => PyDecimal): PyDecimal {
  const { rounding } = c;
  c.rounding = "ROUND_HALF_EVEN";
  try {
    return run();
  } finally {
    c.rounding = rounding;
  }
}

export function squareRoot(x: PyDecimal, c: PyContext): PyDecimal {
  const nan = nanOf(c, x);
  if (nan !== undefined) return nan;
  if (x.kind === "inf" && x.sign === 0) return x;
  const ideal = Math.floor(x.exp / 2);
  if (isZero(x)) return finish(x.sign, 0n, ideal, c);
  if (x.sign === 1) return c.invalid();
  const digits = 2 * (c.prec + 1);
  let exp = x.exp;
  let { coef } = x;
  let shift = Math.max(0, digits - digitsOf(coef) + 1);
  if ((exp - shift) % 2 !== 0) shift++;
  coef *= power10(shift);
  exp -= shift;
  let root = integerSquareRoot(coef);
  if (root * root !== coef) {
    // A last digit of 0 or 5 would look like an exact or a half result.
    if (root % 5n === 0n) root += 1n;
    return halfEven(c, () => finish(0, root, exp / 2, c));
  }
  let out = exp / 2;
  while (out < ideal && root % 10n === 0n) {
    root /= 10n;
    out++;
  }
  return halfEven(c, () => finish(0, root, out, c));
}

/** e ** (n / one) times one. */
function expFixed(n: bigint, one: bigint): bigint {
  const halvings = 16n;
  const x = n >> halvings;
  let term = one;
  let sum = one;
  for (let k = 1n; term !== 0n; k++) {
    term = (term * x) / (one * k);
    sum += term;
  }
  for (let i = 0n; i < halvings; i++) sum = (sum * sum) / one;
  return sum;
}

/** ln(n / one) times one, for n near one or above. */
function lnFixed(n: bigint, one: bigint): bigint {
  let x = n;
  let doublings = 0n;
  while (x > one + one / 64n || x < one - one / 64n) {
    x = integerSquareRoot(x * one);
    doublings++;
  }
  const z = ((x - one) * one) / (x + one);
  const square = (z * z) / one;
  let power = z;
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power = (power * square) / one;
  }
  return (2n * sum) << doublings;
}

const tens = new Map<number, bigint>();
/** ln(10) with a number of digits behind the point. */
function lnTen(digits: number): bigint {
  let value = tens.get(digits);
  if (value === undefined) {
    value = lnFixed(10n * power10(digits), power10(digits));
    tens.set(digits, value);
  }
  return value;
}

/** The natural logarithm with a number of digits behind the point. */
function lnScaled(x: PyDecimal, digits: number): bigint {
  const one = power10(digits);
  const high = adjusted(x);
  const shift = digits - (high - x.exp);
  const mantissa = shift >= 0 ? x.coef * power10(shift) : x.coef / power10(-shift);
  return lnFixed(mantissa, one) + BigInt(high) * lnTen(digits);
}

function fromScaled(value: bigint, digits: number, c: PyContext): PyDecimal {
  // One more digit that is not zero keeps an irrational result from looking exact.
  const magnitude = (value < 0n ? -value : value) * 10n + 1n;
  return halfEven(c, () => finish(value < 0n ? 1 : 0, magnitude, -digits - 1, c));
}

export function exponential(x: PyDecimal, c: PyContext): PyDecimal {
  const nan = nanOf(c, x);
  if (nan !== undefined) return nan;
  if (x.kind === "inf") return x.sign === 1 ? new PyDecimal(0, 0n, 0) : x;
  if (x.coef === 0n) return ONE;
  return expOf(x, c);
}

function expOf(x: PyDecimal, c: PyContext): PyDecimal {
  const high = adjusted(x);
  if (high > 7) {
    return finish(0, 1n, x.sign === 1 ? c.etiny - 10 : c.emax + 10, c);
  }
  if (high < -c.prec - 2)
    return halfEven(c, () => finish(0, power10(c.prec + 3) + (x.sign === 1 ? -1n : 1n), -c.prec - 3, c));
  const digits = c.prec + 15 + Math.max(0, high) + Math.max(0, -high);
  const scaled = scaleTo(x, digits);
  const ten = lnTen(digits);
  let k = scaled / ten;
  if (scaled < 0n) k -= 1n;
  const value = expFixed(scaled - k * ten, power10(digits));
  return halfEven(c, () => finish(0, value * 10n + 1n, Number(k) - digits - 1, c));
}

function scaleTo(x: PyDecimal, digits: number): bigint {
  const shift = x.exp + digits;
  const n = shift >= 0 ? x.coef * power10(shift) : x.coef / power10(-shift);
  return x.sign === 1 ? -n : n;
}

/** Digits that the logarithm loses to its leading zeros. */
function extra(x: PyDecimal): number {
  return Math.abs(adjusted(x)) <= 1 ? digitsOf(x.coef) + 10 : 10;
}

function logarithm(
  x: PyDecimal,
  c: PyContext,
  of: (digits: number) => bigint,
  exact: () => PyDecimal | undefined,
): PyDecimal {
  const nan = nanOf(c, x);
  if (nan !== undefined) return nan;
  if (isZero(x)) return infinity(1);
  if (x.sign === 1) return c.invalid();
  if (x.kind === "inf") return x;
  const known = exact();
  if (known !== undefined) return fix(known, c);
  const digits = 2 * c.prec + extra(x);
  return fromScaled(of(digits), digits, c);
}

export function naturalLog(x: PyDecimal, c: PyContext): PyDecimal {
  return logarithm(
    x,
    c,
    (digits) => lnScaled(x, digits),
    () => (order(x, ONE) === 0 ? new PyDecimal(0, 0n, 0) : undefined),
  );
}

export function log10(x: PyDecimal, c: PyContext): PyDecimal {
  return logarithm(
    x,
    c,
    (digits) => (lnScaled(x, digits) * power10(digits)) / lnTen(digits),
    () => {
      if (!/^10*$/.test(String(x.coef))) return undefined;
      const high = adjusted(x);
      return new PyDecimal(high < 0 ? 1 : 0, BigInt(Math.abs(high)), 0);
    },
  );
}

/** The value of a whole number, undefined where it is none. */
function wholeOf(x: PyDecimal): bigint | undefined {
  if (x.kind !== "finite") return undefined;
  if (x.exp >= 0) return x.exp > 20 ? undefined : x.coef * power10(x.exp);
  if (-x.exp > digitsOf(x.coef) + 1) return x.coef === 0n ? 0n : undefined;
  const unit = power10(-x.exp);
  return x.coef % unit === 0n ? x.coef / unit : undefined;
}

export function power(a: PyDecimal, b: PyDecimal, c: PyContext): PyDecimal {
  const nan = nanOf(c, a, b);
  if (nan !== undefined) return nan;
  if (isZero(b)) return isZero(a) ? c.invalid() : ONE;
  const whole = wholeOf(b);
  const isWhole = whole !== undefined || (b.kind === "finite" && b.exp > 0);
  const odd = whole !== undefined && whole % 2n === 1n;
  const sign: 0 | 1 = a.sign === 1 && odd ? 1 : 0;
  if (a.sign === 1 && !isWhole && !(isZero(a) && b.kind !== "inf")) {
    if (b.kind === "inf" || a.kind === "finite" || a.kind === "inf") return c.invalid();
  }
  if (isZero(a)) return b.sign === 0 ? new PyDecimal(sign, 0n, 0) : infinity(sign);
  if (a.kind === "inf") return b.sign === 0 ? infinity(sign) : new PyDecimal(sign, 0n, 0);
  const base = new PyDecimal(0, a.coef, a.exp);
  const against = order(base, ONE);
  if (b.kind === "inf") {
    if (against === 0) return oneWithDigits(sign, c);
    return against > 0 === (b.sign === 0) ? infinity(0) : new PyDecimal(0, 0n, 0);
  }
  if (against === 0)
    return whole !== undefined && b.sign === 0 ? exactPower(base, whole, sign, c) : oneWithDigits(sign, c);
  if (whole !== undefined && Number(whole) * digitsOf(base.coef) < 20000) {
    if (b.sign === 0) return exactPower(base, whole, sign, c);
    const wide = c.copy();
    wide.prec = c.prec + 10;
    wide.emin = -999999999;
    wide.emax = 999999999;
    const below = exactPower(base, whole, 0, wide);
    const result = divide(ONE, below, c);
    return new PyDecimal(sign, result.coef, result.exp, result.kind);
  }
  return irrational(base, b, sign, c);
}

function exactPower(base: PyDecimal, n: bigint, sign: 0 | 1, c: PyContext): PyDecimal {
  checkBits(Number(n) * digitsOf(base.coef) * 3.33);
  const exp = base.exp * Number(n);
  if (!Number.isSafeInteger(exp)) raiseError(exc.OverflowError, "exponent is too large");
  return finish(sign, base.coef ** n, exp, c);
}

function oneWithDigits(sign: 0 | 1, c: PyContext): PyDecimal {
  c.note("Inexact", "Rounded");
  return new PyDecimal(sign, power10(c.prec - 1), 1 - c.prec);
}

/** By the exponential of the logarithm; exact results with fewer digits are found and kept. */
function irrational(base: PyDecimal, b: PyDecimal, sign: 0 | 1, c: PyContext): PyDecimal {
  const digits = 2 * c.prec + Math.max(0, adjusted(b)) + extra(base) + 10;
  const product = (lnScaled(base, digits) * scaleTo(b, digits)) / power10(digits);
  const n = new PyDecimal(product < 0n ? 1 : 0, product < 0n ? -product : product, -digits);
  const wide = c.copy();
  wide.prec = c.prec + 8;
  const near = expOf(n, wide);
  if (near.kind !== "finite") return fix(new PyDecimal(sign, near.coef, near.exp, near.kind), c);
  // Where all spare digits agree with a short number, that number is the result.
  const short = c.copy();
  const rounded = halfEven(short, () => finish(0, near.coef, near.exp, short));
  const exact = rounded.kind === "finite" && isExact(rounded, base, b);
  return exact ? padded(rounded, sign, c) : finish(sign, near.coef * 10n + 1n, near.exp - 1, c);
}

function padded(x: PyDecimal, sign: 0 | 1, c: PyContext): PyDecimal {
  const missing = c.prec - digitsOf(x.coef);
  c.note("Inexact", "Rounded");
  return finish(sign, x.coef * power10(Math.max(0, missing)), x.exp - Math.max(0, missing), c);
}

/** x ** (1/b) is base exactly, for b a fraction with a small denominator such as 0.5. */
function isExact(x: PyDecimal, base: PyDecimal, b: PyDecimal): boolean {
  if (b.exp < -3 || digitsOf(b.coef) > 4 || b.sign === 1) return false;
  const [n, d] = [b.coef, power10(Math.max(0, -b.exp))];
  const left = x.coef ** d;
  const right = base.coef ** n;
  const [p, q] = [x.exp * Number(d), base.exp * Number(n)];
  const exp = Math.min(p, q);
  if (Math.abs(p - q) > 5000) return false;
  return left * power10(p - exp) === right * power10(q - exp);
}
