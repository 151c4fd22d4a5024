/** How the functions of `math` read their arguments. */
import {
  asIndex,
  callPy,
  exc,
  indexOr,
  intOr,
  lookupSpecial,
  PyFloat,
  raiseError,
  typeName,
  typeOf,
} from "../../kernel.ts";
import { intToDouble } from "../../text/int-to-double.ts";

/** A real number as a double: float, int, or an object with `__float__` or `__index__`. */
export function asDouble(x: unknown): number {
  if (x instanceof PyFloat) return x.v;
  if (typeof x === "number") return x;
  const n = intOr(x);
  if (n !== undefined) return intToDouble(n);
  const method = lookupSpecial(x, "__float__");
  if (method !== undefined) {
    const result = callPy(method);
    if (result instanceof PyFloat) return result.v;
    raiseError(exc.TypeError, `${typeOf(x).name}.__float__ returned non-float (type ${typeName(result)})`);
  }
  const index = indexOr(x);
  if (index === undefined) raiseError(exc.TypeError, `must be real number, not ${typeName(x)}`);
  return intToDouble(index);
}

/** An int as a big integer. */
export function asBigInt(x: unknown): bigint {
  return BigInt(asIndex(x));
}

export function domainError(): never {
  raiseError(exc.ValueError, "math domain error");
}

export function rangeError(): never {
  raiseError(exc.OverflowError, "math range error");
}
