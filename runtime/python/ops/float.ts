import { floatDiv, floatFloorDiv, floatMod } from "../number/float-math.ts";
import { intTrueDiv } from "../number/int-math.ts";
import { engineError } from "../object/engine-error.ts";
import { asInt, isInt } from "../object/int.ts";
import { PyFloat } from "../object/values.ts";
import { intToDouble } from "../text/int-to-double.ts";

// Operations on bare JS numbers that stand for floats, where type inference knows the types.

/** The one nan that boxing gives, so that a nan in a variable stays identical to itself. */
const NAN = new PyFloat(Number.NaN);

export function float(v: number): unknown {
  return v === v ? new PyFloat(v) : NAN;
}

export function fv(x: unknown): number {
  if (x === null || (x as object).constructor !== PyFloat) engineError("not-a-float");
  return (x as PyFloat).v;
}

export function tofloat(x: unknown): number {
  if (typeof x === "number") return x;
  if (x !== null && (x as object).constructor === PyFloat) return (x as PyFloat).v;
  if (isInt(x)) return intToDouble(asInt(x));
  if (x instanceof PyFloat) return x.v;
  engineError("not-a-number");
}

export const fdiv = floatDiv;

export function idiv(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number" && b !== 0) return a / b;
  return intTrueDiv(asInt(a), asInt(b));
}

export function ffloordiv(a: number, b: number): number {
  return floatFloorDiv(a, b);
}

export function fmod(a: number, b: number): number {
  return floatMod(a, b);
}
