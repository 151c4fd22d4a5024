import { call0, callSpecial1, callSpecial2 } from "./call.ts";
import { catchOnly, isException } from "./catch.ts";
import { eq } from "./equality.ts";
import { exc, handledException, setHandledException } from "./exception.ts";
import { normInt } from "./int.ts";
import { type Iter, newIteratorType, PyIterator } from "./iterator-base.ts";
import type { Int } from "./values.ts";

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

newIteratorType("list_iterator", ListIterator);
newIteratorType("tuple_iterator", TupleIterator);
newIteratorType("list_reverseiterator", ReversedListIterator);
newIteratorType("str_iterator", StringIterator);
newIteratorType("str_ascii_iterator", AsciiIterator);
newIteratorType("bytes_iterator", BytesIterator);
newIteratorType("bytearray_iterator", ByteArrayIterator);
newIteratorType("range_iterator", RangeIterator);
newIteratorType("longrange_iterator", LongRangeIterator);
newIteratorType("iterator", SequenceIterator);
newIteratorType("callable_iterator", CallableIterator);
