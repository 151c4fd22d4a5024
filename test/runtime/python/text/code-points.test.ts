import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  pointIndex,
  strCompare,
  strItem,
  strIter,
  strLen,
  strSlice,
  unitOffset,
} from "../../../../runtime/python/text/code-points.ts";

const unit = fc.constantFrom("a", "é", "\ud7ff", "\ue000", "\uffff", "😀", "𝟘", "\ud800");
// A lone high surrogate in front of a lone low one would become another character: none is low here.
const text = fc.string({ unit, maxLength: 200 });

describe("code points", () => {
  it("are what Array.from sees, for any index, offset and slice", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: -220, max: 220 }), fc.nat(220), (s, i, j) => {
        const chars = Array.from(s);
        expect(strLen(s)).toBe(chars.length);
        expect(strItem(s, i)).toBe(chars.at(i));
        expect(Array.from(strIter(s))).toEqual(chars);
        const start = Math.min(Math.max(i, 0), chars.length);
        const stop = Math.min(j, chars.length);
        expect(strSlice(s, start, stop, 1)).toBe(chars.slice(start, stop).join(""));
        expect(strSlice(s, chars.length - 1, -1, -1)).toBe(chars.slice().reverse().join(""));
        const offset = chars.slice(0, start).join("").length;
        expect(unitOffset(s, start)).toBe(offset);
        expect(pointIndex(s, offset)).toBe(start);
      }),
    );
  });

  it("decide the order of strings", () => {
    fc.assert(
      fc.property(text, text, text, (common, x, y) => {
        const [a, b] = [common + x, common + y];
        const codes = (s: string) => Array.from(s, (char) => char.codePointAt(0)!);
        const [p, q] = [codes(a), codes(b)];
        let wanted = p.length - q.length;
        for (let i = 0; i < Math.min(p.length, q.length); i++) {
          if (p[i] !== q[i]) {
            wanted = p[i]! - q[i]!;
            break;
          }
        }
        expect(Math.sign(strCompare(a, b))).toBe(Math.sign(wanted));
      }),
    );
  });

  it("are found in a long text without walking it each time", () => {
    const s = "😀a".repeat(100_000);
    const started = performance.now();
    for (let i = 0; i < 100_000; i++) strItem(s, i * 2);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
