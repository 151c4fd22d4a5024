import { bindArguments } from "./bind-python.ts";
import { construct, construct1, construct2 } from "./construct.ts";
import { exc, raiseError } from "./exception.ts";
import { PyBoundBuiltin, PyBoundMethod, PyBuiltin, PyFunction } from "./function.ts";
import { isSubtype, PyType } from "./type.ts";
import { typeName, typeOf } from "./type-of.ts";
import type { Typed } from "./values.ts";

// biome-ignore lint/suspicious/noExplicitAny: the constructor is tested before each use
type Callee = any;

/** f() */
export function call0(f: unknown): unknown {
  const c = (f as Callee)?.constructor;
  if (c === PyFunction) {
    if ((f as PyFunction).plain === 0) return (f as PyFunction).f();
  } else if (c === PyBuiltin) {
    const b = f as PyBuiltin;
    if (b.lo === 0 && b.hi >= 0 && (b.kind === "function" || b.kind === "static")) return b.fn();
  } else if (c === PyBoundMethod) {
    const g = (f as PyBoundMethod).func as PyFunction;
    if (g.constructor === PyFunction && g.plain === 1) return g.f((f as PyBoundMethod).self);
  } else if (c === PyBoundBuiltin) {
    const g = (f as PyBoundMethod).func as PyBuiltin;
    if (g.lo === 0 && g.hi >= 0) return g.fn((f as PyBoundMethod).self);
  }
  return callAny(f, [], null, null);
}

/** f(a) */
export function call1(f: unknown, a: unknown): unknown {
  const c = (f as Callee)?.constructor;
  if (c === PyFunction) {
    if ((f as PyFunction).plain === 1) return (f as PyFunction).f(a);
  } else if (c === PyBuiltin) {
    const b = f as PyBuiltin;
    if (b.lo <= 1 && b.hi >= 1 && (b.kind === "function" || b.kind === "static")) return b.fn(a);
  } else if (c === PyBoundMethod) {
    const g = (f as PyBoundMethod).func as PyFunction;
    if (g.constructor === PyFunction && g.plain === 2) return g.f((f as PyBoundMethod).self, a);
  } else if (c === PyBoundBuiltin) {
    const g = (f as PyBoundMethod).func as PyBuiltin;
    if (g.lo <= 1 && g.hi >= 1) return g.fn((f as PyBoundMethod).self, a);
  } else if (c === PyType) return construct1(f as PyType, a);
  return callAny(f, [a], null, null);
}

/** f(a, b) */
export function call2(f: unknown, a: unknown, b: unknown): unknown {
  const c = (f as Callee)?.constructor;
  if (c === PyFunction) {
    if ((f as PyFunction).plain === 2) return (f as PyFunction).f(a, b);
  } else if (c === PyBuiltin) {
    const g = f as PyBuiltin;
    if (g.lo <= 2 && g.hi >= 2 && (g.kind === "function" || g.kind === "static")) return g.fn(a, b);
  } else if (c === PyBoundMethod) {
    const g = (f as PyBoundMethod).func as PyFunction;
    if (g.constructor === PyFunction && g.plain === 3) return g.f((f as PyBoundMethod).self, a, b);
  } else if (c === PyBoundBuiltin) {
    const g = (f as PyBoundMethod).func as PyBuiltin;
    if (g.lo <= 2 && g.hi >= 2) return g.fn((f as PyBoundMethod).self, a, b);
  } else if (c === PyType) return construct2(f as PyType, a, b);
  return callAny(f, [a, b], null, null);
}

/** f(a, b, c) */
export function call3(f: unknown, a: unknown, b: unknown, c: unknown): unknown {
  const k = (f as Callee)?.constructor;
  if (k === PyFunction) {
    if ((f as PyFunction).plain === 3) return (f as PyFunction).f(a, b, c);
  } else if (k === PyBuiltin) {
    const g = f as PyBuiltin;
    if (g.lo <= 3 && g.hi >= 3 && (g.kind === "function" || g.kind === "static")) return g.fn(a, b, c);
  } else if (k === PyBoundMethod) {
    const g = (f as PyBoundMethod).func as PyFunction;
    if (g.constructor === PyFunction && g.plain === 4) return g.f((f as PyBoundMethod).self, a, b, c);
  }
  return callAny(f, [a, b, c], null, null);
}

/** f(*args) */
export function calln(f: unknown, args: readonly unknown[]): unknown {
  return callAny(f, args, null, null);
}

