import { newBuiltinType } from "./builtin-type.ts";
import { call0, callSpecial1, callSpecial2 } from "./call.ts";
import { catchOnly, isException } from "./catch.ts";
import { PyDict } from "./dict.ts";
import { eq } from "./equality.ts";
import { exc, handledException, raiseError, setHandledException } from "./exception.ts";
import { normInt } from "./int.ts";
import { SetBase } from "./set.ts";
import type { PyType } from "./type.ts";
import { typeName, typeOf } from "./type-of.ts";
import { type Int, PyRange, PyTuple, type Typed } from "./values.ts";

/** Anything that gives items one by one; `undefined` means no more, and goes on to mean it. */
export interface Iter {
  next(): unknown;
  /** How many items are left where that is known without consuming them, for `reversed` and pre-sizing. */
  remaining?(): number;
}

/** Base class of all iterators of the library; each is also a Python value. */
export abstract class PyIterator implements Iter {
  declare $t: PyType;
  abstract next(): unknown;
}

/** Makes the Python type of a JS iterator class. `__iter__` and `__next__` come with the base type. */
export function newIteratorType(name: string, jsClass: { prototype: object }, module?: string): PyType {
  const type = newBuiltinType(name, module === undefined ? { jsClass } : { jsClass, module });
  if (equip === null) waiting.push(type);
  else equip(type);
  return type;
}

const waiting: PyType[] = [];
let equip: ((type: PyType) => void) | null = null;

/** Sets what adds `__iter__` and `__next__` to an iterator type, for those there are and those to come. */
export function equipIteratorTypes(f: (type: PyType) => void): void {
  equip = f;
  for (const type of waiting.splice(0)) f(type);
}

export class ListIterator extends PyIterator {
  private list: readonly unknown[] | null;
  private i = 0;
  constructor(list: readonly unknown[]) {
    super();
    this.list = list;
  }
  next(): unknown {
    if (this.list === null) return undefined;
    if (this.i < this.list.length) return this.list[this.i++];
    this.list = null;
    return undefined;
  }
  remaining(): number {
    return this.list === null ? 0 : Math.max(0, this.list.length - this.i);
  }
}

export class TupleIterator extends ListIterator {}

/** Backwards over a list as it is at each step. */
export class ReversedListIterator extends PyIterator {
  private list: readonly unknown[] | null;
  private i: number;
  constructor(list: readonly unknown[]) {
    super();
    this.list = list;
    this.i = list.length - 1;
  }
  next(): unknown {
    if (this.list !== null && this.i >= 0 && this.i < this.list.length) return this.list[this.i--];
    this.list = null;
    return undefined;
  }
  remaining(): number {
    return this.list === null ? 0 : this.i + 1;
  }
}

export class StringIterator extends PyIterator {
  private readonly s: string;
  private i = 0;
  constructor(s: string) {
    super();
    this.s = s;
  }
  next(): unknown {
    const { s, i } = this;
    if (i >= s.length) return undefined;
    const code = s.charCodeAt(i);
    if (code >= 0xd800 && code < 0xdc00 && i + 1 < s.length) {
      const low = s.charCodeAt(i + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        this.i = i + 2;
        return s.slice(i, i + 2);
      }
    }
    this.i = i + 1;
    return s[i];
  }
}

/** CPython has another type for texts of ASCII characters only. */
export class AsciiIterator extends StringIterator {}

export class BytesIterator extends PyIterator {
  private readonly owner: { b: Uint8Array };
  private i = 0;
  constructor(owner: { b: Uint8Array }) {
    super();
    this.owner = owner;
  }
  next(): unknown {
    return this.i < this.owner.b.length ? this.owner.b[this.i++] : undefined;
  }
}
export class ByteArrayIterator extends BytesIterator {}

export class RangeIterator extends PyIterator {
  private at: number;
  private readonly step: number;
  private left: number;
  constructor(start: number, step: number, length: number) {
    super();
    this.at = start;
    this.step = step;
    this.left = length;
  }
  next(): unknown {
    if (this.left <= 0) return undefined;
    this.left--;
    const value = this.at;
    this.at += this.step;
    return value;
  }
  remaining(): number {
    return this.left;
  }
}

/** For ranges beyond the safe integers. */
export class LongRangeIterator extends PyIterator {
  private at: bigint;
  private readonly step: bigint;
  private left: bigint;
  constructor(start: Int, step: Int, length: Int) {
    super();
    this.at = BigInt(start);
    this.step = BigInt(step);
    this.left = BigInt(length);
  }
  next(): unknown {
    if (this.left <= 0n) return undefined;
    this.left--;
    const value = this.at;
    this.at += this.step;
    return normInt(value);
  }
}

