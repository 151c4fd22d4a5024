/** Iterators that take one iterable: accumulate, chain, compress, dropwhile, islice and so on. */
import {
  call1,
  callPy,
  defClassMethod,
  defNew,
  exc,
  type Iter,
  indexOr,
  iterate,
  newIteratorType,
  PyIterator,
  PyTuple,
  raiseError,
  readItems,
  truth,
} from "../../kernel.ts";
import { add } from "../../ops/arithmetic.ts";
import { isNone } from "../protocols.ts";

/** An iterator whose step is a function; the state is the function's own. */
class Stepping extends PyIterator {
  constructor(private readonly step: () => unknown) {
    super();
  }
  next(): unknown {
    return this.step();
  }
}
class Accumulate extends Stepping {}
class Chain extends Stepping {}
class Compress extends Stepping {}
class DropWhile extends Stepping {}
class FilterFalse extends Stepping {}
class ISlice extends Stepping {}
class Pairwise extends Stepping {}
class StarMap extends Stepping {}
class TakeWhile extends Stepping {}

const type = (name: string, jsClass: { prototype: object }) => newIteratorType(name, jsClass, "itertools");
export const accumulate = type("accumulate", Accumulate);
export const chain = type("chain", Chain);
export const compress = type("compress", Compress);
export const dropwhile = type("dropwhile", DropWhile);
export const filterfalse = type("filterfalse", FilterFalse);
export const islice = type("islice", ISlice);
export const pairwise = type("pairwise", Pairwise);
export const starmap = type("starmap", StarMap);
export const takewhile = type("takewhile", TakeWhile);

defNew(accumulate, "(iterable, func=None, *, initial=None)", (_type, iterable, func, initial) => {
  const iter = iterate(iterable);
  let total: unknown;
  let pending = isNone(initial) ? undefined : initial;
  return new Accumulate(() => {
    if (pending !== undefined) {
      total = pending;
      pending = undefined;
      return total;
    }
    const item = iter.next();
    if (item === undefined) return undefined;
    if (total === undefined) total = item;
    else total = isNone(func) ? add(total, item) : callPy(func, total, item);
    return total;
  });
});

function chained(iterables: Iter): Chain {
  let current: Iter | null = null;
  let done = false;
  return new Chain(() => {
    while (!done) {
      if (current === null) {
        const iterable = iterables.next();
        if (iterable === undefined) {
          done = true;
          return undefined;
        }
        current = iterate(iterable);
      }
      const item = current.next();
      if (item !== undefined) return item;
      current = null;
    }
    return undefined;
  });
}
defNew(chain, "(*iterables)", (_type, iterables: unknown[]) => chained(iterate(iterables)));
defClassMethod(chain, "from_iterable", "(iterable, /)", (_type, iterable) => chained(iterate(iterable)));

defNew(compress, "(data, selectors)", (_type, data, selectors) => {
  const items = iterate(data);
  const tests = iterate(selectors);
  return new Compress(() => {
    for (;;) {
      const item = items.next();
      if (item === undefined) return undefined;
      const test = tests.next();
      if (test === undefined) return undefined;
      if (truth(test)) return item;
    }
  });
});

defNew(dropwhile, "(predicate, iterable, /)", (_type, predicate, iterable) => {
  const iter = iterate(iterable);
  let started = false;
  return new DropWhile(() => {
    for (;;) {
      const item = iter.next();
      if (item === undefined || started) return item;
      if (!truth(call1(predicate, item))) {
        started = true;
        return item;
      }
    }
  });
});

defNew(takewhile, "(predicate, iterable, /)", (_type, predicate, iterable) => {
  const iter = iterate(iterable);
  let done = false;
  return new TakeWhile(() => {
    if (done) return undefined;
    const item = iter.next();
    if (item !== undefined && truth(call1(predicate, item))) return item;
    if (item !== undefined) done = true;
    return undefined;
  });
});

defNew(filterfalse, "(function, iterable, /)", (_type, predicate, iterable) => {
  const iter = iterate(iterable);
  return new FilterFalse(() => {
    for (;;) {
      const item = iter.next();
      if (item === undefined) return undefined;
      if (!truth(predicate === null ? item : call1(predicate, item))) return item;
    }
  });
});

defNew(starmap, "(function, iterable, /)", (_type, f, iterable) => {
  const iter = iterate(iterable);
  return new StarMap(() => {
    const args = iter.next();
    return args === undefined ? undefined : callPy(f, ...readItems(args));
  });
});

defNew(pairwise, "(iterable, /)", (_type, iterable) => {
  const iter = iterate(iterable);
  let previous: unknown;
  return new Pairwise(() => {
    if (previous === undefined) previous = iter.next();
    if (previous === undefined) return undefined;
    const item = iter.next();
    if (item === undefined) {
      previous = undefined;
      return undefined;
    }
    const result = new PyTuple([previous, item]);
    previous = item;
    return result;
  });
});

function bound(x: unknown, missing: number, message: string): number {
  if (isNone(x)) return missing;
  const n = indexOr(x);
  if (n === undefined || n < 0 || n > Number.MAX_SAFE_INTEGER) raiseError(exc.ValueError, message);
  return Number(n);
}

defNew(
  islice,
  "(iterable, start, stop=None, step=None, /)",
  (_type, iterable, a, b, c) => {
    const single = b === undefined;
    const what = "must be None or an integer: 0 <= x <= sys.maxsize.";
    const stop = bound(single ? a : b, -1, `Stop argument for islice() ${what}`);
    const start = single ? 0 : bound(a, 0, `Indices for islice() ${what}`);
    const stepMessage = "Step for islice() must be a positive integer or None.";
    const step = bound(c, 1, stepMessage);
    if (step === 0) raiseError(exc.ValueError, stepMessage);
    const iter = iterate(iterable);
    let at = 0;
    let next = start;
    return new ISlice(() => {
      if (stop >= 0 && next >= stop) {
        for (; at < stop; at++) if (iter.next() === undefined) at = stop;
        return undefined;
      }
      for (; at < next; at++) {
        if (iter.next() === undefined) {
          next = Infinity;
          return undefined;
        }
      }
      const item = iter.next();
      if (item === undefined) return undefined;
      at++;
      next += step;
      return item;
    });
  },
  { family: "positional", name: "islice" },
);
