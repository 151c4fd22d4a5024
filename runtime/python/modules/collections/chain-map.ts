import {
  callPy,
  defClassMethod,
  defGetter,
  defMethods,
  eq,
  exc,
  isInstance,
  iterate,
  ListIterator,
  type Names,
  NotImplemented,
  newBuiltinType,
  newException,
  PyDict,
  type PyException,
  type PyInstance,
  type PyIterator,
  type PyTuple,
  type PyType,
  raiseError,
  readItems,
  repr,
  setTypeAttr,
  throwException,
  toArray,
  truth,
} from "../../kernel.ts";
import { isException } from "../../object/catch.ts";
import { construct } from "../../object/construct.ts";
import { updateDict } from "../../types/dict-update.ts";
import { pythonMethods } from "../define-module.ts";
import { contains, deleteItem, getItem, invoke, isNone, orNone, pair, setItem } from "../protocols.ts";

export const ChainMap: PyType = newBuiltinType("ChainMap", { module: "collections", subclassable: true });

const mapsOf = (self: PyInstance): readonly unknown[] => readItems(self.d["maps"]);
const first = (self: PyInstance): unknown => getItem(self.d["maps"], 0);
const make = (cls: PyType, maps: readonly unknown[]): unknown => construct(cls, maps, null, null);

/** The keys, those of the last map first, each once. */
function keysOf(self: PyInstance): unknown[] {
  const seen = new PyDict();
  for (const map of mapsOf(self).slice().reverse()) {
    const iter = iterate(map);
    for (let key = iter.next(); key !== undefined; key = iter.next()) if (!seen.has(key)) seen.set(key, null);
  }
  return seen.keys();
}

function lookUp(self: PyInstance, key: unknown): unknown {
  for (const map of mapsOf(self)) {
    try {
      return getItem(map, key);
    } catch (e) {
      if (!isException(e, exc.KeyError)) throw e;
    }
  }
  return callPy(self.$t.all["__missing__"], self, key);
}

const has = (self: PyInstance, key: unknown): boolean => mapsOf(self).some((map) => contains(map, key));

/** Runs an operation on the first map; a missing key is reported in the words of ChainMap. */
function onFirst(message: (key: unknown) => string, run: () => unknown, key: unknown): unknown {
  try {
    return run();
  } catch (e) {
    if (!isException(e, exc.KeyError)) throw e;
    const error: PyException = newException(exc.KeyError, message(key));
    error.context = e;
    return throwException(error);
  }
}
const missingKey = (key: unknown): string => `Key not found in the first mapping: ${repr(key)}`;

/** `keys()`, `values()` and `items()`: views that look through at the map. */
class ChainView {
  declare $t: PyType;
  constructor(
    readonly map: PyInstance,
    readonly part: "keys" | "values" | "items",
  ) {}
  items(): unknown[] {
    const keys = toArray(this.map);
    if (this.part === "keys") return keys;
    const value = (key: unknown) => getItem(this.map, key);
    return this.part === "values" ? keys.map(value) : keys.map((key) => pair(key, value(key)));
  }
}
class ChainKeys extends ChainView {}
class ChainValues extends ChainView {}
class ChainItems extends ChainView {}
const views = { keys: ChainKeys, values: ChainValues, items: ChainItems };
for (const part of ["keys", "values", "items"] as const) {
  const name = `${part[0]!.toUpperCase()}${part.slice(1)}View`;
  const type = newBuiltinType(name, { module: "collections.abc", jsClass: views[part] });
  defMethods(type, {
    __repr__: ["()", (self: ChainView) => `${name}(${repr(self.map)})`],
    __len__: ["()", (self: ChainView) => keysOf(self.map).length],
    __iter__: ["()", (self: ChainView): PyIterator => new ListIterator(self.items())],
    __contains__: ["(x)", (self: ChainView, x: unknown) => self.items().some((own) => eq(own, x))],
  });
}

function asDict(self: unknown): PyDict {
  const dict = new PyDict();
  updateDict(dict, self);
  return dict;
}

function merged(self: PyInstance, other: unknown, reflected: boolean): unknown {
  if (!(other instanceof PyDict) && !isInstance(other, ChainMap)) return NotImplemented;
  if (!reflected) {
    const top = invoke(first(self), "copy");
    invoke(top, "update", other);
    return make(self.$t, [top, ...mapsOf(self).slice(1)]);
  }
  const all = asDict(other);
  for (const map of mapsOf(self).slice().reverse()) updateDict(all, map);
  return make(self.$t, [all]);
}

