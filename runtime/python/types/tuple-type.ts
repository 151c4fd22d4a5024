import { defMethods, defNew } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { hash } from "../object/hash.ts";
import { TupleIterator, toArray } from "../object/iterator.ts";
import { PyTupleSub } from "../object/subclass.ts";
import type { PyType } from "../object/type.ts";
import { NotImplemented, types } from "../object/types.ts";
import { PySlice, PyTuple } from "../object/values.ts";
import { sequenceIndex } from "./list-edit.ts";
import {
  compareItems,
  countItem,
  findItem,
  itemsEqual,
  repeatCount,
  repeatItems,
  reprItems,
  searchBound,
  sliceItems,
} from "./sequence.ts";

export const EMPTY_TUPLE_ITEMS: readonly unknown[] = [];

const order = (op: string) =>
  [
    "(value, /)",
    (self: PyTuple, other: unknown) =>
      other instanceof PyTuple ? compareItems(self.a, other.a, op) : NotImplemented,
  ] as const;

function repeat(self: PyTuple, n: unknown): unknown {
  const count = repeatCount(n);
  return count === undefined ? NotImplemented : new PyTuple(repeatItems(self.a, count));
}

/** tuple[key] */
export function tupleItem(self: PyTuple, key: unknown): unknown {
  if (key instanceof PySlice) return new PyTuple(sliceItems(self.a, key));
  const at = sequenceIndex(key, self.a.length, "tuple");
  if (at === undefined) raiseError(exc.IndexError, "tuple index out of range");
  return self.a[at];
}

function reprTuple(self: PyTuple): string {
  return reprItems(self, self.a, "(", self.a.length === 1 ? ",)" : ")", "(...)");
}

export function installTuple(): void {
  defNew(types.tuple, "(iterable=(), /)", (type: PyType, iterable: unknown) => {
    if (
      type === types.tuple &&
      iterable !== undefined &&
      (iterable as object | null)?.constructor === PyTuple
    ) {
      return iterable;
    }
    const items = iterable === undefined ? EMPTY_TUPLE_ITEMS : toArray(iterable);
    return type === types.tuple ? new PyTuple(items) : new PyTupleSub(type, items);
  });
  defMethods(types.tuple, {
    count: ["(value, /)", (self: PyTuple, value: unknown) => countItem(self.a, value)],
    index: [
      "(value, start=0, stop=9223372036854775807, /)",
      (self: PyTuple, value: unknown, start: unknown, stop: unknown) => {
        const from = searchBound(start, self.a.length, 0);
        const to = searchBound(stop, self.a.length, Number.MAX_SAFE_INTEGER);
        const at = findItem(self.a, value, from, to);
        if (at < 0) raiseError(exc.ValueError, "tuple.index(x): x not in tuple");
        return at;
      },
    ],
    __repr__: ["()", reprTuple],
    __len__: ["()", (self: PyTuple) => self.a.length],
    __iter__: ["()", (self: PyTuple) => new TupleIterator(self.a)],
    __contains__: ["(key, /)", (self: PyTuple, item: unknown) => findItem(self.a, item) >= 0],
    __getitem__: ["(key, /)", tupleItem],
    __hash__: ["()", hash],
    __add__: [
      "(value, /)",
      (self: PyTuple, other: unknown) =>
        other instanceof PyTuple ? new PyTuple(self.a.concat(other.a)) : NotImplemented,
    ],
    __mul__: ["(value, /)", repeat],
    __rmul__: ["(value, /)", repeat],
    __eq__: [
      "(value, /)",
      (self: PyTuple, other: unknown) =>
        other instanceof PyTuple ? itemsEqual(self.a, other.a) : NotImplemented,
    ],
    __ne__: [
      "(value, /)",
      (self: PyTuple, other: unknown) =>
        other instanceof PyTuple ? !itemsEqual(self.a, other.a) : NotImplemented,
    ],
    __lt__: order("__lt__"),
    __le__: order("__le__"),
    __gt__: order("__gt__"),
    __ge__: order("__ge__"),
  });
}
