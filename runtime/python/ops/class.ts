import { getAttr } from "../object/attribute.ts";
import { call3, callAny } from "../object/call.ts";
import { core } from "../object/core-types.ts";
import { engineError } from "../object/engine-error.ts";
import { exc, raiseError } from "../object/exception.ts";
import { type JsFunction, PyFunction } from "../object/function.ts";
import { toArray } from "../object/iterator.ts";
import { linearize } from "../object/mro.ts";
import { isSubtype, PyType } from "../object/type.ts";
import { typeName } from "../object/type-of.ts";
import { PyClassMethod, PyInstance, PyProperty, PyStaticMethod, PySuper } from "../object/values.ts";
import { makeSuper } from "../types/property-type.ts";

/** The namespace that a class body fills. */
export class PyNamespace {
  readonly names = new Map<string, unknown>();
}

function namesOf(ns: unknown): Map<string, unknown> {
  if (!(ns instanceof PyNamespace)) engineError("not-a-namespace");
  return ns.names;
}

export function nsget(ns: unknown, name: string): unknown {
  return namesOf(ns).get(name);
}

export function nsset(ns: unknown, name: string, value: unknown): void {
  namesOf(ns).set(name, value);
}

export function nsdel(ns: unknown, name: string): void {
  if (!namesOf(ns).delete(name)) raiseError(exc.NameError, `name '${name}' is not defined`);
}

/** A class statement. */
export function cls(
  code: JsFunction,
  name: string,
  qualname: string,
  bases: readonly unknown[],
  keywords: readonly string[],
  values: readonly unknown[],
): unknown {
  if (keywords.includes("metaclass")) {
    const metaclass = values[keywords.indexOf("metaclass")];
    if (metaclass !== core.type) raiseError(exc.TypeError, "metaclasses other than type are not supported");
  }
  const ns = new PyNamespace();
  code(ns);
  const type = makeClass(name, qualname, bases, ns.names);
  nameAttributes(type);
  const rest = keywords.filter((keyword) => keyword !== "metaclass");
  const given = values.filter((_, i) => keywords[i] !== "metaclass");
  const parent = new PySuper(type, type, type);
  callAny(getAttr(parent, "__init_subclass__"), [], rest.length === 0 ? null : rest, given);
  return type;
}

function makeClass(
  name: string,
  qualname: string,
  given: readonly unknown[],
  names: ReadonlyMap<string, unknown>,
): PyType {
  const bases = given.length === 0 ? [core.object] : given.map((base) => checkBase(base));
  const solid = bestBase(bases);
  const mro = linearize(bases);
  const type = new PyType({
    name,
    qualname,
    module: "__main__",
    bases,
    builtin: false,
    subclassable: true,
    alloc: solid.alloc,
    mro,
    solid,
    attributes: classAttributes(names),
  });
  type.slots = slotNames(names.get("__slots__"), bases);
  return type;
}

/** Instances have only the slots where the class and all its bases say so. */
function slotNames(own: unknown, bases: readonly PyType[]): ReadonlySet<string> | null {
  if (own === undefined || bases.some((base) => base.slots === null)) return null;
  const names = typeof own === "string" ? [own] : toArray(own).filter((name) => typeof name === "string");
  if (names.includes("__dict__")) return null;
  return new Set([...bases.flatMap((base) => [...base.slots!]), ...names]);
}

function checkBase(base: unknown): PyType {
  if (!(base instanceof PyType)) {
    raiseError(exc.TypeError, `bases must be types, not ${typeName(base)}`);
  }
  if (!base.subclassable) {
    raiseError(exc.TypeError, `type '${base.name}' is not an acceptable base type`);
  }
  return base;
}

/** The base whose instances' layout the class takes over. */
function bestBase(bases: readonly PyType[]): PyType {
  let best = core.object;
  for (const { solid } of bases) {
    if (isSubtype(best, solid)) continue;
    if (!isSubtype(solid, best)) raiseError(exc.TypeError, "multiple bases have instance lay-out conflict");
    best = solid;
  }
  return best;
}

const CLASS_METHODS = ["__init_subclass__", "__class_getitem__"];

/** What CPython changes in a namespace on the way to the class. */
function classAttributes(names: ReadonlyMap<string, unknown>): Map<string, unknown> {
  const attributes = new Map(names);
  for (const name of CLASS_METHODS) {
    const f = attributes.get(name);
    if (f instanceof PyFunction) attributes.set(name, new PyClassMethod(f));
  }
  const make = attributes.get("__new__");
  if (make instanceof PyFunction) attributes.set("__new__", new PyStaticMethod(make));
  if (attributes.has("__eq__") && !attributes.has("__hash__")) attributes.set("__hash__", null);
  return attributes;
}

/** Tells descriptors the name they are bound to. */
function nameAttributes(type: PyType): void {
  for (const [name, value] of Array.from(type.dict)) {
    if (value instanceof PyProperty) value.name ??= name;
    else if (value instanceof PyInstance) {
      const method = value.$t.all["__set_name__"];
      if (method !== undefined) setName(method, value, type, name);
    }
  }
}

function setName(method: unknown, value: PyInstance, type: PyType, name: string): void {
  call3(method, value, type, name);
}

/** super() with no arguments, from the class cell and the first argument of the method. */
export function super_(type: unknown, self: unknown): unknown {
  if (type === undefined) raiseError(exc.RuntimeError, "super(): empty __class__ cell");
  if (self === undefined) raiseError(exc.RuntimeError, "super(): no arguments");
  return makeSuper(type, self);
}
