import {
  asIndex,
  asSize,
  defGetter,
  defInit,
  defMethods,
  emptyNames,
  eq,
  exc,
  type Iter,
  indexOr,
  iterate,
  type Names,
  NotImplemented,
  newBuiltinType,
  newIteratorType,
  PyIterator,
  type PyType,
  raiseError,
  repr,
  setTypeAttr,
  typeName,
} from "../../kernel.ts";
import { construct } from "../../object/construct.ts";
import { checkSize } from "../../object/limits.ts";
import { compareItems, guardRepr, itemsEqual, repeatCount, searchBound } from "../../types/sequence.ts";

/** A ring of items; its capacity is a power of two. */
export class PyDeque {
  declare $t: PyType;
  maxlen: number | null = null;
  size = 0;
  /** Goes up with each change of length, which iterators watch. */
  state = 0;
  private ring: unknown[] = new Array(8).fill(null);
  private head = 0;

  at(i: number): unknown {
    return this.ring[(this.head + i) & (this.ring.length - 1)];
  }
  put(i: number, x: unknown): void {
    this.ring[(this.head + i) & (this.ring.length - 1)] = x;
  }
  items(): unknown[] {
    const items: unknown[] = [];
    for (let i = 0; i < this.size; i++) items.push(this.at(i));
    return items;
  }
  append(x: unknown): void {
    if (this.size === this.ring.length) this.grow();
    this.put(this.size++, x);
    this.state++;
    if (this.maxlen !== null && this.size > this.maxlen) this.popLeft();
  }
  appendLeft(x: unknown): void {
    if (this.size === this.ring.length) this.grow();
    this.head = (this.head - 1) & (this.ring.length - 1);
    this.size++;
    this.put(0, x);
    this.state++;
    if (this.maxlen !== null && this.size > this.maxlen) this.pop();
  }
  pop(): unknown {
    if (this.size === 0) raiseError(exc.IndexError, "pop from an empty deque");
    const x = this.at(--this.size);
    this.put(this.size, null);
    this.state++;
    return x;
  }
  popLeft(): unknown {
    if (this.size === 0) raiseError(exc.IndexError, "pop from an empty deque");
    const x = this.at(0);
    this.put(0, null);
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.size--;
    this.state++;
    return x;
  }
  /** Replaces all items; those beyond `maxlen` fall out on the left. */
  reset(items: readonly unknown[]): void {
    let capacity = 8;
    while (capacity < items.length) capacity *= 2;
    this.ring = new Array(capacity).fill(null);
    this.head = 0;
    this.size = 0;
    const from = this.maxlen === null ? 0 : Math.max(0, items.length - this.maxlen);
    for (let i = from; i < items.length; i++) this.put(this.size++, items[i]);
    this.state++;
  }
  private grow(): void {
    checkSize(this.size * 2);
    const items = this.items();
    this.ring = items.concat(new Array(items.length).fill(null));
    this.head = 0;
  }
}

class PyDequeSub extends PyDeque {
  declare readonly d: Names;
  constructor(type: PyType) {
    super();
    this.$t = type;
    this.d = emptyNames();
  }
}

export const deque: PyType = newBuiltinType("deque", {
  module: "collections",
  jsClass: PyDeque,
  subclassable: true,
  alloc: (type) => (type === deque ? new PyDeque() : new PyDequeSub(type)),
});

class DequeIterator extends PyIterator {
  private i = 0;
  private readonly state: number;
  constructor(
    private readonly owner: PyDeque,
    private readonly backwards: boolean,
  ) {
    super();
    this.state = owner.state;
  }
  next(): unknown {
    const { owner, i } = this;
    if (this.state !== owner.state) {
      if (i >= 0) this.i = -1;
      raiseError(exc.RuntimeError, "deque mutated during iteration");
    }
    if (i < 0 || i >= owner.size) return undefined;
    this.i++;
    return owner.at(this.backwards ? owner.size - 1 - i : i);
  }
  remaining(): number {
    return Math.max(0, this.owner.size - this.i);
  }
}
class DequeReverseIterator extends DequeIterator {}
newIteratorType("_deque_iterator", DequeIterator, "collections");
newIteratorType("_deque_reverse_iterator", DequeReverseIterator, "collections");

