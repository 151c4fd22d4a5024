/**
 * `frappe._dict`: a dict whose items are attributes too. A missing attribute reads as None; the methods of dict
 * win over items of the same name.
 */
import {
  type AttributeStorage,
  call1,
  defMethods,
  exc,
  newBuiltinType,
  newException,
  PyDict,
  PyDictSub,
  type PyType,
  raiseError,
  throwException,
  types,
} from "../kernel.ts";

/** An exact `_dict`. */
export class FrappeDict extends PyDict {}

export const frappeDictType: PyType = newBuiltinType("_dict", {
  module: "frappe.types.frappedict",
  bases: [types.dict],
  subclassable: true,
  jsClass: FrappeDict,
});
frappeDictType.alloc = (type) => (type === frappeDictType ? new FrappeDict() : new PyDictSub(type));

const storage: AttributeStorage = {
  // Items are found by `__getattr__`, after the methods of dict.
  get: () => undefined,
  set: (object, name, value) => (object as PyDict).set(name, value),
  delete: (object, name) => {
    if ((object as PyDict).delete(name) === undefined) throwException(newException(exc.KeyError, name));
    return true;
  },
  names: (object) => (object as PyDict).keys().filter((key) => typeof key === "string"),
};
frappeDictType.storage = storage;

defMethods(frappeDictType, {
  __getattr__: [
    "(name, /)",
    (self: PyDict, name: string) => {
      if (name.startsWith("__") && name.endsWith("__")) {
        raiseError(exc.AttributeError, `'_dict' object has no attribute '${name}'`);
      }
      return self.get(name) ?? null;
    },
  ],
  copy: ["()", (self: PyDict) => frappeDictFrom(self)],
  update: [
    "(d=None, /, **kwargs)",
    (self: PyDict, d: unknown, kwargs: PyDict) => {
      if (d !== undefined && d !== null) self.update(asDict(d));
      self.update(kwargs);
      return self;
    },
  ],
});

/** Anything that `dict()` takes, as a dict. */
export function asDict(d: unknown): PyDict {
  return d instanceof PyDict ? d : (call1(types.dict, d) as PyDict);
}

/** A `_dict` with the items of a dict. */
export function frappeDictFrom(source: PyDict): FrappeDict {
  const made = new FrappeDict();
  made.copyFrom(source);
  return made;
}

/** A `_dict` from names and values. */
export function frappeDict(items: Record<string, unknown> = {}): FrappeDict {
  const made = new FrappeDict();
  for (const name of Object.keys(items)) made.set(name, items[name]);
  return made;
}
