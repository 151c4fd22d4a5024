import { doubleOr } from "../number/float-math.ts";
import { call1, callMethod } from "../object/call.ts";
import { defFunction } from "../object/define.ts";
import type { PyDict } from "../object/dict.ts";
import { greaterThan, lessThan } from "../object/equality.ts";
import { exc, raiseError } from "../object/exception.ts";
import type { PyBuiltin } from "../object/function.ts";
import { isStr } from "../object/int.ts";
import { iterate, ListIterator, toArray } from "../object/iterator.ts";
import { types } from "../object/types.ts";
import { PyByteArray, PyBytes, PyFloat } from "../object/values.ts";
import { add } from "../ops/arithmetic.ts";

const MAX = Number.MAX_SAFE_INTEGER;

/** max() and min(); `better(a, b)`: does a replace b? */
function extreme(name: string, better: (a: unknown, b: unknown) => boolean) {
  return defFunction(
    name,
    "(*args, key=None, default=None)",
    (args: unknown[], key: unknown, missing: unknown) => {
      if (args.length === 0) raiseError(exc.TypeError, `${name} expected at least 1 argument, got 0`);
      if (args.length > 1 && missing !== undefined) {
        raiseError(
          exc.TypeError,
          `Cannot specify a default for ${name}() with multiple positional arguments`,
        );
      }
      if (args.length === 2 && key === undefined) return better(args[1], args[0]) ? args[1] : args[0];
      const iter = args.length > 1 ? new ListIterator(args) : iterate(args[0]);
      const plain = key === undefined || key === null;
      let best: unknown;
      let bestKey: unknown;
      for (let item = iter.next(); item !== undefined; item = iter.next()) {
        const value = plain ? item : call1(key, item);
        if (best === undefined || better(value, bestKey)) {
          best = item;
          bestKey = value;
        }
      }
      if (best !== undefined) return best;
      if (missing === undefined) raiseError(exc.ValueError, `${name}() arg is an empty sequence`);
      return missing;
    },
  );
}

function sum(x: unknown, start: unknown): unknown {
  const iter = iterate(x);
  if (start !== undefined && start !== null) checkSummable(start);
  let total: unknown = start === undefined ? 0 : start;
  let item = iter.next();
  // Small ints, then floats, without a box for each step.
  if (typeof total === "number") {
    let n = total;
    while (typeof item === "number" && n >= -MAX && n <= MAX) {
      const r = n + item;
      if (r < -MAX || r > MAX) break;
      n = r;
      item = iter.next();
    }
    total = n;
  }
  if (item !== undefined && item !== null && (item as object).constructor === PyFloat) {
    const first = doubleOr(total);
    if (first !== undefined && typeof total !== "bigint") {
      let v = first;
      while (item !== undefined && item !== null) {
        if ((item as object).constructor === PyFloat) v += (item as PyFloat).v;
        else if (typeof item === "number") v += item;
        else break;
        item = iter.next();
      }
      total = new PyFloat(v);
    }
  }
  for (; item !== undefined; item = iter.next()) total = add(total, item);
  return total;
}

function checkSummable(start: unknown): void {
  const join = "can't sum";
  if (isStr(start)) raiseError(exc.TypeError, `sum() ${join} strings [use ''.join(seq) instead]`);
  if (start instanceof PyBytes) raiseError(exc.TypeError, `sum() ${join} bytes [use b''.join(seq) instead]`);
  if (start instanceof PyByteArray) {
    raiseError(exc.TypeError, `sum() ${join} bytearray [use b''.join(seq) instead]`);
  }
}

export const aggregateFunctions = {
  max: extreme("max", greaterThan),
  min: extreme("min", lessThan),
  sum: defFunction("sum", "(iterable, /, start=0)", sum),
  sorted: defFunction(
    "sorted",
    "(iterable, /, **kwargs)",
    (x: unknown, kwargs: PyDict) => {
      const list = toArray(x);
      const sort = types.list.all["sort"] as PyBuiltin;
      const names = Array.from(kwargs.m.keys()) as string[];
      callMethod(sort, list, [], names, Array.from(kwargs.m.values()));
      return list;
    },
    { family: "positional" },
  ),
};