defInit(deque, "(iterable=(), maxlen=None)", (self: PyDeque, iterable: unknown, maxlen: unknown) => {
  if (maxlen !== undefined && maxlen !== null) {
    if (indexOr(maxlen) === undefined) raiseError(exc.TypeError, "an integer is required");
    const n = asSize(maxlen);
    if (n < 0) raiseError(exc.ValueError, "maxlen must be non-negative");
    self.maxlen = n;
  } else self.maxlen = null;
  if (self.size > 0) self.reset([]);
  if (iterable !== undefined) extend(self, iterable);
  return null;
});

function source(self: PyDeque, x: unknown): Iter {
  return iterate(x === self ? self.items() : x);
}
function extend(self: PyDeque, x: unknown): null {
  const iter = source(self, x);
  for (let item = iter.next(); item !== undefined; item = iter.next()) self.append(item);
  return null;
}
function extendLeft(self: PyDeque, x: unknown): null {
  const iter = source(self, x);
  for (let item = iter.next(); item !== undefined; item = iter.next()) self.appendLeft(item);
  return null;
}

/** The place of an item; -1 where there is none. Comparisons must not change the deque. */
function find(
  self: PyDeque,
  x: unknown,
  from = 0,
  to = self.size,
  failure = "deque mutated during iteration",
  kind = exc.RuntimeError,
): number {
  const { state } = self;
  for (let i = from; i < to; i++) {
    const found = eq(self.at(i), x);
    if (state !== self.state) raiseError(kind, failure);
    if (found) return i;
  }
  return -1;
}

function removeAt(self: PyDeque, i: number): void {
  const items = self.items();
  items.splice(i, 1);
  self.reset(items);
}

function place(self: PyDeque, key: unknown): number {
  const n = indexOr(key);
  if (n === undefined) raiseError(exc.TypeError, `sequence index must be integer, not '${typeName(key)}'`);
  if (typeof n === "bigint") raiseError(exc.IndexError, "cannot fit 'int' into an index-sized integer");
  const i = n < 0 ? n + self.size : n;
  if (i < 0 || i >= self.size) raiseError(exc.IndexError, "deque index out of range");
  return i;
}

function rotate(self: PyDeque, n: unknown): null {
  if (self.size < 2) return null;
  const by = n === undefined ? 1n : BigInt(asIndex(n));
  const size = BigInt(self.size);
  const shift = Number(((by % size) + size) % size);
  const items = self.items();
  self.reset(items.slice(items.length - shift).concat(items.slice(0, items.length - shift)));
  return null;
}

function newLike(self: PyDeque, items: readonly unknown[]): unknown {
  if (self.constructor !== PyDeque) {
    return construct(self.$t, self.maxlen === null ? [items] : [items, self.maxlen], null, null);
  }
  const result = new PyDeque();
  result.maxlen = self.maxlen;
  result.reset(items);
  return result;
}

function repeated(self: PyDeque, count: number): unknown[] {
  checkSize(self.size * Math.max(0, count));
  const own = self.items();
  const items: unknown[] = [];
  for (let i = 0; i < count; i++) for (let j = 0; j < own.length; j++) items.push(own[j]);
  return items;
}

const times = [
  "(value, /)",
  (self: PyDeque, n: unknown) => {
    const count = repeatCount(n);
    return count === undefined ? NotImplemented : newLike(self, repeated(self, count));
  },
] as const;
const order = (op: string) =>
  [
    "(value, /)",
    (self: PyDeque, other: unknown) =>
      other instanceof PyDeque ? compareItems(self.items(), other.items(), op) : NotImplemented,
  ] as const;
const nothing = (f: (self: PyDeque, x: never) => unknown) => (self: PyDeque, x: never) => {
  f(self, x);
  return null;
};

