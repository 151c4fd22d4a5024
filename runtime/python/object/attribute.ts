import { call2, call3, callSpecial2 } from "./call.ts";
import { catchAttributeError, isException } from "./catch.ts";
import { core } from "./core-types.ts";
import { bindDescriptor, deleteDescriptor, isDataDescriptor, setDescriptor } from "./descriptor.ts";
import { exc, handledException, raiseError, setHandledException } from "./exception.ts";
import { emptyNames, type Names, PyType, setTypeAttr } from "./type.ts";
import { typeOf } from "./type-of.ts";
import { type PyInstance, PyModule, PySuper } from "./values.ts";

/** `o.name`; raises AttributeError as CPython does. */
export function getAttr(o: unknown, name: string): unknown {
  if (o !== null) {
    const { d } = o as PyInstance;
    if (d !== undefined && d !== null) {
      const own = d[name];
      if (own !== undefined && (o as PyInstance).$t.plainGet) return own;
    }
  }
  const found = getAttrOr(o, name, undefined);
  if (found === undefined) raiseNoAttribute(o, name);
  return found;
}

/** The same with a value for a missing attribute; `undefined` tells it apart from every Python value. */
export function getAttrOr(o: unknown, name: string, missing: unknown): unknown {
  const type = typeOf(o);
  if (type.getattribute !== undefined) return getAttrHooked(o, type, name, missing);
  const guarded = missing !== undefined || type.getattr !== undefined;
  const found = guarded ? findGuarded(o, type, name) : findAttr(o, type, name);
  if (found !== undefined) return found;
  if (type.getattr !== undefined) {
    const value = catchAttributeError(() => callSpecial2(type.getattr, o, name), missing === undefined);
    return value === undefined ? missing : value;
  }
  return missing;
}

/** An AttributeError of a property counts as a missing attribute where somebody asks on. */
function findGuarded(o: unknown, type: PyType, name: string): unknown {
  const before = handledException();
  try {
    return findAttr(o, type, name);
  } catch (e) {
    if (!isException(e, exc.AttributeError)) throw e;
    setHandledException(before);
    return undefined;
  }
}

/** What `object.__getattribute__` does; undefined where there is no such attribute. */
export function findAttr(o: unknown, type: PyType, name: string): unknown {
  const constructor = (o as object | null)?.constructor;
  if (constructor === PyType) return findTypeAttr(o as PyType, name);
  if (constructor === PySuper) return findSuperAttr(o as PySuper, name);
  const onType = type.all[name];
  if (onType !== undefined && type.hasDataDescriptor && isDataDescriptor(onType))
    return bindDescriptor(onType, o, type);
  if (constructor === PyModule) {
    const member = (o as PyModule).attrs.get(name);
    if (member !== undefined) return member;
  }
  const own = ownAttribute(o, type, name);
  if (own !== undefined) return own;
  return onType === undefined ? undefined : bindDescriptor(onType, o, type);
}

function ownAttribute(o: unknown, type: PyType, name: string): unknown {
  if (o === null || typeof o !== "object") return undefined;
  if (type.storage !== null) {
    const stored = type.storage.get(o, name);
    if (stored !== undefined) return stored;
  }
  const names = (o as { d?: Names | null }).d;
  return names === undefined || names === null ? undefined : names[name];
}

function findTypeAttr(type: PyType, name: string): unknown {
  const meta = core.type.all[name];
  if (meta !== undefined && isDataDescriptor(meta)) return bindDescriptor(meta, type, core.type);
  const own = type.all[name];
  if (own !== undefined) return bindDescriptor(own, null, type);
  return meta === undefined ? undefined : bindDescriptor(meta, type, core.type);
}

function findSuperAttr(s: PySuper, name: string): unknown {
  const { mro } = s.selfType;
  for (let i = mro.indexOf(s.after) + 1; i < mro.length; i++) {
    const value = mro[i]!.dict.get(name);
    if (value === undefined) continue;
    return bindDescriptor(value, s.self === s.selfType ? null : s.self, s.selfType);
  }
  const onSuper = typeOf(s).all[name];
  return onSuper === undefined ? undefined : bindDescriptor(onSuper, s, typeOf(s));
}

function getAttrHooked(o: unknown, type: PyType, name: string, missing: unknown): unknown {
  const strict = missing === undefined && type.getattr === undefined;
  const value = catchAttributeError(() => callSpecial2(type.getattribute, o, name), strict);
  if (value !== undefined) return value;
  if (type.getattr === undefined) return missing;
  const second = catchAttributeError(() => callSpecial2(type.getattr, o, name), missing === undefined);
  return second === undefined ? missing : second;
}

