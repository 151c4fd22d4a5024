import type { PyContext, Rounding } from "./context.ts";
import { digitsOf, PyDecimal, power10 } from "./values.ts";

/** A coefficient without its last digits, rounded; `exact` where they were zeros. */
export function dropDigits(
  coef: bigint,
  count: number,
  sign: 0 | 1,
  mode: Rounding,
): { coef: bigint; exact: boolean } {
  if (count <= 0) return { coef, exact: true };
  // What is left of so short a number is less than half a unit.
  const unit = count > digitsOf(coef) + 1 ? 0n : power10(count);
  const kept = unit === 0n ? 0n : coef / unit;
  const rest = unit === 0n ? coef : coef % unit;
  if (rest === 0n) return { coef: kept, exact: true };
  const half = unit === 0n ? -1 : Number(2n * rest > unit) - Number(2n * rest < unit);
  return { coef: goesUp(kept, half, sign, mode) ? kept + 1n : kept, exact: false };
}

function goesUp(kept: bigint, half: number, sign: 0 | 1, mode: Rounding): boolean {
  switch (mode) {
    case "ROUND_UP":
      return true;
    case "ROUND_DOWN":
      return false;
    case "ROUND_CEILING":
      return sign === 0;
    case "ROUND_FLOOR":
      return sign === 1;
    case "ROUND_HALF_UP":
      return half >= 0;
    case "ROUND_HALF_DOWN":
      return half > 0;
    case "ROUND_HALF_EVEN":
      return half > 0 || (half === 0 && kept % 2n === 1n);
    default:
      return kept % 5n === 0n;
  }
}

/** The largest finite number or infinity, as the rounding mode has it. */
function overflow(sign: 0 | 1, c: PyContext): PyDecimal {
  c.note("Overflow", "Inexact", "Rounded");
  const toInfinity =
    c.rounding.startsWith("ROUND_HALF") ||
    c.rounding === "ROUND_UP" ||
    (c.rounding === "ROUND_CEILING" && sign === 0) ||
    (c.rounding === "ROUND_FLOOR" && sign === 1);
  if (toInfinity) return new PyDecimal(sign, 0n, 0, "inf");
  return new PyDecimal(sign, power10(c.prec) - 1n, c.emax - c.prec + 1);
}

/** A result rounded to the precision and brought into the range of the context. */
export function finish(sign: 0 | 1, coefArgument: bigint, expArgument: number, c: PyContext): PyDecimal {
  let coef = coefArgument;
  let exp = expArgument;
  const top = c.emax - c.prec + 1;
  if (coef === 0n) {
    const clamped = Math.min(Math.max(exp, c.etiny), c.clamp ? top : c.emax);
    if (clamped !== exp) c.note("Clamped");
    return new PyDecimal(sign, 0n, clamped);
  }
  const digits = digitsOf(coef);
  let least = digits + exp - c.prec;
  if (least > top) return overflow(sign, c);
  const subnormal = digits + exp - 1 < c.emin;
  if (least < c.etiny) least = c.etiny;
  if (subnormal) c.note("Subnormal");
  if (exp < least) {
    const { coef: kept, exact } = dropDigits(coef, least - exp, sign, c.rounding);
    coef = kept;
    exp = least;
    c.note("Rounded");
    if (!exact) {
      c.note("Inexact");
      if (subnormal) c.note("Underflow");
    }
    if (digitsOf(coef) > c.prec) {
      coef /= 10n;
      exp++;
    }
    if (coef === 0n && subnormal) c.note("Clamped");
    if (coef !== 0n && digitsOf(coef) + exp - 1 > c.emax) return overflow(sign, c);
  }
  if (c.clamp && exp > top) {
    c.note("Clamped");
    coef *= power10(exp - top);
    exp = top;
  }
  return new PyDecimal(sign, coef, exp);
}

/** The same for any value: NaN payloads are cut, infinities stay. */
export function fix(x: PyDecimal, c: PyContext): PyDecimal {
  if (x.kind === "finite") return finish(x.sign, x.coef, x.exp, c);
  if (x.kind === "inf" || digitsOf(x.coef) <= c.prec) return x;
  return new PyDecimal(x.sign, x.coef % power10(c.prec), 0, x.kind);
}

/** The same number with another exponent, rounded where digits go. */
export function rescale(x: PyDecimal, exp: number, mode: Rounding): { value: PyDecimal; exact: boolean } {
  if (x.coef === 0n) return { value: new PyDecimal(x.sign, 0n, exp), exact: true };
  if (x.exp >= exp) return { value: new PyDecimal(x.sign, x.coef * power10(x.exp - exp), exp), exact: true };
  const { coef, exact } = dropDigits(x.coef, exp - x.exp, x.sign, mode);
  return { value: new PyDecimal(x.sign, coef, exp), exact };
}
