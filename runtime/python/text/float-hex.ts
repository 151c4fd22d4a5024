import { exc, raiseError } from "../object/exception.ts";
import { decompose } from "./exact-decimal.ts";
import { floatRepr } from "./float-repr.ts";

/** float.hex() */
export function floatHex(v: number): string {
  if (!Number.isFinite(v)) return floatRepr(v);
  const sign = v < 0 || Object.is(v, -0) ? "-" : "";
  if (v === 0) return `${sign}0x0.0p+0`;
  const { mantissa, exponent } = decompose(v < 0 ? -v : v);
  const lead = mantissa >> 52n;
  const fraction = (mantissa & 0xfffffffffffffn).toString(16).padStart(13, "0");
  const power = exponent + 52;
  return `${sign}0x${lead}.${fraction}p${power < 0 ? "-" : "+"}${Math.abs(power)}`;
}

const HEX = /^([+-]?)(?:0x)?([0-9a-f]*)(\.([0-9a-f]*))?(?:p([+-]?\d+))?$/i;
const SPECIAL = /^([+-]?)(inf|infinity|nan)$/i;

/** The value of float.fromhex(text), rounded half to even. */
export function floatFromHex(text: string): number {
  const body = text.replace(/^[ \t\n\v\f\r]+/, "").replace(/[ \t\n\v\f\r]+$/, "");
  const special = SPECIAL.exec(body);
  if (special !== null) {
    if (special[2]!.toLowerCase() === "nan") return Number.NaN;
    return special[1] === "-" ? -Infinity : Infinity;
  }
  const match = HEX.exec(body);
  const whole = match?.[2] ?? "";
  const fraction = match?.[4] ?? "";
  if (match === null || whole + fraction === "") {
    raiseError(exc.ValueError, "invalid hexadecimal floating-point string");
  }
  const digits = (whole + fraction).replace(/^0+/, "");
  const size = digits === "" ? 0 : hexValue(digits, -4 * fraction.length + Number(match[5] ?? 0));
  return match[1] === "-" ? -size : size;
}

/** digits * 2 ** exponent as a double. */
function hexValue(digits: string, exponent: number): number {
  // Sixteen leading digits hold all that counts; of the others only whether they are all zero.
  const kept = digits.slice(0, 16);
  const sticky = /[^0]/.test(digits.slice(16));
  let mantissa = BigInt(`0x${kept}`);
  let power = exponent + 4 * (digits.length - kept.length);
  const bits = mantissa.toString(2).length;
  const top = bits + power;
  if (top > 1024) tooLarge();
  if (top < -1080) return 0;
  // Two bits more than any double keeps, the last of them "sticky".
  mantissa = (mantissa << 2n) | (sticky ? 1n : 0n);
  power -= 2;
  const lowest = Math.max(top - 53, -1074);
  const shift = BigInt(lowest - power);
  let rounded = mantissa;
  if (shift > 0n) {
    const half = 1n << (shift - 1n);
    const rest = mantissa & ((1n << shift) - 1n);
    rounded = mantissa >> shift;
    if (rest > half || (rest === half && (rounded & 1n) === 1n)) rounded += 1n;
    power = lowest;
  }
  // In two steps: 2 ** power alone may not be representable.
  const value = Number(rounded) * 2 ** Math.max(power, -1000) * 2 ** Math.min(0, power + 1000);
  if (value === Infinity) tooLarge();
  return value;
}

function tooLarge(): never {
  raiseError(exc.OverflowError, "hexadecimal value too large to represent as a float");
}
