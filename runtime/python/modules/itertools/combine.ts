/** `product`, `permutations`, `combinations`, `combinations_with_replacement` and `zip_longest`. */
import {
  asSize,
  checkSize,
  defNew,
  exc,
  type Iter,
  isInt,
  iterate,
  newIteratorType,
  type PyDict,
  PyIterator,
  PyTuple,
  raiseError,
  toArray,
} from "../../kernel.ts";
import { isNone } from "../protocols.ts";

/** Gives tuples picked from pools by indices; `advance` moves the indices on, false at the end. */
class Picking extends PyIterator {
  private started = false;
  private done: boolean;
  constructor(
    private readonly pick: () => unknown[],
    private readonly advance: () => boolean,
    empty: boolean,
  ) {
    super();
    this.done = empty;
  }
  next(): unknown {
    if (this.done) return undefined;
    if (this.started && !this.advance()) {
      this.done = true;
      return undefined;
    }
    this.started = true;
    return new PyTuple(this.pick());
  }
}
class Product extends Picking {}
class Permutations extends Picking {}
class Combinations extends Picking {}
class Multisets extends Picking {}

const type = (name: string, jsClass: { prototype: object }) => newIteratorType(name, jsClass, "itertools");
export const product = type("product", Product);
export const permutations = type("permutations", Permutations);
export const combinations = type("combinations", Combinations);
export const combinationsWithReplacement = type("combinations_with_replacement", Multisets);

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

defNew(product, "(*iterables, repeat=1)", (_type, iterables: unknown[], repeat: unknown) => {
  const times = repeat === undefined ? 1 : asSize(repeat);
  if (times < 0) raiseError(exc.ValueError, "repeat argument cannot be negative");
  checkSize(times * iterables.length);
  const own = times === 0 ? [] : iterables.map(toArray);
  const pools: unknown[][] = [];
  for (let i = 0; i < times; i++) for (const pool of own) pools.push(pool);
  const indices = pools.map(() => 0);
  return new Product(
    () => indices.map((at, i) => pools[i]![at]),
    () => {
      for (let i = pools.length - 1; i >= 0; i--) {
        indices[i]!++;
        if (indices[i]! < pools[i]!.length) return true;
        indices[i] = 0;
      }
      return false;
    },
    pools.some((pool) => pool.length === 0),
  );
});

function size(r: unknown): number {
  const n = asSize(r);
  if (n < 0) raiseError(exc.ValueError, "r must be non-negative");
  return n;
}

defNew(permutations, "(iterable, r=None)", (_type, iterable, rArg) => {
  const pool = toArray(iterable);
  const n = pool.length;
  if (!isNone(rArg) && !isInt(rArg)) raiseError(exc.TypeError, "Expected int as r");
  const r = isNone(rArg) ? n : size(rArg);
  const indices = range(n);
  const cycles = r > n ? [] : range(r).map((i) => n - i);
  return new Permutations(
    () => indices.slice(0, r).map((i) => pool[i]),
    () => {
      for (let i = r - 1; i >= 0; i--) {
        cycles[i]!--;
        if (cycles[i] === 0) {
          indices.push(...indices.splice(i, 1));
          cycles[i] = n - i;
        } else {
          const j = n - cycles[i]!;
          [indices[i], indices[j]] = [indices[j]!, indices[i]!];
          return true;
        }
      }
      return false;
    },
    r > n,
  );
});

defNew(combinations, "(iterable, r)", (_type, iterable, rArg) => {
  const pool = toArray(iterable);
  const n = pool.length;
  const r = size(rArg);
  const indices = r > n ? [] : range(r);
  return new Combinations(
    () => indices.map((i) => pool[i]),
    () => {
      let i = r - 1;
      while (i >= 0 && indices[i] === i + n - r) i--;
      if (i < 0) return false;
      indices[i]!++;
      for (let j = i + 1; j < r; j++) indices[j] = indices[j - 1]! + 1;
      return true;
    },
    r > n,
  );
});

defNew(combinationsWithReplacement, "(iterable, r)", (_type, iterable, rArg) => {
  const pool = toArray(iterable);
  const n = pool.length;
  const r = size(rArg);
  checkSize(r);
  const indices = range(r).map(() => 0);
  return new Multisets(
    () => indices.map((i) => pool[i]),
    () => {
      let i = r - 1;
      while (i >= 0 && indices[i] === n - 1) i--;
      if (i < 0) return false;
      indices.fill(indices[i]! + 1, i);
      return true;
    },
    n === 0 && r > 0,
  );
});

class ZipLongest extends PyIterator {
  private active: number;
  constructor(
    private readonly iters: (Iter | null)[],
    private readonly fill: unknown,
  ) {
    super();
    this.active = iters.length;
  }
  next(): unknown {
    if (this.active === 0) return undefined;
    const row: unknown[] = [];
    for (let i = 0; i < this.iters.length; i++) {
      let item = this.iters[i]?.next();
      if (item === undefined) {
        if (this.iters[i] !== null) {
          this.iters[i] = null;
          if (--this.active === 0) return undefined;
        }
        item = this.fill;
      }
      row.push(item);
    }
    return new PyTuple(row);
  }
}
export const zipLongest = type("zip_longest", ZipLongest);

defNew(zipLongest, "(*iterables, **kwargs)", (_type, iterables: unknown[], kwargs: PyDict) => {
  const fill = kwargs.delete("fillvalue");
  if (kwargs.size > 0) raiseError(exc.TypeError, "zip_longest() got an unexpected keyword argument");
  return new ZipLongest(iterables.map(iterate), fill === undefined ? null : fill);
});
