// What the sessions of json, datetime and math need of the core library, and of the names that are built in.
import * as k from "../../../../runtime/python/kernel.ts";
import { add } from "../../../../runtime/python/ops/arithmetic.ts";
import { binary, DIVMOD } from "../../../../runtime/python/ops/binary.ts";
import { formatValue } from "../../../../runtime/python/text/format.ts";
import { installFunctions } from "../../../../runtime/python/types/function-type.ts";
import { installRange } from "../../../../runtime/python/types/range-type.ts";
import { installSet } from "../../../../runtime/python/types/set-type.ts";
import { sortList } from "../../../../runtime/python/types/sort.ts";
import { setUp } from "../text/setup.ts";
import { Scope } from "./interpreter.ts";

/** A scope with the built-in names that the fixtures use. */
export function builtinScope(): Scope {
  setUp();
  installFunctions();
  installRange();
  installSet();
  const scope = new Scope(null);
  for (const [name, type] of Object.entries({ ...k.types, ...k.exc })) scope.names.set(name, type);
  const define = (name: string, signature: string, fn: (...args: never[]) => unknown): void => {
    scope.names.set(name, k.defFunction(name, signature, fn as never));
  };
  define("len", "(x, /)", (x: unknown) => k.length(x));
  define("repr", "(x, /)", (x: unknown) => k.repr(x));
  define("hash", "(x, /)", (x: unknown) => k.hash(x));
  define("abs", "(x, /)", (x: unknown) => k.callPy(k.lookupSpecial(x, "__abs__")));
  define("divmod", "(a, b, /)", (a: unknown, b: unknown) => binary(a, b, DIVMOD));
  define("format", "(x, spec='', /)", (x: unknown, spec?: unknown) => formatValue(x, (spec as string) ?? ""));
  define("isinstance", "(x, type, /)", (x: unknown, type: k.PyType) => k.isInstance(x, type));
  define("issubclass", "(a, b, /)", (a: k.PyType, b: k.PyType) => k.isSubtype(a, b));
  define("setattr", "(x, name, value, /)", (x: unknown, name: string, value: unknown) => {
    k.setAttr(x, name, value);
    return null;
  });
  define("iter", "(x, /)", (x: unknown) => k.iterate(x));
  define("sum", "(x, start=0, /)", (x: unknown, start?: unknown) =>
    k.toArray(x).reduce((a, b) => add(a, b), start ?? 0),
  );
  define("sorted", "(x, /)", (x: unknown) => {
    const list = k.toArray(x);
    sortList(list, null, false);
    return list;
  });
  define("max", "(*args)", (args: unknown[]) => args.reduce((a, b) => (k.lessThan(a, b) ? b : a)));
  return scope;
}
