import { newBuiltinType } from "../object/builtin-type.ts";
import { defGetter, defMethods } from "../object/define.ts";
import type { PyDict } from "../object/dict.ts";
import { eq } from "../object/equality.ts";
import {
  DictItemIterator,
  DictKeyIterator,
  DictValueIterator,
  iterate,
  type PyIterator,
  ReversedDictItemIterator,
  ReversedDictKeyIterator,
  ReversedDictValueIterator,
  toArray,
} from "../object/iterator.ts";
import { PySet, SetBase } from "../object/set.ts";
import { type PyType, setTypeAttr } from "../object/type.ts";
import { NotImplemented } from "../object/types.ts";
import { PyTuple } from "../object/values.ts";
import { guardRepr, reprItems } from "./sequence.ts";

/** What `keys()`, `values()` and `items()` give: looks through at the dict. */
export abstract class PyDictView {
  declare $t: PyType;
  readonly dict: PyDict;
  constructor(dict: PyDict) {
    this.dict = dict;
  }
  abstract items(): unknown[];
  abstract iterator(backwards: boolean): PyIterator;
  abstract has(x: unknown): boolean;
}

export class PyDictKeys extends PyDictView {
  items(): unknown[] {
    return this.dict.keys();
  }
  iterator(backwards: boolean): PyIterator {
    return backwards ? new ReversedDictKeyIterator(this.dict, true) : new DictKeyIterator(this.dict);
  }
  has(x: unknown): boolean {
    return this.dict.has(x);
  }
}

export class PyDictValues extends PyDictView {
  items(): unknown[] {
    return this.dict.values();
  }
  iterator(backwards: boolean): PyIterator {
    return backwards ? new ReversedDictValueIterator(this.dict, true) : new DictValueIterator(this.dict);
  }
  has(x: unknown): boolean {
    return this.items().some((value) => eq(value, x));
  }
}

export class PyDictItems extends PyDictView {
  items(): unknown[] {
    return this.dict.entries().map((pair) => new PyTuple(pair));
  }
  iterator(backwards: boolean): PyIterator {
    return backwards ? new ReversedDictItemIterator(this.dict, true) : new DictItemIterator(this.dict);
  }
  has(x: unknown): boolean {
    if (!(x instanceof PyTuple) || x.a.length !== 2) return false;
    const value = this.dict.get(x.a[0]);
    return value !== undefined && eq(value, x.a[1]);
  }
}

const make = (name: string, jsClass: { prototype: object }) => newBuiltinType(name, { jsClass });
export const viewTypes = {
  dict_keys: make("dict_keys", PyDictKeys),
  dict_values: make("dict_values", PyDictValues),
  dict_items: make("dict_items", PyDictItems),
};

type SetLike = PyDictView | SetBase;

function isSetLike(x: unknown): x is SetLike {
  return x instanceof SetBase || x instanceof PyDictKeys || x instanceof PyDictItems;
}

function sizeOf(x: SetLike): number {
  return x instanceof SetBase ? x.m.size : x.dict.m.size;
}

function contained(a: SetLike, b: SetLike): boolean {
  return a.items().every((item) => b.has(item));
}

function toSet(items: readonly unknown[]): PySet {
  const set = new PySet();
  for (let i = 0; i < items.length; i++) set.add(items[i]);
  return set;
}

const compare = (test: (a: SetLike, b: SetLike) => boolean) =>
  [
    "(value, /)",
    (self: PyDictView, other: unknown) => (isSetLike(other) ? test(self, other) : NotImplemented),
  ] as const;

/** CPython goes through the smaller side, which shows in the order of the result. */
function intersection(self: PyDictView, other: unknown): PySet {
  const result = new PySet();
  const swap = isSetLike(other) && sizeOf(other) <= sizeOf(self);
  const walked: readonly unknown[] = swap || !isSetLike(other) ? toArray(other) : self.items();
  const asked: SetLike = swap || !isSetLike(other) ? self : other;
  for (const item of walked) if (asked.has(item)) result.add(item);
  return result;
}

function installSetAlgebra(type: PyType): void {
  defMethods(type, {
    __and__: ["(value, /)", intersection],
    __rand__: ["(value, /)", intersection],
    __or__: ["(value, /)", (self: PyDictView, other: unknown) => unite(toSet(self.items()), other)],
    __ror__: ["(value, /)", (self: PyDictView, other: unknown) => unite(toSet(toArray(other)), self)],
    __sub__: ["(value, /)", (self: PyDictView, other: unknown) => subtract(toSet(self.items()), other)],
    __rsub__: ["(value, /)", (self: PyDictView, other: unknown) => subtract(toSet(toArray(other)), self)],
    __xor__: ["(value, /)", symmetric],
    __rxor__: ["(value, /)", (self: PyDictView, other: unknown) => toggled(toSet(toArray(other)), self)],
    isdisjoint: [
      "(other, /)",
      (self: PyDictView, other: unknown) => !toArray(other).some((item) => self.has(item)),
    ],
    __eq__: compare((a, b) => sizeOf(a) === sizeOf(b) && contained(a, b)),
    __ne__: compare((a, b) => !(sizeOf(a) === sizeOf(b) && contained(a, b))),
    __le__: compare((a, b) => sizeOf(a) <= sizeOf(b) && contained(a, b)),
    __lt__: compare((a, b) => sizeOf(a) < sizeOf(b) && contained(a, b)),
    __ge__: compare((a, b) => sizeOf(a) >= sizeOf(b) && contained(b, a)),
    __gt__: compare((a, b) => sizeOf(a) > sizeOf(b) && contained(b, a)),
  });
  setTypeAttr(type, "__hash__", null);
}

function unite(set: PySet, other: unknown): PySet {
  const iter = iterate(other instanceof PyDictView ? other.items() : other);
  for (let item = iter.next(); item !== undefined; item = iter.next()) set.add(item);
  return set;
}

function subtract(set: PySet, other: unknown): PySet {
  for (const item of toArray(other)) set.discard(item);
  return set;
}

function symmetric(self: PyDictView, other: unknown): PySet {
  return toggled(toSet(self.items()), other);
}

function toggled(set: PySet, other: unknown): PySet {
  for (const item of toSet(toArray(other)).items()) if (!set.discard(item)) set.add(item);
  return set;
}

export function installDictViews(): void {
  for (const type of Object.values(viewTypes)) {
    defMethods(type, {
      __repr__: [
        "()",
        (self: PyDictView) =>
          guardRepr(
            self.dict,
            "...",
            () => `${type.name}(${reprItems(self, self.items(), "[", "]", "...")})`,
          ),
      ],
      __len__: ["()", (self: PyDictView) => self.dict.m.size],
      __iter__: ["()", (self: PyDictView) => self.iterator(false)],
      __reversed__: ["()", (self: PyDictView) => self.iterator(true)],
      __contains__: ["(key, /)", (self: PyDictView, x: unknown) => self.has(x)],
    });
    defGetter(type, "mapping", (self: PyDictView) => self.dict);
  }
  installSetAlgebra(viewTypes.dict_keys);
  installSetAlgebra(viewTypes.dict_items);
}
