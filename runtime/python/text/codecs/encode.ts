import { checkSize } from "../../object/limits.ts";
import { latin1Bytes } from "../bytes/like.ts";
import { isAscii } from "../str-predicates.ts";
import { replaceUnencodable, runCodec } from "./errors.ts";
import { type Codec, findCodec } from "./names.ts";

/** str.encode() */
export function encodeText(text: string, encoding: string, handler: string): Uint8Array {
  const codec = findCodec(encoding);
  checkSize(text.length * (codec.startsWith("utf-32") ? 4 : codec.startsWith("utf-16") ? 2 : 1));
  if (!codec.includes("16") && !codec.includes("32") && isAscii(text)) return encodeAscii(text, codec);
  if (codec === "utf-8") {
    const bytes = encodeWellFormed(text);
    if (bytes !== undefined) return bytes;
  }
  return runCodec("encoding", encoding, codec, () => new Encoder(text, codec, handler).run());
}

// A sandbox may take them away later.
const toPercent = encodeURIComponent;
const fromPercent = (globalThis as { unescape?: (text: string) => string }).unescape;

/** UTF-8 by the engine's own percent encoding; undefined where a lone surrogate stands in the way. */
function encodeWellFormed(text: string): Uint8Array | undefined {
  if (fromPercent === undefined) return undefined;
  let units: string;
  try {
    units = fromPercent(toPercent(text));
  } catch (e) {
    if (e instanceof URIError) return undefined;
    throw e;
  }
  checkSize(units.length);
  return latin1Bytes(units);
}

function encodeAscii(text: string, codec: Codec): Uint8Array {
  const mark = codec === "utf-8-sig" ? [0xef, 0xbb, 0xbf] : [];
  const out = new Uint8Array(mark.length + text.length);
  out.set(mark);
  for (let i = 0; i < text.length; i++) out[mark.length + i] = text.charCodeAt(i);
  return out;
}

class Encoder {
  private readonly chars: string[];
  private readonly codec: Codec;
  /** As exceptions name it. */
  private readonly shown: string;
  private readonly handler: string;
  private out: Uint8Array;
  private size = 0;

  constructor(text: string, codec: Codec, handler: string) {
    this.chars = Array.from(text);
    this.codec = codec;
    this.shown = codec === "utf-8-sig" ? "utf-8" : codec;
    this.handler = handler;
    this.out = new Uint8Array(text.length * 2 + 16);
  }

  run(): Uint8Array {
    const { chars, codec } = this;
    if (codec === "utf-8-sig") this.code(0xfeff);
    if (codec === "utf-16" || codec === "utf-32") this.code(0xfeff);
    for (let i = 0; i < chars.length; ) {
      if (this.fits(i)) this.code(chars[i++]!.codePointAt(0)!);
      else i = this.replace(i);
    }
    return this.out.slice(0, this.size);
  }

  private fits(at: number): boolean {
    const code = this.chars[at]!.codePointAt(0)!;
    if (this.codec === "ascii") return code < 128;
    if (this.codec === "latin-1") return code < 256;
    return code < 0xd800 || code > 0xdfff;
  }

  /** Handles the characters from `at` on that cannot be encoded; wide codecs take them one by one. */
  private replace(at: number): number {
    let end = at + 1;
    const single = this.codec.startsWith("utf-16") || this.codec.startsWith("utf-32");
    while (!single && end < this.chars.length && !this.fits(end)) end++;
    const narrow = this.codec === "ascii" ? 128 : this.codec === "latin-1" ? 256 : 0;
    const reason = narrow > 0 ? `ordinal not in range(${narrow})` : "surrogates not allowed";
    const instead = replaceUnencodable(this.shown, this.chars, at, end, reason, this.handler);
    if (typeof instead === "string") {
      for (let i = 0; i < instead.length; i++) this.code(instead.charCodeAt(i));
    } else for (const byte of instead) this.byte(byte);
    return end;
  }

  private byte(value: number): void {
    if (this.size === this.out.length) {
      checkSize(this.size + 1);
      const larger = new Uint8Array(this.out.length * 2);
      larger.set(this.out);
      this.out = larger;
    }
    this.out[this.size++] = value;
  }

  private code(code: number): void {
    const { codec } = this;
    if (codec === "utf-8" || codec === "utf-8-sig") this.utf8(code);
    else if (codec === "ascii" || codec === "latin-1") this.byte(code);
    else if (codec === "utf-16-be") this.utf16(code, true);
    else if (codec === "utf-16" || codec === "utf-16-le") this.utf16(code, false);
    else {
      const shifts = codec === "utf-32-be" ? [24, 16, 8, 0] : [0, 8, 16, 24];
      for (const shift of shifts) this.byte((code >>> shift) & 255);
    }
  }

  private utf8(code: number): void {
    if (code < 0x80) {
      this.byte(code);
      return;
    }
    if (code < 0x800) this.byte(0xc0 | (code >> 6));
    else {
      if (code < 0x10000) this.byte(0xe0 | (code >> 12));
      else {
        this.byte(0xf0 | (code >> 18));
        this.byte(0x80 | ((code >> 12) & 63));
      }
      this.byte(0x80 | ((code >> 6) & 63));
    }
    this.byte(0x80 | (code & 63));
  }

  private utf16(code: number, big: boolean): void {
    if (code > 0xffff) {
      this.utf16(0xd800 + ((code - 0x10000) >> 10), big);
      this.utf16(0xdc00 + ((code - 0x10000) & 0x3ff), big);
      return;
    }
    this.byte(big ? code >> 8 : code & 255);
    this.byte(big ? code & 255 : code >> 8);
  }
}
