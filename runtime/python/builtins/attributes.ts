import { delAttr, getAttrOr, raiseNoAttribute, setAttr } from "../object/attribute.ts";
import { defFunction } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { PyBoundMethod, PyBuiltin, PyFunction } from "../object/function.ts";
import { strOr } from "../object/int.ts";
import { enterNesting, leaveNesting } from "../object/limits.ts";
import { isSubtype, PyType } from "../object/type.ts";
import { isInstance, typeOf } from "../object/type-of.ts";
import { PyTuple } from "../object/values.ts";
import { PyUnion } from "../types/union-type.ts";
import { attributeName } from "./guard.ts";

const UNION = "must be a type, a tuple of types, or a union";

function matches(type: PyType, wanted: unknown, message: string): boolean {
  if (wanted instanceof PyType) return isSubtype(type, wanted);
  if (wanted instanceof PyTuple) return matchesOne(type, wanted, message);
  if (wanted instanceof PyUnion) return wanted.members.some((one) => matches(type, one, message));
  raiseError(exc.TypeError, message);
}

function matchesOne(type: PyType, wanted: PyTuple, message: string): boolean {
  enterNesting(" in __instancecheck__");
  try {
    return wanted.a.some((one) => matches(type, one, message));
  } finally {
    leaveNesting();
  }
}

export const attributeFunctions = {
  getattr: defFunction(
    "getattr",
    "(object, name, default=None, /)",
    (object: unknown, name: unknown, missing: unknown) => {
      const text = attributeName(name);
      const value = getAttrOr(object, text, missing);
      return value === undefined ? raiseNoAttribute(object, text) : value;
    },
  ),
  hasattr: defFunction("hasattr", "(obj, name, /)", (object: unknown, name: unknown) => {
    if (strOr(name)?.startsWith("_")) return false;
    // With a value for "missing", an AttributeError of __getattr__ is caught.
    const missing = new PyTuple([]);
    return getAttrOr(object, attributeName(name), missing) !== missing;
  }),
  setattr: defFunction(
    "setattr",
    "(obj, name, value, /)",
    (object: unknown, name: unknown, value: unknown) => {
      setAttr(object, attributeName(name), value);
      return null;
    },
  ),
  delattr: defFunction("delattr", "(obj, name, /)", (object: unknown, name: unknown) => {
    delAttr(object, attributeName(name));
    return null;
  }),
  isinstance: defFunction("isinstance", "(obj, class_or_tuple, /)", (object: unknown, wanted: unknown) =>
    wanted !== null && (wanted as object).constructor === PyType
      ? isInstance(object, wanted as PyType)
      : matches(typeOf(object), wanted, `isinstance() arg 2 ${UNION}`),
  ),
  issubclass: defFunction("issubclass", "(cls, class_or_tuple, /)", (cls: unknown, wanted: unknown) => {
    if (!(cls instanceof PyType)) raiseError(exc.TypeError, "issubclass() arg 1 must be a class");
    return matches(cls, wanted, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
  }),
  callable: defFunction("callable", "(obj, /)", (x: unknown) => {
    if (x instanceof PyFunction || x instanceof PyBuiltin || x instanceof PyBoundMethod) return true;
    return x instanceof PyType || typeOf(x).all["__call__"] !== undefined;
  }),
};
