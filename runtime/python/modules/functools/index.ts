import { call2, exc, iterateOr, raiseError } from "../../kernel.ts";
import { newModule } from "../define-module.ts";
import { cachedProperty, cmpToKey, totalOrdering } from "./class-tools.ts";
import { cache, lruCache } from "./lru-cache.ts";
import { partial } from "./partial.ts";
import { singledispatch } from "./single-dispatch.ts";
import { updateWrapper, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES, wraps } from "./wrapper.ts";

function reduce(f: unknown, iterable: unknown, initial: unknown): unknown {
  const iter = iterateOr(iterable);
  if (iter === null) raiseError(exc.TypeError, "reduce() arg 2 must support iteration");
  let result = initial === undefined ? iter.next() : initial;
  if (result === undefined) raiseError(exc.TypeError, "reduce() of empty iterable with no initial value");
  for (let item = iter.next(); item !== undefined; item = iter.next()) result = call2(f, result, item);
  return result;
}

const python = { family: "python" } as const;

/** The module `functools`. */
export const functoolsModule = newModule(
  "functools",
  {
    reduce: ["(function, iterable, initial=None, /)", reduce, { name: "reduce" }],
    cmp_to_key: ["(mycmp)", cmpToKey, { name: "cmp_to_key" }],
    total_ordering: ["(cls)", totalOrdering, python],
    cache: ["(user_function, /)", cache, python],
    lru_cache: ["(maxsize=128, typed=False)", lruCache, python],
    update_wrapper: ["(wrapper, wrapped, assigned=None, updated=None)", updateWrapper, python],
    wraps: ["(wrapped, assigned=None, updated=None)", wraps, python],
    singledispatch: ["(func)", singledispatch, python],
  },
  { cached_property: cachedProperty, partial, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES },
);
