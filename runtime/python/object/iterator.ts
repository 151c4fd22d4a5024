import { callSpecial1 } from "./call.ts";
import { PyDict } from "./dict.ts";
import { exc, raiseError } from "./exception.ts";
import { type Iter, PyIterator } from "./iterator-base.ts";
import {
  ListIterator,
  LongRangeIterator,
  RangeIterator,
  ScriptIterator,
  SequenceIterator,
  StringIterator,
  TupleIterator,
} from "./plain-iterators.ts";
import { SetBase } from "./set.ts";
import { DictKeyIterator } from "./table-iterators.ts";
import { typeName, typeOf } from "./type-of.ts";
import { PyRange, PyTuple, type Typed } from "./values.ts";

export * from "./iterator-base.ts";
export * from "./plain-iterators.ts";
export * from "./table-iterators.ts";

/** `iter(x)` for the library: TypeError: 'int' object is not iterable. */
export function iterate(x: unknown): Iter {
  const iter = iterateOr(x);
  if (iter === null) raiseError(exc.TypeError, `'${typeName(x)}' object is not iterable`);
  return iter;
}

/** The same, null where the object is not iterable. */
export function iterateOr(x: unknown): Iter | null {
  if (typeof x === "string") return new StringIterator(x);
  if (x === null || typeof x !== "object") return null;
  switch (x.constructor) {
    case Array:
      return new ListIterator(x as unknown[]);
    case PyTuple:
      return new TupleIterator((x as PyTuple).a);
    case PyDict:
      return new DictKeyIterator(x as PyDict);
    case PyRange:
      return rangeIterator(x as PyRange);
    default:
  }
  if (x instanceof PyIterator) return x;
  const method = (x as Typed).$t.all["__iter__"];
  if (method !== undefined) {
    if (method === null) return null;
    return asIterator(callSpecial1(method, x));
  }
  const getitem = typeOf(x).all["__getitem__"];
  return getitem === undefined || getitem === null || x instanceof PyDict
    ? null
    : new SequenceIterator(x, getitem);
}

/** Checks what an `__iter__` gave. */
export function asIterator(x: unknown): Iter {
  if (x instanceof PyIterator) return x;
  const method = typeOf(x).all["__next__"];
  if (method === undefined || method === null) {
    raiseError(exc.TypeError, `iter() returned non-iterator of type '${typeName(x)}'`);
  }
  return new ScriptIterator(x, method);
}

export function rangeIterator(r: PyRange): PyIterator {
  const { start, step, length } = r;
  return typeof start === "number" &&
    typeof step === "number" &&
    typeof length === "number" &&
    typeof r.stop === "number"
    ? new RangeIterator(start, step, length)
    : new LongRangeIterator(start, step, length);
}

/** All items of an iterable as a new JS array. */
export function toArray(x: unknown): unknown[] {
  if (x !== null && typeof x === "object") {
    switch (x.constructor) {
      case Array:
        return (x as unknown[]).slice();
      case PyTuple:
        return (x as PyTuple).a.slice();
      case PyDict:
        return (x as PyDict).keys();
      default:
    }
    if (x instanceof SetBase && x.$t.builtin) return x.items();
  }
  return drain(iterate(x));
}

/** What is left of an iterator. */
export function drain(iter: Iter): unknown[] {
  const items: unknown[] = [];
  for (let item = iter.next(); item !== undefined; item = iter.next()) items.push(item);
  return items;
}

/** The items of an iterable to read only: a list's or tuple's own array, else a new one. */
export function readItems(x: unknown): readonly unknown[] {
  if (x !== null && typeof x === "object") {
    if (x.constructor === Array) return x as unknown[];
    if (x.constructor === PyTuple) return (x as PyTuple).a;
  }
  return toArray(x);
}
