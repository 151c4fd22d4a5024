import { callSpecial1 } from "./call.ts";
import { PyDict } from "./dict.ts";
import { exc, raiseError } from "./exception.ts";
import { intOr } from "./int.ts";
import { typeName, typeOf } from "./type-of.ts";
import { PyFloat, PyTuple } from "./values.ts";

/** bool(x) as a JS boolean. */
export function truth(x: unknown): boolean {
  switch (typeof x) {
    case "boolean":
      return x;
    case "number":
      return x !== 0;
    case "string":
      return x !== "";
    case "bigint":
      return true;
    default:
  }
  if (x === null) return false;
  switch ((x as object).constructor) {
    case Array:
      return (x as unknown[]).length !== 0;
    case PyFloat:
      return (x as PyFloat).v !== 0;
    case PyTuple:
      return (x as PyTuple).a.length !== 0;
    case PyDict:
      return (x as PyDict).m.size !== 0;
    default:
  }
  const { all } = typeOf(x);
  const bool = all["__bool__"];
  if (bool !== undefined && bool !== null) {
    const result = callSpecial1(bool, x);
    if (typeof result === "boolean") return result;
    raiseError(exc.TypeError, `__bool__ should return bool, returned ${typeName(result)}`);
  }
  return all["__len__"] === undefined ? true : length(x) !== 0;
}

/** len(x) by `__len__`, with CPython's checks of what it gives. */
export function length(x: unknown): number {
  const method = typeOf(x).all["__len__"];
  if (method === undefined || method === null) {
    raiseError(exc.TypeError, `object of type '${typeName(x)}' has no len()`);
  }
  const result = callSpecial1(method, x);
  if (typeof result === "number" && result >= 0) return result;
  const n = intOr(result);
  if (n === undefined) {
    raiseError(exc.TypeError, `'${typeName(result)}' object cannot be interpreted as an integer`);
  }
  if (n < 0) raiseError(exc.ValueError, "__len__() should return >= 0");
  if (typeof n === "bigint") raiseError(exc.OverflowError, "cannot fit 'int' into an index-sized integer");
  return n;
}
