import { replaceUndecodable } from "./errors.ts";

type Utf16 = "utf-16" | "utf-16-le" | "utf-16-be";
type Utf32 = "utf-32" | "utf-32-le" | "utf-32-be";

/** A byte order mark decides the order of "utf-16" and "utf-32"; without one it is little endian. */
function byteOrder(bytes: Uint8Array, codec: string, size: 2 | 4): { big: boolean; start: number } {
  if (codec.endsWith("-be")) return { big: true, start: 0 };
  if (codec.endsWith("-le") || bytes.length < size) return { big: false, start: 0 };
  if (unitAt(bytes, 0, size, false) === 0xfeff) return { big: false, start: size };
  if (unitAt(bytes, 0, size, true) === 0xfeff) return { big: true, start: size };
  return { big: false, start: 0 };
}

function unitAt(bytes: Uint8Array, at: number, size: 2 | 4, big: boolean): number {
  let unit = 0;
  for (let i = 0; i < size; i++) unit = unit * 256 + bytes[at + (big ? i : size - 1 - i)]!;
  return unit;
}

/** The codec's name in exceptions: the order is known by then. */
function shownName(codec: string, big: boolean): string {
  if (codec.endsWith("e")) return codec;
  return `${codec}-${big ? "be" : "le"}`;
}

export function decodeUtf16(bytes: Uint8Array, codec: Utf16, handler: string): string {
  const { big, start } = byteOrder(bytes, codec, 2);
  const name = codec === "utf-16" && start === 0 ? "utf-16-le" : shownName(codec, big);
  const parts: string[] = [];
  const size = bytes.length;
  for (let i = start; i < size; ) {
    let reason = "";
    let bad = 2;
    if (i + 1 >= size) {
      reason = "truncated data";
      bad = size - i;
    } else {
      const unit = unitAt(bytes, i, 2, big);
      if (unit < 0xd800 || unit > 0xdfff) {
        parts.push(String.fromCharCode(unit));
        i += 2;
        continue;
      }
      if (unit > 0xdbff) reason = "illegal encoding";
      else if (i + 3 >= size) {
        reason = "unexpected end of data";
        bad = size - i;
      } else {
        const low = unitAt(bytes, i + 2, 2, big);
        if (low >= 0xdc00 && low <= 0xdfff) {
          parts.push(String.fromCharCode(unit, low));
          i += 4;
          continue;
        }
        reason = "illegal UTF-16 surrogate";
      }
    }
    const replaced = replaceUndecodable(name, bytes, i, i + bad, reason, handler);
    parts.push(replaced.text);
    i = replaced.next;
  }
  return parts.join("");
}

export function decodeUtf32(bytes: Uint8Array, codec: Utf32, handler: string): string {
  const { big, start } = byteOrder(bytes, codec, 4);
  const name = codec === "utf-32" && start === 0 ? "utf-32-le" : shownName(codec, big);
  const parts: string[] = [];
  for (let i = start; i < bytes.length; ) {
    const left = bytes.length - i;
    let reason = "truncated data";
    if (left >= 4) {
      const code = unitAt(bytes, i, 4, big);
      if (code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) {
        parts.push(String.fromCodePoint(code));
        i += 4;
        continue;
      }
      reason =
        code > 0x10ffff
          ? "code point not in range(0x110000)"
          : "code point in surrogate code point range(0xd800, 0xe000)";
    }
    const replaced = replaceUndecodable(name, bytes, i, i + Math.min(4, left), reason, handler);
    parts.push(replaced.text);
    i = replaced.next;
  }
  return parts.join("");
}
