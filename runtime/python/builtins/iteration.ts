import { intAdd } from "../number/int-math.ts";
import { call1, callAny, callSpecial1, callSpecial2 } from "../object/call.ts";
import { catchOnly } from "../object/catch.ts";
import { defFunction, defNew } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { PyGenerator } from "../object/generator.ts";
import { asIndex } from "../object/int.ts";
import {
  AsciiIterator,
  CallableIterator,
  type Iter,
  iterate,
  newIteratorType,
  PyIterator,
  ReversedListIterator,
  ScriptIterator,
} from "../object/iterator.ts";
import { length, truth } from "../object/truth.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { type Int, PyTuple } from "../object/values.ts";
import { isAscii } from "../text/str-predicates.ts";
import { stopIteration } from "../types/iterator-type.ts";
import { attributeFunctions } from "./attributes.ts";

export class EnumerateIterator extends PyIterator {
  private readonly inner: Iter;
  private count: Int;
  constructor(inner: Iter, start: Int) {
    super();
    this.inner = inner;
    this.count = start;
  }
  next(): unknown {
    const item = this.inner.next();
    if (item === undefined) return undefined;
    const pair = new PyTuple([this.count, item]);
    this.count = intAdd(this.count, 1);
    return pair;
  }
}

export class ZipIterator extends PyIterator {
  private readonly inner: readonly Iter[];
  private readonly strict: boolean;
  constructor(inner: readonly Iter[], strict: boolean) {
    super();
    this.inner = inner;
    this.strict = strict;
  }
  next(): unknown {
    const { inner } = this;
    if (inner.length === 0) return undefined;
    const items: unknown[] = [];
    for (let i = 0; i < inner.length; i++) {
      const item = inner[i]!.next();
      if (item === undefined) {
        if (this.strict) this.checkEnds(i);
        return undefined;
      }
      items.push(item);
    }
    return new PyTuple(items);
  }

  private checkEnds(ended: number): void {
    if (ended > 0) {
      const those = ended === 1 ? " 1" : `s 1-${ended}`;
      raiseError(exc.ValueError, `zip() argument ${ended + 1} is shorter than argument${those}`);
    }
    for (let i = 1; i < this.inner.length; i++) {
      if (this.inner[i]!.next() === undefined) continue;
      const those = i === 1 ? " 1" : `s 1-${i}`;
      raiseError(exc.ValueError, `zip() argument ${i + 1} is longer than argument${those}`);
    }
  }
}

export class MapIterator extends PyIterator {
  private readonly f: unknown;
  private readonly inner: readonly Iter[];
  constructor(f: unknown, inner: readonly Iter[]) {
    super();
    this.f = f;
    this.inner = inner;
  }
  next(): unknown {
    const { inner } = this;
    if (inner.length === 1) {
      const item = inner[0]!.next();
      return item === undefined ? undefined : call1(this.f, item);
    }
    const args: unknown[] = [];
    for (let i = 0; i < inner.length; i++) {
      const item = inner[i]!.next();
      if (item === undefined) return undefined;
      args.push(item);
    }
    return callAny(this.f, args, null, null);
  }
}

export class FilterIterator extends PyIterator {
  private readonly f: unknown;
  private readonly inner: Iter;
  constructor(f: unknown, inner: Iter) {
    super();
    this.f = f;
    this.inner = inner;
  }
  next(): unknown {
    for (;;) {
      const item = this.inner.next();
      if (item === undefined) return undefined;
      if (truth(this.f === null ? item : call1(this.f, item))) return item;
    }
  }
}

/** reversed() of an object with `__len__` and `__getitem__`. */
export class ReversedIterator extends PyIterator {
  private readonly object: unknown;
  private readonly getitem: unknown;
  private i: number;
  constructor(object: unknown, getitem: unknown) {
    super();
    this.object = object;
    this.getitem = getitem;
    this.i = length(object) - 1;
  }
  next(): unknown {
    if (this.i < 0) return undefined;
    const at = this.i--;
    const item = catchOnly(
      () => catchOnly(() => callSpecial2(this.getitem, this.object, at), exc.IndexError),
      exc.StopIteration,
    );
    if (item === undefined) this.i = -1;
    return item;
  }
}

