import {
  defClassMethod,
  defFunction,
  defMethods,
  exc,
  PyDict,
  PyStaticMethod,
  PyTuple,
  PyTupleSub,
  PyType,
  raiseError,
  repr,
  setTypeAttr,
  str,
  strOr,
  toArray,
  truth,
  types,
} from "../../kernel.ts";
import { BuiltinGetSet } from "../../object/getset.ts";
import { isIdentifier } from "../../text/str-predicates.ts";
import { strRepr } from "../../text/str-repr.ts";
import { pythonBound, pythonMethods } from "../define-module.ts";
import { isKeyword } from "../keywords.ts";
import { isNone } from "../protocols.ts";

function checkNames(typeName: string, fields: readonly string[], rename: boolean): void {
  for (const name of [typeName, ...fields]) {
    if (!isIdentifier(name)) {
      raiseError(exc.ValueError, `Type names and field names must be valid identifiers: ${strRepr(name)}`);
    }
    if (isKeyword(name)) {
      raiseError(exc.ValueError, `Type names and field names cannot be a keyword: ${strRepr(name)}`);
    }
  }
  const seen = new Set<string>();
  for (const name of fields) {
    if (name.startsWith("_") && !rename) {
      raiseError(exc.ValueError, `Field names cannot start with an underscore: ${strRepr(name)}`);
    }
    if (seen.has(name)) raiseError(exc.ValueError, `Encountered duplicate field name: ${strRepr(name)}`);
    seen.add(name);
  }
}

/** Fields that are no good names become `_0`, `_1` and so on. */
function renamed(fields: readonly string[]): string[] {
  const seen = new Set<string>();
  return fields.map((name, i) => {
    const good = isIdentifier(name) && !isKeyword(name) && !name.startsWith("_") && !seen.has(name);
    seen.add(name);
    return good ? name : `_${i}`;
  });
}

function namedtuple(
  typeName: unknown,
  names: unknown,
  rename: unknown,
  defaults: unknown,
  module: unknown,
): PyType {
  const text = strOr(names);
  const listed =
    text === undefined
      ? toArray(names).map(str)
      : text
          .replaceAll(",", " ")
          .split(/[ \t\n\r\f\v]+/)
          .filter((part) => part !== "");
  const renaming = rename !== undefined && truth(rename);
  const fields = renaming ? renamed(listed) : listed;
  const name = str(typeName);
  checkNames(name, fields, renaming);
  const given = isNone(defaults) ? [] : toArray(defaults);
  if (given.length > fields.length) raiseError(exc.TypeError, "Got more default values than field names");
  const type = new PyType({
    name,
    module: isNone(module) ? "__main__" : str(module),
    bases: [types.tuple],
    builtin: false,
    subclassable: true,
    alloc: null,
    mro: types.tuple.mro,
    solid: types.tuple,
  });
  const optional = fields.length - given.length;
  define(type, fields, optional, given);
  return type;
}

function define(
  type: PyType,
  fields: readonly string[],
  optional: number,
  defaults: readonly unknown[],
): void {
  const shown = fields.map((field, i) => (i < optional ? field : `${field}=None`)).join(", ");
  const make = (cls: PyType, items: readonly unknown[]) => new PyTupleSub(cls, items);
  pythonMethods(type, {
    _asdict: ["(self)", (self: PyTuple) => asDict(fields, self.a)],
    _replace: [
      "(self, /, **kwds)",
      (self: PyTuple, kwds: PyDict) => {
        const items = fields.map((field, i) => replacement(kwds.delete(field), self.a[i]));
        if (kwds.size > 0) raiseError(exc.ValueError, `Got unexpected field names: ${repr(kwds.keys())}`);
        return make(self.$t, items);
      },
    ],
  });
  const bind = pythonBound(
    `(_cls${shown === "" ? "" : `, ${shown}`})`,
    `${type.name}.__new__`,
    (cls, ...values) =>
      make(
        cls,
        values.map((value, i) => (value === undefined ? defaults[i - optional] : value)),
      ),
  );
  defClassMethod(type, "_make", "(iterable)", (cls: PyType, iterable: unknown) => {
    const items = toArray(iterable);
    if (items.length !== fields.length) {
      raiseError(exc.TypeError, `Expected ${fields.length} arguments, got ${items.length}`);
    }
    return make(cls, items);
  });
  setTypeAttr(type, "__new__", new PyStaticMethod(defFunction("__new__", "(cls, *args, **kwargs)", bind)));
  defMethods(type, {
    __repr__: [
      "()",
      (self: PyTuple) => `${self.$t.name}(${fields.map((f, i) => `${f}=${repr(self.a[i])}`).join(", ")})`,
    ],
    __getnewargs__: ["()", (self: PyTuple) => new PyTuple(self.a)],
  });
  const readOnly = () => raiseError(exc.AttributeError, "can't set attribute");
  fields.forEach((field, i) => {
    setTypeAttr(type, field, new BuiltinGetSet(field, type, (self) => (self as PyTuple).a[i], readOnly));
  });
  setTypeAttr(type, "_fields", new PyTuple(fields));
  setTypeAttr(type, "__match_args__", new PyTuple(fields));
  setTypeAttr(type, "_field_defaults", asDict(fields.slice(optional), defaults));
}

function replacement(given: unknown, own: unknown): unknown {
  return given === undefined ? own : given;
}

function asDict(fields: readonly string[], values: readonly unknown[]): PyDict {
  const dict = new PyDict();
  fields.forEach((field, i) => {
    dict.set(field, values[i]);
  });
  return dict;
}

/** The function `collections.namedtuple`. */
export const namedtupleTable = {
  namedtuple: [
    "(typename, field_names, *, rename=False, defaults=None, module=None)",
    namedtuple,
    { family: "python", fullName: "namedtuple" },
  ],
} as const;