/** f(*args, **keywords); `names` and `values` run in parallel. */
export function callKw(
  f: unknown,
  args: readonly unknown[],
  names: readonly string[],
  values: readonly unknown[],
): unknown {
  return callAny(f, args, names, values);
}

/** A convenience for code that is not hot. */
export function callPy(f: unknown, ...args: unknown[]): unknown {
  return callAny(f, args, null, null);
}

/** Any call, without fast ways. */
export function callAny(
  f: unknown,
  args: readonly unknown[],
  names: readonly string[] | null,
  values: readonly unknown[] | null,
): unknown {
  const c = (f as Callee)?.constructor;
  if (c === PyFunction) {
    const g = f as PyFunction;
    return names === null && g.plain === args.length
      ? g.f.apply(undefined, args as unknown[])
      : g.f.apply(undefined, bindArguments(g, args, names, values));
  }
  if (c === PyBuiltin) return callBuiltin(f as PyBuiltin, args, names, values);
  if (c === PyBoundMethod) {
    const m = f as PyBoundMethod;
    return callAny(m.func, [m.self, ...args], names, values);
  }
  if (c === PyBoundBuiltin) {
    const m = f as PyBoundMethod;
    return callMethod(m.func as PyBuiltin, m.self, args, names, values);
  }
  if (c === PyType) return construct(f as PyType, args, names, values);
  const type = typeOf(f);
  const method = type.all["__call__"];
  if (method === undefined || method === null)
    raiseError(exc.TypeError, `'${type.shown}' object is not callable`);
  return callAny(method, [f, ...args], names, values);
}

function callBuiltin(
  f: PyBuiltin,
  args: readonly unknown[],
  names: readonly string[] | null,
  values: readonly unknown[] | null,
): unknown {
  if (f.kind === "method" || f.kind === "classmethod" || f.kind === "new") {
    const name = `${f.owner!.name}.${f.name}`;
    if (args.length === 0) raiseError(exc.TypeError, `unbound method ${name}() needs an argument`);
    checkReceiver(f, args[0]);
    return callMethod(f, args[0], args.slice(1), names, values);
  }
  if (names === null) {
    if (f.binder.star) return f.fn(args);
    if (args.length >= f.lo && args.length <= f.hi) return f.fn.apply(undefined, args as unknown[]);
  }
  return f.fn.apply(undefined, f.binder.bind(args, names, values));
}

/** Calls a library method with its object, which is known to be of the right type. */
export function callMethod(
  f: PyBuiltin,
  self: unknown,
  args: readonly unknown[],
  names: readonly string[] | null,
  values: readonly unknown[] | null,
): unknown {
  if (names === null) {
    if (f.binder.star) return f.fn(self, args);
    const n = args.length;
    if (n >= f.lo && n <= f.hi) {
      if (n === 0) return f.fn(self);
      if (n === 1) return f.fn(self, args[0]);
      if (n === 2) return f.fn(self, args[0], args[1]);
      return f.fn.apply(undefined, [self, ...args]);
    }
  }
  const bound = f.binder.bind(args, names, values);
  bound.unshift(self);
  return f.fn.apply(undefined, bound);
}

/** A library method only ever sees objects of its own type. */
export function checkReceiver(f: PyBuiltin, self: unknown): void {
  const owner = f.owner;
  if (owner === null) return;
  const ofClass = f.kind !== "method";
  const type = ofClass ? (self as PyType) : typeOf(self);
  if (ofClass && !((self as Typed | null)?.constructor === PyType)) {
    raiseError(
      exc.TypeError,
      `descriptor '${f.name}' for type '${owner.shown}' needs a type, not a '${typeName(self)}' as arg 2`,
    );
  }
  if (isSubtype(type, owner)) return;
  raiseError(
    exc.TypeError,
    `descriptor '${f.name}' for '${owner.shown}' objects doesn't apply to a '${type.shown}' object`,
  );
}

/** A special method called with its object, the method found on the type. */
export function callSpecial1(method: unknown, self: unknown): unknown {
  if ((method as Callee).constructor === PyBuiltin) return (method as PyBuiltin).fn(self);
  return call1(method, self);
}

/** The same with one more argument. */
export function callSpecial2(method: unknown, self: unknown, other: unknown): unknown {
  if ((method as Callee).constructor === PyBuiltin) return (method as PyBuiltin).fn(self, other);
  return call2(method, self, other);
}
