import { getAttr } from "../object/attribute.ts";
import { call0, call1, call2, call3, callAny, callMethod } from "../object/call.ts";
import { type PyBuiltin, PyFunction } from "../object/function.ts";
import { typeOf } from "../object/type-of.ts";
import { PyInstance, PySuper, type Typed } from "../object/values.ts";

// Method calls that need no bound method: a method of a built-in type, or of a script's class on a plain instance
// (or on super()). Everything else reads the attribute and calls what it finds.

/** The function of a script that `o.name(…)` calls with `o` first; null where the attribute must be read. */
function scriptMethod(o: unknown, name: string): PyFunction | null {
  if (o === null) return null;
  if ((o as object).constructor === PyInstance) {
    const type = (o as PyInstance).$t;
    const f = type.all[name];
    if (f === undefined || (f as object).constructor !== PyFunction) return null;
    if (type.getattribute !== undefined || (o as PyInstance).d[name] !== undefined) return null;
    return f as PyFunction;
  }
  return (o as object).constructor === PySuper ? superMethod(o as PySuper, name) : null;
}

function superMethod(s: PySuper, name: string): PyFunction | null {
  if (s.self === s.selfType) return null;
  const { mro } = s.selfType;
  for (let i = mro.indexOf(s.after) + 1; i < mro.length; i++) {
    const f = mro[i]!.dict.get(name);
    if (f !== undefined)
      return f !== null && (f as object).constructor === PyFunction ? (f as PyFunction) : null;
  }
  return null;
}

/** The first argument: the instance behind a super object. */
function receiver(o: unknown): unknown {
  return (o as object).constructor === PySuper ? (o as PySuper).self : o;
}

/** The library method that `o.name(…)` calls; undefined where the attribute must be read. */
function builtinMethod(o: unknown, name: string): PyBuiltin | undefined {
  return typeOf(o).methods[name] as PyBuiltin | undefined;
}

/** o.name() */
export function m0(o: unknown, name: string): unknown {
  const b = (o === null ? builtinMethod(o, name) : (o as Typed).$t.methods[name]) as PyBuiltin | undefined;
  if (b !== undefined) return b.lo === 0 && b.hi >= 0 ? b.fn(o) : callMethod(b, o, [], null, null);
  const f = scriptMethod(o, name);
  if (f === null) return call0(getAttr(o, name));
  return f.plain === 1 ? f.f(receiver(o)) : callAny(f, [receiver(o)], null, null);
}

/** o.name(a) */
export function m1(o: unknown, name: string, a: unknown): unknown {
  const b = (o === null ? builtinMethod(o, name) : (o as Typed).$t.methods[name]) as PyBuiltin | undefined;
  if (b !== undefined) return b.lo <= 1 && b.hi >= 1 ? b.fn(o, a) : callMethod(b, o, [a], null, null);
  const f = scriptMethod(o, name);
  if (f === null) return call1(getAttr(o, name), a);
  return f.plain === 2 ? f.f(receiver(o), a) : callAny(f, [receiver(o), a], null, null);
}

/** o.name(a, b) */
export function m2(o: unknown, name: string, a: unknown, b: unknown): unknown {
  const g = builtinMethod(o, name);
  if (g !== undefined) return g.lo <= 2 && g.hi >= 2 ? g.fn(o, a, b) : callMethod(g, o, [a, b], null, null);
  const f = scriptMethod(o, name);
  if (f === null) return call2(getAttr(o, name), a, b);
  return f.plain === 3 ? f.f(receiver(o), a, b) : callAny(f, [receiver(o), a, b], null, null);
}

/** o.name(a, b, c) */
export function m3(o: unknown, name: string, a: unknown, b: unknown, c: unknown): unknown {
  const g = builtinMethod(o, name);
  if (g !== undefined)
    return g.lo <= 3 && g.hi >= 3 ? g.fn(o, a, b, c) : callMethod(g, o, [a, b, c], null, null);
  const f = scriptMethod(o, name);
  if (f === null) return call3(getAttr(o, name), a, b, c);
  return f.plain === 4 ? f.f(receiver(o), a, b, c) : callAny(f, [receiver(o), a, b, c], null, null);
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
  const b = builtinMethod(o, name);
  if (b !== undefined) return callMethod(b, o, args, names, values);
  const f = scriptMethod(o, name);
  if (f === null) return callAny(getAttr(o, name), args, names, values);
  return callAny(f, [receiver(o), ...args], names, values);
}