export type DictPart = "keys" | "values" | "items";

/** Over a dict; refuses to go on when its size has changed. The first step does not copy the keys. */
export abstract class DictIterator extends PyIterator {
  protected readonly dict: PyDict;
  protected readonly size: number;
  /** The canonical keys, from the second step on. */
  protected keys: unknown[] | null;
  protected i: number;
  private readonly backwards: boolean;
  constructor(dict: PyDict, backwards = false) {
    super();
    this.dict = dict;
    this.size = dict.m.size;
    this.keys = null;
    this.i = 0;
    this.backwards = backwards;
  }

  /** The next canonical key, undefined at the end. */
  protected step(): unknown {
    const { i } = this;
    if (i < 0) return undefined;
    const { m } = this.dict;
    if (m.size !== this.size) this.fail("dictionary changed size during iteration");
    if (i >= this.size) {
      this.i = -1;
      return undefined;
    }
    this.i = i + 1;
    if (this.keys === null) {
      if (i === 0 && !this.backwards) return m.keys().next().value;
      this.keys = Array.from(m.keys());
      if (this.backwards) this.keys.reverse();
    }
    return this.keys[i];
  }

  protected fail(message: string): never {
    this.i = -1;
    raiseError(exc.RuntimeError, message);
  }

  /** The value at a key that was there when the keys were copied. */
  protected value(key: unknown): unknown {
    const value = this.dict.m.get(key);
    return value === undefined ? this.fail("dictionary keys changed during iteration") : value;
  }

  remaining(): number {
    return this.i < 0 ? 0 : this.size - this.i;
  }
}

export class DictKeyIterator extends DictIterator {
  next(): unknown {
    const key = this.step();
    return key === undefined || this.dict.orig === null ? key : this.dict.shown(key);
  }
}
export class DictValueIterator extends DictIterator {
  next(): unknown {
    const key = this.step();
    return key === undefined ? undefined : this.value(key);
  }
}
export class DictItemIterator extends DictIterator {
  next(): unknown {
    const key = this.step();
    if (key === undefined) return undefined;
    const value = this.value(key);
    return new PyTuple([this.dict.orig === null ? key : this.dict.shown(key), value]);
  }
}
export class ReversedDictKeyIterator extends DictKeyIterator {}
export class ReversedDictValueIterator extends DictValueIterator {}
export class ReversedDictItemIterator extends DictItemIterator {}

export class SetIterator extends PyIterator {
  private readonly set: SetBase;
  private items: unknown[] | null;
  private readonly size: number;
  private i = 0;
  constructor(set: SetBase) {
    super();
    this.set = set;
    this.size = set.m.size;
    this.items = null;
  }
  next(): unknown {
    if (this.i < 0) return undefined;
    if (this.set.m.size !== this.size) {
      this.i = -1;
      raiseError(exc.RuntimeError, "Set changed size during iteration");
    }
    this.items ??= this.set.items();
    if (this.i < this.items.length) return this.items[this.i++];
    this.i = -1;
    return undefined;
  }
  remaining(): number {
    return this.i < 0 ? 0 : this.size - this.i;
  }
}

/** Over an object that only has `__getitem__`. */
export class SequenceIterator extends PyIterator {
  private object: unknown;
  private i = 0;
  private readonly getitem: unknown;
  constructor(object: unknown, getitem: unknown) {
    super();
    this.object = object;
    this.getitem = getitem;
  }
  next(): unknown {
    if (this.object === undefined) return undefined;
    const value = catchOnly(
      () => catchOnly(() => callSpecial2(this.getitem, this.object, this.i++), exc.IndexError),
      exc.StopIteration,
    );
    if (value === undefined) this.object = undefined;
    return value;
  }
}

/** iter(callable, sentinel) */
export class CallableIterator extends PyIterator {
  private f: unknown;
  private readonly sentinel: unknown;
  constructor(f: unknown, sentinel: unknown) {
    super();
    this.f = f;
    this.sentinel = sentinel;
  }
  next(): unknown {
    if (this.f === undefined) return undefined;
    const value = catchOnly(() => call0(this.f), exc.StopIteration);
    if (value !== undefined && !eq(value, this.sentinel)) return value;
    this.f = undefined;
    return undefined;
  }
}

