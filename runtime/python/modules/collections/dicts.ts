/** `defaultdict` and `OrderedDict`. */
import {
  callPy,
  defClassMethod,
  defGetter,
  defInit,
  defMethods,
  emptyNames,
  eq,
  exc,
  iterate,
  type Names,
  NotImplemented,
  newBuiltinType,
  PyDict,
  PyDictSub,
  PyTuple,
  type PyType,
  ReversedDictKeyIterator,
  raiseError,
  repr,
  toArray,
  truth,
  typeOf,
  types,
} from "../../kernel.ts";
import { construct } from "../../object/construct.ts";
import { dictsEqual, raiseKeyError } from "../../types/dict-type.ts";
import { mergeKeywords, updateDict } from "../../types/dict-update.ts";
import { PyDictItems, PyDictKeys, PyDictValues, type PyDictView, viewTypes } from "../../types/dict-views.ts";
import { guardRepr } from "../../types/sequence.ts";
import { callable, invoke, setItem } from "../protocols.ts";

class PyDefaultDict extends PyDict {
  declare d: Names;
  declare factory: unknown;
  constructor(type: PyType) {
    super();
    this.$t = type;
    this.d = emptyNames();
    this.factory = null;
  }
}

const module = "collections";
const subclassable = true;

export const defaultdict: PyType = newBuiltinType("defaultdict", {
  module,
  bases: [types.dict],
  subclassable,
  alloc: (type) => new PyDefaultDict(type),
});

defInit(defaultdict, "(*args, **kwargs)", (self: PyDefaultDict, args: unknown[], kwargs: PyDict) => {
  const [factory = null, source] = args;
  if (factory !== null && !callable(factory))
    raiseError(exc.TypeError, "first argument must be callable or None");
  if (args.length > 2) raiseError(exc.TypeError, `dict expected at most 1 argument, got ${args.length - 1}`);
  self.factory = factory;
  if (source !== undefined) updateDict(self, source);
  mergeKeywords(self, kwargs);
  return null;
});
defGetter(
  defaultdict,
  "default_factory",
  (self: PyDefaultDict) => self.factory,
  (self: PyDefaultDict, value) => {
    self.factory = value === undefined ? null : value;
  },
);

function copyDefault(self: PyDefaultDict): unknown {
  return construct(self.$t, [self.factory, self], null, null);
}

const union = (reflected: boolean) =>
  [
    "(value, /)",
    (self: PyDict, other: unknown) => {
      if (!(other instanceof PyDict)) return NotImplemented;
      const [left, right] = reflected ? [other, self] : [self, other];
      const args = self instanceof PyDefaultDict ? [self.factory, left] : [left];
      const result = construct(self.$t, args, null, null) as PyDict;
      updateDict(result, right);
      return result;
    },
  ] as const;

defMethods(defaultdict, {
  __missing__: [
    "(key, /)",
    (self: PyDefaultDict, key: unknown) => {
      if (self.factory === null) raiseKeyError(key);
      const value = callPy(self.factory);
      self.set(key, value);
      return value;
    },
  ],
  __repr__: [
    "()",
    (self: PyDefaultDict) => {
      const factory = self.factory === null ? "None" : guardRepr(self.d, "...", () => repr(self.factory));
      return `${self.$t.name}(${factory}, ${callPy(types.dict.all["__repr__"], self)})`;
    },
  ],
  copy: ["()", copyDefault],
  __copy__: ["()", copyDefault],
  __or__: union(false),
  __ror__: union(true),
});

export const OrderedDict: PyType = newBuiltinType("OrderedDict", {
  module,
  bases: [types.dict],
  subclassable,
  alloc: (type) => new PyDictSub(type),
});

class OrderedKeys extends PyDictKeys {}
class OrderedValues extends PyDictValues {}
class OrderedItems extends PyDictItems {}
for (const [name, base, jsClass] of [
  ["odict_keys", viewTypes.dict_keys, OrderedKeys],
  ["odict_values", viewTypes.dict_values, OrderedValues],
  ["odict_items", viewTypes.dict_items, OrderedItems],
] as const) {
  defMethods(newBuiltinType(name, { bases: [base], jsClass }), {
    __repr__: ["()", (self: PyDictView) => `${name}(${repr(self.items())})`],
  });
}

function moveToEnd(self: PyDict, key: unknown, last: unknown): null {
  const canonical = self.find(key);
  if (canonical === undefined) raiseKeyError(key);
  const value = self.m.get(canonical);
  if (last === undefined || truth(last)) {
    self.m.delete(canonical);
    self.m.set(canonical, value);
    return null;
  }
  const rest = self.m;
  self.m = new Map([[canonical, value]]);
  rest.forEach((own, k) => {
    if (k !== canonical) self.m.set(k, own);
  });
  return null;
}

function popItem(self: PyDict, last: unknown): unknown {
  if (self.size === 0) raiseError(exc.KeyError, "dictionary is empty");
  const keys = self.keys();
  const key = last === undefined || truth(last) ? keys[keys.length - 1] : keys[0];
  return new PyTuple([key, self.delete(key)]);
}

function orderedEqual(self: PyDict, other: PyDict): boolean {
  if (!dictsEqual(self, other)) return false;
  if (!typeOf(other).mro.includes(OrderedDict)) return true;
  const right = other.keys();
  return self.keys().every((key, i) => eq(key, right[i]));
}

defMethods(OrderedDict, {
  move_to_end: ["(key, last=True)", moveToEnd],
  popitem: ["(last=True)", popItem],
  pop: [
    "(key, default=None)",
    (self: PyDict, key: unknown, missing: unknown) => {
      const value = self.delete(key);
      if (value !== undefined) return value;
      return missing === undefined ? raiseKeyError(key) : missing;
    },
  ],
  setdefault: [
    "(key, default=None)",
    (self: PyDict, key: unknown, missing: unknown) => {
      const value = self.get(key);
      if (value !== undefined) return value;
      self.set(key, missing === undefined ? null : missing);
      return missing === undefined ? null : missing;
    },
  ],
  copy: [
    "()",
    (self: PyDict) => {
      const copy = construct(self.$t, [], null, null) as PyDict;
      for (const [key, value] of self.entries()) setItem(copy, key, value);
      return copy;
    },
  ],
  keys: ["()", (self: PyDict) => new OrderedKeys(self)],
  values: ["()", (self: PyDict) => new OrderedValues(self)],
  items: ["()", (self: PyDict) => new OrderedItems(self)],
  __reversed__: ["()", (self: PyDict) => new ReversedDictKeyIterator(self, true)],
  __or__: union(false),
  __ror__: union(true),
  __eq__: [
    "(value, /)",
    (self: PyDict, other: unknown) => (other instanceof PyDict ? orderedEqual(self, other) : NotImplemented),
  ],
  __ne__: [
    "(value, /)",
    (self: PyDict, other: unknown) => (other instanceof PyDict ? !orderedEqual(self, other) : NotImplemented),
  ],
  __repr__: [
    "()",
    (self: PyDict) => {
      if (self.size === 0) return `${self.$t.name}()`;
      return guardRepr(self, "...", () => `${self.$t.name}(${repr(toArray(invoke(self, "items")))})`);
    },
  ],
});
defClassMethod(OrderedDict, "fromkeys", "(iterable, value=None)", (type: PyType, iterable, value) => {
  const dict = construct(type, [], null, null);
  const iter = iterate(iterable);
  for (let key = iter.next(); key !== undefined; key = iter.next())
    setItem(dict, key, value === undefined ? null : value);
  return dict;
});
