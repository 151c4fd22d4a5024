import { getAttr } from "../object/attribute.ts";
import { callAny } from "../object/call.ts";
import { defGetter, defMethods, defNew } from "../object/define.ts";
import type { PyDict } from "../object/dict.ts";
import { eq } from "../object/equality.ts";
import { PyBoundMethod, type PyBuiltin, type PyFunction } from "../object/function.ts";
import type { BuiltinGetSet } from "../object/getset.ts";
import { addressOf, hexAddress, repr } from "../object/text.ts";
import { PyType } from "../object/type.ts";
import { typeName } from "../object/type-of.ts";
import { NotImplemented, types } from "../object/types.ts";
import { PyClassMethod, PyModule, PyStaticMethod } from "../object/values.ts";
import { shownName } from "./object-type.ts";

function reprBound(self: PyBoundMethod): string {
  const name = String(getAttr(self.func, "__qualname__"));
  return `<bound method ${name} of ${repr(self.self)}>`;
}

function reprBoundBuiltin(self: PyBoundMethod): string {
  const { name } = self.func as PyBuiltin;
  const owner = self.self;
  if (owner instanceof PyModule) return `<built-in function ${name}>`;
  const address = hexAddress(owner !== null && typeof owner === "object" ? owner : self);
  return `<built-in method ${name} of ${typeName(owner)} object at ${address}>`;
}

function reprBuiltin(self: PyBuiltin): string {
  if (self.kind === "method") return `<method '${self.name}' of '${self.owner!.name}' objects>`;
  return `<built-in function ${self.name}>`;
}

function qualname(self: PyBuiltin): string {
  return self.owner === null ? self.name : `${self.owner.name}.${self.name}`;
}

const calling = [
  "(*args, **kwargs)",
  (self: unknown, args: unknown[], kwargs: PyDict) => {
    const names = Array.from(kwargs.m.keys()) as string[];
    return callAny(self, args, names.length === 0 ? null : names, Array.from(kwargs.m.values()));
  },
] as const;

export function installFunctions(): void {
  defMethods(types.function, {
    __repr__: ["()", (self: PyFunction) => `<function ${self.qualname} at ${hexAddress(self)}>`],
  });
  defGetter(types.function, "__name__", (self: PyFunction) => self.d?.["__name__"] ?? self.name);
  defGetter(types.function, "__qualname__", (self: PyFunction) => self.qualname);
  defMethods(types.method, {
    __repr__: ["()", reprBound],
    __eq__: ["(value, /)", sameMethod],
    __hash__: ["()", (self: PyBoundMethod) => addressOf(self.func as object)],
  });
  defGetter(types.method, "__name__", (self: PyBoundMethod) => getAttr(self.func, "__name__"));
  defGetter(types.method, "__self__", (self: PyBoundMethod) => self.self);
  defGetter(types.method, "__func__", (self: PyBoundMethod) => self.func);
  for (const type of [types.builtin_function_or_method, types.method_descriptor]) {
    defMethods(type, {
      __repr__: [
        "()",
        (self: PyBuiltin | PyBoundMethod) =>
          self instanceof PyBoundMethod ? reprBoundBuiltin(self) : reprBuiltin(self),
      ],
      __eq__: ["(value, /)", sameMethod],
      __hash__: ["()", (self: PyBuiltin | PyBoundMethod) => addressOf(asFunction(self))],
    });
    defGetter(type, "__name__", (self: PyBuiltin | PyBoundMethod) => asFunction(self).name);
    defGetter(type, "__qualname__", (self: PyBuiltin | PyBoundMethod) => qualname(asFunction(self)));
  }
  for (const type of [
    types.function,
    types.method,
    types.builtin_function_or_method,
    types.method_descriptor,
  ]) {
    defMethods(type, { __call__: calling });
  }
  defMethods(types.getset_descriptor, {
    __repr__: ["()", (self: BuiltinGetSet) => `<attribute '${self.name}' of '${self.owner.name}' objects>`],
  });
  installWrappers();
}

function asFunction(f: PyBuiltin | PyBoundMethod): PyBuiltin {
  return f instanceof PyBoundMethod ? (f.func as PyBuiltin) : f;
}

function sameMethod(a: unknown, b: unknown): unknown {
  if (a === b) return true;
  if (!(a instanceof PyBoundMethod) || !(b instanceof PyBoundMethod)) return NotImplemented;
  return a.func === b.func && (a.self === b.self || (typeof a.self !== "object" && eq(a.self, b.self)));
}

function installWrappers(): void {
  const shown = (self: PyStaticMethod | PyClassMethod) =>
    `<${typeName(self)}(${self.f instanceof PyType ? `<class '${shownName(self.f)}'>` : repr(self.f)})>`;
  defNew(types.staticmethod, "(function, /)", (_type: unknown, f: unknown) => new PyStaticMethod(f), {
    family: "positional",
  });
  defNew(types.classmethod, "(function, /)", (_type: unknown, f: unknown) => new PyClassMethod(f), {
    family: "positional",
  });
  defMethods(types.staticmethod, {
    __repr__: ["()", shown],
    __call__: [
      "(*args, **kwargs)",
      (self: PyStaticMethod, args: unknown[], kwargs: PyDict) => calling[1](self.f, args, kwargs),
    ],
  });
  defMethods(types.classmethod, { __repr__: ["()", shown] });
  for (const type of [types.staticmethod, types.classmethod]) {
    defGetter(type, "__func__", (self: PyStaticMethod) => self.f);
  }
}
