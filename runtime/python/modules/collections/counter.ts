import {
  asIndex,
  defClassMethod,
  defMethods,
  eq,
  exc,
  isInstance,
  iterate,
  NotImplemented,
  newBuiltinType,
  newIteratorType,
  PyDict,
  PyDictSub,
  PyIterator,
  PyTuple,
  type PyType,
  raiseError,
  readItems,
  repr,
  setTypeAttr,
  toArray,
  truth,
  typeOf,
  types,
} from "../../kernel.ts";
import { construct } from "../../object/construct.ts";
import { add, sub } from "../../ops/arithmetic.ts";
import { ge, gt, le, lt } from "../../ops/compare.ts";
import { neg } from "../../ops/unary.ts";
import { sortItems } from "../../types/sort.ts";
import { pythonMethods } from "../define-module.ts";
import { deleteItem, getItem, invoke, isNone, setItem } from "../protocols.ts";

/** `collections.Counter`. */
export const Counter: PyType = newBuiltinType("Counter", {
  module: "collections",
  bases: [types.dict],
  subclassable: true,
  alloc: (type) => new PyDictSub(type),
});

type Two = (a: unknown, b: unknown) => unknown;

const newCounter = (): PyDict => new PyDictSub(Counter);
function countOf(c: PyDict, key: unknown): unknown {
  const n = c.get(key);
  return n !== undefined ? n : c.$t === Counter ? 0 : getItem(c, key);
}
const positive = (n: unknown): boolean => truth(gt(n, 0));

function isMapping(x: unknown): x is PyDict {
  return (
    x instanceof PyDict ||
    (typeof x === "object" && x !== null && "keys" in typeOf(x).all && "items" in typeOf(x).all)
  );
}

function pairsOf(x: unknown): readonly (readonly [unknown, unknown])[] {
  if (x instanceof PyDict) return x.entries();
  return toArray(invoke(x, "items")).map((p) => readItems(p) as [unknown, unknown]);
}

function tally(self: PyDict, iterable: unknown, op: Two): void {
  if (isNone(iterable)) return;
  if (isMapping(iterable)) {
    if (self.size === 0 && op === add) for (const [key, n] of pairsOf(iterable)) self.set(key, n);
    else
      for (const [key, n] of pairsOf(iterable))
        self.set(key, op(op === add ? n : (self.get(key) ?? 0), op === add ? (self.get(key) ?? 0) : n));
    return;
  }
  const iter = iterate(iterable);
  for (let x = iter.next(); x !== undefined; x = iter.next()) self.set(x, op(self.get(x) ?? 0, 1));
}

function update(op: Two) {
  return (self: PyDict, iterable: unknown, kwds: PyDict) => {
    tally(self, iterable, op);
    if (kwds.size > 0) tally(self, kwds, op);
    return null;
  };
}

function mostCommon(self: PyDict, n: unknown): unknown {
  const items: unknown[] = toArray(invoke(self, "items"));
  const second = items.map((item) => (item as PyTuple).a[1]);
  const order: unknown[] = second.map((_, i) => i);
  sortByCounts(order, second);
  const sorted = order.map((i) => items[i as number]);
  if (isNone(n)) return sorted;
  const count = Number(asIndex(n));
  return sorted.slice(0, Math.max(0, count));
}

/** Sorts indices by their counts, largest first and stable. */
function sortByCounts(order: unknown[], counts: readonly unknown[]): void {
  const keys = counts.map((n, i) => new PyTuple([n, i]));
  const list: unknown[] = keys.map((key) => key);
  sortItems(list, itemZero, true);
  list.forEach((key, i) => {
    order[i] = (key as PyTuple).a[1];
  });
}
const itemZero = (() => {
  const holder = newBuiltinType("count_key");
  defMethods(holder, { __call__: ["(key, /)", (_self, key: PyTuple) => key.a[0]] });
  return { $t: holder };
})();

class Elements extends PyIterator {
  private i = 0;
  private left = 0n;
  private readonly entries: readonly (readonly [unknown, unknown])[];
  constructor(counter: PyDict) {
    super();
    this.entries = pairsOf(counter);
  }
  next(): unknown {
    for (; this.i < this.entries.length; this.i++) {
      const [key, n] = this.entries[this.i]!;
      if (this.left === 0n) {
        this.left = BigInt(asIndex(n));
        if (this.left <= 0n) {
          this.left = 0n;
          continue;
        }
      }
      this.left--;
      if (this.left === 0n) this.i++;
      return key;
    }
    return undefined;
  }
}
newIteratorType("chain", Elements, "itertools");

