import { getAttr } from "../object/attribute.ts";
import { call0, call1, call2, call3, callAny, callMethod } from "../object/call.ts";
import { PyBuiltin, PyFunction } from "../object/function.ts";
import { type PyInstance, PySuper, type Typed } from "../object/values.ts";

// Method calls that need no bound method: `PyType.methods` holds the methods of a built-in type and the functions of
// a script's class. Everything else reads the attribute and calls what it finds.

/** The function of a script that `super().name(…)` calls; null where the attribute must be read. */
function superMethod(o: unknown, name: string): PyFunction | null {
  if ((o as object).constructor !== PySuper) return null;
  const s = o as PySuper;
  if (s.self === s.selfType) return null;
  const { mro } = s.selfType;
  for (let i = mro.indexOf(s.after) + 1; i < mro.length; i++) {
    const f = mro[i]!.dict.get(name);
    if (f !== undefined) return f instanceof PyFunction ? f : null;
  }
  return null;
}

/** True where the instance has an attribute of the method's name. */
function hides(o: unknown, name: string): boolean {
  const { d } = o as PyInstance;
  return d !== undefined && d !== null && d[name] !== undefined;
}

/** o.name() */
export function m0(o: unknown, name: string): unknown {
  if (o === null) return call0(getAttr(o, name));
  const f = (o as Typed).$t.methods[name] as PyBuiltin | PyFunction | undefined;
  if (f === undefined) {
    const s = superMethod(o, name);
    return s === null ? call0(getAttr(o, name)) : callAny(s, [(o as PySuper).self], null, null);
  }
  if (f.constructor === PyBuiltin) {
    return f.lo === 0 && f.hi >= 0 ? f.fn(o) : callMethod(f, o, [], null, null);
  }
  if (hides(o, name)) return call0(getAttr(o, name));
  return (f as PyFunction).plain === 1 ? (f as PyFunction).f(o) : callAny(f, [o], null, null);
}

/** o.name(a) */
export function m1(o: unknown, name: string, a: unknown): unknown {
  if (o === null) return call1(getAttr(o, name), a);
  const f = (o as Typed).$t.methods[name] as PyBuiltin | PyFunction | undefined;
  if (f === undefined) {
    const s = superMethod(o, name);
    return s === null ? call1(getAttr(o, name), a) : callAny(s, [(o as PySuper).self, a], null, null);
  }
  if (f.constructor === PyBuiltin) {
    return f.lo <= 1 && f.hi >= 1 ? f.fn(o, a) : callMethod(f, o, [a], null, null);
  }
  if (hides(o, name)) return call1(getAttr(o, name), a);
  return (f as PyFunction).plain === 2 ? (f as PyFunction).f(o, a) : callAny(f, [o, a], null, null);
}

/** o.name(a, b) */
export function m2(o: unknown, name: string, a: unknown, b: unknown): unknown {
  if (o === null) return call2(getAttr(o, name), a, b);
  const f = (o as Typed).$t.methods[name] as PyBuiltin | PyFunction | undefined;
  if (f === undefined) {
    const s = superMethod(o, name);
    return s === null ? call2(getAttr(o, name), a, b) : callAny(s, [(o as PySuper).self, a, b], null, null);
  }
  if (f.constructor === PyBuiltin) {
    return f.lo <= 2 && f.hi >= 2 ? f.fn(o, a, b) : callMethod(f, o, [a, b], null, null);
  }
  if (hides(o, name)) return call2(getAttr(o, name), a, b);
  return (f as PyFunction).plain === 3 ? (f as PyFunction).f(o, a, b) : callAny(f, [o, a, b], null, null);
}

/** o.name(a, b, c) */
export function m3(o: unknown, name: string, a: unknown, b: unknown, c: unknown): unknown {
  if (o === null) return call3(getAttr(o, name), a, b, c);
  const f = (o as Typed).$t.methods[name] as PyBuiltin | PyFunction | undefined;
  if (f === undefined) {
    const s = superMethod(o, name);
    return s === null
      ? call3(getAttr(o, name), a, b, c)
      : callAny(s, [(o as PySuper).self, a, b, c], null, null);
  }
  if (f.constructor === PyBuiltin) {
    return f.lo <= 3 && f.hi >= 3 ? f.fn(o, a, b, c) : callMethod(f, o, [a, b, c], null, null);
  }
  if (hides(o, name)) return call3(getAttr(o, name), a, b, c);
  return (f as PyFunction).plain === 4
    ? (f as PyFunction).f(o, a, b, c)
    : callAny(f, [o, a, b, c], null, null);
}

/** o.name(*args) */
export function mn(o: unknown, name: string, args: readonly unknown[]): unknown {
  return mkw(o, name, args, null, null);
}

/** o.name(*args, **{names[i]: values[i]}) */
export function mkw(
  o: unknown,
  name: string,
  args: readonly unknown[],
  names: readonly string[] | null,
  values: readonly unknown[] | null,
): unknown {
  if (o === null) return callAny(getAttr(o, name), args, names, values);
  const f = (o as Typed).$t.methods[name] as PyBuiltin | PyFunction | undefined;
  if (f === undefined) {
    const s = superMethod(o, name);
    if (s === null) return callAny(getAttr(o, name), args, names, values);
    return callAny(s, [(o as PySuper).self, ...args], names, values);
  }
  if (f.constructor === PyBuiltin) return callMethod(f, o, args, names, values);
  if (hides(o, name)) return callAny(getAttr(o, name), args, names, values);
  return callAny(f, [o, ...args], names, values);
}