/** An object of a script with `__next__`, seen as an iterator; not a Python value itself. */
export class ScriptIterator implements Iter {
  readonly object: unknown;
  /** What the StopIteration carried, once there was one. */
  result: unknown = null;
  private readonly method: unknown;
  constructor(object: unknown, method: unknown) {
    this.object = object;
    this.method = method;
  }
  next(): unknown {
    const before = handledException();
    try {
      return callSpecial1(this.method, this.object);
    } catch (e) {
      if (!isException(e, exc.StopIteration)) throw e;
      setHandledException(before);
      this.result = e.args.a[0] ?? null;
      return undefined;
    }
  }
}

/** `iter(x)` for the library: TypeError: 'int' object is not iterable. */
export function iterate(x: unknown): Iter {
  const iter = iterateOr(x);
  if (iter === null) raiseError(exc.TypeError, `'${typeName(x)}' object is not iterable`);
  return iter;
}

/** The same, null where the object is not iterable. */
export function iterateOr(x: unknown): Iter | null {
  if (typeof x === "string") return new StringIterator(x);
  if (x === null || typeof x !== "object") return null;
  switch (x.constructor) {
    case Array:
      return new ListIterator(x as unknown[]);
    case PyTuple:
      return new TupleIterator((x as PyTuple).a);
    case PyDict:
      return new DictKeyIterator(x as PyDict);
    case PyRange:
      return rangeIterator(x as PyRange);
    default:
  }
  if (x instanceof PyIterator) return x;
  const method = (x as Typed).$t.all["__iter__"];
  if (method !== undefined) {
    if (method === null) return null;
    return asIterator(callSpecial1(method, x));
  }
  const getitem = typeOf(x).all["__getitem__"];
  return getitem === undefined || getitem === null || x instanceof PyDict
    ? null
    : new SequenceIterator(x, getitem);
}

/** Checks what an `__iter__` gave. */
export function asIterator(x: unknown): Iter {
  if (x instanceof PyIterator) return x;
  const method = typeOf(x).all["__next__"];
  if (method === undefined || method === null) {
    raiseError(exc.TypeError, `iter() returned non-iterator of type '${typeName(x)}'`);
  }
  return new ScriptIterator(x, method);
}

export function rangeIterator(r: PyRange): PyIterator {
  const { start, step, length } = r;
  return typeof start === "number" &&
    typeof step === "number" &&
    typeof length === "number" &&
    typeof r.stop === "number"
    ? new RangeIterator(start, step, length)
    : new LongRangeIterator(start, step, length);
}

/** All items of an iterable as a new JS array. */
export function toArray(x: unknown): unknown[] {
  if (x !== null && typeof x === "object") {
    switch (x.constructor) {
      case Array:
        return (x as unknown[]).slice();
      case PyTuple:
        return (x as PyTuple).a.slice();
      case PyDict:
        return (x as PyDict).keys();
      default:
    }
    if (x instanceof SetBase && x.$t.builtin) return x.items();
  }
  return drain(iterate(x));
}

/** What is left of an iterator. */
export function drain(iter: Iter): unknown[] {
  const items: unknown[] = [];
  for (let item = iter.next(); item !== undefined; item = iter.next()) items.push(item);
  return items;
}

/** The items of an iterable to read only: a list's or tuple's own array, else a new one. */
export function readItems(x: unknown): readonly unknown[] {
  if (x !== null && typeof x === "object") {
    if (x.constructor === Array) return x as unknown[];
    if (x.constructor === PyTuple) return (x as PyTuple).a;
  }
  return toArray(x);
}

newIteratorType("list_iterator", ListIterator);
newIteratorType("tuple_iterator", TupleIterator);
newIteratorType("list_reverseiterator", ReversedListIterator);
newIteratorType("str_iterator", StringIterator);
newIteratorType("str_ascii_iterator", AsciiIterator);
newIteratorType("bytes_iterator", BytesIterator);
newIteratorType("bytearray_iterator", ByteArrayIterator);
newIteratorType("range_iterator", RangeIterator);
newIteratorType("longrange_iterator", LongRangeIterator);
newIteratorType("dict_keyiterator", DictKeyIterator);
newIteratorType("dict_valueiterator", DictValueIterator);
newIteratorType("dict_itemiterator", DictItemIterator);
newIteratorType("dict_reversekeyiterator", ReversedDictKeyIterator);
newIteratorType("dict_reversevalueiterator", ReversedDictValueIterator);
newIteratorType("dict_reverseitemiterator", ReversedDictItemIterator);
newIteratorType("set_iterator", SetIterator);
newIteratorType("iterator", SequenceIterator);
newIteratorType("callable_iterator", CallableIterator);
