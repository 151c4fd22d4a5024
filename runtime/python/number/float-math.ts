import { exc, newException, raiseError, throwException } from "../object/exception.ts";
import { intOr } from "../object/int.ts";
import { PyFloat } from "../object/values.ts";
import { intToDouble } from "../text/int-to-double.ts";

/** The double of an int, bool or float operand, undefined for anything else. */
export function doubleOr(x: unknown): number | undefined {
  if (x instanceof PyFloat) return x.v;
  const n = intOr(x);
  return n === undefined ? undefined : typeof n === "number" ? n : intToDouble(n);
}

export function floatDiv(a: number, b: number): number {
  if (b === 0) raiseError(exc.ZeroDivisionError, "float division by zero");
  return a / b;
}

export function floatMod(a: number, b: number, message = "float modulo"): number {
  if (b === 0) raiseError(exc.ZeroDivisionError, message);
  const r = a % b;
  if (r !== 0) return r < 0 !== b < 0 ? r + b : r;
  return b < 0 ? -0 : 0;
}

/** a // b as CPython computes it: from the remainder, so that a == (a // b) * b + a % b nearly holds. */
export function floatFloorDiv(a: number, b: number, message = "float floor division by zero"): number {
  if (b === 0) raiseError(exc.ZeroDivisionError, message);
  const r = a % b;
  let q = (a - r) / b;
  if (r !== 0 && r < 0 !== b < 0) q -= 1;
  if (q === 0) {
    const sign = a / b;
    return sign < 0 || 1 / sign < 0 ? -0 : 0;
  }
  const floor = Math.floor(q);
  return q - floor > 0.5 ? floor + 1 : floor;
}

/** a ** b for floats, with C's special cases and CPython's errors. */
export function floatPow(a: number, b: number): number {
  if (b === 0 || a === 1) return 1;
  if (a !== a || b !== b) return Number.NaN;
  if (b === Infinity || b === -Infinity) {
    const size = Math.abs(a);
    if (size === 1) return 1;
    return size > 1 === b > 0 ? Infinity : 0;
  }
  if (a === 0) {
    if (b < 0) raiseError(exc.ZeroDivisionError, "0.0 cannot be raised to a negative power");
    return a ** b;
  }
  if (a < 0 && Number.isFinite(a) && !Number.isInteger(b)) {
    raiseError(
      exc.ValueError,
      "a negative number to a fractional power is a complex number, which is not supported",
    );
  }
  const r = a ** b;
  if (Number.isFinite(a) && (r === Infinity || r === -Infinity)) {
    throwException(newException(exc.OverflowError, 34, "Numerical result out of range"));
  }
  return r;
}
