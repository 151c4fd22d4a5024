import { callSpecial1 } from "../object/call.ts";
import { exc, raiseError } from "../object/exception.ts";
import { indexOr, intOr } from "../object/int.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { PyFloat } from "../object/values.ts";
import { intToDouble } from "./int-to-double.ts";

/** A real number as a double, by `__float__` or `__index__`; undefined for what has neither. */
export function doubleOr(x: unknown): number | undefined {
  if (x instanceof PyFloat) return x.v;
  const int = intOr(x);
  if (int !== undefined) return intToDouble(int);
  const type = typeOf(x);
  const method = type.all["__float__"];
  if (method !== undefined && method !== null) {
    const result = callSpecial1(method, x);
    if (result instanceof PyFloat) return result.v;
    raiseError(exc.TypeError, `${type.name}.__float__ returned non-float (type ${typeName(result)})`);
  }
  const index = indexOr(x);
  return index === undefined ? undefined : intToDouble(index);
}

/** The same; TypeError as CPython's PyFloat_AsDouble. */
export function asDouble(x: unknown): number {
  const v = doubleOr(x);
  if (v === undefined) raiseError(exc.TypeError, `must be real number, not ${typeName(x)}`);
  return v;
}
