import { exc, raiseError } from "../../object/exception.ts";
import { PyBytes } from "../../object/values.ts";
import { asSsize } from "../args.ts";
import { latin1Text } from "../codecs/decode.ts";
import { rsplitText, splitText } from "../str-split.ts";
import { type BytesLike, latin1Bytes, needBytes, sameKind } from "./like.ts";

const isSpace = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);

function splitSpace(b: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let i = 0;
  for (;;) {
    while (i < b.length && isSpace(b[i]!)) i++;
    if (i >= b.length) return parts;
    if (limit >= 0 && parts.length >= limit) {
      parts.push(b.slice(i));
      return parts;
    }
    const start = i;
    while (i < b.length && !isSpace(b[i]!)) i++;
    parts.push(b.slice(start, i));
  }
}

function rsplitSpace(b: Uint8Array, limit: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let i = b.length;
  for (;;) {
    while (i > 0 && isSpace(b[i - 1]!)) i--;
    if (i === 0) return parts.reverse();
    if (limit >= 0 && parts.length >= limit) {
      parts.push(b.slice(0, i));
      return parts.reverse();
    }
    const end = i;
    while (i > 0 && !isSpace(b[i - 1]!)) i--;
    parts.push(b.slice(i, end));
  }
}

/** split and rsplit */
export function splitting(
  fromRight: boolean,
): (self: BytesLike, sep: unknown, limit: unknown) => BytesLike[] {
  return (self, sep, maxsplit) => {
    const limit = maxsplit === undefined ? -1 : asSsize(maxsplit);
    if (sep === undefined || sep === null) {
      return (fromRight ? rsplitSpace : splitSpace)(self.b, limit).map((part) => sameKind(self, part));
    }
    const separator = latin1Text(needBytes(sep));
    const parts = (fromRight ? rsplitText : splitText)(latin1Text(self.b), separator, limit);
    return parts.map((part) => sameKind(self, latin1Bytes(part)));
  };
}

export function splitLines(self: BytesLike, keepEnds: boolean): BytesLike[] {
  const { b } = self;
  const lines: BytesLike[] = [];
  for (let start = 0; start < b.length; ) {
    let end = start;
    while (end < b.length && b[end] !== 10 && b[end] !== 13) end++;
    let next = end;
    if (next < b.length) next += b[next] === 13 && b[next + 1] === 10 ? 2 : 1;
    lines.push(sameKind(self, b.slice(start, keepEnds ? next : end)));
    start = next;
  }
  return lines;
}

/** strip, lstrip, rstrip */
export function strip(self: BytesLike, chars: unknown, left: boolean, right: boolean): BytesLike {
  const set = chars === undefined || chars === null ? undefined : needBytes(chars);
  const drop = (byte: number) => (set === undefined ? isSpace(byte) : set.includes(byte));
  let from = 0;
  let to = self.b.length;
  while (left && from < to && drop(self.b[from]!)) from++;
  while (right && to > from && drop(self.b[to - 1]!)) to--;
  return sameKind(self, self.b.slice(from, to));
}

/** The texts of partition and rpartition as bytes of the same kind. */
export function partitioned(
  split: (s: string, sep: string) => [string, string, string],
): (self: BytesLike, sep: unknown) => BytesLike[] {
  return (self, sep) => {
    const separator = needBytes(sep);
    if (separator.length === 0) raiseError(exc.ValueError, "empty separator");
    const texts = split(latin1Text(self.b), latin1Text(separator));
    const parts = texts.map((part) => sameKind(self, latin1Bytes(part)));
    // bytes gives the separator back as the object it is.
    if (self instanceof PyBytes && texts[1] !== "") parts[1] = sep as BytesLike;
    return parts;
  };
}
