import { asSize, call1, exc, length, lessThan, raiseError } from "../../kernel.ts";
import { newModule } from "../define-module.ts";
import { getItem, invoke, isNone } from "../protocols.ts";

/** Where an item belongs in a sorted sequence: behind its equals (`right`) or before them. */
export function bisect(
  a: unknown,
  x: unknown,
  loArg: unknown,
  hiArg: unknown,
  key: unknown,
  right: boolean,
): number {
  let lo = loArg === undefined ? 0 : asSize(loArg);
  if (lo < 0) raiseError(exc.ValueError, "lo must be non-negative");
  let hi = isNone(hiArg) ? length(a) : asSize(hiArg);
  while (lo < hi) {
    const middle = Math.floor((lo + hi) / 2);
    const item = Array.isArray(a) && middle < a.length ? a[middle] : getItem(a, middle);
    const own = isNone(key) ? item : call1(key, item);
    if (right ? lessThan(x, own) : !lessThan(own, x)) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}

const find = (right: boolean) => (a: unknown, x: unknown, lo: unknown, hi: unknown, key: unknown) =>
  bisect(a, x, lo, hi, key, right);
const insert = (right: boolean) => (a: unknown, x: unknown, lo: unknown, hi: unknown, key: unknown) =>
  invoke(a, "insert", bisect(a, isNone(key) ? x : call1(key, x), lo, hi, key, right), x);

const SIGNATURE = "(a, x, lo=0, hi=None, *, key=None)";

/** The module `bisect`. */
export const bisectModule = newModule("bisect", {
  bisect: [SIGNATURE, find(true), { name: "bisect_right" }],
  bisect_left: [SIGNATURE, find(false)],
  bisect_right: [SIGNATURE, find(true)],
  insort: [SIGNATURE, insert(true), { name: "insort_right" }],
  insort_left: [SIGNATURE, insert(false)],
  insort_right: [SIGNATURE, insert(true)],
});
