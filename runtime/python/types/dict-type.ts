import { callPy } from "../object/call.ts";
import { defClassMethod, defInit, defMethods } from "../object/define.ts";
import { PyDict } from "../object/dict.ts";
import { eq } from "../object/equality.ts";
import { exc, newException, raiseError, throwException } from "../object/exception.ts";
import { DictKeyIterator, iterate, ReversedDictKeyIterator } from "../object/iterator.ts";
import { enterNesting, leaveNesting } from "../object/limits.ts";
import { repr } from "../object/text.ts";
import { type PyType, setTypeAttr } from "../object/type.ts";
import { typeOf } from "../object/type-of.ts";
import { NotImplemented, types } from "../object/types.ts";
import { PyTuple } from "../object/values.ts";
import { mergeKeywords, updateDict } from "./dict-update.ts";
import { PyDictItems, PyDictKeys, PyDictValues } from "./dict-views.ts";
import { guardRepr } from "./sequence.ts";

/** KeyError whose argument is the key. */
export function raiseKeyError(key: unknown): never {
  throwException(newException(exc.KeyError, key));
}

/** dict[key]; `__missing__` of a subclass is asked. */
export function dictItem(self: PyDict, key: unknown): unknown {
  const value = self.get(key);
  if (value !== undefined) return value;
  if (self.constructor !== PyDict) {
    const missing = typeOf(self).all["__missing__"];
    if (missing !== undefined) return callPy(missing, self, key);
  }
  raiseKeyError(key);
}

export function deleteDictItem(self: PyDict, key: unknown): void {
  if (self.delete(key) === undefined) raiseKeyError(key);
}

export function dictsEqual(a: PyDict, b: PyDict): boolean {
  if (a.m.size !== b.m.size) return false;
  enterNesting(" in comparison");
  try {
    for (const [key, value] of a.entries()) {
      const other = b.get(key);
      if (other === undefined || !eq(value, other)) return false;
    }
    return true;
  } finally {
    leaveNesting();
  }
}

function reprDict(self: PyDict): string {
  if (self.m.size === 0) return "{}";
  return guardRepr(self, "{...}", () => {
    const parts: string[] = [];
    for (const [key, value] of self.entries()) parts.push(`${repr(key)}: ${repr(value)}`);
    return `{${parts.join(", ")}}`;
  });
}

export function installDict(): void {
  const { dict } = types;
  defInit(
    dict,
    "(iterable=(), /, **kwargs)",
    (self: PyDict, source: unknown, kwargs: PyDict | undefined) => {
      if (source !== undefined) updateDict(self, source);
      mergeKeywords(self, kwargs);
      return null;
    },
    { family: "positional", lazyKeywords: true },
  );
  setTypeAttr(dict, "__hash__", null);
  defMethods(dict, {
    get: [
      "(key, default=None, /)",
      (self: PyDict, key: unknown, missing: unknown) => {
        const value = self.get(key);
        return value === undefined ? (missing === undefined ? null : missing) : value;
      },
    ],
    setdefault: [
      "(key, default=None, /)",
      (self: PyDict, key: unknown, missing: unknown) => {
        const value = self.get(key);
        if (value !== undefined) return value;
        const wanted = missing === undefined ? null : missing;
        self.set(key, wanted);
        return wanted;
      },
    ],
    pop: [
      "(key, default=None, /)",
      (self: PyDict, key: unknown, missing: unknown) => {
        const value = self.delete(key);
        if (value !== undefined) return value;
        return missing === undefined ? raiseKeyError(key) : missing;
      },
    ],
    popitem: ["()", popItem],
    update: [
      "(iterable=(), /, **kwargs)",
      (self: PyDict, source: unknown, kwargs: PyDict | undefined) => {
        if (source !== undefined) updateDict(self, source);
        mergeKeywords(self, kwargs);
        return null;
      },
      { family: "positional", lazyKeywords: true },
    ],
    clear: [
      "()",
      (self: PyDict) => {
        self.clear();
        return null;
      },
    ],
    copy: ["()", (self: PyDict) => self.copy()],
    keys: ["()", (self: PyDict) => new PyDictKeys(self)],
    values: ["()", (self: PyDict) => new PyDictValues(self)],
    items: ["()", (self: PyDict) => new PyDictItems(self)],
  });
  defClassMethod(dict, "fromkeys", "(iterable, value=None, /)", fromKeys);
  installOperators();
}

function popItem(self: PyDict): PyTuple {
  if (self.m.size === 0) raiseError(exc.KeyError, "popitem(): dictionary is empty");
  const keys = Array.from(self.m.keys());
  const canonical = keys[keys.length - 1];
  const pair = new PyTuple([self.shown(canonical), self.m.get(canonical)]);
  self.remove(canonical);
  return pair;
}

function fromKeys(type: PyType, iterable: unknown, value: unknown): unknown {
  const dict = callPy(type);
  const iter = iterate(iterable);
  const wanted = value === undefined ? null : value;
  const setitem = typeOf(dict).all["__setitem__"];
  for (let key = iter.next(); key !== undefined; key = iter.next()) {
    if ((dict as object).constructor === PyDict) (dict as PyDict).set(key, wanted);
    else callPy(setitem, dict, key, wanted);
  }
  return dict;
}

function installOperators(): void {
  defMethods(types.dict, {
    __repr__: ["()", reprDict],
    __len__: ["()", (self: PyDict) => self.m.size],
    __iter__: ["()", (self: PyDict) => new DictKeyIterator(self)],
    __reversed__: ["()", (self: PyDict) => new ReversedDictKeyIterator(self, true)],
    __contains__: ["(key, /)", (self: PyDict, key: unknown) => self.has(key)],
    __getitem__: ["(key, /)", dictItem],
    __setitem__: [
      "(key, value, /)",
      (self: PyDict, key: unknown, value: unknown) => {
        self.set(key, value);
        return null;
      },
    ],
    __delitem__: [
      "(key, /)",
      (self: PyDict, key: unknown) => {
        deleteDictItem(self, key);
        return null;
      },
    ],
    __or__: ["(value, /)", (self: PyDict, other: unknown) => union(self, other)],
    __ror__: ["(value, /)", (self: PyDict, other: unknown) => union(other, self)],
    __ior__: [
      "(value, /)",
      (self: PyDict, other: unknown) => {
        updateDict(self, other);
        return self;
      },
    ],
    __eq__: [
      "(value, /)",
      (self: PyDict, other: unknown) => (other instanceof PyDict ? dictsEqual(self, other) : NotImplemented),
    ],
    __ne__: [
      "(value, /)",
      (self: PyDict, other: unknown) => (other instanceof PyDict ? !dictsEqual(self, other) : NotImplemented),
    ],
  });
}

function union(a: unknown, b: unknown): unknown {
  if (!(a instanceof PyDict) || !(b instanceof PyDict)) return NotImplemented;
  const result = a.copy();
  result.update(b);
  return result;
}
