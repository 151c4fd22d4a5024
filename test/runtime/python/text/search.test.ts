import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, Searcher } from "../../../../runtime/python/text/search.ts";
import { factorize, twoWay } from "../../../../runtime/python/text/two-way.ts";

/** Texts of few letters and with repetitions: the hard ones for a search. */
const text = fc
  .tuple(
    fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 }),
    fc.nat(30),
    fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 40 }),
  )
  .map(([piece, times, rest]) => piece.repeat(times) + rest);
const needle = fc
  .tuple(
    fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 9 }),
    fc.integer({ min: 1, max: 9 }),
  )
  .map(([piece, times]) => piece.repeat(times));

describe("two-way search", () => {
  it("finds the first and the last occurrence that the engine finds", () => {
    fc.assert(
      fc.property(text, needle, fc.nat(10), (t, x, from) => {
        const parts = factorize(x);
        expect(twoWay(t, from, x, parts, false)).toBe(from > t.length ? -1 : t.indexOf(x, from));
        const last = t.lastIndexOf(x);
        expect(twoWay(t, from, x, parts, true)).toBe(last < from ? -1 : last);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("Searcher", () => {
  const long = "a".repeat(300_000);

  it.each([
    ["a run with an end that is missing", `${"a".repeat(5000)}b`, -1, -1],
    ["a beginning that is missing", `b${"a".repeat(5000)}`, -1, -1],
    ["overlapping occurrences", "a".repeat(5000), 0, 295_000],
    ["a period with another end", `${"aab".repeat(2000)}c`, -1, -1],
  ])("stays linear on %s", (_name, x, first, last) => {
    const started = performance.now();
    const searcher = new Searcher(x);
    expect(searcher.find(long, 0, long.length)).toBe(first);
    expect(searcher.findLast(long, 0, long.length)).toBe(last);
    expect(contains(long, x)).toBe(first >= 0);
    // The product of the lengths is 1.5e9: a quadratic search takes seconds.
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("changes its method without losing occurrences", () => {
    const hay = `${"x".repeat(9)}${"a".repeat(400_000)}${"y".repeat(20)}${"a".repeat(200_000)}`;
    const x = `${"a".repeat(2000)}${"y".repeat(20)}a`;
    const at = hay.indexOf("y") - 2000;
    expect(new Searcher(x).find(hay, 0, hay.length)).toBe(at);
    expect(new Searcher(x).findLast(hay, 0, hay.length)).toBe(at);
    expect(new Searcher(x).find(hay, at + 1, hay.length)).toBe(-1);
    expect(new Searcher(x).findLast(hay, 0, at + 2020)).toBe(-1);
  });
});
