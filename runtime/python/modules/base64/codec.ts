import { asStr, exc, isStr, newBuiltinType, type PyType, raiseError, typeName } from "../../kernel.ts";
import { bytesOr } from "../../text/bytes/like.ts";
import { isAscii } from "../../text/str-predicates.ts";

/** `binascii.Error`. */
export const binasciiError: PyType = newBuiltinType("Error", {
  module: "binascii",
  bases: [exc.ValueError],
  subclassable: true,
});

export const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const BASE64 = `${LETTERS}${LETTERS.toLowerCase()}0123456789+/`;

/** What is to be encoded. */
export function rawInput(x: unknown): Uint8Array {
  return bytesOr(x) ?? raiseError(exc.TypeError, `a bytes-like object is required, not '${typeName(x)}'`);
}

/** What is to be decoded: bytes or ASCII text. */
export function encodedInput(x: unknown): Uint8Array {
  if (!isStr(x)) {
    return (
      bytesOr(x) ??
      raiseError(
        exc.TypeError,
        `argument should be a bytes-like object or ASCII string, not '${typeName(x)}'`,
      )
    );
  }
  const text = asStr(x);
  if (!isAscii(text)) raiseError(exc.ValueError, "string argument should contain only ASCII characters");
  return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

/** Digits of `bits` bits each, most significant first; `group` digits are filled up with `=`. */
export function encodeBits(data: Uint8Array, bits: number, alphabet: string, group: number): number[] {
  const out: number[] = [];
  let value = 0;
  let held = 0;
  for (let i = 0; i < data.length; i++) {
    value = ((value << 8) | data[i]!) & 0xfffff;
    held += 8;
    while (held >= bits) {
      held -= bits;
      out.push(alphabet.charCodeAt((value >> held) & ((1 << bits) - 1)));
    }
  }
  if (held > 0) out.push(alphabet.charCodeAt((value << (bits - held)) & ((1 << bits) - 1)));
  while (out.length % group !== 0) out.push(61);
  return out;
}

export function encode64(data: Uint8Array): Uint8Array {
  return Uint8Array.from(encodeBits(data, 6, BASE64, 4));
}

const VALUES = new Int8Array(256).fill(-1);
for (let i = 0; i < 64; i++) VALUES[BASE64.charCodeAt(i)] = i;

function fail(message: string): never {
  raiseError(binasciiError, message);
}

/** Decodes base 64 as `binascii.a2b_base64` does: without `strict` what is no digit is passed over. */
export function decode64(data: Uint8Array, strict: boolean): Uint8Array {
  if (strict && data[0] === 61) fail("Leading padding not allowed");
  const out: number[] = [];
  let place = 0;
  let pads = 0;
  let padding = false;
  let left = 0;
  for (let i = 0; i < data.length; i++) {
    if (data[i] === 61) {
      padding = true;
      if (place >= 2 && place + ++pads >= 4) {
        if (strict && i + 1 < data.length) fail("Excess data after padding");
        return Uint8Array.from(out);
      }
      continue;
    }
    const value = VALUES[data[i]!]!;
    if (value < 0) {
      if (strict) fail("Only base64 data is allowed");
      continue;
    }
    if (strict && padding) fail("Discontinuous padding not allowed");
    pads = 0;
    if (place > 0) out.push(((left << (2 * place)) | (value >> (6 - 2 * place))) & 255);
    left = value;
    place = (place + 1) % 4;
  }
  if (place === 1) {
    const count = Math.floor(out.length / 3) * 4 + 1;
    fail(
      `Invalid base64-encoded string: number of data characters (${count}) cannot be 1 more than a multiple of 4`,
    );
  }
  if (place !== 0) fail("Incorrect padding");
  return Uint8Array.from(out);
}
