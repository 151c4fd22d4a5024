import { attributeName } from "../builtins/guard.ts";
import { getAttrOr } from "../object/attribute.ts";
import { callPy } from "../object/call.ts";
import { PyDict } from "../object/dict.ts";
import { exc, raiseError } from "../object/exception.ts";
import { toArray } from "../object/iterator.ts";
import { repr } from "../object/text.ts";
import { isSubtype, PyType } from "../object/type.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { types } from "../object/types.ts";
import { PyRange, PyTuple } from "../object/values.ts";
import { updateDict } from "../types/dict-update.ts";

type Items = readonly unknown[] | null;

/** The items that a sequence pattern matches. */
export function matchseq(x: unknown, before: number, after: number): Items {
  const items = sequenceItems(x);
  if (items === null) return null;
  if (after < 0) return items.length === before ? items : null;
  if (items.length < before + after) return null;
  const end = items.length - after;
  return [...items.slice(0, before), items.slice(before, end), ...items.slice(end)];
}

/** Only lists, tuples and ranges (and their subclasses) are sequences of collections.abc here. */
function sequenceItems(x: unknown): Items {
  if (Array.isArray(x)) return x.constructor === Array ? x : toArray(x);
  if (x instanceof PyTuple) return x.constructor === PyTuple ? x.a : toArray(x);
  return x instanceof PyRange ? toArray(x) : null;
}

export function matchmap(x: unknown): boolean {
  return x instanceof PyDict;
}

/** The values at the keys of a mapping pattern. */
export function matchkeys(x: unknown, keys: readonly unknown[]): Items {
  if ((x as PyDict).m.size < keys.length) return null;
  const seen = new PyDict();
  const values: unknown[] = [];
  for (const key of keys) {
    if (seen.has(key)) raiseError(exc.ValueError, `mapping pattern checks duplicate key (${repr(key)})`);
    seen.set(key, null);
    const value = lookUp(x as PyDict, key);
    if (value === undefined) return null;
    values.push(value);
  }
  return values;
}

/** By `get`, so that a defaultdict does not grow. */
function lookUp(x: PyDict, key: unknown): unknown {
  if (x.constructor === PyDict) return x.get(key);
  const missing = new PyTuple([]);
  const value = callPy(getAttrOr(x, "get", undefined), key, missing);
  return value === missing ? undefined : value;
}

/** The items of a mapping that its pattern did not name. */
export function matchrest(x: unknown, keys: readonly unknown[]): unknown {
  const rest = new PyDict();
  updateDict(rest, x);
  for (const key of keys) rest.delete(key);
  return rest;
}

/** Types whose one positional sub-pattern is the subject itself. */
function matchesItself(type: PyType): boolean {
  const { bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple } = types;
  const self = [bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple];
  return self.some((own) => isSubtype(type, own));
}

/** The values of the sub-patterns of a class pattern. */
export function matchclass(x: unknown, type: unknown, positional: number, names: readonly string[]): Items {
  if (!(type instanceof PyType)) raiseError(exc.TypeError, "called match pattern must be a class");
  if (!isSubtype(typeOf(x), type)) return null;
  const values: unknown[] = [];
  const seen = new Set<string>();
  if (positional > 0) {
    const args = getAttrOr(type, "__match_args__", undefined);
    const itself = args === undefined && matchesItself(type);
    const allowed = itself ? 1 : args === undefined ? 0 : matchArgs(type, args).length;
    if (positional > allowed) {
      raiseError(
        exc.TypeError,
        `${type.name}() accepts ${allowed} positional sub-pattern${allowed === 1 ? "" : "s"} (${positional} given)`,
      );
    }
    if (itself) values.push(x);
    else {
      for (let i = 0; i < positional; i++) {
        const name = matchArgs(type, args)[i];
        if (typeof name !== "string") {
          raiseError(exc.TypeError, `__match_args__ elements must be strings (got ${typeName(name)})`);
        }
        // The compiler has not seen these names.
        if (!readInto(values, seen, x, type, attributeName(name))) return null;
      }
    }
  }
  for (const name of names) if (!readInto(values, seen, x, type, name)) return null;
  return values;
}

function matchArgs(type: PyType, args: unknown): readonly unknown[] {
  if (args instanceof PyTuple) return args.a;
  raiseError(exc.TypeError, `${type.name}.__match_args__ must be a tuple (got ${typeName(args)})`);
}

function readInto(values: unknown[], seen: Set<string>, x: unknown, type: PyType, name: string): boolean {
  if (seen.has(name)) {
    raiseError(exc.TypeError, `${type.name}() got multiple sub-patterns for attribute '${name}'`);
  }
  seen.add(name);
  const value = getAttrOr(x, name, undefined);
  if (value === undefined) return false;
  values.push(value);
  return true;
}