defMethods(deque, {
  append: ["(x, /)", nothing((self, x) => self.append(x))],
  appendleft: ["(x, /)", nothing((self, x) => self.appendLeft(x))],
  extend: ["(iterable, /)", extend],
  extendleft: ["(iterable, /)", extendLeft],
  pop: ["()", (self: PyDeque) => self.pop()],
  popleft: ["()", (self: PyDeque) => self.popLeft()],
  clear: ["()", nothing((self) => self.reset([]))],
  copy: ["()", (self: PyDeque) => newLike(self, self.items())],
  __copy__: ["()", (self: PyDeque) => newLike(self, self.items())],
  count: ["(x, /)", (self: PyDeque, x: unknown) => self.items().filter((own) => eq(own, x)).length],
  index: [
    "(x, start=0, stop=0, /)",
    (self: PyDeque, x: unknown, start: unknown, stop: unknown) => {
      const to = Math.min(self.size, searchBound(stop, self.size, self.size));
      const i = find(self, x, searchBound(start, self.size, 0), to);
      return i >= 0 ? i : raiseError(exc.ValueError, `${repr(x)} is not in deque`);
    },
  ],
  insert: [
    "(index, object, /)",
    (self: PyDeque, index: unknown, x: unknown) => {
      if (self.size === self.maxlen) raiseError(exc.IndexError, "deque already at its maximum size");
      const n = asSize(index);
      const items = self.items();
      items.splice(n < 0 ? Math.max(0, n + items.length) : n, 0, x);
      self.reset(items);
      return null;
    },
  ],
  remove: [
    "(value, /)",
    (self: PyDeque, x: unknown) => {
      const i = find(self, x, 0, self.size, "deque mutated during remove().", exc.IndexError);
      if (i < 0) raiseError(exc.ValueError, `${repr(x)} is not in deque`);
      removeAt(self, i);
      return null;
    },
  ],
  reverse: ["()", nothing((self) => self.reset(self.items().reverse()))],
  rotate: ["(n=1, /)", rotate],
  __len__: ["()", (self: PyDeque) => self.size],
  __iter__: ["()", (self: PyDeque) => new DequeIterator(self, false)],
  __reversed__: ["()", (self: PyDeque) => new DequeReverseIterator(self, true)],
  __contains__: ["(key, /)", (self: PyDeque, x: unknown) => find(self, x) >= 0],
  __getitem__: ["(key, /)", (self: PyDeque, key: unknown) => self.at(place(self, key))],
  __setitem__: [
    "(key, value, /)",
    (self: PyDeque, key: unknown, x: unknown) => {
      self.put(place(self, key), x);
      return null;
    },
  ],
  __delitem__: ["(key, /)", nothing((self, key) => removeAt(self, place(self, key)))],
  __add__: [
    "(value, /)",
    (self: PyDeque, other: unknown) => {
      if (!(other instanceof PyDeque)) {
        raiseError(exc.TypeError, `can only concatenate deque (not "${typeName(other)}") to deque`);
      }
      return newLike(self, self.items().concat(other.items()));
    },
  ],
  __iadd__: [
    "(value, /)",
    (self: PyDeque, other: unknown) => {
      extend(self, other);
      return self;
    },
  ],
  __mul__: times,
  __rmul__: times,
  __imul__: [
    "(value, /)",
    (self: PyDeque, n: unknown) => {
      const count = repeatCount(n);
      if (count === undefined) return NotImplemented;
      self.reset(repeated(self, count));
      return self;
    },
  ],
  __eq__: [
    "(value, /)",
    (self: PyDeque, other: unknown) =>
      other instanceof PyDeque ? self === other || itemsEqual(self.items(), other.items()) : NotImplemented,
  ],
  __ne__: [
    "(value, /)",
    (self: PyDeque, other: unknown) =>
      other instanceof PyDeque ? self !== other && !itemsEqual(self.items(), other.items()) : NotImplemented,
  ],
  __lt__: order("__lt__"),
  __le__: order("__le__"),
  __gt__: order("__gt__"),
  __ge__: order("__ge__"),
  __repr__: [
    "()",
    (self: PyDeque) =>
      guardRepr(self, "[...]", () => {
        const limit = self.maxlen === null ? "" : `, maxlen=${self.maxlen}`;
        return `${self.$t.name}(${repr(self.items())}${limit})`;
      }),
  ],
});
setTypeAttr(deque, "__hash__", null);
defGetter(deque, "maxlen", (self: PyDeque) => self.maxlen);
