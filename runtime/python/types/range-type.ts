import { intAdd, intFloorDiv, intMod, intMul, intNeg, intSub } from "../number/int-math.ts";
import { defGetter, defMethods, defNew } from "../object/define.ts";
import { eq, richCompare } from "../object/equality.ts";
import { exc, raiseError } from "../object/exception.ts";
import { hash } from "../object/hash.ts";
import { asIndex, indexOr, intOr } from "../object/int.ts";
import { rangeIterator } from "../object/iterator.ts";
import { repr } from "../object/text.ts";
import { setTypeAttr } from "../object/type.ts";
import { typeName } from "../object/type-of.ts";
import { NotImplemented, types } from "../object/types.ts";
import { type Int, PyRange, PySlice, PyTuple } from "../object/values.ts";
import { sliceBounds } from "../text/slice-bounds.ts";

export function makeRange(start: Int, stop: Int, step: Int): PyRange {
  const span = step > 0 ? intSub(stop, start) : intSub(start, stop);
  const size = step > 0 ? step : intNeg(step);
  const length = span > 0 ? intAdd(intFloorDiv(intSub(span, 1), size), 1) : 0;
  return new PyRange(start, stop, step, length);
}

function nth(r: PyRange, i: Int): Int {
  return intAdd(r.start, intMul(i, r.step));
}

/** Where an int lies in the range, undefined when it does not. */
function place(r: PyRange, n: Int): Int | undefined {
  const inside = r.step > 0 ? n >= r.start && n < r.stop : n <= r.start && n > r.stop;
  if (!inside) return undefined;
  const offset = intSub(n, r.start);
  return intMod(offset, r.step) === 0 ? intFloorDiv(offset, r.step) : undefined;
}

function findInRange(r: PyRange, x: unknown): Int | undefined {
  const n = intOr(x);
  if (n !== undefined) return place(r, n);
  const iter = rangeIterator(r);
  let i = 0;
  for (let item = iter.next(); item !== undefined; item = iter.next(), i++) if (eq(item, x)) return i;
  return undefined;
}

/** range[key] */
export function rangeItem(r: PyRange, key: unknown): unknown {
  if (key instanceof PySlice) return sliceRange(r, key);
  const n = indexOr(key);
  if (n === undefined) {
    raiseError(exc.TypeError, `range indices must be integers or slices, not ${typeName(key)}`);
  }
  const at = n < 0 ? intAdd(n, r.length) : n;
  if (at < 0 || at >= r.length) raiseError(exc.IndexError, "range object index out of range");
  return nth(r, at);
}

function sliceRange(r: PyRange, slice: PySlice): PyRange {
  if (typeof r.length !== "number")
    raiseError(exc.OverflowError, "Python int too large to convert to C ssize_t");
  const { start, step, length } = sliceBounds(slice, r.length);
  const first = nth(r, start);
  const stepped = intMul(r.step, step);
  // The stop that CPython shows is the clipped one, not the tight one.
  const stop = nth(r, clippedStop(slice, r.length, step));
  return new PyRange(first, stop, stepped, length);
}

function clippedStop(slice: PySlice, size: number, step: number): number {
  if (slice.stop === null) return step > 0 ? size : -1;
  const n = asIndex(slice.stop);
  const at = n < 0 ? intAdd(n, size) : n;
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? size : size - 1;
  return Number(at < low ? low : at > high ? high : at);
}

function equal(a: PyRange, b: PyRange): boolean {
  if (a.length !== b.length) return false;
  if (a.length === 0) return true;
  return a.start === b.start && (a.length === 1 || a.step === b.step);
}

export function reversedRange(r: PyRange): PyRange {
  if (r.length === 0) return makeRange(0, 0, 1);
  const last = nth(r, intSub(r.length, 1));
  return makeRange(last, intSub(r.start, r.step), intNeg(r.step));
}

