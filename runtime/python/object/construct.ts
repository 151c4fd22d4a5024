import { callAny, callMethod } from "./call.ts";
import { core } from "./core-types.ts";
import { exc, raiseError } from "./exception.ts";
import { PyBuiltin, PyFunction } from "./function.ts";
import { isSubtype, type PyType } from "./type.ts";
import { typeName, typeOf } from "./type-of.ts";
import { PyStaticMethod } from "./values.ts";

/** Calling a class: `__new__`, then `__init__` on what it gave where that is an instance. */
export function construct(
  type: PyType,
  args: readonly unknown[],
  names: readonly string[] | null,
  values: readonly unknown[] | null,
): unknown {
  if (type === core.type) {
    if (args.length === 1 && names === null) return typeOf(args[0]);
    raiseError(
      exc.TypeError,
      args.length === 3
        ? "type() with three arguments is not available: use a class statement"
        : "type() takes 1 or 3 arguments",
    );
  }
  const { newFn, initFn } = type;
  if (newFn === undefined && initFn === undefined && (args.length > 0 || names !== null)) {
    raiseError(exc.TypeError, `${type.name}() takes no arguments`);
  }
  const object = newFn === undefined ? allocate(type) : callNew(newFn, type, args, names, values);
  if (initFn === undefined || (newFn !== undefined && !isSubtype(typeOf(object), type))) return object;
  if ((initFn as object).constructor === PyBuiltin) {
    callMethod(initFn as PyBuiltin, object, args, names, values);
    return object;
  }
  const result = callAny(initFn, [object, ...args], names, values);
  return result === null ? object : refuseResult(result);
}

/** type(a), fast where one function does all. */
export function construct1(type: PyType, a: unknown): unknown {
  if (type === core.type) return typeOf(a);
  const newFn = type.newFn as PyBuiltin | undefined;
  const initFn = type.initFn as PyBuiltin | PyFunction | undefined;
  if (newFn === undefined) {
    if (initFn !== undefined && initFn !== null) {
      if (initFn.constructor === PyFunction) {
        if (initFn.plain === 2) {
          const object = allocate(type);
          const result = initFn.f(object, a);
          return result === null ? object : refuseResult(result);
        }
      } else if (initFn.constructor === PyBuiltin && initFn.lo <= 1 && initFn.hi >= 1) {
        const object = allocate(type);
        initFn.fn(object, a);
        return object;
      }
    }
  } else if (initFn === undefined && newFn.constructor === PyBuiltin && newFn.lo <= 1 && newFn.hi >= 1) {
    return newFn.fn(type, a);
  }
  return construct(type, [a], null, null);
}

/** type(a, b) for a script's class with a plain `__init__`. */
export function construct2(type: PyType, a: unknown, b: unknown): unknown {
  const initFn = type.initFn as PyFunction | undefined;
  if (type.newFn === undefined && initFn?.constructor === PyFunction && initFn.plain === 3) {
    const object = allocate(type);
    const result = initFn.f(object, a, b);
    return result === null ? object : refuseResult(result);
  }
  return construct(type, [a, b], null, null);
}

function refuseResult(result: unknown): never {
  raiseError(exc.TypeError, `__init__() should return None, not '${typeName(result)}'`);
}

/** An empty instance. */
export function allocate(type: PyType): unknown {
  if (type.alloc === null) raiseError(exc.TypeError, `cannot create '${type.name}' instances`);
  return type.alloc(type);
}

function callNew(
  newFn: unknown,
  type: PyType,
  args: readonly unknown[],
  names: readonly string[] | null,
  values: readonly unknown[] | null,
): unknown {
  if ((newFn as object).constructor === PyBuiltin)
    return callMethod(newFn as PyBuiltin, type, args, names, values);
  const f = (newFn as object).constructor === PyStaticMethod ? (newFn as PyStaticMethod).f : newFn;
  return callAny(f, [type, ...args], names, values);
}
