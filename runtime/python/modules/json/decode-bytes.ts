/** JSON given as bytes: UTF-8, UTF-16 or UTF-32, told apart as RFC 4627 does by the zeros in the first bytes. */
import { exc, newException, PyBytes, throwException } from "../../kernel.ts";

/** The text of encoded JSON. Lone surrogates pass, as with Python's "surrogatepass". */
export function decodeJsonBytes(bytes: Uint8Array): string {
  const [b0, b1, b2, b3] = bytes;
  if (b0 === 0xff && b1 === 0xfe) {
    return b2 === 0 && b3 === 0 ? decode32(bytes, 4, true) : decode16(bytes, 2, true);
  }
  if (b0 === 0xfe && b1 === 0xff) return decode16(bytes, 2, false);
  if (b0 === 0 && b1 === 0 && b2 === 0xfe && b3 === 0xff) return decode32(bytes, 4, false);
  if (b0 === 0xef && b1 === 0xbb && b2 === 0xbf) return decode8(bytes, 3);
  if (bytes.length >= 4) {
    if (b0 === 0) return b1 === 0 ? decode32(bytes, 0, false) : decode16(bytes, 0, false);
    if (b1 === 0) return b2 === 0 && b3 === 0 ? decode32(bytes, 0, true) : decode16(bytes, 0, true);
  } else if (bytes.length === 2) {
    if (b0 === 0) return decode16(bytes, 0, false);
    if (b1 === 0) return decode16(bytes, 0, true);
  }
  return decode8(bytes, 0);
}

function refuse(encoding: string, bytes: Uint8Array, start: number, end: number, reason: string): never {
  throwException(newException(exc.UnicodeDecodeError, encoding, new PyBytes(bytes), start, end, reason));
}

function decode16(bytes: Uint8Array, start: number, little: boolean): string {
  const units: number[] = [];
  const name = little ? "utf-16-le" : "utf-16-be";
  let at = start;
  for (; at + 1 < bytes.length; at += 2) {
    const [a, b] = [bytes[at]!, bytes[at + 1]!];
    units.push(little ? a | (b << 8) : (a << 8) | b);
  }
  if (at < bytes.length) refuse(name, bytes, at, at + 1, "truncated data");
  return textOf(units);
}

function decode32(bytes: Uint8Array, start: number, little: boolean): string {
  const parts: string[] = [];
  const name = little ? "utf-32-le" : "utf-32-be";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = start;
  for (; at + 3 < bytes.length; at += 4) {
    const code = view.getUint32(at, little);
    if (code > 0x10ffff) refuse(name, bytes, at, at + 4, "code point not in range(0x110000)");
    parts.push(String.fromCodePoint(code));
  }
  if (at < bytes.length) refuse(name, bytes, at, bytes.length, "truncated data");
  return parts.join("");
}

function decode8(bytes: Uint8Array, start: number): string {
  const units: number[] = [];
  for (let at = start; at < bytes.length; ) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      units.push(lead);
      at++;
      continue;
    }
    const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4) refuse("utf-8", bytes, at, at + 1, "invalid start byte");
    let code = lead & (0xff >> (size + 1));
    for (let i = 1; i < size; i++) {
      const next = bytes[at + i];
      if (next === undefined) refuse("utf-8", bytes, at, at + i, "unexpected end of data");
      const overlong = i === 1 && ((lead === 0xe0 && next < 0xa0) || (lead === 0xf0 && next < 0x90));
      const tooLarge = i === 1 && lead === 0xf4 && next > 0x8f;
      if (next >> 6 !== 2 || overlong || tooLarge) refuse("utf-8", bytes, at, at + i, "invalid continuation byte");
      code = (code << 6) | (next & 63);
    }
    if (code > 0xffff) units.push(0xd7c0 + (code >> 10), 0xdc00 | (code & 0x3ff));
    else units.push(code);
    at += size;
  }
  return textOf(units);
}

function textOf(units: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < units.length; i += 4096) parts.push(String.fromCharCode(...units.slice(i, i + 4096)));
  return parts.join("");
}
