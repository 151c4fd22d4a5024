/**
 * The constants of SHA-2: fractional parts of the roots of the first primes. Reckoned once, while the library
 * boots, rather than written out.
 */
function primes(count: number): bigint[] {
  const found: bigint[] = [];
  for (let n = 2n; found.length < count; n++) if (found.every((p) => n % p !== 0n)) found.push(n);
  return found;
}

/** The whole part of the k-th root. */
function root(n: bigint, k: bigint): bigint {
  let low = 0n;
  let high = 1n << (BigInt(n.toString(2).length) / k + 1n);
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** k <= n) low = middle;
    else high = middle;
  }
  return low;
}

const MASK = (1n << 64n) - 1n;
const first80 = primes(80);

/** 64 bits behind the point of the cube roots of the first 80 primes. */
export const cubeRoots = first80.map((p) => root(p << 192n, 3n) & MASK);
/** The same of the square roots of the first 16 primes. */
export const squareRoots = first80.slice(0, 16).map((p) => root(p << 128n, 2n) & MASK);

/** High and low halves, one after the other. */
export function halves(words: readonly bigint[]): number[] {
  return words.flatMap((word) => [Number(word >> 32n) | 0, Number(word & 0xffffffffn) | 0]);
}
