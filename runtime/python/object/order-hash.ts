import { signed64, unsigned64 } from "../number/order.ts";
import { PyFloat, PyTuple } from "./values.ts";

const MASK64 = (1n << 64n) - 1n;
/** The Mersenne prime by which CPython reduces the hash of a number. */
export const HASH_MODULUS = (1n << 61n) - 1n;

/** True where CPython's hash of the value is the same in every process, so that the order of a set is known. */
export function hasFixedHash(k: unknown): boolean {
  const t = typeof k;
  if (t === "number" || t === "boolean" || t === "bigint") return true;
  if (k === null || t !== "object") return false;
  const { constructor } = k as object;
  if (constructor === PyFloat) return (k as PyFloat).v === (k as PyFloat).v;
  if (constructor === PyTuple) return (k as PyTuple).a.every(hasFixedHash);
  return false;
}

/** CPython's 64-bit hash of a value with a fixed hash, as an unsigned number. */
export function orderHash(k: unknown): number | bigint {
  const h = fixedHash(k);
  return h >= 0n && h <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(h) : unsigned64(h);
}

/** CPython's hash of a number or of a tuple of numbers. A bare JS number that is no integer is a float's. */
export function fixedHash(k: unknown): bigint {
  if (typeof k === "number") return Number.isInteger(k) ? intHash(BigInt(k)) : floatHash(k);
  if (typeof k === "bigint") return intHash(k);
  if (typeof k === "boolean") return k ? 1n : 0n;
  if (k instanceof PyFloat) return floatHash(k.v);
  return tupleHash((k as PyTuple).a.map(fixedHash));
}

export function intHash(n: bigint): bigint {
  const h = n < 0n ? -(-n % HASH_MODULUS) : n % HASH_MODULUS;
  return h === -1n ? -2n : h;
}

export function floatHash(v: number): bigint {
  if (Number.isInteger(v)) return intHash(BigInt(v));
  if (v === Infinity) return 314159n;
  if (v === -Infinity) return -314159n;
  // v = m * 2**-e with an integer m; 2 has the inverse 2**60 modulo the prime, and 2**61 is 1.
  let m = Math.abs(v);
  let e = 0;
  while (!Number.isInteger(m)) {
    m *= 2;
    e++;
  }
  const shift = BigInt(((61 - (e % 61)) % 61) % 61);
  const h = (BigInt(m) << shift) % HASH_MODULUS;
  const signed = v < 0 ? -h : h;
  return signed === -1n ? -2n : signed;
}

const PRIME_1 = 11400714785074694791n;
const PRIME_2 = 14029467366897019727n;
const PRIME_5 = 2870177450012600261n;

/** CPython's hash of a tuple (a variant of xxHash) from the hashes of its items. */
export function tupleHash(items: readonly bigint[]): bigint {
  let acc = PRIME_5;
  for (const item of items) {
    acc = (acc + (item & MASK64) * PRIME_2) & MASK64;
    acc = ((acc << 31n) | (acc >> 33n)) & MASK64;
    acc = (acc * PRIME_1) & MASK64;
  }
  acc = (acc + (BigInt(items.length) ^ (PRIME_5 ^ 3527539n))) & MASK64;
  if (acc === MASK64) return 1546275796n;
  return signed64(acc);
}
