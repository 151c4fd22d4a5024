import { exc, raiseError } from "../object/exception.ts";
import { normInt } from "../object/int.ts";
import { checkBits, MAX_INT_BITS } from "../object/limits.ts";
import type { Int } from "../object/values.ts";

// Exact arithmetic on ints. The operations of the runtime have their own fast ways for two small ints;
// these are for everything.

const MAX = Number.MAX_SAFE_INTEGER;

/** The engine refuses to make an int that is much too large; for a script that is an exception like any other. */
function refuseHuge(e: unknown): never {
  if (e instanceof RangeError) checkBits(MAX_INT_BITS + 1);
  throw e;
}

export function intAdd(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const r = a + b;
    if (r >= -MAX && r <= MAX) return r;
  }
  try {
    return normInt(big(a) + big(b));
  } catch (e) {
    refuseHuge(e);
  }
}

export function intSub(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const r = a - b;
    if (r >= -MAX && r <= MAX) return r;
  }
  try {
    return normInt(big(a) - big(b));
  } catch (e) {
    refuseHuge(e);
  }
}

export function intMul(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const r = a * b;
    // Adding 0 turns -0 into 0.
    if (r >= -MAX && r <= MAX) return r + 0;
  }
  try {
    const product = big(a) * big(b);
    // Well beyond the safe integers there is nothing to normalise.
    return Math.abs(Number(a) * Number(b)) > 2 ** 54 ? product : normInt(product);
  } catch (e) {
    refuseHuge(e);
  }
}

/** Cheaper than BigInt() where it is one already. */
function big(n: Int): bigint {
  return typeof n === "bigint" ? n : BigInt(n);
}

export function intNeg(a: Int): Int {
  return typeof a === "number" ? 0 - a : normInt(-a);
}

export function intAbs(a: Int): Int {
  return a < 0 ? intNeg(a) : a;
}

/** a // b; ZeroDivisionError with the given message. */
export function intFloorDiv(a: Int, b: Int, message = "integer division or modulo by zero"): Int {
  if (b === 0) raiseError(exc.ZeroDivisionError, message);
  if (typeof a === "number" && typeof b === "number") {
    const q = smallFloorDiv(a, b);
    return q >= -MAX && q <= MAX ? q : normInt(BigInt(a) / BigInt(b));
  }
  const x = BigInt(a);
  const y = BigInt(b);
  const q = x / y;
  return normInt(x % y !== 0n && x < 0n !== y < 0n ? q - 1n : q);
}

/** Floor division of safe integers: through the remainder, since a / b may round up to the next integer. */
export function smallFloorDiv(a: number, b: number): number {
  const r = a % b;
  const q = (a - r) / b;
  return r !== 0 && r < 0 !== b < 0 ? q - 1 : q + 0;
}

/** a % b, with the sign of b. */
export function intMod(a: Int, b: Int, message = "integer modulo by zero"): Int {
  if (b === 0) raiseError(exc.ZeroDivisionError, message);
  if (typeof a === "number" && typeof b === "number") return smallMod(a, b);
  const y = BigInt(b);
  const r = BigInt(a) % y;
  return normInt(r !== 0n && r < 0n !== y < 0n ? r + y : r);
}

export function smallMod(a: number, b: number): number {
  const r = a % b;
  return r !== 0 && r < 0 !== b < 0 ? r + b : r + 0;
}

/** The number of bits of |n|. */
export function bitLength(n: Int): number {
  if (typeof n === "number") {
    const v = Math.abs(n);
    return v < 4294967296 ? 32 - Math.clz32(v) : 64 - Math.clz32(Math.floor(v / 4294967296));
  }
  const hex = (n < 0n ? -n : n).toString(16);
  return hex.length * 4 - (Math.clz32(Number.parseInt(hex[0]!, 16)) - 28);
}

/** a ** b for b >= 0; refuses results that would be too large before it computes them. */
export function intPow(a: Int, b: Int): Int {
  if (b === 0) return 1;
  if (a === 0 || a === 1) return a;
  if (a === -1) return isOdd(b) ? -1 : 1;
  if (typeof b === "bigint") checkBits(MAX_INT_BITS + 1);
  const exponent = b as number;
  if (typeof a === "number") {
    let r = a;
    let i = 1;
    while (i < exponent && r >= -MAX && r <= MAX) {
      r *= a;
      i++;
    }
    if (r >= -MAX && r <= MAX) return r;
    checkBits(Math.log2(Math.abs(a)) * exponent);
    // A power of two is a shift.
    if (a > 0 && 2 ** Math.round(Math.log2(a)) === a)
      return 1n << BigInt(Math.round(Math.log2(a)) * exponent);
  } else checkBits((bitLength(a) - 1) * exponent);
  return normInt(BigInt(a) ** BigInt(exponent));
}