pythonMethods(ChainMap, {
  __init__: [
    "(self, *maps)",
    (self: PyInstance, maps: PyTuple | unknown[]) => {
      const list = Array.isArray(maps) ? maps : toArray(maps);
      (self.d as Names)["maps"] = list.length === 0 ? [new PyDict()] : list;
      return null;
    },
  ],
  get: [
    "(self, key, default=None)",
    (self, key, missing) => (has(self, key) ? getItem(self, key) : orNone(missing)),
  ],
  new_child: [
    "(self, m=None, **kwargs)",
    (self: PyInstance, m: unknown, kwargs: PyDict) => {
      if (isNone(m)) return make(self.$t, [kwargs, ...mapsOf(self)]);
      if (kwargs.size > 0) invoke(m, "update", kwargs);
      return make(self.$t, [m, ...mapsOf(self)]);
    },
  ],
  copy: ["(self)", copy],
  popitem: [
    "(self)",
    (self: PyInstance) =>
      onFirst(
        () => "No keys found in the first mapping.",
        () => invoke(first(self), "popitem"),
        null,
      ),
  ],
  pop: [
    "(self, key, *args)",
    (self: PyInstance, key: unknown, args: unknown[]) =>
      onFirst(missingKey, () => invoke(first(self), "pop", key, ...args), key),
  ],
  clear: ["(self)", (self: PyInstance) => invoke(first(self), "clear")],
  keys: ["(self)", (self: PyInstance) => new ChainKeys(self, "keys")],
  values: ["(self)", (self: PyInstance) => new ChainValues(self, "values")],
  items: ["(self)", (self: PyInstance) => new ChainItems(self, "items")],
  setdefault: [
    "(self, key, default=None)",
    (self: PyInstance, key: unknown, value: unknown) => {
      if (has(self, key)) return getItem(self, key);
      setItem(self, key, orNone(value));
      return orNone(value);
    },
  ],
  update: [
    "(self, other=(), /, **kwds)",
    (self: PyInstance, other: unknown, kwds: PyDict) => {
      const all = new PyDict();
      if (other !== undefined) updateDict(all, other);
      all.update(kwds);
      for (const [key, value] of all.entries()) setItem(self, key, value);
      return null;
    },
  ],
});

function copy(self: PyInstance): unknown {
  return make(self.$t, [invoke(first(self), "copy"), ...mapsOf(self).slice(1)]);
}

defMethods(ChainMap, {
  __copy__: ["()", copy],
  __missing__: ["(key)", (_self, key: unknown) => throwException(newException(exc.KeyError, key))],
  __getitem__: ["(key)", lookUp],
  __setitem__: [
    "(key, value)",
    (self: PyInstance, key: unknown, value: unknown) => {
      setItem(first(self), key, value);
      return null;
    },
  ],
  __delitem__: [
    "(key)",
    (self: PyInstance, key: unknown) => {
      onFirst(missingKey, () => deleteItem(first(self), key), key);
      return null;
    },
  ],
  __len__: ["()", (self: PyInstance) => keysOf(self).length],
  __iter__: ["()", (self: PyInstance) => new ListIterator(keysOf(self))],
  __reversed__: ["()", (self: PyInstance) => new ListIterator(keysOf(self).reverse())],
  __contains__: ["(key)", has],
  __bool__: ["()", (self: PyInstance) => mapsOf(self).some(truth)],
  __repr__: ["()", (self: PyInstance) => `${self.$t.name}(${mapsOf(self).map(repr).join(", ")})`],
  __or__: ["(other)", (self: PyInstance, other: unknown) => merged(self, other, false)],
  __ror__: ["(other)", (self: PyInstance, other: unknown) => merged(self, other, true)],
  __ior__: [
    "(other)",
    (self: PyInstance, other: unknown) => {
      invoke(first(self), "update", other);
      return self;
    },
  ],
  __eq__: [
    "(other)",
    (self: PyInstance, other: unknown) =>
      other instanceof PyDict || isInstance(other, ChainMap)
        ? eq(asDict(self), asDict(other))
        : NotImplemented,
  ],
});
setTypeAttr(ChainMap, "__hash__", null);
defGetter(
  ChainMap,
  "parents",
  (self: PyInstance) => make(self.$t, mapsOf(self).slice(1)),
  () => raiseError(exc.AttributeError, "property 'parents' of 'ChainMap' object has no setter"),
);
defClassMethod(
  ChainMap,
  "fromkeys",
  "(iterable, *args)",
  (cls: PyType, iterable: unknown, args: unknown[]) => {
    const dict = new PyDict();
    for (const key of toArray(iterable)) dict.set(key, orNone(args[0]));
    return make(cls, [dict]);
  },
);