pythonMethods(Counter, {
  __init__: ["(self, iterable=None, /, **kwds)", update(add)],
  update: ["(self, iterable=None, /, **kwds)", update(add)],
  subtract: ["(self, iterable=None, /, **kwds)", update(sub)],
  total: ["(self)", (self: PyDict) => self.values().reduce(add, 0)],
  most_common: ["(self, n=None)", mostCommon],
  elements: ["(self)", (self: PyDict) => new Elements(self)],
  copy: ["(self)", (self: PyDict) => construct(self.$t, [self], null, null)],
});
defClassMethod(Counter, "fromkeys", "(iterable, v=None)", () =>
  raiseError(exc.NotImplementedError, "Counter.fromkeys() is undefined.  Use Counter(iterable) instead."),
);

/** A new counter of what `pick` gives for each key of both, where it is positive. */
const merge = (pick: (a: unknown, b: unknown) => unknown, own: (b: unknown) => unknown) =>
  [
    "(other, /)",
    (self: PyDict, other: unknown) => {
      if (!isInstance(other, Counter)) return NotImplemented;
      const result = newCounter();
      const right = other as PyDict;
      for (const [key, n] of self.entries()) {
        const value = pick(n, countOf(right, key));
        if (positive(value)) result.set(key, value);
      }
      for (const [key, n] of right.entries()) {
        if (self.get(key) !== undefined) continue;
        const value = own(n);
        if (value !== undefined && positive(value)) result.set(key, value);
      }
      return result;
    },
  ] as const;

/** The same into the left counter. */
const mergeInPlace = (change: (self: PyDict, other: PyDict) => void) =>
  [
    "(other, /)",
    (self: PyDict, other: unknown) => {
      change(self, other as PyDict);
      for (const [key, n] of self.entries()) if (!positive(n)) deleteItem(self, key);
      return self;
    },
  ] as const;

const compare = (test: Two) =>
  [
    "(other, /)",
    (self: PyDict, other: unknown) => {
      if (!isInstance(other, Counter)) return NotImplemented;
      const right = other as PyDict;
      const same = (key: unknown) => truth(test(countOf(self, key), countOf(right, key)));
      return self.keys().every(same) && right.keys().every(same);
    },
  ] as const;

/** As the formulas of CPython: `a < b` is `a <= b and a != b`. */
const strict = (test: Two) => {
  const [signature, weak] = compare(test);
  const [, equal] = compare(eq);
  return [
    signature,
    (self: PyDict, other: unknown) => {
      const result = weak(self, other);
      return result === true ? equal(self, other) !== true : result;
    },
  ] as const;
};

function each(self: PyDict, other: unknown, op: Two): void {
  for (const [key, n] of pairsOf(other)) setItem(self, key, op(countOf(self, key), n));
}

defMethods(Counter, {
  __missing__: ["(key)", () => 0],
  __delitem__: [
    "(elem)",
    (self: PyDict, key: unknown) => {
      self.delete(key);
      return null;
    },
  ],
  __repr__: [
    "()",
    (self: PyDict) => {
      if (self.size === 0) return `${self.$t.name}()`;
      let pairs: readonly (readonly [unknown, unknown])[];
      try {
        pairs = (mostCommon(self, undefined) as PyTuple[]).map((p) => p.a as [unknown, unknown]);
      } catch {
        pairs = self.entries();
      }
      const shown = new PyDict();
      for (const [key, n] of pairs) shown.set(key, n);
      return `${self.$t.name}(${repr(shown)})`;
    },
  ],
  __eq__: compare(eq),
  __ne__: [
    "(other, /)",
    (self: PyDict, other: unknown) => {
      const result = compare(eq)[1](self, other);
      return result === NotImplemented ? result : !result;
    },
  ],
  __le__: compare(le),
  __ge__: compare(ge),
  __lt__: strict(le),
  __gt__: strict(ge),
  __add__: merge(add, (b) => b),
  __sub__: merge(sub, (b) => (truth(lt(b, 0)) ? sub(0, b) : undefined)),
  __or__: merge(
    (a, b) => (truth(lt(a, b)) ? b : a),
    (b) => b,
  ),
  __and__: merge(
    (a, b) => (truth(lt(a, b)) ? a : b),
    () => undefined,
  ),
  __pos__: ["()", (self: PyDict) => signed(self, (n) => n, positive)],
  __neg__: ["()", (self: PyDict) => signed(self, neg, (n) => truth(lt(n, 0)))],
  __iadd__: mergeInPlace((self, other) => each(self, other, add)),
  __isub__: mergeInPlace((self, other) => each(self, other, sub)),
  __ior__: mergeInPlace((self, other) => each(self, other, (a, b) => (truth(gt(b, a)) ? b : a))),
  __iand__: mergeInPlace((self, other) => {
    for (const [key, n] of self.entries()) {
      const b = countOf(other, key);
      if (truth(lt(b, n))) setItem(self, key, b);
    }
  }),
});
setTypeAttr(Counter, "__hash__", null);

function signed(self: PyDict, value: (n: unknown) => unknown, keep: (n: unknown) => boolean): PyDict {
  const result = newCounter();
  for (const [key, n] of self.entries()) if (keep(n)) result.set(key, value(n));
  return result;
}
