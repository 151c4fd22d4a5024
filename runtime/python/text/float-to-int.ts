import { exc, raiseError } from "../object/exception.ts";
import { intFromNumber } from "../object/int.ts";
import type { Int } from "../object/values.ts";

/** int() of a float. */
export function floatToInt(v: number): Int {
  if (Number.isNaN(v)) raiseError(exc.ValueError, "cannot convert float NaN to integer");
  if (v === Infinity || v === -Infinity) {
    raiseError(exc.OverflowError, "cannot convert float infinity to integer");
  }
  return intFromNumber(Math.trunc(v));
}
