/** Rounding of doubles as Python's `round()` and as Frappe's three methods do it. */
import { exc, intFromNumber, PyFloat, raiseError } from "../../kernel.ts";
import { divideNearest } from "../../modules/datetime/duration.ts";
import { doubleToRatio } from "../../modules/exact-ratio.ts";
import { fixedDigits } from "../../text/exact-decimal.ts";
import { raiseFrappe } from "../exceptions.ts";

/** `round(x, digits)` of a finite double: exact decimal rounding, ties to even. */
export function roundTo(x: number, digits: number): number {
  if (!Number.isFinite(x) || digits > 323) return x;
  if (digits >= 0) return Number(fixedDigits(x, digits));
  const unit = 10n ** BigInt(Math.min(400, -digits));
  const { n, d } = doubleToRatio(x);
  return Number(divideNearest(n, d * unit) * unit);
}

/** `round(x)`: the nearest whole number, ties to even. */
export function roundHalfEven(x: number): number {
  if (Number.isNaN(x)) raiseError(exc.ValueError, "cannot convert float NaN to integer");
  if (!Number.isFinite(x)) raiseError(exc.OverflowError, "cannot convert float infinity to integer");
  const floor = Math.floor(x);
  if (x - floor !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

function finite(x: number): number {
  if (!Number.isFinite(x)) roundHalfEven(x);
  return x;
}

/** The distance to the next double, about; ties that binary fractions cannot show are found within it. */
function epsilonOf(x: number): number {
  return 2 ** (Math.log2(Math.abs(x)) - 52);
}

function bankers(x: number, precision: number): PyFloat {
  const multiplier = 10 ** precision;
  const scaled = finite(roundTo(x * multiplier, 12));
  if (scaled === 0) return new PyFloat(0);
  const floor = Math.floor(scaled);
  const isTie = Math.abs(scaled - floor - 0.5) < epsilonOf(scaled);
  const whole = isTie ? (floor % 2 === 0 ? floor : floor + 1) : roundHalfEven(scaled);
  return new PyFloat((whole + 0) / multiplier);
}

function legacy(x: number, precision: number): unknown {
  const multiplier = 10 ** precision;
  const scaled = finite(roundTo(precision === 0 ? x : x * multiplier, 8));
  const floor = Math.floor(scaled);
  const isTie = scaled - floor === 0.5;
  let whole: number;
  if (!isTie) whole = roundHalfEven(scaled);
  else if (precision === 0) whole = floor % 2 === 0 ? floor : floor + 1;
  else whole = floor + 1;
  return precision === 0 ? intFromNumber(whole) : new PyFloat((whole + 0) / multiplier);
}

function commercial(x: number, precision: number): PyFloat {
  if (x === 0) return new PyFloat(0);
  const epsilon = epsilonOf(x);
  return new PyFloat(roundTo(x + (x < 0 ? -epsilon : epsilon), precision));
}

/** `rounded(x, precision, method)`; the legacy method gives an int for precision 0. */
export function roundByMethod(x: number, precision: number, method: string): unknown {
  switch (method) {
    case "Banker's Rounding":
      return bankers(x, precision);
    case "Banker's Rounding (legacy)":
    case "":
      return legacy(x, precision);
    case "Commercial Rounding":
      return commercial(x, precision);
    default:
      return raiseFrappe("InvalidRoundingMethod", `Unknown Rounding Method: ${method}`);
  }
}
