// Substring search in linear time. The engine's own indexOf compares at every position, which a
// hostile script can make quadratic, and nothing can interrupt it; but it is much the fastest
// where few positions look like a match. So it is used until it has cost too much.

import { type Factorization, factorize, twoWay } from "./two-way.ts";

/** Needles up to this length, and products up to the next, are the engine's in any case. */
const SHORT_NEEDLE = 8;
const SMALL_PRODUCT = 1_000_000;
/** What may be spent on positions that look like a match before the other method takes over. */
const BUDGET = 20_000_000;
const CANDIDATE_COST = 200;

/** A needle, searched for from the left (or, reversed, from the right) as often as is wanted. */
export class Searcher {
  private readonly needle: string;
  private budget = BUDGET;
  private parts: Factorization | undefined;

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
    this.parts ??= factorize(needle);
    return twoWay(text, at, needle, this.parts, false);
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
    return this.findLastIn(text, end);
  }

  /** The last occurrence that ends at or before `end`, looked for in pieces from the right. */
  private findLastIn(text: string, end: number): number {
    const { needle } = this;
    const size = needle.length;
    this.parts ??= factorize(needle);
    const width = Math.max(4 * size, SMALL_PRODUCT);
    for (let stop = end; stop >= size; ) {
      const start = Math.max(0, stop - width);
      const at = twoWay(text.slice(start, stop), 0, needle, this.parts, true);
      if (at >= 0) return start + at;
      if (start === 0) break;
      stop = start + size - 1;
    }
    return -1;
  }
}

/** Does the text hold the needle? */
export function contains(text: string, needle: string): boolean {
  return needle.length <= SHORT_NEEDLE || text.length * needle.length <= SMALL_PRODUCT
    ? text.includes(needle)
    : new Searcher(needle).find(text, 0, text.length) >= 0;
}
