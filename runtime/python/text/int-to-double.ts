import { exc, raiseError } from "../object/exception.ts";

/** float() of an int, rounded half to even; OverflowError where it does not fit. */
export function intToDouble(x: number | bigint): number {
  const v = Number(x);
  if (v === Infinity || v === -Infinity) raiseError(exc.OverflowError, "int too large to convert to float");
  return v;
}
