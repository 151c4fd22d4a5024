import { type BuiltinKind, type JsFunction, PyBuiltin } from "./function.ts";
import { BuiltinGetSet } from "./getset.ts";
import { Binder, type SignatureOptions } from "./signature.ts";
import { type PyType, setTypeAttr } from "./type.ts";

export interface FunctionOptions extends SignatureOptions {
  /** Module of a function: CPython names it in some argument errors. */
  module?: string;
}

function make(
  kind: BuiltinKind,
  owner: PyType | null,
  name: string,
  signature: string,
  fn: JsFunction,
  options: FunctionOptions,
): PyBuiltin {
  const prefix = owner !== null ? `${owner.name}.` : options.module ? `${options.module}.` : "";
  return new PyBuiltin(name, fn, new Binder(signature, name, prefix + name, options), kind, owner);
}

/**
 * Adds a method to a built-in type. `signature` is Python's without `self`; `fn` takes `self` and then one value
 * for each parameter: undefined where an optional one is missing, a JS array for `*args`, a PyDict for `**kwargs`.
 */
export function defMethod(
  type: PyType,
  name: string,
  signature: string,
  fn: JsFunction,
  options: FunctionOptions = {},
): void {
  setTypeAttr(type, name, make("method", type, name, signature, fn, options));
}

export type MethodTable = Record<
  string,
  readonly [signature: string, fn: JsFunction, options?: FunctionOptions]
>;

export function defMethods(type: PyType, table: MethodTable): void {
  for (const name of Object.keys(table)) {
    const [signature, fn, options] = table[name]!;
    defMethod(type, name, signature, fn, options);
  }
}

/** Makes a function of the library (a builtin or a member of a module). */
export function defFunction(
  name: string,
  signature: string,
  fn: JsFunction,
  options: FunctionOptions = {},
): PyBuiltin {
  return make("function", null, name, signature, fn, options);
}

/** A class method: `fn` takes the class first. */
export function defClassMethod(
  type: PyType,
  name: string,
  signature: string,
  fn: JsFunction,
  options: FunctionOptions = {},
): void {
  setTypeAttr(type, name, make("classmethod", type, name, signature, fn, options));
}

export function defStatic(
  type: PyType,
  name: string,
  signature: string,
  fn: JsFunction,
  options: FunctionOptions = {},
): void {
  setTypeAttr(type, name, make("static", type, name, signature, fn, options));
}

/** A read-only attribute, or a writable one with `set` (which gets undefined where it is deleted). */
export function defGetter(
  type: PyType,
  name: string,
  get: (self: never) => unknown,
  set?: (self: never, value: unknown) => void,
): void {
  setTypeAttr(type, name, new BuiltinGetSet(name, type, get as never, (set as never) ?? null));
}

/**
 * The constructor of a type whose instances are complete at birth: `fn` takes the class, then the arguments.
 * Messages name the type.
 */
export function defNew(type: PyType, signature: string, fn: JsFunction, options: FunctionOptions = {}): void {
  const named = { name: type.name, fullName: type.name, ...options };
  setTypeAttr(type, "__new__", make("new", type, "__new__", signature, fn, named));
}

/** The initialiser of a type whose empty instances its allocator makes. */
export function defInit(
  type: PyType,
  signature: string,
  fn: JsFunction,
  options: FunctionOptions = {},
): void {
  const named = { name: type.name, fullName: type.name, ...options };
  setTypeAttr(type, "__init__", make("method", type, "__init__", signature, fn, named));
}
