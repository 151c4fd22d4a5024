import { PyDict } from "../object/dict.ts";
import { iterate, toArray } from "../object/iterator.ts";
import { PyFrozenSet, PySet, SetBase } from "../object/set.ts";

// Each operation adds and discards in CPython's order, since that decides how the result is iterated.

/** An empty set of the kind that an operation on `like` gives: exact set or frozenset. */
export function emptyLike(like: SetBase): SetBase {
  return like instanceof PyFrozenSet ? new PyFrozenSet() : new PySet();
}

export function copySet(set: SetBase): SetBase {
  const copy = emptyLike(set);
  copy.merge(set);
  return copy;
}

/** set.update(x) */
export function updateSet(set: SetBase, x: unknown): void {
  if (x instanceof SetBase) {
    set.merge(x);
    return;
  }
  if (x instanceof PyDict) {
    if (set.fixed) set.ordered().reserve(x.m.size);
    for (const key of x.keys()) set.add(key);
    return;
  }
  if (Array.isArray(x)) {
    for (let i = 0; i < x.length; i++) set.add(x[i]);
    return;
  }
  const iter = iterate(x);
  for (let item = iter.next(); item !== undefined; item = iter.next()) set.add(item);
}

function asSet(x: unknown): SetBase {
  if (x instanceof SetBase) return x;
  const set = new PySet();
  updateSet(set, x);
  return set;
}

export function intersection(set: SetBase, x: unknown): SetBase {
  const result = emptyLike(set);
  if (x instanceof SetBase) {
    if (x === set) return copySet(set);
    const larger = x.m.size > set.m.size;
    const walked = larger ? set : x;
    const asked = larger ? x : set;
    for (const item of walked.items()) if (asked.has(item)) result.add(item);
    return result;
  }
  const iter = iterate(x);
  for (let item = iter.next(); item !== undefined; item = iter.next()) if (set.has(item)) result.add(item);
  return result;
}

export function difference(set: SetBase, x: unknown): SetBase {
  const size = x instanceof SetBase || x instanceof PyDict ? x.m.size : -1;
  if (size < 0 || set.m.size >> 2 > size) {
    const copy = copySet(set);
    subtract(copy, x);
    return copy;
  }
  const result = emptyLike(set);
  const other = x as SetBase | PyDict;
  for (const item of set.items()) if (!other.has(item)) result.add(item);
  return result;
}

/** set.difference_update(x) */
export function subtract(set: SetBase, x: unknown): void {
  if (x === set) {
    set.clear();
    return;
  }
  if (x instanceof SetBase) {
    for (const item of x.items()) set.discard(item);
    if (set.fixed && set.table !== null) set.table.compact();
    return;
  }
  const iter = iterate(x);
  for (let item = iter.next(); item !== undefined; item = iter.next()) set.discard(item);
  if (set.fixed && set.table !== null) set.table.compact();
}

/** set.symmetric_difference_update(x) */
export function toggle(set: SetBase, x: unknown): void {
  if (x === set) {
    set.clear();
    return;
  }
  for (const item of asSet(x).items()) if (!set.discard(item)) set.add(item);
}

export function symmetricDifference(set: SetBase, x: unknown): SetBase {
  const result = emptyLike(set);
  updateSet(result, x);
  toggle(result, set);
  return result;
}

/** Takes over the contents of another set. */
export function replaceContents(set: SetBase, by: SetBase): void {
  set.m = by.m;
  set.buckets = by.buckets;
  set.userKeys = by.userKeys;
  set.fixed = by.fixed;
  set.table = by.table;
}

export function isSubset(a: SetBase, b: SetBase): boolean {
  if (a.m.size > b.m.size) return false;
  for (const item of a.m.values()) if (!b.has(item)) return false;
  return true;
}

export function isDisjoint(set: SetBase, x: unknown): boolean {
  return !toArray(x).some((item) => set.has(item));
}
