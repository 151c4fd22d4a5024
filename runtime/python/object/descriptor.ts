import { call1, call2, call3 } from "./call.ts";
import { exc, raiseError } from "./exception.ts";
import { PyBoundBuiltin, PyBoundMethod, PyBuiltin, PyFunction } from "./function.ts";
import { BuiltinGetSet } from "./getset.ts";
import { type PyType, setDataDescriptorTest } from "./type.ts";
import { PyClassMethod, PyInstance, PyProperty, PyStaticMethod } from "./values.ts";

/** What an attribute of a class gives when it is read through an object (null: through the class). */
export function bindDescriptor(value: unknown, o: unknown, type: PyType): unknown {
  if (value === null || typeof value !== "object") return value;
  // An instance is never JS null here but for None itself, which has no attributes that need binding to it.
  const onClass = o === null && type.name !== "NoneType";
  switch (value.constructor) {
    case PyFunction:
      return onClass ? value : new PyBoundMethod(o, value);
    case PyBuiltin: {
      const { kind } = value as PyBuiltin;
      if (kind === "method") return onClass ? value : new PyBoundBuiltin(o, value);
      return kind === "classmethod" ? new PyBoundBuiltin(type, value) : value;
    }
    case PyProperty:
      return onClass ? value : readProperty(value as PyProperty, o, type);
    case BuiltinGetSet:
      return onClass ? value : (value as BuiltinGetSet).get(o);
    case PyStaticMethod:
      return (value as PyStaticMethod).f;
    case PyClassMethod:
      return new PyBoundMethod(type, (value as PyClassMethod).f);
    case PyInstance: {
      const get = (value as PyInstance).$t.all["__get__"];
      return get === undefined ? value : call3(get, value, onClass ? null : o, type);
    }
    default:
      return value;
  }
}

/** True for an attribute of a class that goes before the instance's own. */
export function isDataDescriptor(value: unknown): boolean {
  if (value === null || typeof value !== "object") return false;
  const { constructor } = value;
  if (constructor === PyProperty || constructor === BuiltinGetSet) return true;
  if (constructor !== PyInstance) return false;
  const { all } = (value as PyInstance).$t;
  return all["__set__"] !== undefined || all["__delete__"] !== undefined;
}

setDataDescriptorTest(isDataDescriptor);

function readProperty(p: PyProperty, o: unknown, type: PyType): unknown {
  if (p.fget === null)
    raiseError(exc.AttributeError, `property${quoted(p)} of '${type.qualname}' object has no getter`);
  return call1(p.fget, o);
}

function quoted(p: PyProperty): string {
  return p.name === null ? "" : ` '${p.name}'`;
}

/** `o.name = value` through a data descriptor. */
export function setDescriptor(d: unknown, o: unknown, type: PyType, name: string, value: unknown): void {
  if (d instanceof PyProperty) {
    if (d.fset === null)
      raiseError(exc.AttributeError, `property${quoted(d)} of '${type.qualname}' object has no setter`);
    call2(d.fset, o, value);
  } else if (d instanceof BuiltinGetSet) {
    if (d.set === null) {
      raiseError(exc.AttributeError, `attribute '${name}' of '${d.owner.name}' objects is not writable`);
    }
    d.set(o, value);
  } else {
    const set = (d as PyInstance).$t.all["__set__"];
    if (set === undefined) raiseError(exc.AttributeError, "__set__");
    call3(set, d, o, value);
  }
}

/** `del o.name` through a data descriptor. */
export function deleteDescriptor(d: unknown, o: unknown, type: PyType, name: string): void {
  if (d instanceof PyProperty) {
    if (d.fdel === null)
      raiseError(exc.AttributeError, `property${quoted(d)} of '${type.qualname}' object has no deleter`);
    call1(d.fdel, o);
  } else if (d instanceof BuiltinGetSet) {
    if (d.set === null) {
      raiseError(exc.AttributeError, `attribute '${name}' of '${d.owner.name}' objects is not writable`);
    }
    d.set(o, undefined);
  } else {
    const remove = (d as PyInstance).$t.all["__delete__"];
    if (remove === undefined) raiseError(exc.AttributeError, "__delete__");
    call2(remove, d, o);
  }
}
