import { getAttrOr } from "../object/attribute.ts";
import { callAny } from "../object/call.ts";
import { PyDict } from "../object/dict.ts";
import { exc, raiseError } from "../object/exception.ts";
import { PyBoundMethod, PyBuiltin, PyFunction } from "../object/function.ts";
import { strOr } from "../object/int.ts";
import { iterateOr } from "../object/iterator.ts";
import { checkSize } from "../object/limits.ts";
import { PyType } from "../object/type.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { PyTuple } from "../object/values.ts";
import { updateDict } from "../types/dict-update.ts";
import { shownName } from "../types/object-type.ts";

/** f(*args, **kwargs) */
export function callex(f: unknown, args: readonly unknown[], kwargs: unknown): unknown {
  if (kwargs === null) return callAny(f, args, null, null);
  const { m } = kwargs as PyDict;
  if (m.size === 0) return callAny(f, args, null, null);
  return callAny(f, args, Array.from(m.keys()) as string[], Array.from(m.values()));
}

/** Appends the items of an iterable to a list under construction. */
export function extend(array: unknown[], x: unknown): unknown[] {
  if (x !== null && typeof x === "object") {
    const items =
      x.constructor === Array ? (x as unknown[]) : x.constructor === PyTuple ? (x as PyTuple).a : null;
    if (items !== null) {
      checkSize(array.length + items.length);
      for (let i = 0; i < items.length; i++) array.push(items[i]);
      return array;
    }
  }
  const iter = iterateOr(x);
  if (iter === null) raiseError(exc.TypeError, `Value after * must be an iterable, not ${typeName(x)}`);
  for (let item = iter.next(); item !== undefined; item = iter.next()) array.push(item);
  return array;
}

/** The argument behind a star in a call of `f`; only its being iterable is looked at here. */
export function stararg(x: unknown, f: unknown): unknown {
  if (typeof x === "string") return x;
  if (x !== null && typeof x === "object") {
    if (x.constructor === Array || x.constructor === PyTuple) return x;
    const { all } = typeOf(x);
    if ((all["__iter__"] ?? all["__getitem__"] ?? null) !== null) return x;
  }
  return raiseError(
    exc.TypeError,
    `${calleeName(f)} argument after * must be an iterable, not ${typeName(x)}`,
  );
}

export function push(array: unknown[], x: unknown): unknown[] {
  array.push(x);
  return array;
}

/** `name()` of a callee, as the errors about keyword arguments show it. */
function calleeName(f: unknown): string {
  if (f instanceof PyFunction) return `__main__.${f.qualname}()`;
  if (f instanceof PyBoundMethod) return calleeName(f.func);
  if (f instanceof PyBuiltin) return `${f.owner === null ? "" : `${f.owner.name}.`}${f.name}()`;
  if (f instanceof PyType) return `${shownName(f)}()`;
  return `${typeName(f)} object`;
}

/** Adds a mapping's items to the keywords of a call. */
export function kwmerge(dict: unknown, mapping: unknown, f: unknown): unknown {
  const target = dict === null ? new PyDict() : (dict as PyDict);
  let source: PyDict;
  if (mapping instanceof PyDict) source = mapping;
  else {
    if (getAttrOr(mapping, "keys", undefined) === undefined) {
      raiseError(
        exc.TypeError,
        `${calleeName(f)} argument after ** must be a mapping, not ${typeName(mapping)}`,
      );
    }
    source = new PyDict();
    updateDict(source, mapping);
  }
  for (const [key, value] of source.entries()) {
    const name = strOr(key);
    if (name === undefined) raiseError(exc.TypeError, "keywords must be strings");
    kwset(target, name, value, f);
  }
  return target;
}

/** Adds one keyword to the keywords of a call. */
export function kwset(dict: unknown, name: string, value: unknown, f: unknown): unknown {
  const target = dict === null ? new PyDict() : (dict as PyDict);
  if (target.m.has(name)) {
    raiseError(exc.TypeError, `${calleeName(f)} got multiple values for keyword argument '${name}'`);
  }
  target.m.set(name, value);
  return target;
}

/** {**mapping} */
export function dictupdate(dict: unknown, mapping: unknown): unknown {
  if (!(mapping instanceof PyDict) && getAttrOr(mapping, "keys", undefined) === undefined) {
    raiseError(exc.TypeError, `'${typeOf(mapping).name}' object is not a mapping`);
  }
  updateDict(dict as PyDict, mapping);
  return dict;
}
