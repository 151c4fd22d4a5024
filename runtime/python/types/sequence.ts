import { eq, richCompare } from "../object/equality.ts";
import { exc, raiseError } from "../object/exception.ts";
import { indexOr } from "../object/int.ts";
import { checkSize, enterNesting, leaveNesting } from "../object/limits.ts";
import { repr } from "../object/text.ts";
import { typeName } from "../object/type-of.ts";
import type { PySlice } from "../object/values.ts";
import { sliceBounds } from "../text/slice-bounds.ts";

/** `a == b` for two arrays of values. */
export function itemsEqual(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  enterNesting(" in comparison");
  try {
    // A comparison may change the lists.
    for (let i = 0; i < a.length && i < b.length; i++) if (!eq(a[i], b[i])) return false;
  } finally {
    leaveNesting();
  }
  return a.length === b.length;
}

const LENGTH_ORDER: Record<string, (a: number, b: number) => boolean> = {
  __lt__: (a, b) => a < b,
  __le__: (a, b) => a <= b,
  __gt__: (a, b) => a > b,
  __ge__: (a, b) => a >= b,
};

/** `a op b` by the first difference, else by length. */
export function compareItems(a: readonly unknown[], b: readonly unknown[], op: string): unknown {
  enterNesting(" in comparison");
  try {
    for (let i = 0; i < a.length && i < b.length; i++) {
      if (!eq(a[i], b[i])) return richCompare(a[i], b[i], op);
    }
  } finally {
    leaveNesting();
  }
  return LENGTH_ORDER[op]!(a.length, b.length);
}

/** The items of a slice as a new array. */
export function sliceItems(items: readonly unknown[], slice: PySlice): unknown[] {
  const { start, step, length } = sliceBounds(slice, items.length);
  if (step === 1) return items.slice(start, start + length);
  const out: unknown[] = [];
  for (let i = 0, at = start; i < length; i++, at += step) out.push(items[at]);
  return out;
}

/** The items repeated n times. */
export function repeatItems(items: readonly unknown[], n: number): unknown[] {
  if (n <= 0 || items.length === 0) return [];
  checkSize(items.length * n);
  if (items.length === 1) return new Array(n).fill(items[0]);
  const out: unknown[] = [];
  for (let k = 0; k < n; k++) for (let i = 0; i < items.length; i++) out.push(items[i]);
  return out;
}

/** A repetition count; undefined where the operand is no index, which means NotImplemented. */
export function repeatCount(x: unknown): number | undefined {
  const n = indexOr(x);
  if (n === undefined || typeof n === "number") return n;
  if (n < 0n) return 0;
  if (n >= 1n << 63n)
    raiseError(exc.OverflowError, `cannot fit '${typeName(x)}' into an index-sized integer`);
  return Number(n);
}

/** The place of an item, or -1; `==` with identity first. */
export function findItem(items: readonly unknown[], item: unknown, from = 0, to = items.length): number {
  for (let i = from; i < to && i < items.length; i++) if (eq(items[i], item)) return i;
  return -1;
}

/** How often an item occurs. */
export function countItem(items: readonly unknown[], item: unknown): number {
  let n = 0;
  for (let i = 0; i < items.length; i++) if (eq(items[i], item)) n++;
  return n;
}

/** Start or stop of `index()`: counted from the end where negative. */
export function searchBound(x: unknown, length: number, missing: number): number {
  if (x === undefined) return missing;
  const n = indexOr(x);
  if (n === undefined) {
    raiseError(exc.TypeError, "slice indices must be integers or have an __index__ method");
  }
  const at = typeof n === "number" ? n : n < 0n ? -Number.MAX_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
  return at < 0 ? Math.max(0, at + length) : at;
}

const open = new Set<object>();

/** Items in brackets; `recursive` for a container that is inside itself. */
export function reprItems(
  owner: object,
  items: readonly unknown[],
  left: string,
  right: string,
  recursive: string,
): string {
  if (items.length === 0) return left + right;
  if (open.has(owner)) return recursive;
  open.add(owner);
  try {
    const parts: string[] = [];
    let size = 0;
    for (let i = 0; i < items.length; i++) {
      const part = repr(items[i]);
      size += part.length + 2;
      checkSize(size);
      parts.push(part);
    }
    return left + parts.join(", ") + right;
  } finally {
    open.delete(owner);
  }
}

/** Runs `f` unless the object is being shown already, as `reprItems` does for containers of another form. */
export function guardRepr(owner: object, recursive: string, f: () => string): string {
  if (open.has(owner)) return recursive;
  open.add(owner);
  try {
    return f();
  } finally {
    open.delete(owner);
  }
}
