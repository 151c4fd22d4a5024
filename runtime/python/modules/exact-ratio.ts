import { bitLength, integerParts, scaleByPowerOfTwo } from "./math/float-bits.ts";

/** The double nearest to `n / d`; `d` is not zero. */
export function ratioToDouble(n: bigint, d: bigint): number {
  const negative = n < 0n !== d < 0n;
  const a = n < 0n ? -n : n;
  const b = d < 0n ? -d : d;
  if (a === 0n) return negative ? -0 : 0;
  // At least 66 bits of quotient: the last bit may then stand for all that is cut off.
  const shift = Math.max(0, 66 - (bitLength(a) - bitLength(b)));
  const scaled = a << BigInt(shift);
  const quotient = scaled / b;
  const value = scaleByPowerOfTwo(Number(scaled % b === 0n ? quotient : quotient | 1n), -shift);
  return negative ? -value : value;
}

/** A finite double as a fraction with a positive denominator. */
export function doubleToRatio(x: number): { n: bigint; d: bigint } {
  const { mantissa, exponent } = integerParts(x);
  return exponent >= 0
    ? { n: mantissa << BigInt(exponent), d: 1n }
    : { n: mantissa, d: 1n << BigInt(-exponent) };
}
