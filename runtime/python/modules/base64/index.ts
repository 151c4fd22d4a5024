import { exc, type MethodTable, PyBytes, raiseError, repr, truth, typeName } from "../../kernel.ts";
import { bytesOr, concatBytes } from "../../text/bytes/like.ts";
import { newModule } from "../define-module.ts";
import { isNone } from "../protocols.ts";
import { binasciiError, decode64, encode64, encodeBits, encodedInput, LETTERS, rawInput } from "./codec.ts";

const B32 = `${LETTERS}234567`;
const B32HEX = `0123456789${LETTERS.slice(0, 22)}`;
const B85 = `0123456789${LETTERS}${LETTERS.toLowerCase()}!#$%&()*+-;<=>?@^_\`{|}~`;
const PLUS = 43;
const SLASH = 47;

const bytes = (data: ArrayLike<number>): PyBytes => new PyBytes(Uint8Array.from(data));
const swap = (data: Uint8Array, from: readonly number[], to: readonly number[]): Uint8Array =>
  data.map((b) => (from.includes(b) ? to[from.indexOf(b)]! : b));

function altOf(x: unknown, read: (x: unknown) => Uint8Array): number[] | null {
  if (isNone(x)) return null;
  const alt = read(x);
  if (alt.length !== 2) raiseError(exc.AssertionError, repr(new PyBytes(alt)));
  return Array.from(alt);
}

function b64encode(s: unknown, altchars: unknown): PyBytes {
  const data = encode64(rawInput(s));
  const alt = altOf(altchars, rawInput);
  return new PyBytes(alt === null ? data : swap(data, [PLUS, SLASH], alt));
}

function b64decode(s: unknown, altchars: unknown, validate: unknown): PyBytes {
  const data = encodedInput(s);
  const alt = altOf(altchars, encodedInput);
  const plain = alt === null ? data : swap(data, alt, [PLUS, SLASH]);
  return new PyBytes(decode64(plain, validate !== undefined && truth(validate)));
}

function fail(message: string): never {
  raiseError(binasciiError, message);
}

function b32decode(alphabet: string) {
  return (s: unknown, casefold: unknown, map01?: unknown): PyBytes => {
    let text = String.fromCharCode(...encodedInput(s));
    if (text.length % 8 !== 0) fail("Incorrect padding");
    if (!isNone(map01)) {
      text = text.replaceAll("0", "O").replaceAll("1", String.fromCharCode(...encodedInput(map01)));
    }
    if (casefold !== undefined && truth(casefold)) text = text.toUpperCase();
    const digits = text.replace(/=+$/, "");
    const pads = text.length - digits.length;
    const out: number[] = [];
    let value = 0;
    let held = 0;
    for (const c of digits) {
      const digit = alphabet.indexOf(c);
      if (digit < 0) fail("Non-base32 digit found");
      value = ((value << 5) | digit) & 0xffff;
      held += 5;
      if (held >= 8) {
        held -= 8;
        out.push((value >> held) & 255);
      }
    }
    if (![0, 1, 3, 4, 6].includes(pads)) fail("Incorrect padding");
    return bytes(out);
  };
}

function b16decode(s: unknown, casefold: unknown): PyBytes {
  let text = String.fromCharCode(...encodedInput(s));
  if (casefold !== undefined && truth(casefold)) text = text.toUpperCase();
  if (/[^0-9A-F]/.test(text)) fail("Non-base16 digit found");
  if (text.length % 2 !== 0) fail("Odd-length string");
  return bytes(
    Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)),
  );
}

function b85encode(b: unknown, pad: unknown): PyBytes {
  const data = rawInput(b);
  const missing = (4 - (data.length % 4)) % 4;
  const out: number[] = [];
  for (let i = 0; i < data.length; i += 4) {
    let word = 0;
    for (let k = 0; k < 4; k++) word = word * 256 + (data[i + k] ?? 0);
    const digits: number[] = [];
    for (let k = 0; k < 5; k++) {
      digits.unshift(B85.charCodeAt(word % 85));
      word = Math.floor(word / 85);
    }
    out.push(...digits);
  }
  if (pad === undefined || !truth(pad)) out.length -= missing;
  return bytes(out);
}

function b85decode(b: unknown): PyBytes {
  const data = encodedInput(b);
  const missing = (5 - (data.length % 5)) % 5;
  const out: number[] = [];
  for (let i = 0; i < data.length; i += 5) {
    let word = 0;
    for (let k = 0; k < 5; k++) {
      const digit = i + k < data.length ? B85.indexOf(String.fromCharCode(data[i + k]!)) : 84;
      if (digit < 0) raiseError(exc.ValueError, `bad base85 character at position ${i + k}`);
      word = word * 85 + digit;
    }
    if (word > 0xffffffff) raiseError(exc.ValueError, `base85 overflow in hunk starting at byte ${i}`);
    out.push(word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255);
  }
  out.length -= missing;
  return bytes(out);
}

function lineInput(x: unknown): Uint8Array {
  return bytesOr(x) ?? raiseError(exc.TypeError, `expected bytes-like object, not ${typeName(x)}`);
}

/** Lines of at most 76 digits, each with its end. */
function encodebytes(s: unknown): PyBytes {
  const data = lineInput(s);
  const lines: Uint8Array[] = [];
  for (let i = 0; i < data.length; i += 57) lines.push(encode64(data.subarray(i, i + 57)), Uint8Array.of(10));
  return new PyBytes(concatBytes(lines));
}

const URL_SAFE = new PyBytes(Uint8Array.of(45, 95));
const b32 = (alphabet: string) => (s: unknown) => bytes(encodeBits(rawInput(s), 5, alphabet, 8));

const functions: MethodTable = {
  b64encode: ["(s, altchars=None)", b64encode],
  b64decode: ["(s, altchars=None, validate=False)", b64decode],
  standard_b64encode: ["(s)", (s) => b64encode(s, null)],
  standard_b64decode: ["(s)", (s) => b64decode(s, null, undefined)],
  urlsafe_b64encode: ["(s)", (s) => b64encode(s, URL_SAFE)],
  urlsafe_b64decode: ["(s)", (s) => b64decode(s, URL_SAFE, undefined)],
  b32encode: ["(s)", b32(B32)],
  b32decode: ["(s, casefold=False, map01=None)", b32decode(B32)],
  b32hexencode: ["(s)", b32(B32HEX)],
  b32hexdecode: ["(s, casefold=False)", b32decode(B32HEX)],
  b16encode: ["(s)", (s) => bytes(encodeBits(rawInput(s), 4, "0123456789ABCDEF", 2))],
  b16decode: ["(s, casefold=False)", b16decode],
  b85encode: ["(b, pad=False)", b85encode],
  b85decode: ["(b)", b85decode],
  encodebytes: ["(s)", encodebytes],
  decodebytes: ["(s)", (s) => new PyBytes(decode64(lineInput(s), false))],
};

/** The module `base64`. */
export const base64Module = newModule("base64", functions, {}, { family: "python" });
