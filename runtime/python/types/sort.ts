import { call1 } from "../object/call.ts";
import { lessThan } from "../object/equality.ts";
import { exc, raiseError } from "../object/exception.ts";
import { PyFloat } from "../object/values.ts";
import { strCompare } from "../text/code-points.ts";

const RUN = 12;

/**
 * Sorts items by keys in place, stable; `reverse` keeps the order of equal items as CPython does. The list must
 * not change meanwhile: the caller empties it and looks.
 */
export function sortItems(items: unknown[], keyFunction: unknown, reverse: boolean): void {
  const n = items.length;
  const keys = keyFunction === null || keyFunction === undefined ? items : new Array<unknown>(n);
  if (keys !== items) for (let i = 0; i < n; i++) keys[i] = call1(keyFunction, items[i]);
  if (n < 2) return;
  const order = new Array<number>(n);
  // Reversing before and after keeps equal items in their order.
  for (let i = 0; i < n; i++) order[i] = reverse ? n - 1 - i : i;
  const sorted = sortOrder(order, keys);
  const copy = items.slice();
  for (let i = 0; i < n; i++) items[i] = copy[sorted[reverse ? n - 1 - i : i]!];
}

/** Indices in the order of their keys. */
function sortOrder(order: number[], keys: unknown[]): number[] {
  const plain = numbersOf(keys);
  if (plain !== null) return mergeSort(order, (a, b) => plain[a]! < plain[b]!);
  if (keys.every((k) => typeof k === "string")) {
    const texts = keys as string[];
    return texts.some(hasHigh)
      ? mergeSort(order, (a, b) => strCompare(texts[a]!, texts[b]!) < 0)
      : mergeSort(order, (a, b) => texts[a]! < texts[b]!);
  }
  return mergeSort(order, (a, b) => lessThan(keys[a], keys[b]));
}

const HIGH = /[\ud800-\udfff]/;
function hasHigh(s: string): boolean {
  return HIGH.test(s);
}

/** The keys as JS numbers where each is a small int or a float. */
function numbersOf(keys: readonly unknown[]): number[] | null {
  const numbers = new Array<number>(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const k = keys[i];
    if (typeof k === "number") numbers[i] = k;
    else if (k !== null && (k as object).constructor === PyFloat) numbers[i] = (k as PyFloat).v;
    else return null;
  }
  return numbers;
}

/** Bottom-up merge sort over runs made by insertion; asks only whether a later item is less than an earlier one. */
function mergeSort(order: number[], less: (a: number, b: number) => boolean): number[] {
  const n = order.length;
  // What is in order already (or strictly descending) takes n - 1 comparisons, as in CPython.
  let end = 1;
  if (less(order[1]!, order[0]!)) {
    end = 2;
    while (end < n && less(order[end]!, order[end - 1]!)) end++;
    reverseRange(order, 0, end - 1);
  } else while (end < n && !less(order[end]!, order[end - 1]!)) end++;
  if (end === n) return order;
  for (let low = 0; low < n; low += RUN) insertionSort(order, low, Math.min(low + RUN, n), less);
  let from = order;
  let to = new Array<number>(n);
  for (let width = RUN; width < n; width *= 2) {
    for (let low = 0; low < n; low += 2 * width) {
      merge(from, to, low, Math.min(low + width, n), Math.min(low + 2 * width, n), less);
    }
    const swap = from;
    from = to;
    to = swap;
  }
  return from;
}

function reverseRange(a: number[], first: number, last: number): void {
  for (let i = first, j = last; i < j; i++, j--) {
    const x = a[i]!;
    a[i] = a[j]!;
    a[j] = x;
  }
}

function insertionSort(
  a: number[],
  low: number,
  high: number,
  less: (a: number, b: number) => boolean,
): void {
  for (let i = low + 1; i < high; i++) {
    const x = a[i]!;
    let j = i - 1;
    while (j >= low && less(x, a[j]!)) {
      a[j + 1] = a[j]!;
      j--;
    }
    a[j + 1] = x;
  }
}

function merge(
  from: readonly number[],
  to: number[],
  low: number,
  middle: number,
  high: number,
  less: (a: number, b: number) => boolean,
): void {
  let i = low;
  let j = middle;
  // Runs that are in order already need one comparison.
  if (middle >= high || !less(from[middle]!, from[middle - 1]!)) {
    for (let k = low; k < high; k++) to[k] = from[k]!;
    return;
  }
  for (let k = low; k < high; k++) {
    if (i < middle && (j >= high || !less(from[j]!, from[i]!))) to[k] = from[i++]!;
    else to[k] = from[j++]!;
  }
}

/** list.sort() */
export function sortList(list: unknown[], key: unknown, reverse: boolean): void {
  const items = list.slice();
  list.length = 0;
  let failed = true;
  try {
    sortItems(items, key, reverse);
    failed = false;
  } finally {
    const changed = list.length !== 0;
    list.length = 0;
    for (let i = 0; i < items.length; i++) list.push(items[i]);
    if (changed && !failed) raiseError(exc.ValueError, "list modified during sort");
  }
}
