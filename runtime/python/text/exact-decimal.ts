// Correctly rounded decimal digits of a double, ties to even, any number of digits. JavaScript's
// toFixed and toExponential round exact ties up and stop at 100 digits; where that matters the
// digits are computed from the double's exact value.

/** `digits` is the integer n (no leading zeros) of the value n * 10 ** (point - digits.length). */
export interface Decimal {
  digits: string;
  /** Where the decimal point stands, counted from the first digit; 1 for 1.5. */
  point: number;
}

/** No double has more digits than this behind the point (or significant ones). */
const MOST_DIGITS = 1100;
const JS_LIMIT = 100;

const bits = new DataView(new ArrayBuffer(8));

/** A finite double of any sign as mantissa * 2 ** exponent. */
export function decompose(v: number): { mantissa: bigint; exponent: number } {
  bits.setFloat64(0, v);
  const high = bits.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: v < 0 ? -mantissa : mantissa, exponent: (biased === 0 ? 1 : biased) - 1075 };
}

/** n / d rounded half to even, for n >= 0 and d > 0. */
export function divideHalfEven(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  const twice = (n - quotient * d) * 2n;
  return twice > d || (twice === d && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

/** v * 10 ** places, rounded half to even, for v >= 0. */
export function scaled(v: number, places: number): bigint {
  const { mantissa, exponent } = decompose(v);
  let n = mantissa;
  let d = 1n;
  if (exponent >= 0) n <<= BigInt(exponent);
  else d <<= BigInt(-exponent);
  if (places >= 0) n *= 10n ** BigInt(places);
  else d *= 10n ** BigInt(-places);
  return divideHalfEven(n, d);
}

/** Is v > 0 less than 10 ** power? */
function isBelowPower(v: number, power: number): boolean {
  const { mantissa, exponent } = decompose(v);
  const left = mantissa * 10n ** BigInt(Math.max(0, -power)) * 2n ** BigInt(Math.max(0, exponent));
  const right = 10n ** BigInt(Math.max(0, power)) * 2n ** BigInt(Math.max(0, -exponent));
  return left < right;
}

/** Does v lie exactly between two neighbouring decimals of `places` digits behind the point? */
function isTie(v: number, places: number): boolean {
  if (places > 60) return false;
  const doubled = v * 2 ** (places + 1);
  return Number.isInteger(doubled) && doubled % 2 !== 0;
}

/** A finite v >= 0 with exactly `places` digits behind the point, as "12.50". */
export function fixedDigits(v: number, places: number): string {
  if (v < 1e21 && places <= JS_LIMIT && !isTie(v, places)) return v.toFixed(places);
  const kept = Math.min(places, MOST_DIGITS);
  const text = scaled(v, kept)
    .toString()
    .padStart(kept + 1, "0");
  if (places === 0) return text;
  const point = text.length - kept;
  return `${text.slice(0, point)}.${text.slice(point)}${"0".repeat(places - kept)}`;
}

/** A finite v >= 0 rounded to `count` >= 1 significant digits, trailing zeros kept. */
export function significantDigits(v: number, count: number): Decimal {
  if (v === 0) return { digits: "0".repeat(count), point: 1 };
  if (count < JS_LIMIT) {
    // One digit more tells whether a tie is possible: its last digit would be the 5.
    const longer = v.toExponential(count);
    const e = longer.indexOf("e");
    if (longer.charCodeAt(e - 1) !== 53) return readExponential(v.toExponential(count - 1));
  }
  const kept = Math.min(count, MOST_DIGITS);
  let exponent = readExponential(v.toExponential()).point - 1;
  // The shortest form may have been rounded up to the next power of ten.
  if (isBelowPower(v, exponent)) exponent--;
  let digits = scaled(v, kept - 1 - exponent).toString();
  if (digits.length > kept) {
    exponent++;
    digits = digits.slice(0, kept);
  }
  return { digits: digits + "0".repeat(count - kept), point: exponent + 1 };
}

/** The shortest digits that read back as v, finite and >= 0. */
export function shortestDigits(v: number): Decimal {
  return readExponential(v.toExponential());
}

function readExponential(text: string): Decimal {
  const e = text.indexOf("e");
  const digits = text.charAt(0) + text.slice(2, e);
  return { digits: e === 1 ? text.charAt(0) : digits, point: Number(text.slice(e + 1)) + 1 };
}
