import { KeyTable } from "./key-table.ts";
import type { PyType } from "./type.ts";

/** A Python dict: insertion order, keys by `__hash__` and `__eq__`. */
export class PyDict extends KeyTable {
  declare $t: PyType;
  /** The keys that differ from their canonical key (True, 1.0, instances of str subclasses). */
  declare orig: Map<unknown, unknown> | null;

  constructor() {
    super();
    this.orig = null;
  }

  get size(): number {
    return this.m.size;
  }

  /** The value at a key, undefined where there is none; TypeError for an unhashable key. */
  get(k: unknown): unknown {
    if (typeof k === "string" || typeof k === "number") {
      const value = this.m.get(k);
      if (value !== undefined || !this.userKeys) return value;
    }
    const canonical = this.find(k);
    return canonical === undefined ? undefined : this.m.get(canonical);
  }

  has(k: unknown): boolean {
    return this.get(k) !== undefined;
  }

  set(k: unknown, value: unknown): void {
    if (!this.userKeys && (typeof k === "string" || typeof k === "number")) {
      this.m.set(k, value);
      return;
    }
    const found = this.find(k);
    if (found !== undefined) {
      this.m.set(found, value);
      return;
    }
    const canonical = this.admit(k);
    if (canonical !== k) {
      this.orig ??= new Map();
      this.orig.set(canonical, k);
    }
    this.m.set(canonical, value);
  }

  /** Removes a key and gives its value back, undefined where it was not there. */
  delete(k: unknown): unknown {
    const canonical = this.find(k);
    if (canonical === undefined) return undefined;
    const value = this.m.get(canonical);
    this.remove(canonical);
    return value;
  }

  remove(canonical: unknown): void {
    this.expel(canonical);
    if (this.orig !== null) this.orig.delete(canonical);
  }

  clear(): void {
    this.m.clear();
    this.buckets = null;
    this.orig = null;
    this.userKeys = false;
  }

  /** The key that a script sees for a canonical key. */
  shown(canonical: unknown): unknown {
    if (this.orig === null) return canonical;
    const key = this.orig.get(canonical);
    return key === undefined ? canonical : key;
  }

  /** The keys in order, as a new array. */
  keys(): unknown[] {
    const keys = Array.from(this.m.keys());
    if (this.orig !== null) for (let i = 0; i < keys.length; i++) keys[i] = this.shown(keys[i]);
    return keys;
  }

  values(): unknown[] {
    return Array.from(this.m.values());
  }

  /** `[key, value]` pairs in order. */
  entries(): [unknown, unknown][] {
    const pairs = Array.from(this.m.entries());
    if (this.orig !== null) for (const pair of pairs) pair[0] = this.shown(pair[0]);
    return pairs;
  }

  /** A shallow copy; an exact dict even of an instance of a subclass. */
  copy(): PyDict {
    const copy = new PyDict();
    copy.copyFrom(this);
    return copy;
  }

  /** Takes over all items of another dict while this one is empty. */
  copyFrom(other: PyDict): void {
    this.m = new Map(other.m);
    this.orig = other.orig === null ? null : new Map(other.orig);
    this.userKeys = other.userKeys;
    this.buckets = null;
    if (other.buckets !== null) {
      this.buckets = new Map();
      for (const [h, bucket] of other.buckets) this.buckets.set(h, bucket.slice());
    }
  }

  /** Sets every item of another dict. */
  update(other: PyDict): void {
    if (this.m.size === 0 && other !== this) {
      this.copyFrom(other);
      return;
    }
    if (other.orig === null && other.buckets === null && !this.userKeys) {
      other.m.forEach((value, key) => {
        this.m.set(key, value);
      });
      return;
    }
    for (const [key, value] of other.entries()) this.set(key, value);
  }
}
