import { callSpecial1 } from "../object/call.ts";
import { exc, raiseError } from "../object/exception.ts";
import { typeOf } from "../object/type-of.ts";
import { PyFloat } from "../object/values.ts";

function unary(x: unknown, name: string, symbol: string): unknown {
  const type = typeOf(x);
  const method = type.all[name];
  if (method === undefined || method === null) {
    raiseError(exc.TypeError, `bad operand type for unary ${symbol}: '${type.shown}'`);
  }
  return callSpecial1(method, x);
}

export function neg(x: unknown): unknown {
  if (typeof x === "number") return 0 - x;
  if (x !== null && (x as object).constructor === PyFloat) return new PyFloat(-(x as PyFloat).v);
  return unary(x, "__neg__", "-");
}

export function pos(x: unknown): unknown {
  return typeof x === "number" ? x : unary(x, "__pos__", "+");
}

export function invert(x: unknown): unknown {
  return typeof x === "number" ? -1 - x + 0 : unary(x, "__invert__", "~");
}
