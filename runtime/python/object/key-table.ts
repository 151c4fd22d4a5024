import type { Typed } from "./values.ts";

// The classes of dict and set extend KeyTable and stand under all that compares and hashes, so the functions come
// from outside, when all modules are loaded.
let plainKey: (k: unknown) => unknown;
let hashKey: (k: unknown) => string | number;
let eq: (a: unknown, b: unknown) => boolean;
/** Of two such tuples with the same hash key it is known that they are equal. */
let isPlainTuple: (x: unknown) => boolean;

export function setKeyFunctions(
  plain: typeof plainKey,
  hash: typeof hashKey,
  equal: typeof eq,
  plainTuple: typeof isPlainTuple,
): void {
  isPlainTuple = plainTuple;
  plainKey = plain;
  hashKey = hash;
  eq = equal;
}

/**
 * The index shared by dict and set: a Map from *canonical keys*. A primitive's canonical key is `plainKey`; that of
 * a value compared by its contents is the first equal object that was inserted, found through `buckets`.
 */
export class KeyTable {
  declare m: Map<unknown, unknown>;
  declare buckets: Map<string | number, unknown[]> | null;
  /** True where a key's class defines `__eq__` or `__hash__` itself: it may equal a primitive. */
  declare userKeys: boolean;

  constructor() {
    this.m = new Map();
    this.buckets = null;
    this.userKeys = false;
  }

  /** The canonical key of the present key that equals `k`, or undefined. */
  find(k: unknown): unknown {
    const plain = plainKey(k);
    if (plain !== undefined) {
      if (this.m.has(plain)) return plain;
      return this.userKeys ? this.findInBuckets(k) : undefined;
    }
    const found = this.findInBuckets(k);
    if (found !== undefined) return found;
    return (k as Typed).$t.userKeys ? this.findPrimitive(k) : undefined;
  }

  /** The canonical key that `k` gets as a new key; call it only where {@link find} gave undefined. */
  admit(k: unknown): unknown {
    const plain = plainKey(k);
    if (plain !== undefined) return plain;
    this.buckets ??= new Map();
    const h = hashKey(k);
    const bucket = this.buckets.get(h);
    if (bucket === undefined) this.buckets.set(h, [k]);
    else bucket.push(k);
    if ((k as Typed).$t.userKeys) this.userKeys = true;
    return k;
  }

  /** Forgets a canonical key that {@link find} gave. */
  expel(canonical: unknown): void {
    this.m.delete(canonical);
    if (this.buckets === null || typeof canonical !== "object" || canonical === null) return;
    if (plainKey(canonical) !== undefined) return;
    const h = hashKey(canonical);
    const bucket = this.buckets.get(h);
    if (bucket === undefined) return;
    const at = bucket.indexOf(canonical);
    if (at >= 0) bucket.splice(at, 1);
    if (bucket.length === 0) this.buckets.delete(h);
  }

  private findInBuckets(k: unknown): unknown {
    if (this.buckets === null) return undefined;
    const h = hashKey(k);
    const bucket = this.buckets.get(h);
    if (bucket === undefined) return undefined;
    const plain = isPlainTuple(k);
    for (let i = 0; i < bucket.length; i++) {
      const candidate = bucket[i];
      if (candidate === k || (plain && isPlainTuple(candidate)) || eq(candidate, k)) return candidate;
    }
    return undefined;
  }

  /** A script's object may equal a number or a string that has the hash it returns. */
  private findPrimitive(k: unknown): unknown {
    const h = hashKey(k);
    if (this.m.has(h) && eq(h, k)) return h;
    for (const candidate of this.m.keys()) {
      if (typeof candidate !== "string") continue;
      if (eq(candidate, k)) return candidate;
    }
    return undefined;
  }
}
