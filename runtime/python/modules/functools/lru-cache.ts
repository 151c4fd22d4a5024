import {
  asSize,
  callAny,
  defMethods,
  exc,
  indexOr,
  newBuiltinType,
  PyBoundMethod,
  PyConstant,
  PyDict,
  PyInstance,
  PyTuple,
  type PyType,
  raiseError,
  truth,
  typeOf,
} from "../../kernel.ts";
import { namedtupleTable } from "../collections/namedtuple.ts";
import { callable } from "../protocols.ts";
import { updateWrapper } from "./wrapper.ts";

interface Cache {
  readonly f: unknown;
  /** Null where the cache has no bound. */
  readonly maxsize: number | null;
  readonly typed: boolean;
  /** Results by key, the least recently used first. */
  readonly results: PyDict;
  hits: number;
  misses: number;
}

/** The wrapper is a plain instance, so that a class binds it as it binds a function. */
const wrapperType: PyType = newBuiltinType("_lru_cache_wrapper", { module: "functools" });
const caches = new WeakMap<PyInstance, Cache>();
const cacheOf = (self: PyInstance): Cache => caches.get(self)!;

/** Stands between positional and keyword arguments in a key. */
const KEYWORDS = new PyConstant("<keywords>", newBuiltinType("keyword_mark"));

const cacheInfo = namedtupleTable.namedtuple[1](
  "CacheInfo",
  ["hits", "misses", "maxsize", "currsize"],
  undefined,
  undefined,
  "functools",
);

function keyOf(args: readonly unknown[], kwargs: PyDict, typed: boolean): unknown {
  const parts = args.slice();
  if (kwargs.size > 0) {
    parts.push(KEYWORDS);
    for (const [name, value] of kwargs.entries()) parts.push(name, value);
  }
  if (typed) {
    for (const arg of args) parts.push(typeOf(arg));
    for (const value of kwargs.values()) parts.push(typeOf(value));
  } else if (parts.length === 1 && (typeof parts[0] === "string" || typeof parts[0] === "number"))
    return parts[0];
  return new PyTuple(parts);
}

function call(self: PyInstance, args: unknown[], kwargs: PyDict): unknown {
  const cache = cacheOf(self);
  const run = () =>
    callAny(cache.f, args, kwargs.size === 0 ? null : (kwargs.keys() as string[]), kwargs.values());
  if (cache.maxsize === 0) {
    cache.misses++;
    return run();
  }
  const { results } = cache;
  const key = keyOf(args, kwargs, cache.typed);
  const known = results.get(key);
  if (known !== undefined) {
    cache.hits++;
    if (cache.maxsize !== null) {
      results.delete(key);
      results.set(key, known);
    }
    return known;
  }
  cache.misses++;
  const value = run();
  if (cache.maxsize !== null && results.get(key) === undefined && results.size >= cache.maxsize) {
    results.remove(results.m.keys().next().value);
  }
  results.set(key, value);
  return value;
}

defMethods(wrapperType, {
  __call__: ["(*args, **kwargs)", call],
  __get__: [
    "(instance, owner=None, /)",
    (self: PyInstance, instance: unknown) => (instance === null ? self : new PyBoundMethod(instance, self)),
  ],
  __repr__: [
    "()",
    (self: PyInstance) => `<functools._lru_cache_wrapper object ${String(self.d["__qualname__"] ?? "")}>`,
  ],
  cache_info: [
    "()",
    (self: PyInstance) => {
      const { hits, misses, maxsize, results } = cacheOf(self);
      return callAny(cacheInfo, [hits, misses, maxsize, results.size], null, null);
    },
  ],
  cache_clear: [
    "()",
    (self: PyInstance) => {
      const cache = cacheOf(self);
      cache.results.clear();
      cache.hits = 0;
      cache.misses = 0;
      return null;
    },
  ],
  cache_parameters: [
    "()",
    (self: PyInstance) => {
      const { maxsize, typed } = cacheOf(self);
      const dict = new PyDict();
      dict.set("maxsize", maxsize);
      dict.set("typed", typed);
      return dict;
    },
  ],
});

function decorate(f: unknown, maxsize: number | null, typed: boolean): unknown {
  if (!callable(f)) raiseError(exc.TypeError, "the first argument must be callable");
  const wrapper = new PyInstance(wrapperType);
  caches.set(wrapper, { f, maxsize, typed, results: new PyDict(), hits: 0, misses: 0 });
  return updateWrapper(wrapper, f, undefined, undefined);
}

class Decorator {
  declare $t: PyType;
  constructor(
    readonly maxsize: number | null,
    readonly typed: boolean,
  ) {}
}
const decoratorType = newBuiltinType("lru_cache_decorator", { module: "functools", jsClass: Decorator });
defMethods(decoratorType, {
  __call__: ["(user_function)", (self: Decorator, f) => decorate(f, self.maxsize, self.typed)],
});

/** `functools.lru_cache`, with and without arguments. */
export function lruCache(maxsize: unknown, typedArg: unknown): unknown {
  const typed = typedArg !== undefined && truth(typedArg);
  if (maxsize === undefined) return new Decorator(128, typed);
  if (maxsize === null) return new Decorator(null, typed);
  if (indexOr(maxsize) !== undefined) return new Decorator(Math.max(0, asSize(maxsize)), typed);
  if (callable(maxsize)) return decorate(maxsize, 128, typed);
  return raiseError(exc.TypeError, "Expected first argument to be an integer, a callable, or None");
}

/** `functools.cache`. */
export const cache = (f: unknown): unknown => decorate(f, null, false);
