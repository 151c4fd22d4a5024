import { isAscii } from "../str-predicates.ts";
import { replaceUndecodable, runCodec } from "./errors.ts";
import { type Codec, findCodec } from "./names.ts";
import { decodeUtf16, decodeUtf32 } from "./wide.ts";

const CHUNK = 8192;

/** Bytes as the text of the same code points. */
export function latin1Text(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += CHUNK) {
    parts.push(String.fromCharCode.apply(null, bytes.subarray(i, i + CHUNK) as unknown as number[]));
  }
  return parts.join("");
}

/** bytes.decode() */
export function decodeBytes(bytes: Uint8Array, encoding: string, handler: string): string {
  // CPython does not even look at the codec then.
  if (bytes.length === 0) return "";
  const codec = findCodec(encoding);
  return runCodec("decoding", encoding, codec, () => decodeWith(codec, bytes, handler));
}

function decodeWith(codec: Codec, bytes: Uint8Array, handler: string): string {
  switch (codec) {
    case "latin-1":
      return latin1Text(bytes);
    case "ascii":
      return decodeAscii(bytes, handler);
    case "utf-8":
      return decodeUtf8(bytes, handler);
    case "utf-8-sig":
      return decodeUtf8(
        bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes,
        handler,
      );
    case "utf-16":
    case "utf-16-le":
    case "utf-16-be":
      return decodeUtf16(bytes, codec, handler);
    default:
      return decodeUtf32(bytes, codec, handler);
  }
}

function decodeAscii(bytes: Uint8Array, handler: string): string {
  const whole = latin1Text(bytes);
  if (isAscii(whole)) return whole;
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; ) {
    if (bytes[i]! < 128) {
      parts.push(String.fromCharCode(bytes[i++]!));
      continue;
    }
    const { text, next } = replaceUndecodable("ascii", bytes, i, i + 1, "ordinal not in range(128)", handler);
    parts.push(text);
    i = next;
  }
  return parts.join("");
}

const isTail = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** The length of the sequence at `i`, or what is wrong with it. */
function scanUtf8(b: Uint8Array, i: number): { size: number; reason: string } {
  const lead = b[i]!;
  const bad = (size: number, reason = "invalid continuation byte") => ({ size, reason });
  const short = () => bad(b.length - i, "unexpected end of data");
  if (lead < 0xc2 || lead > 0xf4) return bad(1, "invalid start byte");
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = b[i + 1];
  if (second === undefined) return short();
  if (!isTail(second)) return bad(1);
  if (lead === 0xe0 && second < 0xa0) return bad(1);
  if (lead === 0xed && second >= 0xa0) return bad(1);
  if (lead === 0xf0 && second < 0x90) return bad(1);
  if (lead === 0xf4 && second >= 0x90) return bad(1);
  for (let k = 2; k < size; k++) {
    if (i + k >= b.length) return short();
    if (!isTail(b[i + k])) return bad(k);
  }
  return { size, reason: "" };
}

// A sandbox may take them away later.
const toPercent = (globalThis as { escape?: (text: string) => string }).escape;
const fromPercent = decodeURIComponent;

/** UTF-8 by the engine's own percent decoding, which is as strict; undefined where it is not valid. */
function decodeValid(latin1: string): string | undefined {
  if (toPercent === undefined) return undefined;
  try {
    return fromPercent(toPercent(latin1));
  } catch (e) {
    if (e instanceof URIError) return undefined;
    throw e;
  }
}

function decodeUtf8(bytes: Uint8Array, handler: string): string {
  const whole = latin1Text(bytes);
  if (isAscii(whole)) return whole;
  const valid = decodeValid(whole);
  if (valid !== undefined) return valid;
  const parts: string[] = [];
  let units: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    if (units.length >= CHUNK) {
      parts.push(String.fromCharCode.apply(null, units));
      units = [];
    }
    const lead = bytes[i]!;
    if (lead < 0x80) {
      units.push(lead);
      i++;
      continue;
    }
    const { size, reason } = scanUtf8(bytes, i);
    if (reason === "") {
      pushCode(units, sequenceCode(bytes, i, size));
      i += size;
      continue;
    }
    parts.push(String.fromCharCode.apply(null, units));
    units = [];
    const replaced = replaceUndecodable("utf-8", bytes, i, i + size, reason, handler);
    parts.push(replaced.text);
    i = replaced.next;
  }
  parts.push(String.fromCharCode.apply(null, units));
  return parts.join("");
}

function sequenceCode(b: Uint8Array, i: number, size: number): number {
  let code = b[i]! & (0xff >> (size + 1));
  for (let k = 1; k < size; k++) code = (code << 6) | (b[i + k]! & 63);
  return code;
}

/** Appends a code point as UTF-16. */
export function pushCode(units: number[], code: number): void {
  if (code > 0xffff) units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
  else units.push(code);
}
