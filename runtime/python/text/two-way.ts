// The two-way string search of Crochemore and Perrin: linear time, constant space. Long equal
// stretches are compared by the engine, and so is the search for a place where the right part of
// the needle can begin.

export interface Factorization {
  /** The index of the last character of the left part. */
  cut: number;
  period: number;
  /** Is that the period of the whole needle? */
  periodic: boolean;
}

const STEP = 16;
const LARGEST_STEP = 4096;

/** The first index from `i` up to `end` where x[i] differs from text[at + i]; `end` where none does. */
function mismatch(x: string, i: number, end: number, text: string, at: number): number {
  let from = i;
  let step = STEP;
  for (;;) {
    const stop = Math.min(end, from + STEP);
    while (from < stop && x.charCodeAt(from) === text.charCodeAt(at + from)) from++;
    if (from < stop || from === end) return from;
    while (from + step <= end && x.slice(from, from + step) === text.slice(at + from, at + from + step)) {
      from += step;
      if (step < LARGEST_STEP) step *= 2;
    }
    step = Math.max(STEP, step >> 2);
  }
}

function maximalSuffix(x: string, greater: boolean): [number, number] {
  const size = x.length;
  let suffix = -1;
  let j = 0;
  let k = 1;
  let period = 1;
  while (j + k < size) {
    const a = x.charCodeAt(j + k);
    const b = x.charCodeAt(suffix + k);
    if (a === b) {
      // An equal stretch repeats the period: whole repetitions move j, the rest moves k.
      const length = mismatch(x, j + k, size, x, suffix - j) - (j + 1);
      const rest = length % period;
      j += length - rest;
      k = rest + 1;
    } else if (greater ? a > b : a < b) {
      j += k;
      k = 1;
      period = j - suffix;
    } else {
      suffix = j;
      j++;
      k = 1;
      period = 1;
    }
  }
  return [suffix, period];
}

/** Takes a needle apart, in time linear in its length. */
export function factorize(x: string): Factorization {
  const less = maximalSuffix(x, false);
  const greater = maximalSuffix(x, true);
  const [cut, period] = less[0] > greater[0] ? less : greater;
  const size = x.length;
  const periodic = cut + 1 + period <= size && x.slice(0, cut + 1) === x.slice(period, period + cut + 1);
  return { cut, period: periodic ? period : Math.max(cut + 1, size - cut - 1) + 1, periodic };
}

/** The length of the right part's beginning that the engine searches for. */
const HEAD = 8;

/** The first occurrence of x in text (or, where `last` is true, the last one) at or behind `from`, or -1. */
export function twoWay(text: string, from: number, x: string, parts: Factorization, last: boolean): number {
  const { cut, period, periodic } = parts;
  const size = x.length;
  const head = x.slice(cut + 1, cut + 1 + HEAD);
  /** How much of the needle's beginning is known to match already. */
  let known = -1;
  let found = -1;
  let at = from;
  while (at <= text.length - size) {
    if (known < 0) {
      const next = text.indexOf(head, at + cut + 1);
      if (next < 0) break;
      at = next - cut - 1;
      if (at > text.length - size) break;
    }
    const i = mismatch(x, Math.max(cut, known) + 1, size, text, at);
    if (i < size) {
      at += i - cut;
      known = -1;
      continue;
    }
    if (x.slice(known + 1, cut + 1) === text.slice(at + known + 1, at + cut + 1)) {
      found = at;
      if (!last) return at;
    }
    at += period;
    known = periodic ? size - period - 1 : -1;
  }
  return found;
}