function isOdd(n: Int): boolean {
  return typeof n === "number" ? n % 2 !== 0 : (n & 1n) === 1n;
}

/** pow(a, b, c) */
export function intPowMod(a: Int, b: Int, c: Int): Int {
  if (c === 0) raiseError(exc.ValueError, "pow() 3rd argument cannot be 0");
  const modulus = c < 0 ? -BigInt(c) : BigInt(c);
  let base = BigInt(a) % modulus;
  if (base < 0n) base += modulus;
  let exponent = BigInt(b);
  if (exponent < 0n) {
    base = inverse(base, modulus);
    exponent = -exponent;
  }
  let result = 1n % modulus;
  try {
    for (const bit of exponent.toString(2)) {
      result = (result * result) % modulus;
      if (bit === "1") result = (result * base) % modulus;
    }
  } catch (e) {
    refuseHuge(e);
  }
  if (c < 0 && result !== 0n) result -= modulus;
  return normInt(result);
}

function inverse(a: bigint, n: bigint): bigint {
  let [r0, r1] = [n, a];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1] = [r1, r0 - q * r1];
    [t0, t1] = [t1, t0 - q * t1];
  }
  if (r0 !== 1n && n !== 1n) raiseError(exc.ValueError, "base is not invertible for the given modulus");
  return t0 < 0n ? t0 + n : t0;
}

export function intLeftShift(a: Int, b: Int): Int {
  if (b < 0) raiseError(exc.ValueError, "negative shift count");
  if (a === 0) return 0;
  if (typeof b === "bigint") raiseError(exc.OverflowError, "too many digits in integer");
  if (typeof a === "number" && b < 53) {
    const r = a * 2 ** b;
    if (r >= -MAX && r <= MAX) return r;
  }
  checkBits(bitLength(a) + b);
  return normInt(BigInt(a) << BigInt(b));
}

export function intRightShift(a: Int, b: Int): Int {
  if (b < 0) raiseError(exc.ValueError, "negative shift count");
  if (typeof a === "number") return b > 53 ? (a < 0 ? -1 : 0) : Math.floor(a / 2 ** Number(b)) + 0;
  if (typeof b === "bigint") return a < 0n ? -1 : 0;
  return normInt(a >> BigInt(b));
}

function fitsInt32(a: Int, b: Int): boolean {
  return typeof a === "number" && typeof b === "number" && (a | 0) === a && (b | 0) === b;
}

export function intAnd(a: Int, b: Int): Int {
  return fitsInt32(a, b) ? (a as number) & (b as number) : normInt(big(a) & big(b));
}

export function intOr(a: Int, b: Int): Int {
  return fitsInt32(a, b) ? (a as number) | (b as number) : normInt(big(a) | big(b));
}

export function intXor(a: Int, b: Int): Int {
  return fitsInt32(a, b) ? (a as number) ^ (b as number) : normInt(big(a) ^ big(b));
}

export function intInvert(a: Int): Int {
  return intSub(-1, a);
}

/** a / b as a float, correctly rounded whatever the sizes. */
export function intTrueDiv(a: Int, b: Int): number {
  if (b === 0) raiseError(exc.ZeroDivisionError, "division by zero");
  if (typeof a === "number" && typeof b === "number") return a / b;
  const negative = a < 0 !== b < 0;
  const x = BigInt(a < 0 ? -BigInt(a) : a);
  const y = BigInt(b < 0 ? -BigInt(b) : b);
  if (x === 0n) return negative ? -0 : 0;
  // A quotient of at least 64 bits with a sticky last bit rounds as the exact one does. The shift is capped where
  // the result is subnormal, so that the only rounding is the one of the last multiplication.
  const shift = Math.min(bitLength(y) - bitLength(x) + 66, 1076);
  const n = shift > 0 ? x << BigInt(shift) : x;
  const d = shift < 0 ? y << BigInt(-shift) : y;
  const q = n / d;
  const v = scale(Number(n % d === 0n ? q : q | 1n), -shift);
  if (v === Infinity) raiseError(exc.OverflowError, "integer division result too large for a float");
  return negative ? -v : v;
}

function scale(v: number, exponent: number): number {
  let left = exponent;
  let r = v;
  while (left > 1000) {
    r *= 2 ** 1000;
    left -= 1000;
  }
  if (left < -1000) {
    r *= 2 ** -500;
    left += 500;
  }
  return r * 2 ** left;
}
