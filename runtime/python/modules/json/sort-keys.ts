import { lessThan } from "../../kernel.ts";
import { strCompare } from "../../text/code-points.ts";

/** Pairs sorted by key, stably, with Python's `<`; a merge sort, since keys may refuse to be compared. */
export function sortPairs<V>(pairs: readonly [unknown, V][]): [unknown, V][] {
  if (pairs.every(([key]) => typeof key === "string")) {
    return [...pairs].sort(([a], [b]) => strCompare(a as string, b as string));
  }
  if (pairs.length < 2) return [...pairs];
  // Python compares neighbours from the left; two runs of one element do the same here.
  const middle = pairs.length >> 1;
  const left = sortPairs(pairs.slice(0, middle));
  const right = sortPairs(pairs.slice(middle));
  const merged: [unknown, V][] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    merged.push(lessThan(right[j]![0], left[i]![0]) ? right[j++]! : left[i++]!);
  }
  return merged.concat(left.slice(i), right.slice(j));
}
