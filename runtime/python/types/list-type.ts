import { defInit, defMethods } from "../object/define.ts";
import { eq } from "../object/equality.ts";
import { exc, raiseError } from "../object/exception.ts";
import { ListIterator, ReversedListIterator } from "../object/iterator.ts";
import { repr } from "../object/text.ts";
import { truth } from "../object/truth.ts";
import { setTypeAttr } from "../object/type.ts";
import { NotImplemented, types } from "../object/types.ts";
import { asSsize } from "../text/args.ts";
import { deleteListItem, extendList, listItem, setListItem } from "./list-edit.ts";
import {
  compareItems,
  countItem,
  findItem,
  itemsEqual,
  repeatCount,
  repeatItems,
  reprItems,
  searchBound,
} from "./sequence.ts";
import { sortList } from "./sort.ts";

type List = unknown[];

const order = (op: string) =>
  [
    "(value, /)",
    (self: List, other: unknown) => (Array.isArray(other) ? compareItems(self, other, op) : NotImplemented),
  ] as const;

function repeat(self: List, n: unknown): unknown {
  const count = repeatCount(n);
  return count === undefined ? NotImplemented : repeatItems(self, count);
}

export function installList(): void {
  defInit(types.list, "(iterable=(), /)", (self: List, iterable: unknown) => {
    self.length = 0;
    if (iterable !== undefined) extendList(self, iterable);
    return null;
  });
  setTypeAttr(types.list, "__hash__", null);
  defMethods(types.list, {
    append: [
      "(object, /)",
      (self: List, object: unknown) => {
        self.push(object);
        return null;
      },
    ],
    extend: [
      "(iterable, /)",
      (self: List, iterable: unknown) => {
        extendList(self, iterable);
        return null;
      },
    ],
    insert: [
      "(index, object, /)",
      (self: List, index: unknown, object: unknown) => {
        const n = asSsize(index);
        self.splice(n < 0 ? Math.max(0, n + self.length) : Math.min(n, self.length), 0, object);
        return null;
      },
    ],
    pop: ["(index=-1, /)", pop],
    remove: [
      "(value, /)",
      (self: List, value: unknown) => {
        const at = findItem(self, value);
        if (at < 0) raiseError(exc.ValueError, "list.remove(x): x not in list");
        self.splice(at, 1);
        return null;
      },
    ],
    clear: [
      "()",
      (self: List) => {
        self.length = 0;
        return null;
      },
    ],
    copy: ["()", (self: List) => self.slice()],
    count: ["(value, /)", countItem],
    index: [
      "(value, start=0, stop=9223372036854775807, /)",
      (self: List, value: unknown, start: unknown, stop: unknown) => {
        const from = searchBound(start, self.length, 0);
        const at = findItem(self, value, from, searchBound(stop, self.length, Number.MAX_SAFE_INTEGER));
        if (at < 0) raiseError(exc.ValueError, `${repr(value)} is not in list`);
        return at;
      },
    ],
    reverse: [
      "()",
      (self: List) => {
        self.reverse();
        return null;
      },
    ],
    sort: [
      "(*, key=None, reverse=False)",
      (self: List, key: unknown, reverse: unknown) => {
        sortList(self, key, reverse !== undefined && truth(reverse));
        return null;
      },
    ],
  });
  defMethods(types.list, {
    __repr__: ["()", (self: List) => reprItems(self, self, "[", "]", "[...]")],
    __len__: ["()", (self: List) => self.length],
    __iter__: ["()", (self: List) => new ListIterator(self)],
    __reversed__: ["()", (self: List) => new ReversedListIterator(self)],
    __contains__: ["(key, /)", (self: List, item: unknown) => self.some((own) => eq(own, item))],
    __getitem__: ["(index, /)", listItem],
    __setitem__: [
      "(key, value, /)",
      (self: List, key: unknown, value: unknown) => {
        setListItem(self, key, value);
        return null;
      },
    ],
    __delitem__: [
      "(key, /)",
      (self: List, key: unknown) => {
        deleteListItem(self, key);
        return null;
      },
    ],
    __add__: [
      "(value, /)",
      (self: List, other: unknown) =>
        Array.isArray(other) ? Array.from(self).concat(other) : NotImplemented,
    ],
    __iadd__: [
      "(value, /)",
      (self: List, other: unknown) => {
        extendList(self, other);
        return self;
      },
    ],
    __mul__: ["(value, /)", repeat],
    __rmul__: ["(value, /)", repeat],
    __imul__: [
      "(value, /)",
      (self: List, n: unknown) => {
        const count = repeatCount(n);
        if (count === undefined) return NotImplemented;
        const items = repeatItems(self, count);
        self.length = 0;
        for (let i = 0; i < items.length; i++) self.push(items[i]);
        return self;
      },
    ],
    __eq__: [
      "(value, /)",
      (self: List, other: unknown) => (Array.isArray(other) ? itemsEqual(self, other) : NotImplemented),
    ],
    __ne__: [
      "(value, /)",
      (self: List, other: unknown) => (Array.isArray(other) ? !itemsEqual(self, other) : NotImplemented),
    ],
    __lt__: order("__lt__"),
    __le__: order("__le__"),
    __gt__: order("__gt__"),
    __ge__: order("__ge__"),
  });
}

function pop(self: List, index: unknown): unknown {
  const { length } = self;
  if (index === undefined && length > 0) return self.pop();
  const n = index === undefined ? -1 : asSsize(index);
  if (length === 0) raiseError(exc.IndexError, "pop from empty list");
  const at = n < 0 ? n + length : n;
  if (at < 0 || at >= length) raiseError(exc.IndexError, "pop index out of range");
  return self.splice(at, 1)[0];
}
