import { callSpecial2 } from "../object/call.ts";
import { exc, raiseError } from "../object/exception.ts";
import { typeOf } from "../object/type-of.ts";

/** x[key] by the special method of x. */
export function getItem(x: unknown, key: unknown): unknown {
  const type = typeOf(x);
  const method = type.all["__getitem__"];
  if (method === undefined || method === null) {
    raiseError(exc.TypeError, `'${type.name}' object is not subscriptable`);
  }
  return callSpecial2(method, x, key);
}
