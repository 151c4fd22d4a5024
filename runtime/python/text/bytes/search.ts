import { exc, raiseError } from "../../object/exception.ts";
import { indexOr } from "../../object/int.ts";
import { typeName } from "../../object/type-of.ts";
import { PyTuple } from "../../object/values.ts";
import { clipRange } from "../args.ts";
import { latin1Text } from "../codecs/decode.ts";
import { Searcher } from "../search.ts";
import { countUnits } from "../str-search.ts";
import { type BytesLike, bytesOr } from "./like.ts";

/** The needle of a search: bytes, or one byte as an int. */
function needle(x: unknown): string {
  const bytes = bytesOr(x);
  if (bytes !== undefined) return latin1Text(bytes);
  const index = indexOr(x);
  if (index === undefined) {
    raiseError(exc.TypeError, `argument should be integer or bytes-like object, not '${typeName(x)}'`);
  }
  if (index < 0 || index > 255) raiseError(exc.ValueError, "byte must be in range(0, 256)");
  return String.fromCharCode(Number(index));
}

export function find(self: BytesLike, sub: unknown, start: unknown, end: unknown): number {
  const text = needle(sub);
  const [from, to] = clipRange(start, end, self.b.length);
  return from > to ? -1 : new Searcher(text).find(latin1Text(self.b), from, to);
}

export function rfind(self: BytesLike, sub: unknown, start: unknown, end: unknown): number {
  const text = needle(sub);
  const [from, to] = clipRange(start, end, self.b.length);
  return from > to ? -1 : new Searcher(text).findLast(latin1Text(self.b), from, to);
}

export function count(self: BytesLike, sub: unknown, start: unknown, end: unknown): number {
  const text = needle(sub);
  const [from, to] = clipRange(start, end, self.b.length);
  if (from > to) return 0;
  return text === "" ? to - from + 1 : countUnits(latin1Text(self.b.subarray(from, to)), text);
}

/** x in b */
export function contains(self: BytesLike, x: unknown): boolean {
  const bytes = bytesOr(x);
  if (bytes === undefined) {
    const index = indexOr(x);
    if (index === undefined) {
      raiseError(exc.TypeError, `a bytes-like object is required, not '${typeName(x)}'`);
    }
    if (index < 0 || index > 255) raiseError(exc.ValueError, "byte must be in range(0, 256)");
    return self.b.includes(Number(index));
  }
  return new Searcher(latin1Text(bytes)).find(latin1Text(self.b), 0, self.b.length) >= 0;
}

/** startswith (atEnd false) and endswith. */
export function affix(
  name: string,
  atEnd: boolean,
): (self: BytesLike, x: unknown, start: unknown, end: unknown) => boolean {
  return (self, x, start, end) => {
    const [from, to] = clipRange(start, end, self.b.length);
    const matches = (wanted: Uint8Array) => {
      if (from > to || to - from < wanted.length) return false;
      const at = atEnd ? to - wanted.length : from;
      return wanted.every((byte, i) => self.b[at + i] === byte);
    };
    if (x instanceof PyTuple) {
      return x.a.some((item) => {
        const bytes = bytesOr(item);
        if (bytes === undefined) {
          raiseError(exc.TypeError, `a bytes-like object is required, not '${typeName(item)}'`);
        }
        return matches(bytes);
      });
    }
    const bytes = bytesOr(x);
    if (bytes === undefined) {
      raiseError(exc.TypeError, `${name} first arg must be bytes or a tuple of bytes, not ${typeName(x)}`);
    }
    return matches(bytes);
  };
}
