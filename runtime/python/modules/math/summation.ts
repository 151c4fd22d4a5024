/** Sums and norms without accumulated rounding errors. */
import { bitLength, integerParts, scaleByPowerOfTwo } from "./float-bits.ts";
import { integerSquareRoot } from "./integers.ts";

/** Why an exact sum does not exist. */
export type SumProblem = "overflow" | "opposite infinities";

/** Sum of doubles, rounded once, by non-overlapping partial sums (Shewchuk's algorithm). */
export function exactSum(values: Iterable<number>): { sum: number } | { problem: SumProblem } {
  const partials: number[] = [];
  let infinities = 0;
  let special = 0;
  for (const value of values) {
    let x = value;
    let used = 0;
    for (let j = 0; j < partials.length; j++) {
      let y = partials[j]!;
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const high = x + y;
      const low = y - (high - x);
      if (low !== 0) partials[used++] = low;
      x = high;
    }
    partials.length = used;
    if (x === 0) continue;
    if (Number.isFinite(x)) {
      partials.push(x);
      continue;
    }
    if (Number.isFinite(value)) return { problem: "overflow" };
    if (!Number.isNaN(value)) infinities += value;
    special += value;
    partials.length = 0;
  }
  if (special !== 0 || Number.isNaN(special)) {
    return Number.isNaN(infinities) ? { problem: "opposite infinities" } : { sum: special };
  }
  return { sum: sumOfPartials(partials) };
}

function sumOfPartials(partials: readonly number[]): number {
  let n = partials.length;
  if (n === 0) return 0;
  let high = partials[--n]!;
  let low = 0;
  while (n > 0) {
    const x = high;
    const y = partials[--n]!;
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  // A tie was rounded to even; the partials below tell on which side of the tie the true sum is.
  if (n > 0 && ((low < 0 && partials[n - 1]! < 0) || (low > 0 && partials[n - 1]! > 0))) {
    const y = low * 2;
    const x = high + y;
    if (y === x - high) return x;
  }
  return high;
}

/** Euclidean norm of coordinates, rounded once. */
export function euclideanNorm(coordinates: readonly number[]): number {
  if (coordinates.some((x) => x === Infinity || x === -Infinity)) return Infinity;
  if (coordinates.some(Number.isNaN)) return Number.NaN;
  const parts = coordinates.filter((x) => x !== 0).map((x) => integerParts(Math.abs(x)));
  if (parts.length === 0) return 0;
  if (parts.length === 1) return Math.abs(coordinates.find((x) => x !== 0)!);
  const least = parts.reduce((min, part) => Math.min(min, part.exponent), Infinity);
  let squares = 0n;
  for (const { mantissa, exponent } of parts) {
    const whole = mantissa << BigInt(exponent - least);
    squares += whole * whole;
  }
  return rootOfInteger(squares, least);
}

/** `sqrt(n) * 2 ** exponent` with enough bits that the last rounding decides alone. */
function rootOfInteger(n: bigint, exponent: number): number {
  const shift = Math.max(0, 130 - bitLength(n));
  const even = shift + (shift % 2);
  const scaled = n << BigInt(even);
  const root = integerSquareRoot(scaled);
  const sticky = root * root === scaled ? 0n : 1n;
  const bits = bitLength(root);
  const power = exponent - even / 2;
  // Subnormal results keep fewer bits, so the cut moves up.
  const keep = Math.min(53, bits + power + 1074);
  const drop = BigInt(bits - keep);
  if (keep < 0) return 0;
  const whole = root >> drop;
  const rest = ((root - (whole << drop)) << 1n) | sticky;
  const half = 1n << drop;
  const up = rest > half || (rest === half && (whole & 1n) === 1n);
  return scaleByPowerOfTwo(Number(up ? whole + 1n : whole), power + Number(drop));
}
