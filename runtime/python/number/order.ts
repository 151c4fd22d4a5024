import type { Int } from "../object/values.ts";

/*
 * QuickJS orders a negative bigint and a number wrongly where the number is no 32-bit integer, and its
 * BigInt.asUintN leaves small negative values as they are. What needs either uses these instead.
 */

const MASK_64 = (1n << 64n) - 1n;

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function orderInts(a: Int, b: Int): number {
  if (typeof a === "number") {
    if (typeof b === "number") return a < b ? -1 : a > b ? 1 : 0;
    // A bigint lies beyond every number that stands for an int.
    return b < 0n ? 1 : -1;
  }
  if (typeof b === "number") return a < 0n ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The same for a float and an int; NaN where the float is NaN. */
export function orderDouble(v: number, b: Int): number {
  if (v !== v) return Number.NaN;
  if (typeof b === "number") return v < b ? -1 : v > b ? 1 : 0;
  if (v === Infinity) return 1;
  if (v === -Infinity) return -1;
  // Any double as large as a bigint is whole, so nothing is lost.
  const whole = BigInt(Math.trunc(v));
  return whole < b ? -1 : whole > b ? 1 : 0;
}

/** The lowest 64 bits as an unsigned number. */
export function unsigned64(x: bigint): bigint {
  return x & MASK_64;
}

/** The lowest 64 bits as a signed number in two's complement. */
export function signed64(x: bigint): bigint {
  const low = x & MASK_64;
  return low >> 63n === 0n ? low : low - MASK_64 - 1n;
}