export function installRange(): void {
  const { range } = types;
  defNew(range, "(start, stop=None, step=None, /)", (_type: unknown, a: unknown, b: unknown, c: unknown) => {
    if (b === undefined) return makeRange(0, asIndex(a), 1);
    const start = asIndex(a);
    const stop = asIndex(b);
    const step = c === undefined ? 1 : asIndex(c);
    if (step === 0) raiseError(exc.ValueError, "range() arg 3 must not be zero");
    return makeRange(start, stop, step);
  });
  for (const name of ["start", "stop", "step"] as const)
    defGetter(range, name, (self: PyRange) => self[name]);
  defMethods(range, {
    count: ["(value, /)", (self: PyRange, x: unknown) => (findInRange(self, x) === undefined ? 0 : 1)],
    index: [
      "(value, /)",
      (self: PyRange, x: unknown) => {
        const at = findInRange(self, x);
        if (at !== undefined) return at;
        raiseError(
          exc.ValueError,
          intOr(x) === undefined ? "sequence.index(x): x not in sequence" : `${repr(x)} is not in range`,
        );
      },
    ],
    __repr__: [
      "()",
      (self: PyRange) =>
        self.step === 1
          ? `range(${repr(self.start)}, ${repr(self.stop)})`
          : `range(${repr(self.start)}, ${repr(self.stop)}, ${repr(self.step)})`,
    ],
    __len__: [
      "()",
      (self: PyRange) => {
        if (typeof self.length === "number") return self.length;
        raiseError(exc.OverflowError, "Python int too large to convert to C ssize_t");
      },
    ],
    __bool__: ["()", (self: PyRange) => self.length !== 0],
    __iter__: ["()", rangeIterator],
    __reversed__: ["()", (self: PyRange) => rangeIterator(reversedRange(self))],
    __contains__: ["(key, /)", (self: PyRange, x: unknown) => findInRange(self, x) !== undefined],
    __getitem__: ["(key, /)", rangeItem],
    __eq__: [
      "(value, /)",
      (self: PyRange, other: unknown) => (other instanceof PyRange ? equal(self, other) : NotImplemented),
    ],
    __ne__: [
      "(value, /)",
      (self: PyRange, other: unknown) => (other instanceof PyRange ? !equal(self, other) : NotImplemented),
    ],
    __hash__: [
      "()",
      ({ length, start, step }: PyRange) =>
        hash(new PyTuple([length, length === 0 ? null : start, length === 0 || length === 1 ? null : step])),
    ],
  });
}

/** `slice` objects. */
export function installSlice(): void {
  const { slice } = types;
  defNew(slice, "(start, stop=None, step=None, /)", (_type: unknown, a: unknown, b: unknown, c: unknown) =>
    b === undefined ? new PySlice(null, a, null) : new PySlice(a, b, c === undefined ? null : c),
  );
  for (const name of ["start", "stop", "step"] as const)
    defGetter(slice, name, (self: PySlice) => self[name]);
  for (const op of ["__lt__", "__le__", "__gt__", "__ge__"]) {
    defMethods(slice, {
      [op]: [
        "(value, /)",
        (self: PySlice, other: unknown) =>
          other instanceof PySlice ? richCompare(tuple(self), tuple(other), op) : NotImplemented,
      ],
    });
  }
  const tuple = (s: PySlice) => new PyTuple([s.start, s.stop, s.step]);
  const same = (self: PySlice, other: unknown) =>
    other instanceof PySlice ? eq(tuple(self), tuple(other)) : NotImplemented;
  defMethods(slice, {
    __repr__: ["()", (s: PySlice) => `slice(${repr(s.start)}, ${repr(s.stop)}, ${repr(s.step)})`],
    __eq__: ["(value, /)", same],
    __ne__: [
      "(value, /)",
      (self: PySlice, other: unknown) => {
        const result = same(self, other);
        return typeof result === "boolean" ? !result : result;
      },
    ],
    indices: [
      "(len, /)",
      (self: PySlice, len: unknown) => {
        const size = asIndex(len);
        if (size < 0) raiseError(exc.ValueError, "length should not be negative");
        const n = Number(size);
        const { start, step } = sliceBounds(self, n);
        return new PyTuple([start, clippedStop(self, n, step), step]);
      },
    ],
  });
  setTypeAttr(slice, "__hash__", null);
}
