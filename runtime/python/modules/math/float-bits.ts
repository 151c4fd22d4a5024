/** Exact operations on the parts of an IEEE 754 double. */

const view = new DataView(new ArrayBuffer(8));

function bitsOf(x: number): bigint {
  view.setFloat64(0, x);
  return view.getBigUint64(0);
}

function fromBits(bits: bigint): number {
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** Mantissa in [0.5, 1) and exponent; zero, NaN and infinities have the exponent 0. */
export function frexp(x: number): [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  view.setFloat64(0, x);
  let high = view.getUint32(0);
  let exponent = (high >>> 20) & 0x7ff;
  let bias = 1022;
  if (exponent === 0) {
    view.setFloat64(0, x * 2 ** 54);
    high = view.getUint32(0);
    exponent = (high >>> 20) & 0x7ff;
    bias = 1022 + 54;
  }
  view.setUint32(0, (high & 0x800fffff) | (1022 << 20));
  return [view.getFloat64(0), exponent - bias];
}

/** `m * 2 ** e`, rounded once; overflows to an infinity. */
export function scaleByPowerOfTwo(m: number, e: number): number {
  if (m === 0 || !Number.isFinite(m)) return m;
  const [mantissa, own] = frexp(m);
  const exponent = own + e;
  if (exponent > 1024) return mantissa < 0 ? -Infinity : Infinity;
  if (exponent < -1075) return mantissa < 0 ? -0 : 0;
  // 2 ** -1074 is the least double: one multiplication by it rounds a subnormal result just once.
  if (exponent <= -1021) return mantissa * 2 ** (exponent + 1074) * 2 ** -1074;
  return mantissa * 2 * 2 ** (exponent - 1);
}

/** The next double after `x` towards `y`. */
export function nextAfter(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === y) return y;
  if (x === 0) return y > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE;
  const away = y > x === x > 0;
  return fromBits(bitsOf(x) + (away ? 1n : -1n));
}

/** Value of the last bit of a double. */
export function unitInLastPlace(x: number): number {
  if (Number.isNaN(x)) return x;
  const magnitude = Math.abs(x);
  if (magnitude === Infinity) return Infinity;
  const next = nextAfter(magnitude, Infinity);
  return next === Infinity ? magnitude - nextAfter(magnitude, -Infinity) : next - magnitude;
}

/** An integer and an exponent with `x === mantissa * 2 ** exponent`; `x` is finite. */
export function integerParts(x: number): { mantissa: bigint; exponent: number } {
  const [fraction, exponent] = frexp(x);
  return { mantissa: BigInt(fraction * 2 ** 53), exponent: exponent - 53 };
}

/** Number of binary digits of a non-negative big integer. */
export function bitLength(n: bigint): number {
  if (n === 0n) return 0;
  const hex = n.toString(16);
  return (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex[0]!, 16)));
}
