/** Functions of whole numbers, exact at any size. */

/** Greatest integer whose square is not above `n`; `n` is not negative. */
export function integerSquareRoot(n: bigint): bigint {
  if (n < 1n << 52n) return BigInt(Math.floor(Math.sqrt(Number(n))));
  const bits = n.toString(16).length * 4;
  let x = 1n << BigInt((bits + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

/** Greatest common divisor; not negative. */
export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Least common multiple; not negative, and 0 where either is. */
export function lcm(a: bigint, b: bigint): bigint {
  if (a === 0n || b === 0n) return 0n;
  const product = (a / gcd(a, b)) * b;
  return product < 0n ? -product : product;
}

/** Product of the integers from `low` to `high`, multiplied in halves so that the factors stay of equal size. */
export function productOfRange(low: bigint, high: bigint): bigint {
  if (low > high) return 1n;
  if (high - low < 16n) {
    let product = low;
    for (let k = low + 1n; k <= high; k++) product *= k;
    return product;
  }
  const middle = (low + high) >> 1n;
  return productOfRange(low, middle) * productOfRange(middle + 1n, high);
}

/** Number of ways to choose `k` of `n`. */
export function combinations(n: bigint, k: bigint): bigint {
  if (k > n) return 0n;
  const fewer = n - k < k ? n - k : k;
  return productOfRange(n - fewer + 1n, n) / productOfRange(1n, fewer);
}