const iteratorClasses = {
  enumerate: newIteratorType("enumerate", EnumerateIterator),
  zip: newIteratorType("zip", ZipIterator),
  map: newIteratorType("map", MapIterator),
  filter: newIteratorType("filter", FilterIterator),
  reversed: newIteratorType("reversed", ReversedIterator),
};

defNew(
  iteratorClasses.enumerate,
  "(iterable, start=0)",
  (_type: unknown, x: unknown, start: unknown) => {
    // CPython looks at the start first.
    const first = start === undefined ? 0 : asIndex(start);
    return new EnumerateIterator(iterate(x), first);
  },
  { position: false },
);

defNew(
  iteratorClasses.zip,
  "(*iterables, strict=False)",
  (_type: unknown, xs: unknown[], strict: unknown) => {
    const inner = xs.map((x) => iterate(x));
    return new ZipIterator(inner, strict !== undefined && truth(strict));
  },
);

defNew(iteratorClasses.map, "(*args)", (_type: unknown, args: unknown[]) => {
  if (args.length < 2) raiseError(exc.TypeError, "map() must have at least two arguments.");
  return new MapIterator(
    args[0],
    args.slice(1).map((x) => iterate(x)),
  );
});

defNew(
  iteratorClasses.filter,
  "(function, iterable, /)",
  (_type: unknown, f: unknown, x: unknown) => new FilterIterator(f, iterate(x)),
);

defNew(
  iteratorClasses.reversed,
  "(sequence, /)",
  (_type: unknown, x: unknown) => {
    if (x !== null && (x as object).constructor === Array) return new ReversedListIterator(x as unknown[]);
    const type = typeOf(x);
    const method = type.all["__reversed__"];
    if (method !== undefined && method !== null) return callSpecial1(method, x);
    const getitem = type.all["__getitem__"];
    if (method === null || getitem === undefined || type.all["__len__"] === undefined || type.all["keys"]) {
      raiseError(exc.TypeError, `'${type.shown}' object is not reversible`);
    }
    return new ReversedIterator(x, getitem);
  },
  { family: "positional" },
);

/** iter(x) as a Python value. */
export function iterValue(x: unknown): unknown {
  if (typeof x === "string" && isAscii(x)) return new AsciiIterator(x);
  const iter = iterate(x);
  return iter instanceof ScriptIterator ? iter.object : iter;
}

function nextItem(x: unknown, missing: unknown): unknown {
  if (x instanceof PyIterator) {
    const item = x.next();
    if (item !== undefined) return item;
    return missing === undefined ? stopIteration(x instanceof PyGenerator ? x.result : null) : missing;
  }
  const method = typeOf(x).all["__next__"];
  if (method === undefined || method === null) {
    raiseError(exc.TypeError, `'${typeName(x)}' object is not an iterator`);
  }
  if (missing === undefined) return callSpecial1(method, x);
  const item = catchOnly(() => callSpecial1(method, x), exc.StopIteration);
  return item === undefined ? missing : item;
}

export const iterationFunctions = {
  ...iteratorClasses,
  iter: defFunction("iter", "(object, sentinel=None, /)", (x: unknown, sentinel: unknown) => {
    if (sentinel === undefined) return iterValue(x);
    if (attributeFunctions.callable.fn(x) !== true) {
      raiseError(exc.TypeError, "iter(v, w): v must be callable");
    }
    return new CallableIterator(x, sentinel);
  }),
  next: defFunction("next", "(iterator, default=None, /)", nextItem),
  all: defFunction("all", "(iterable, /)", (x: unknown) => {
    const iter = iterate(x);
    for (let item = iter.next(); item !== undefined; item = iter.next()) if (!truth(item)) return false;
    return true;
  }),
  any: defFunction("any", "(iterable, /)", (x: unknown) => {
    const iter = iterate(x);
    for (let item = iter.next(); item !== undefined; item = iter.next()) if (truth(item)) return true;
    return false;
  }),
};
