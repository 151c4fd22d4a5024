/** `count`, `cycle` and `repeat`. */
import {
  asSize,
  defMethods,
  defNew,
  eq,
  exc,
  type Iter,
  indexOr,
  isInt,
  iterate,
  newIteratorType,
  PyFloat,
  PyIterator,
  raiseError,
  repr,
  typeOf,
} from "../../kernel.ts";
import { add } from "../../ops/arithmetic.ts";

class Count extends PyIterator {
  constructor(
    private at: unknown,
    private readonly step: unknown,
  ) {
    super();
  }
  next(): unknown {
    const value = this.at;
    this.at = add(value, this.step);
    return value;
  }
  shown(): string {
    const plain = isInt(this.step) && eq(this.step, 1);
    return plain ? `count(${repr(this.at)})` : `count(${repr(this.at)}, ${repr(this.step)})`;
  }
}

class Cycle extends PyIterator {
  private readonly saved: unknown[] = [];
  private i = 0;
  private source: Iter | null;
  constructor(source: Iter) {
    super();
    this.source = source;
  }
  next(): unknown {
    if (this.source !== null) {
      const item = this.source.next();
      if (item !== undefined) {
        this.saved.push(item);
        return item;
      }
      this.source = null;
    }
    if (this.saved.length === 0) return undefined;
    if (this.i >= this.saved.length) this.i = 0;
    return this.saved[this.i++];
  }
}

class Repeat extends PyIterator {
  constructor(
    private readonly value: unknown,
    private left: number,
  ) {
    super();
  }
  next(): unknown {
    if (this.left === 0) return undefined;
    if (this.left > 0) this.left--;
    return this.value;
  }
  remaining(): number {
    if (this.left < 0) raiseError(exc.TypeError, "len() of unsized object");
    return this.left;
  }
  shown(): string {
    return this.left < 0 ? `repeat(${repr(this.value)})` : `repeat(${repr(this.value)}, ${this.left})`;
  }
}

export const count = newIteratorType("count", Count, "itertools");
export const cycle = newIteratorType("cycle", Cycle, "itertools");
export const repeat = newIteratorType("repeat", Repeat, "itertools");

function isNumber(x: unknown): boolean {
  return isInt(x) || x instanceof PyFloat || "__float__" in typeOf(x).all || indexOr(x) !== undefined;
}

defNew(count, "(start=0, step=1)", (_type, start: unknown = 0, step: unknown = 1) => {
  if (!isNumber(start) || !isNumber(step)) raiseError(exc.TypeError, "a number is required");
  return new Count(start, step);
});
defNew(cycle, "(iterable, /)", (_type, iterable) => new Cycle(iterate(iterable)));
defNew(
  repeat,
  "(object, times=-1)",
  (_type, value, times) => new Repeat(value, times === undefined ? -1 : Math.max(0, asSize(times))),
);
defMethods(count, { __repr__: ["()", (self: Count) => self.shown()] });
defMethods(repeat, {
  __repr__: ["()", (self: Repeat) => self.shown()],
  __length_hint__: ["()", (self: Repeat) => self.remaining()],
});
