import { getAttrOr } from "../object/attribute.ts";
import { call1, call3, callSpecial2 } from "../object/call.ts";
import { PyDict } from "../object/dict.ts";
import { eq } from "../object/equality.ts";
import { exc, raiseError } from "../object/exception.ts";
import { indexOr } from "../object/int.ts";
import { iterateOr } from "../object/iterator.ts";
import { truth } from "../object/truth.ts";
import { PyType } from "../object/type.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { PySlice, PyTuple } from "../object/values.ts";
import { dictItem } from "../types/dict-type.ts";
import { listItem, setListItem } from "../types/list-edit.ts";
import { findItem } from "../types/sequence.ts";
import { strContains, strSubscript } from "../types/str-operators.ts";
import { tupleItem } from "../types/tuple-type.ts";

/** o[k] */
export function item(o: unknown, k: unknown): unknown {
  if (o !== null && typeof o === "object") {
    const c = o.constructor;
    if (c === Array) {
      if (typeof k === "number") {
        const value = (o as unknown[])[k < 0 ? k + (o as unknown[]).length : k];
        if (value !== undefined) return value;
      }
      return listItem(o as unknown[], k);
    }
    if (c === PyDict) {
      if (typeof k === "string" || typeof k === "number") {
        const value = (o as PyDict).m.get(k);
        if (value !== undefined) return value;
      }
      return dictItem(o as PyDict, k);
    }
    if (c === PyTuple) return tupleItem(o as PyTuple, k);
  } else if (typeof o === "string") return strSubscript(o, k);
  const type = typeOf(o);
  const method = type.all["__getitem__"];
  if (method !== undefined && method !== null) return callSpecial2(method, o, k);
  return classItem(o, k, type);
}

function classItem(o: unknown, k: unknown, type: PyType): unknown {
  if (o instanceof PyType) {
    const method = getAttrOr(o, "__class_getitem__", undefined);
    if (method !== undefined) return call1(method, k);
    raiseError(exc.TypeError, `type '${o.shown}' is not subscriptable`);
  }
  raiseError(exc.TypeError, `'${type.shown}' object is not subscriptable`);
}

/** o[k] = v */
export function setitem(o: unknown, k: unknown, v: unknown): void {
  if (o !== null && typeof o === "object") {
    const c = o.constructor;
    if (c === PyDict) {
      if ((typeof k === "string" || typeof k === "number") && !(o as PyDict).userKeys)
        (o as PyDict).m.set(k, v);
      else (o as PyDict).set(k, v);
      return;
    }
    if (c === Array) {
      if (typeof k === "number" && k >= 0 && k < (o as unknown[]).length) (o as unknown[])[k] = v;
      else setListItem(o as unknown[], k, v);
      return;
    }
  }
  const type = typeOf(o);
  const method = type.all["__setitem__"];
  if (method === undefined || method === null) {
    raiseError(exc.TypeError, `'${type.shown}' object does not support item assignment`);
  }
  call3Special(method, o, k, v);
}

function call3Special(method: unknown, o: unknown, k: unknown, v: unknown): void {
  const fn = (method as { fn?: (o: unknown, k: unknown, v: unknown) => unknown }).fn;
  if (fn !== undefined) fn(o, k, v);
  else call3(method, o, k, v);
}

/** del o[k] */
export function delitem(o: unknown, k: unknown): void {
  const type = typeOf(o);
  const method = type.all["__delitem__"];
  if (method === undefined || method === null) {
    // CPython asks the sequence protocol where there is one and the key is an index.
    const sequence = !type.builtin || type.all["__len__"] !== undefined;
    const words = sequence && indexOr(k) !== undefined ? "doesn't" : "does not";
    raiseError(exc.TypeError, `'${type.shown}' object ${words} support item deletion`);
  }
  callSpecial2(method, o, k);
}

export function slice(a: unknown, b: unknown, c: unknown): unknown {
  return new PySlice(a, b, c);
}

/** x in container */
export function in_(x: unknown, container: unknown): boolean {
  if (container !== null && typeof container === "object") {
    switch (container.constructor) {
      case PyDict:
        if (typeof x === "string" || typeof x === "number") {
          if ((container as PyDict).m.has(x)) return true;
          if (!(container as PyDict).userKeys) return false;
        }
        return (container as PyDict).has(x);
      case Array:
        return arrayHas(container as unknown[], x);
      case PyTuple:
        return arrayHas((container as PyTuple).a, x);
      default:
    }
  } else if (typeof container === "string") return strContains(container, x);
  const method = typeOf(container).all["__contains__"];
  if (method !== undefined && method !== null) return truth(callSpecial2(method, container, x));
  return method === null ? raiseNotContainer(container) : containsByIteration(container, x);
}

/** Strings and ints that are the very same need no `__eq__`; only what is not found so may equal otherwise. */
function arrayHas(items: readonly unknown[], x: unknown): boolean {
  if (items.includes(x)) return true;
  if (typeof x === "string" && items.every(isString)) return false;
  return findItem(items, x) >= 0;
}

function isString(x: unknown): boolean {
  return typeof x === "string";
}

function containsByIteration(container: unknown, x: unknown): boolean {
  const iter = iterateOr(container);
  if (iter === null) raiseNotContainer(container);
  for (let own = iter.next(); own !== undefined; own = iter.next()) if (eq(own, x)) return true;
  return false;
}

function raiseNotContainer(x: unknown): never {
  raiseError(exc.TypeError, `argument of type '${typeName(x)}' is not iterable`);
}

export function notin(x: unknown, container: unknown): boolean {
  return !in_(x, container);
}
