import { callSpecial1 } from "./call.ts";
import { exc, raiseError } from "./exception.ts";
import { enterNesting, leaveNesting } from "./limits.ts";
import { PyFrozenSet } from "./set.ts";
import { PyIntSub, PyStrSub } from "./subclass.ts";
import type { PyType } from "./type.ts";
import { PyBytes, PyFloat, PyTuple, type Typed } from "./values.ts";

/** How instances of a type behave as keys. */
export const KEY_UNKNOWN = 0;
export const KEY_IDENTITY = 1;
export const KEY_STRUCTURAL = 2;
export const KEY_UNHASHABLE = 3;

let objectHash: unknown;
export function setObjectHash(hash: unknown): void {
  objectHash = hash;
}

/** Cached on the type; `type.ts` resets it when `__eq__` or `__hash__` changes. */
export function keyKind(type: PyType): number {
  if (type.keyKind === KEY_UNKNOWN) {
    const hash = type.all["__hash__"];
    type.keyKind =
      hash === null || hash === undefined
        ? KEY_UNHASHABLE
        : hash === objectHash
          ? KEY_IDENTITY
          : KEY_STRUCTURAL;
  }
  return type.keyKind;
}

export function raiseUnhashable(type: PyType): never {
  raiseError(exc.TypeError, `unhashable type: '${type.shown}'`);
}

/**
 * The key under which a JS Map finds a value that is its own kind of primitive in Python: 1, 1.0 and True give the
 * number 1. Values compared by identity are their own key. Undefined for values compared by their contents.
 */
export function plainKey(k: unknown): unknown {
  switch (typeof k) {
    case "string":
    case "number":
    case "bigint":
      return k;
    case "boolean":
      return k ? 1 : 0;
    default:
  }
  if (k === null) return null;
  const object = k as Typed;
  if (object.constructor === PyFloat) return floatKey(object as PyFloat);
  if (object.constructor === PyTuple) return undefined;
  const type = object.$t;
  const kind = keyKind(type);
  if (kind === KEY_IDENTITY) return k;
  if (kind === KEY_UNHASHABLE) raiseUnhashable(type);
  if (!type.userKeys) {
    if (object instanceof PyStrSub || object instanceof PyIntSub) return object.v;
    if (object instanceof PyFloat) return floatKey(object);
  }
  return undefined;
}

function floatKey(f: PyFloat): unknown {
  const { v } = f;
  if (v !== v) return f;
  if (Number.isSafeInteger(v)) return v + 0;
  return Number.isInteger(v) ? BigInt(v) : v;
}

/** A key that equal values share, for the buckets of values that are compared by their contents. */
export function hashKey(k: unknown): string | number {
  switch (typeof k) {
    case "string":
    case "number":
      return k;
    case "bigint":
      return String(k);
    case "boolean":
      return k ? 1 : 0;
    default:
  }
  if (k === null) return "None";
  const object = k as Typed;
  if (object.constructor === PyTuple) return sequenceKey((object as PyTuple).a);
  if (!object.$t.userKeys) {
    if (object instanceof PyTuple) return sequenceKey(object.a);
    if (object instanceof PyFloat) return floatHashKey(object);
    if (object instanceof PyFrozenSet) return frozenSetKey(object);
    if (object instanceof PyBytes) return bytesKey(object.b);
    if (object instanceof PyStrSub || object instanceof PyIntSub) return hashKey(object.v);
  }
  const type = object.$t;
  const kind = keyKind(type);
  if (kind === KEY_UNHASHABLE) raiseUnhashable(type);
  if (kind === KEY_IDENTITY) return type.qualname;
  const hash = callSpecial1(type.all["__hash__"], object);
  if (typeof hash === "number") return hash;
  if (typeof hash === "bigint") return String(hash);
  if (typeof hash === "boolean") return hash ? 1 : 0;
  if (hash instanceof PyIntSub) return String(hash.v);
  raiseError(exc.TypeError, "__hash__ method should return an integer");
}

/** A number where an int may be equal. */
function floatHashKey(f: PyFloat): string | number {
  const key = floatKey(f);
  return typeof key === "number" ? key : typeof key === "bigint" ? String(key) : "nan";
}

/** Strings come with their length, so that two tuples of strings and small ints with the same key are equal. */
function sequenceKey(items: readonly unknown[]): string {
  enterNesting("");
  try {
    let key = "(";
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      if (typeof item === "number") key += `${item},`;
      else {
        const part = hashKey(item);
        key += typeof part === "string" ? `'${part.length}${part},` : `${part},`;
      }
    }
    return key;
  } finally {
    leaveNesting();
  }
}

/** True for a tuple of strings and small ints only. */
export function isPlainTuple(x: unknown): boolean {
  if ((x as object).constructor !== PyTuple) return false;
  const { a } = x as PyTuple;
  for (let i = 0; i < a.length; i++) {
    const t = typeof a[i];
    if (t !== "number" && t !== "string") return false;
  }
  return true;
}

function frozenSetKey(set: PyFrozenSet): string {
  const parts: string[] = [];
  set.m.forEach((item) => {
    parts.push(String(hashKey(item)));
  });
  return `{${parts.sort().join(",")}`;
}

function bytesKey(b: Uint8Array): string {
  return `b${b.length},${b.subarray(0, 64).join(",")}`;
}
