import { callSpecial1, callSpecial2 } from "../object/call.ts";
import { exc, raiseError } from "../object/exception.ts";
import { asIndex, intFromNumber, intOr, normInt } from "../object/int.ts";
import { typeOf } from "../object/type-of.ts";
import { type Int, PyFloat } from "../object/values.ts";
import { asBound } from "./args.ts";
import { divideHalfEven, fixedDigits, scaled } from "./exact-decimal.ts";
import { floatToInt } from "./float-to-int.ts";

/** Beyond these numbers of digits a double stays as it is, or becomes zero. */
const MOST_DIGITS = 323;
const LEAST_DIGITS = -308;

/** round(v) of a float: the nearest int, ties to even. */
export function roundToInt(v: number): Int {
  if (!Number.isFinite(v)) return floatToInt(v);
  const low = Math.floor(v);
  const above = v - low;
  if (above < 0.5) return intFromNumber(low);
  if (above > 0.5) return intFromNumber(low + 1);
  return intFromNumber(low % 2 === 0 ? low : low + 1);
}

/** round(v, ndigits) of a float, correctly rounded from its exact value. */
export function roundFloat(v: number, ndigits: number): number {
  if (!Number.isFinite(v) || v === 0 || ndigits > MOST_DIGITS) return v;
  if (ndigits < LEAST_DIGITS) return 0 * v;
  const size = v < 0 ? -v : v;
  const text = ndigits >= 0 ? fixedDigits(size, ndigits) : `${scaled(size, ndigits)}e${-ndigits}`;
  const rounded = Number(text);
  if (rounded === Infinity) raiseError(exc.OverflowError, "rounded value too large to represent");
  return v < 0 ? -rounded : rounded;
}

/** round(x, ndigits) of an int. */
export function roundInt(x: Int, ndigits: Int): Int {
  if (ndigits >= 0) return x;
  const negative = x < 0;
  const size = negative ? -BigInt(x) : BigInt(x);
  // One more digit than the number has, and it is nearer to zero than to the power of ten.
  if (-ndigits > size.toString(16).length * 1.25 + 1) return 0;
  const unit = 10n ** BigInt(-ndigits);
  const rounded = divideHalfEven(size, unit) * unit;
  return normInt(negative ? -rounded : rounded);
}

/** The builtin round(); `ndigits` is undefined where it is not given. */
export function round(x: unknown, ndigits: unknown): unknown {
  const int = intOr(x);
  if (int !== undefined && typeOf(x).builtin) return roundIntBy(int, ndigits);
  if (x !== null && (x as object).constructor === PyFloat) return roundFloatBy((x as PyFloat).v, ndigits);
  const type = typeOf(x);
  const method = type.all["__round__"];
  if (method === undefined || method === null) {
    raiseError(exc.TypeError, `type ${type.name} doesn't define __round__ method`);
  }
  // CPython hands a missing second argument and None on in the same way.
  return ndigits === undefined || ndigits === null
    ? callSpecial1(method, x)
    : callSpecial2(method, x, ndigits);
}

/** int.__round__ */
export function roundIntBy(x: Int, ndigits: unknown): Int {
  return ndigits === undefined || ndigits === null ? x : roundInt(x, asIndex(ndigits));
}

/** float.__round__ */
export function roundFloatBy(v: number, ndigits: unknown): unknown {
  if (ndigits === undefined || ndigits === null) return roundToInt(v);
  asIndex(ndigits);
  return new PyFloat(roundFloat(v, asBound(ndigits, 0)));
}
