import { getAttrOr } from "../object/attribute.ts";
import { call1, callPy } from "../object/call.ts";
import { isException } from "../object/catch.ts";
import { exc, type PyException, raiseError } from "../object/exception.ts";
import { PyGenerator } from "../object/generator.ts";
import { type Iter, iterate, iterateOr, ScriptIterator } from "../object/iterator.ts";
import { typeName } from "../object/type-of.ts";
import { PyTuple } from "../object/values.ts";

/** What a for loop walks. */
export function iter(x: unknown): unknown {
  if (x !== null && typeof x === "object") {
    if (x.constructor === Array) return x;
    if (x.constructor === PyTuple) return (x as PyTuple).a;
  }
  return iterate(x);
}

export function isarr(x: unknown): boolean {
  return (x as object).constructor === Array;
}

export function next(x: unknown): unknown {
  return (x as Iter).next();
}

function itemsOf(x: unknown): readonly unknown[] | null {
  if (x === null || typeof x !== "object") return null;
  if (x.constructor === PyTuple) return (x as PyTuple).a;
  return x.constructor === Array ? (x as unknown[]) : null;
}

function unpackable(x: unknown): Iter {
  const it = iterateOr(x);
  if (it === null) raiseError(exc.TypeError, `cannot unpack non-iterable ${typeName(x)} object`);
  return it;
}

/** Exactly n items. */
export function unpack(x: unknown, n: number): readonly unknown[] {
  const items = itemsOf(x);
  if (items !== null) {
    if (items.length === n) return items;
    if (items.length > n) raiseError(exc.ValueError, `too many values to unpack (expected ${n})`);
    raiseError(exc.ValueError, `not enough values to unpack (expected ${n}, got ${items.length})`);
  }
  const it = unpackable(x);
  const out: unknown[] = [];
  for (let i = 0; i < n; i++) {
    const item = it.next();
    if (item === undefined) {
      raiseError(exc.ValueError, `not enough values to unpack (expected ${n}, got ${i})`);
    }
    out.push(item);
  }
  if (it.next() !== undefined) raiseError(exc.ValueError, `too many values to unpack (expected ${n})`);
  return out;
}

/** `before` items, a list, `after` items. */
export function unpackex(x: unknown, before: number, after: number): readonly unknown[] {
  const it = itemsOf(x) === null ? unpackable(x) : null;
  const all = itemsOf(x)?.slice() ?? [];
  if (it !== null) for (let item = it.next(); item !== undefined; item = it.next()) all.push(item);
  if (all.length < before + after) {
    raiseError(
      exc.ValueError,
      `not enough values to unpack (expected at least ${before + after}, got ${all.length})`,
    );
  }
  const end = all.length - after;
  return [...all.slice(0, before), all.slice(before, end), ...all.slice(end)];
}

/** The protocol of `yield from`, as the JS iterator that `yield*` drives. */
class Delegate implements IterableIterator<unknown> {
  private readonly inner: Iter;
  constructor(inner: Iter) {
    this.inner = inner;
  }

  [Symbol.iterator](): IterableIterator<unknown> {
    return this;
  }

  next(sent?: unknown): IteratorResult<unknown, unknown> {
    const { inner } = this;
    if (sent === undefined || sent === null) return this.step(() => inner.next());
    if (inner instanceof PyGenerator) return this.step(() => inner.send(sent));
    return this.step(() => call1(this.method("send"), sent));
  }

  throw(e: unknown): IteratorResult<unknown, unknown> {
    const { inner } = this;
    if (isException(e, exc.GeneratorExit)) {
      if (inner instanceof PyGenerator) inner.close();
      else {
        const close = this.optional("close");
        if (close !== undefined) callPy(close);
      }
      throw e;
    }
    if (inner instanceof PyGenerator) return this.step(() => inner.throw(e as PyException));
    const method = this.optional("throw");
    if (method === undefined) throw e;
    return this.step(() => call1(method, e));
  }

  private step(f: () => unknown): IteratorResult<unknown, unknown> {
    try {
      const value = f();
      if (value !== undefined) return { done: false, value };
    } catch (e) {
      // Only an object of a script raises StopIteration here; its value is that of the expression.
      if (this.inner instanceof PyGenerator || !isException(e, exc.StopIteration)) throw e;
      return { done: true, value: e.args.a[0] ?? null };
    }
    return { done: true, value: this.result() };
  }

  private result(): unknown {
    if (this.inner instanceof PyGenerator) return this.inner.result;
    return this.inner instanceof ScriptIterator ? this.inner.result : null;
  }

  private object(): unknown {
    return this.inner instanceof ScriptIterator ? this.inner.object : this.inner;
  }

  private optional(name: string): unknown {
    return getAttrOr(this.object(), name, undefined);
  }

  private method(name: string): unknown {
    const found = this.optional(name);
    if (found === undefined) {
      raiseError(exc.AttributeError, `'${typeName(this.object())}' object has no attribute '${name}'`);
    }
    return found;
  }
}

export function yieldfrom(x: unknown): IterableIterator<unknown> {
  return new Delegate(iterate(x));
}
