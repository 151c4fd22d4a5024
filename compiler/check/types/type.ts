/**
 * What is known of an expression's value. An int carries the range that it was proved to lie in: with finite bounds
 * it is a JavaScript number for certain, an infinite one means that it may be a bigint.
 */
export type Type =
  | { readonly kind: "int"; readonly lo: number; readonly hi: number }
  | {
      readonly kind: "float" | "bool" | "str" | "none" | "list" | "tuple" | "dict" | "set" | "any" | "never";
    };

/** The largest int that is a plain number. */
export const LARGEST = Number.MAX_SAFE_INTEGER;

/**
 * How far a loop counter can come that starts small and counts by a small step: no loop runs so often. Small
 * enough that sums of a few counters need no check.
 */
export const COUNTER = 2 ** 48;

export const ANY: Type = { kind: "any" };
export const NEVER: Type = { kind: "never" };
export const FLOAT: Type = { kind: "float" };
export const BOOL: Type = { kind: "bool" };
export const STR: Type = { kind: "str" };
export const NONE: Type = { kind: "none" };
export const LIST: Type = { kind: "list" };
export const TUPLE: Type = { kind: "tuple" };
export const DICT: Type = { kind: "dict" };
export const SET: Type = { kind: "set" };
export const INT: Type = { kind: "int", lo: -Infinity, hi: Infinity };

/** An int in a range; bounds outside the safe integers become infinite. */
export function intBetween(lo: number, hi: number): Type {
  return { kind: "int", lo: lo < -LARGEST ? -Infinity : lo, hi: hi > LARGEST ? Infinity : hi };
}

/** A JavaScript number for certain. */
export function isPlainInt(type: Type): type is Type & { kind: "int" } {
  return type.kind === "int" && Number.isFinite(type.lo) && Number.isFinite(type.hi);
}

/** The type of a value that is of one type or another. */
export function joinTypes(a: Type, b: Type): Type {
  if (a.kind === "never") return b;
  if (b.kind === "never") return a;
  if (a.kind === "int" && b.kind === "int") {
    return a.lo <= b.lo && a.hi >= b.hi
      ? a
      : { kind: "int", lo: Math.min(a.lo, b.lo), hi: Math.max(a.hi, b.hi) };
  }
  return a.kind === b.kind ? a : ANY;
}

export function sameType(a: Type, b: Type): boolean {
  if (a.kind !== b.kind) return false;
  return a.kind !== "int" || (b.kind === "int" && a.lo === b.lo && a.hi === b.hi);
}

/** The join, with bounds that still move let go, so that inference ends. */
export function widen(before: Type, now: Type): Type {
  const joined = joinTypes(before, now);
  if (joined.kind !== "int" || before.kind !== "int") return joined;
  const lo = joined.lo < before.lo ? (joined.lo >= 0 ? 0 : -Infinity) : joined.lo;
  return { kind: "int", lo, hi: joined.hi > before.hi ? Infinity : joined.hi };
}
