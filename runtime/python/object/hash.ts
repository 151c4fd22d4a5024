import { signed64, unsigned64 } from "../number/order.ts";
import { callSpecial1 } from "./call.ts";
import { exc, raiseError } from "./exception.ts";
import { KEY_IDENTITY, KEY_UNHASHABLE, keyKind, raiseUnhashable } from "./hash-key.ts";
import { asInt, isInt, normInt } from "./int.ts";
import { enterNesting, leaveNesting } from "./limits.ts";
import { fixedHash, intHash, tupleHash } from "./order-hash.ts";
import { PyFrozenSet } from "./set.ts";
import { PyStrSub } from "./subclass.ts";
import { addressOf } from "./text.ts";
import { typeOf } from "./type-of.ts";
import { type Int, PyBytes, PyFloat, PyTuple } from "./values.ts";

let seed = 0x9e3779b9;

/** Strings hash differently with another seed, as with another PYTHONHASHSEED. */
export function setHashSeed(value: number): void {
  seed = value | 0;
}

/** hash(x) as a script sees it: CPython's number for numbers and tuples of them. */
export function hash(x: unknown): Int {
  return normInt(hashBig(x));
}

function hashBig(x: unknown): bigint {
  if (typeof x === "string") return textHash(x);
  if (x === null) return 0xfca86420n;
  if (isInt(x) && !typeOf(x).userKeys) return intHash(BigInt(asInt(x)));
  const type = typeOf(x);
  if (!type.userKeys) {
    if (x instanceof PyFloat) return x.v === x.v ? fixedHash(x) : BigInt(addressOf(x)) >> 4n;
    if (x instanceof PyTuple) return nestedHash(x);
    if (x instanceof PyFrozenSet) return frozenSetHash(x);
    if (x instanceof PyStrSub) return textHash(x.v);
    if (x instanceof PyBytes) return textHash(String.fromCharCode(...x.b.subarray(0, 4096)));
  }
  const kind = keyKind(type);
  if (kind === KEY_UNHASHABLE) raiseUnhashable(type);
  if (kind === KEY_IDENTITY) return BigInt(addressOf(x as object)) >> 4n;
  const result = callSpecial1(type.all["__hash__"], x);
  if (!isInt(result)) raiseError(exc.TypeError, "__hash__ method should return an integer");
  const n = BigInt(asInt(result));
  return n >= -(1n << 63n) && n < 1n << 63n ? (n === -1n ? -2n : n) : intHash(n);
}

function textHash(s: string): bigint {
  if (s === "") return 0n;
  let a = seed;
  let b = s.length ^ 0x5bd1e995;
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b + c, 0x85ebca6b) ^ (b >>> 13);
  }
  return signed64((BigInt(a) << 32n) ^ BigInt(b >>> 0));
}

function nestedHash(tuple: PyTuple): bigint {
  enterNesting("");
  try {
    return tupleHash(tuple.a.map(hashBig));
  } finally {
    leaveNesting();
  }
}

function frozenSetHash(set: PyFrozenSet): bigint {
  let h = 0n;
  set.m.forEach((item) => {
    const x = hashBig(item);
    h ^= (x ^ 89869747n ^ (x << 16n)) * 3644798167n;
  });
  h ^= (BigInt(set.m.size) + 1n) * 1927868237n;
  h ^= (unsigned64(h) >> 11n) ^ (unsigned64(h) >> 25n);
  h = signed64(h * 69069n + 907133923n);
  return h === -1n ? 590923713n : h;
}
