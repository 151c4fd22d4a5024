import { defGetter, defMethods, defNew } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { isSubtype, PyType } from "../object/type.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { types } from "../object/types.ts";
import { PyProperty, PySuper } from "../object/values.ts";

function orNone(x: unknown): unknown {
  return x === undefined ? null : x;
}

/** A copy with one of the three functions replaced, as the decorators `@p.setter` and so on make. */
function replaced(p: PyProperty, part: "fget" | "fset" | "fdel", f: unknown): PyProperty {
  const parts = { fget: p.fget, fset: p.fset, fdel: p.fdel, [part]: f };
  const copy = new PyProperty(parts.fget, parts.fset, parts.fdel, p.doc);
  copy.name = p.name;
  return copy;
}

/** super(type, object) with CPython's checks. */
export function makeSuper(after: unknown, self: unknown): PySuper {
  if ((after as object | null)?.constructor !== PyType) {
    raiseError(exc.TypeError, `super() argument 1 must be a type, not ${typeName(after)}`);
  }
  const type = after as PyType;
  if ((self as object | null)?.constructor === PyType && isSubtype(self as PyType, type)) {
    return new PySuper(type, self, self as PyType);
  }
  if (isSubtype(typeOf(self), type)) return new PySuper(type, self, typeOf(self));
  raiseError(exc.TypeError, "super(type, obj): obj must be an instance or subtype of type");
}

export function installProperty(): void {
  const { property } = types;
  defNew(
    property,
    "(fget=None, fset=None, fdel=None, doc=None)",
    (_type: unknown, fget: unknown, fset: unknown, fdel: unknown, doc: unknown) =>
      new PyProperty(orNone(fget), orNone(fset), orNone(fdel), orNone(doc)),
  );
  defMethods(property, {
    getter: ["(fget, /)", (self: PyProperty, f: unknown) => replaced(self, "fget", f)],
    setter: ["(fset, /)", (self: PyProperty, f: unknown) => replaced(self, "fset", f)],
    deleter: ["(fdel, /)", (self: PyProperty, f: unknown) => replaced(self, "fdel", f)],
  });
  for (const part of ["fget", "fset", "fdel"] as const) {
    defGetter(property, part, (self: PyProperty) => self[part]);
  }
  defNew(
    types.super,
    "(type=None, obj=None, /)",
    (_type: unknown, after: unknown, self: unknown) => {
      if (after === undefined) raiseError(exc.RuntimeError, "super(): no arguments");
      if (!(after instanceof PyType)) makeSuper(after, null);
      if (self === undefined) raiseError(exc.TypeError, "super() with one argument is not supported");
      return makeSuper(after, self);
    },
    { family: "parse" },
  );
  defMethods(types.super, {
    __repr__: [
      "()",
      (self: PySuper) => `<super: <class '${self.after.name}'>, <${self.selfType.name} object>>`,
    ],
  });
}
