import { defInit, defMethods, defNew, type MethodTable } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { hash } from "../object/hash.ts";
import { SetIterator } from "../object/iterator.ts";
import { PyFrozenSet, PySet, SetBase } from "../object/set.ts";
import { PyFrozenSetSub } from "../object/subclass.ts";
import { type PyType, setTypeAttr } from "../object/type.ts";
import { typeOf } from "../object/type-of.ts";
import { NotImplemented, types } from "../object/types.ts";
import { raiseKeyError } from "./dict-type.ts";
import { guardRepr, reprItems } from "./sequence.ts";
import * as algebra from "./set-algebra.ts";

type Op = (a: SetBase, b: unknown) => SetBase;

const union: Op = (a, b) => {
  const result = algebra.copySet(a);
  algebra.updateSet(result, b);
  return result;
};

const operator = (op: Op) =>
  [
    "(value, /)",
    (self: SetBase, other: unknown) => (other instanceof SetBase ? op(self, other) : NotImplemented),
  ] as const;

const reflected = (op: Op) =>
  [
    "(value, /)",
    (self: SetBase, other: unknown) => (other instanceof SetBase ? op(other, self) : NotImplemented),
  ] as const;

const compare = (test: (a: SetBase, b: SetBase) => boolean) =>
  [
    "(value, /)",
    (self: SetBase, other: unknown) => (other instanceof SetBase ? test(self, other) : NotImplemented),
  ] as const;

function equal(a: SetBase, b: SetBase): boolean {
  return a.m.size === b.m.size && algebra.isSubset(a, b);
}

function toSet(x: unknown): SetBase {
  if (x instanceof SetBase) return x;
  const set = new PySet();
  algebra.updateSet(set, x);
  return set;
}

/** An item to look for: a set stands for the frozenset of its items, since it cannot be in a set itself. */
function searchable(x: unknown): unknown {
  if (!(x instanceof PySet)) return x;
  const frozen = new PyFrozenSet();
  frozen.merge(x);
  return frozen;
}

function reprSet(self: SetBase): string {
  const { name } = typeOf(self);
  if (self.m.size === 0) return `${name}()`;
  return guardRepr(self, `${name}(...)`, () => {
    const inner = reprItems(self.m, self.items(), "{", "}", "...");
    return name === "set" ? inner : `${name}(${inner})`;
  });
}

const SHARED: MethodTable = {
  __repr__: ["()", reprSet],
  __len__: ["()", (self: SetBase) => self.m.size],
  __iter__: ["()", (self: SetBase) => new SetIterator(self)],
  __contains__: ["(key, /)", (self: SetBase, x: unknown) => self.has(searchable(x))],
  __or__: operator(union),
  __ror__: reflected(union),
  __and__: operator(algebra.intersection),
  __rand__: reflected(algebra.intersection),
  __sub__: operator(algebra.difference),
  __rsub__: reflected(algebra.difference),
  __xor__: operator(algebra.symmetricDifference),
  __rxor__: reflected(algebra.symmetricDifference),
  __eq__: compare(equal),
  __ne__: compare((a, b) => !equal(a, b)),
  __le__: compare(algebra.isSubset),
  __lt__: compare((a, b) => a.m.size < b.m.size && algebra.isSubset(a, b)),
  __ge__: compare((a, b) => algebra.isSubset(b, a)),
  __gt__: compare((a, b) => b.m.size < a.m.size && algebra.isSubset(b, a)),
  copy: ["()", algebra.copySet],
  union: ["(*others)", (self: SetBase, others: unknown[]) => others.reduce(union, algebra.copySet(self))],
  intersection: [
    "(*others)",
    (self: SetBase, others: unknown[]) =>
      others.length === 0 ? algebra.copySet(self) : others.reduce(algebra.intersection as never, self),
  ],
  difference: [
    "(*others)",
    (self: SetBase, others: unknown[]) => {
      if (others.length === 0) return algebra.copySet(self);
      const result = algebra.difference(self, others[0]);
      for (const other of others.slice(1)) algebra.subtract(result, other);
      return result;
    },
  ],
  symmetric_difference: ["(other, /)", algebra.symmetricDifference],
  isdisjoint: ["(other, /)", algebra.isDisjoint],
  issubset: ["(other, /)", (self: SetBase, other: unknown) => algebra.isSubset(self, toSet(other))],
  issuperset: ["(other, /)", (self: SetBase, other: unknown) => algebra.isSubset(toSet(other), self)],
};

const inPlace = (change: (set: SetBase, other: unknown) => void) =>
  [
    "(value, /)",
    (self: SetBase, other: unknown) => {
      if (!(other instanceof SetBase)) return NotImplemented;
      change(self, other);
      return self;
    },
  ] as const;

const updating = (change: (set: SetBase, other: unknown) => void) =>
  [
    "(*others)",
    (self: SetBase, others: unknown[]) => {
      for (const other of others) change(self, other);
      return null;
    },
  ] as const;

function keepOnly(set: SetBase, other: unknown): void {
  algebra.replaceContents(set, algebra.intersection(set, other));
}

const MUTABLE: MethodTable = {
  add: [
    "(object, /)",
    (self: SetBase, item: unknown) => {
      self.add(item);
      return null;
    },
  ],
  discard: [
    "(object, /)",
    (self: SetBase, item: unknown) => {
      self.discard(searchable(item));
      return null;
    },
  ],
  remove: [
    "(object, /)",
    (self: SetBase, item: unknown) => {
      if (!self.discard(searchable(item))) raiseKeyError(item);
      return null;
    },
  ],
  pop: [
    "()",
    (self: SetBase) => {
      const item = self.pop();
      if (item === undefined) raiseError(exc.KeyError, "pop from an empty set");
      return item;
    },
  ],
  clear: [
    "()",
    (self: SetBase) => {
      self.clear();
      return null;
    },
  ],
  update: updating(algebra.updateSet),
  intersection_update: updating(keepOnly),
  difference_update: updating(algebra.subtract),
  symmetric_difference_update: [
    "(other, /)",
    (self: SetBase, other: unknown) => {
      algebra.toggle(self, other);
      return null;
    },
  ],
  __ior__: inPlace(algebra.updateSet),
  __iand__: inPlace(keepOnly),
  __isub__: inPlace(algebra.subtract),
  __ixor__: inPlace(algebra.toggle),
};

export function installSet(): void {
  defMethods(types.set, SHARED);
  defMethods(types.set, MUTABLE);
  defMethods(types.frozenset, SHARED);
  defMethods(types.frozenset, { __hash__: ["()", hash] });
  setTypeAttr(types.set, "__hash__", null);
  defInit(types.set, "(iterable=(), /)", (self: PySet, iterable: unknown) => {
    self.clear();
    if (iterable !== undefined) algebra.updateSet(self, iterable);
    return null;
  });
  defNew(types.frozenset, "(iterable=(), /)", (type: PyType, iterable: unknown) => {
    const exact = type === types.frozenset;
    if (exact && (iterable as object | null | undefined)?.constructor === PyFrozenSet) return iterable;
    const set = exact ? new PyFrozenSet() : new PyFrozenSetSub(type);
    if (iterable !== undefined) algebra.updateSet(set, iterable);
    return set;
  });
}
