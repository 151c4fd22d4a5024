/** Python's operators on any value, for modules that CPython has written in Python. */
import {
  callPy,
  eq,
  exc,
  getAttr,
  iterate,
  PyTuple,
  PyType,
  raiseError,
  strOr,
  truth,
  typeName,
  typeOf,
} from "../kernel.ts";

export { getItem } from "../text/subscript.ts";

/** `x[key] = value` */
export function setItem(x: unknown, key: unknown, value: unknown): null {
  const method = typeOf(x).all["__setitem__"];
  if (method === undefined) {
    raiseError(exc.TypeError, `'${typeName(x)}' object does not support item assignment`);
  }
  callPy(method, x, key, value);
  return null;
}

/** `del x[key]` */
export function deleteItem(x: unknown, key: unknown): null {
  const method = typeOf(x).all["__delitem__"];
  if (method === undefined) {
    raiseError(exc.TypeError, `'${typeName(x)}' object doesn't support item deletion`);
  }
  callPy(method, x, key);
  return null;
}

/** `item in x` */
export function contains(x: unknown, item: unknown): boolean {
  const method = typeOf(x).all["__contains__"];
  if (method !== undefined && method !== null) return truth(callPy(method, x, item));
  const iter = iterate(x);
  for (let own = iter.next(); own !== undefined; own = iter.next()) if (eq(own, item)) return true;
  return false;
}

/** `x.name(*args)` */
export function invoke(x: unknown, name: string, ...args: unknown[]): unknown {
  return callPy(getAttr(x, name), ...args);
}

/** None where an optional argument is missing. */
export function orNone(x: unknown): unknown {
  return x === undefined ? null : x;
}

/** True for a missing argument and for None. */
export function isNone(x: unknown): boolean {
  return x === undefined || x === null;
}

/** `callable(x)` */
export function callable(x: unknown): boolean {
  return x instanceof PyType || typeOf(x).all["__call__"] !== undefined;
}

export function pair(a: unknown, b: unknown): PyTuple {
  return new PyTuple([a, b]);
}

/** The text of an argument that must be a str. */
export function textArgument(x: unknown, message: (type: string) => string): string {
  const text = strOr(x);
  return text === undefined ? raiseError(exc.TypeError, message(typeName(x))) : text;
}
