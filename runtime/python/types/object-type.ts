import { dropAttr, findAttr, raiseNoAttribute, storeAttr } from "../object/attribute.ts";
import { callSpecial2 } from "../object/call.ts";
import { allocate } from "../object/construct.ts";
import { core } from "../object/core-types.ts";
import { defFunction, defGetter, defInit, defMethods, defNew } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { hash } from "../object/hash.ts";
import { setObjectHash } from "../object/hash-key.ts";
import { asStr } from "../object/int.ts";
import { addressOf, hexAddress, repr } from "../object/text.ts";
import { truth } from "../object/truth.ts";
import { isSubtype, type PyType, setTypeAttr } from "../object/type.ts";
import { typeOf } from "../object/type-of.ts";
import { NotImplemented, types } from "../object/types.ts";
import { PyClassMethod, type PyConstant, type PyModule, PyTuple } from "../object/values.ts";

/** `module.Name`, without the module for built-in types. */
export function shownName(type: PyType): string {
  return type.module === "builtins" ? type.qualname : `${type.module}.${type.qualname}`;
}

function installObject(): void {
  const { object } = core;
  defNew(object, "(*args, **kwargs)", (type: PyType) => allocate(type));
  defInit(
    object,
    "(*args, **kwargs)",
    (self: unknown, args: unknown[], kwargs: { m: Map<unknown, unknown> }) => {
      if (args.length > 0 || kwargs.m.size > 0) checkExcess(typeOf(self));
      return null;
    },
  );
  defMethods(object, {
    __repr__: ["()", (self: object) => `<${shownName(typeOf(self))} object at ${hexAddress(self)}>`],
    __str__: ["()", (self: unknown) => repr(self)],
    __hash__: ["()", (self: object) => Math.floor(addressOf(self) / 16)],
    __eq__: ["(value, /)", (self: unknown, other: unknown) => (self === other ? true : NotImplemented)],
    __ne__: ["(value, /)", notEqual],
    __getattribute__: [
      "(name, /)",
      (self: unknown, name: unknown) => {
        const value = findAttr(self, typeOf(self), asStr(name));
        return value === undefined ? raiseNoAttribute(self, asStr(name)) : value;
      },
    ],
    __setattr__: [
      "(name, value, /)",
      (self: unknown, name: unknown, value: unknown) => {
        storeAttr(self, typeOf(self), asStr(name), value);
        return null;
      },
    ],
    __delattr__: [
      "(name, /)",
      (self: unknown, name: unknown) => {
        dropAttr(self, typeOf(self), asStr(name));
        return null;
      },
    ],
  });
  defGetter(object, "__class__", (self: unknown) => typeOf(self));
  defGetter(object, "__doc__", (self: unknown) => typeOf(self).doc);
  setObjectHash(object.dict.get("__hash__"));
  setTypeAttr(
    object,
    "__init_subclass__",
    new PyClassMethod(
      defFunction(
        "__init_subclass__",
        "(cls, /, **kwargs)",
        (cls: PyType, kwargs: { m: Map<unknown, unknown> }) => {
          if (kwargs.m.size > 0) {
            raiseError(exc.TypeError, `${cls.name}.__init_subclass__() takes no keyword arguments`);
          }
          return null;
        },
      ),
    ),
  );
}

/** `!=` is by default the opposite of what `__eq__` says. */
function notEqual(self: unknown, other: unknown): unknown {
  const method = typeOf(self).all["__eq__"];
  if (method === null) return NotImplemented;
  const result = callSpecial2(method, self, other);
  return result === NotImplemented ? result : !truth(result);
}

function checkExcess(type: PyType): void {
  if (type.initFn !== undefined) {
    raiseError(exc.TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
  }
  if (type.newFn === undefined) {
    raiseError(
      exc.TypeError,
      `${type.name}.__init__() takes exactly one argument (the instance to initialize)`,
    );
  }
}

function installType(): void {
  const { type } = core;
  defMethods(type, {
    __repr__: ["()", (self: PyType) => `<class '${shownName(self)}'>`],
    mro: ["()", (self: PyType) => self.mro.slice()],
    __subclasscheck__: ["(cls, /)", (self: PyType, cls: PyType) => isSubtype(cls, self)],
  });
  defGetter(type, "__name__", (self: PyType) => self.name);
  defGetter(type, "__qualname__", (self: PyType) => self.qualname);
  defGetter(type, "__module__", (self: PyType) => self.module);
  defGetter(type, "__bases__", (self: PyType) => new PyTuple(self.bases));
  defGetter(type, "__mro__", (self: PyType) => new PyTuple(self.mro));
  defGetter(type, "__doc__", (self: PyType) => self.dict.get("__doc__") ?? self.doc);
}

function installConstants(): void {
  defMethods(types.NoneType, {
    __repr__: ["()", () => "None"],
    __bool__: ["()", () => false],
    __hash__: ["()", hash],
  });
  for (const type of [types.ellipsis, types.NotImplementedType]) {
    defMethods(type, { __repr__: ["()", (self: PyConstant) => self.text] });
  }
  defMethods(types.module, {
    __repr__: ["()", (self: PyModule) => `<module '${self.name}' (built-in)>`],
  });
  defNew(types.NoneType, "()", () => null);
}

export function installObjectTypes(): void {
  installObject();
  installType();
  installConstants();
}
