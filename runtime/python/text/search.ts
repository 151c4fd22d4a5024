// Substring search in linear time. The engine's own indexOf compares at every position, which a
// hostile script can make quadratic, and nothing can interrupt it; but it is much the fastest
// where few positions look like a match. So it is used until it has cost too much.

/** Needles up to this length, and products up to the next, are the engine's in any case. */
const SHORT_NEEDLE = 8;
const SMALL_PRODUCT = 1_000_000;
/** What may be spent on positions that look like a match before the other method takes over. */
const BUDGET = 20_000_000;
const CANDIDATE_COST = 200;

interface Factorization {
  /** The end of the left part, and a period of the needle. */
  cut: number;
  period: number;
  periodic: boolean;
}

/** A needle, searched for from the left (or, reversed, from the right) as often as is wanted. */
export class Searcher {
  private readonly needle: string;
  private budget = BUDGET;
  private forward: Factorization | undefined;
  private backward: Factorization | undefined;

  constructor(needle: string) {
    this.needle = needle;
  }

  /** The first occurrence within [from, to), or -1. */
  find(text: string, from: number, to: number): number {
    const { needle } = this;
    const size = needle.length;
    if (to - from < size) return -1;
    if (to < text.length) {
      const at = this.find(text.slice(from, to), 0, to - from);
      return at < 0 ? -1 : at + from;
    }
    if (size <= SHORT_NEEDLE || (to - from) * size <= SMALL_PRODUCT) return text.indexOf(needle, from);
    const head = needle.slice(0, SHORT_NEEDLE);
    let at = from;
    while (this.budget > 0) {
      at = text.indexOf(head, at);
      if (at < 0 || to - at < size) return -1;
      if (text.startsWith(needle, at)) return at;
      this.budget -= size + CANDIDATE_COST;
      at++;
    }
    this.forward ??= factorize(needle, 0, 1);
    const index = twoWay(text, at, 1, to - at, needle, 0, this.forward);
    return index < 0 ? -1 : at + index;
  }

  /** The last occurrence within [from, to), or -1. */
  findLast(text: string, from: number, to: number): number {
    const { needle } = this;
    const size = needle.length;
    if (to - from < size) return -1;
    if (from > 0) {
      const at = this.findLast(text.slice(from, to), 0, to - from);
      return at < 0 ? -1 : at + from;
    }
    if (size <= SHORT_NEEDLE || to * size <= SMALL_PRODUCT) return text.lastIndexOf(needle, to - size);
    const tail = needle.slice(-SHORT_NEEDLE);
    let end = to;
    while (this.budget > 0) {
      const at = text.lastIndexOf(tail, end - SHORT_NEEDLE);
      end = at + SHORT_NEEDLE;
      if (at < 0 || end < size) return -1;
      if (text.startsWith(needle, end - size)) return end - size;
      this.budget -= size + CANDIDATE_COST;
      end--;
      if (end < size) return -1;
    }
    this.backward ??= factorize(needle, size - 1, -1);
    const index = twoWay(text, end - 1, -1, end, needle, size - 1, this.backward);
    return index < 0 ? -1 : end - index - size;
  }
}

/** Does the text hold the needle? */
export function contains(text: string, needle: string): boolean {
  return needle.length <= SHORT_NEEDLE || text.length * needle.length <= SMALL_PRODUCT
    ? text.includes(needle)
    : new Searcher(needle).find(text, 0, text.length) >= 0;
}

// The two-way algorithm of Crochemore and Perrin: linear time, constant space. A text is read as
// the characters at base, base + step, …, so that a search from the right needs no copy.

function maximalSuffix(x: string, base: number, step: number, greater: boolean): [number, number] {
  let suffix = -1;
  let j = 0;
  let k = 1;
  let period = 1;
  while (j + k < x.length) {
    const a = x.charCodeAt(base + step * (j + k));
    const b = x.charCodeAt(base + step * (suffix + k));
    if (a === b) {
      if (k === period) {
        j += period;
        k = 1;
      } else k++;
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

function factorize(x: string, base: number, step: number): Factorization {
  const less = maximalSuffix(x, base, step, false);
  const greater = maximalSuffix(x, base, step, true);
  const [cut, period] = less[0] > greater[0] ? less : greater;
  const size = x.length;
  let periodic = cut + 1 + period <= size;
  for (let i = 0; periodic && i <= cut; i++) {
    periodic = x.charCodeAt(base + step * i) === x.charCodeAt(base + step * (i + period));
  }
  return { cut, period: periodic ? period : Math.max(cut + 1, size - cut - 1) + 1, periodic };
}

function twoWay(
  text: string,
  base: number,
  step: number,
  length: number,
  x: string,
  xBase: number,
  { cut, period, periodic }: Factorization,
): number {
  const size = x.length;
  /** How much of the needle's beginning is known to match already. */
  let known = -1;
  let at = 0;
  while (at <= length - size) {
    let i = Math.max(cut, known) + 1;
    while (i < size && x.charCodeAt(xBase + step * i) === text.charCodeAt(base + step * (at + i))) i++;
    if (i < size) {
      at += i - cut;
      known = -1;
      continue;
    }
    i = cut;
    while (i > known && x.charCodeAt(xBase + step * i) === text.charCodeAt(base + step * (at + i))) i--;
    if (i <= known) return at;
    at += period;
    if (periodic) known = size - period - 1;
  }
  return -1;
}
