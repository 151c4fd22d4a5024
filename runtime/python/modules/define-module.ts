import {
  defFunction,
  defMethod,
  type FunctionOptions,
  type MethodTable,
  type PyDict,
  PyModule,
  type PyType,
} from "../kernel.ts";
import type { JsFunction } from "../object/function.ts";
import { Binder } from "../object/signature.ts";

/** A module of functions, described as methods are, and of other values. */
export function newModule(
  name: string,
  functions: MethodTable,
  values: Record<string, unknown> = {},
  common: FunctionOptions = {},
): PyModule {
  const members = new Map<string, unknown>();
  for (const key of Object.keys(functions)) {
    const [signature, fn, own] = functions[key]!;
    const options: FunctionOptions = { module: name, ...common, ...own };
    // What is written in Python does not name its module in messages.
    const named = options.family === "python" ? { fullName: key, ...options } : options;
    members.set(key, defFunction(key, signature, fn, named));
  }
  for (const key of Object.keys(values)) members.set(key, values[key]);
  return new PyModule(name, members);
}

export type PythonTable = Record<string, readonly [signature: string, fn: JsFunction]>;

/**
 * Methods that CPython has written in Python: the signature names `self` (or `cls`), which counts in the messages
 * about wrong arguments. Not for operators, which the library calls without binding.
 */
export function pythonMethods(type: PyType, table: PythonTable): void {
  for (const name of Object.keys(table)) {
    const [signature, fn] = table[name]!;
    defMethod(type, name, "(*args, **kwargs)", pythonBound(signature, `${type.name}.${name}`, fn));
  }
}

/** A function that takes `self`, a JS array and a PyDict and binds them as Python does. */
export function pythonBound(signature: string, fullName: string, fn: JsFunction): JsFunction {
  const binder = new Binder(signature, fullName, fullName, { family: "python" });
  return (self: unknown, args: unknown[], kwargs: PyDict) => {
    const names = kwargs.size === 0 ? null : (kwargs.keys() as string[]);
    const values = names === null ? null : kwargs.values();
    return fn.apply(undefined, binder.bind([self, ...args], names, values));
  };
}