/** AttributeError in CPython's words for the kind of object. */
export function raiseNoAttribute(o: unknown, name: string): never {
  const constructor = (o as object | null)?.constructor;
  if (constructor === PyType) {
    raiseAttribute(`type object '${(o as PyType).shown}' has no attribute '${name}'`, o, name);
  }
  if (constructor === PyModule)
    raiseAttribute(`module '${(o as PyModule).name}' has no attribute '${name}'`, o, name);
  raiseAttribute(`'${typeOf(o).shown}' object has no attribute '${name}'`, o, name);
}

function raiseAttribute(message: string, _object: unknown, _name: string): never {
  raiseError(exc.AttributeError, message);
}

/** `o.name = value` */
export function setAttr(o: unknown, name: string, value: unknown): void {
  const type = typeOf(o);
  if (type.plainSet && o !== null) {
    const { d } = o as PyInstance;
    if (d !== undefined && d !== null) {
      d[name] = value;
      return;
    }
  }
  if (type.setattr !== undefined) {
    call3(type.setattr, o, name, value);
    return;
  }
  storeAttr(o, type, name, value);
}

/** What `object.__setattr__` does. */
export function storeAttr(o: unknown, type: PyType, name: string, value: unknown): void {
  if ((o as object | null)?.constructor === PyType) {
    setClassAttr(o as PyType, name, value);
    return;
  }
  const onType = type.all[name];
  if (onType !== undefined && isDataDescriptor(onType)) {
    setDescriptor(onType, o, type, name, value);
    return;
  }
  if (o instanceof PyModule) {
    o.attrs.set(name, value);
    return;
  }
  if (o !== null && typeof o === "object") {
    if (type.storage !== null) {
      type.storage.set(o, name, value);
      return;
    }
    const holder = o as { d?: Names | null };
    if (holder.d !== undefined && (type.slots === null || type.slots.has(name))) {
      holder.d ??= emptyNames();
      holder.d[name] = value;
      return;
    }
  }
  refuseStore(type, name, onType);
}

function refuseStore(type: PyType, name: string, onType: unknown): never {
  raiseError(
    exc.AttributeError,
    onType === undefined
      ? `'${type.shown}' object has no attribute '${name}'`
      : `'${type.shown}' object attribute '${name}' is read-only`,
  );
}

function setClassAttr(type: PyType, name: string, value: unknown): void {
  if (type.builtin) {
    raiseError(exc.TypeError, `cannot set '${name}' attribute of immutable type '${type.shown}'`);
  }
  setTypeAttr(type, name, value);
}

/** `del o.name` */
export function delAttr(o: unknown, name: string): void {
  const type = typeOf(o);
  if (type.delattr !== undefined) {
    call2(type.delattr, o, name);
    return;
  }
  dropAttr(o, type, name);
}

/** What `object.__delattr__` does. */
export function dropAttr(o: unknown, type: PyType, name: string): void {
  if ((o as object | null)?.constructor === PyType) {
    const target = o as PyType;
    if (target.builtin) {
      raiseError(exc.TypeError, `cannot set '${name}' attribute of immutable type '${target.shown}'`);
    }
    if (!target.dict.has(name)) raiseNoAttribute(o, name);
    setTypeAttr(target, name, undefined);
    return;
  }
  const onType = type.all[name];
  if (onType !== undefined && isDataDescriptor(onType)) {
    deleteDescriptor(onType, o, type, name);
    return;
  }
  if (o instanceof PyModule) {
    if (!o.attrs.delete(name)) raiseNoAttribute(o, name);
    return;
  }
  if (o !== null && typeof o === "object") {
    if (type.storage !== null) {
      if (!type.storage.delete(o, name)) raiseNoAttribute(o, name);
      return;
    }
    const { d } = o as { d?: Names | null };
    if (d !== undefined) {
      if (d === null || d[name] === undefined) raiseNoAttribute(o, name);
      delete d[name];
      return;
    }
  }
  refuseStore(type, name, onType);
}

/** A special method, found on the type and bound to the object; undefined where there is none. */
export function lookupSpecial(o: unknown, name: string): unknown {
  const type = typeOf(o);
  const method = type.all[name];
  return method === undefined || method === null ? undefined : bindDescriptor(method, o, type);
}
