import type { PyDict } from "./dict.ts";
import { exc, raiseError } from "./exception.ts";
import { newIteratorType, PyIterator } from "./iterator-base.ts";
import type { SetBase } from "./set.ts";
import { PyTuple } from "./values.ts";

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

newIteratorType("dict_keyiterator", DictKeyIterator);
newIteratorType("dict_valueiterator", DictValueIterator);
newIteratorType("dict_itemiterator", DictItemIterator);
newIteratorType("dict_reversekeyiterator", ReversedDictKeyIterator);
newIteratorType("dict_reversevalueiterator", ReversedDictValueIterator);
newIteratorType("dict_reverseitemiterator", ReversedDictItemIterator);
newIteratorType("set_iterator", SetIterator);
