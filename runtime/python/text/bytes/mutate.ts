// The methods that change a bytearray.
import { exc, raiseError } from "../../object/exception.ts";
import { asIndex } from "../../object/int.ts";
import { drain, iterateOr } from "../../object/iterator.ts";
import { checkSize } from "../../object/limits.ts";
import { typeName } from "../../object/type-of.ts";
import { PyByteArray } from "../../object/values.ts";
import { asSsize } from "../args.ts";
import { asByte, bytesOr, concatBytes } from "./like.ts";

function spliced(b: Uint8Array, at: number, removed: number, inserted: readonly number[]): Uint8Array {
  return concatBytes([b.subarray(0, at), Uint8Array.from(inserted), b.subarray(at + removed)]);
}

/** Buffers with spare room behind their one view, so that appending need not copy each time. */
const roomy = new WeakSet<ArrayBufferLike>();

/** += with any object of bytes. */
export function appendBytes(self: PyByteArray, bytes: Uint8Array): void {
  const { b } = self;
  const size = b.length + bytes.length;
  checkSize(size);
  let buffer = b.buffer;
  if (!roomy.has(buffer) || b.byteOffset !== 0 || buffer.byteLength < size) {
    buffer = new ArrayBuffer(size + (size >> 1) + 16);
    roomy.add(buffer);
    new Uint8Array(buffer).set(b);
  }
  const grown = new Uint8Array(buffer, 0, size);
  grown.set(bytes, b.length);
  self.b = grown;
}

export const mutators = {
  append: [
    "(item, /)",
    (self: PyByteArray, item: unknown) => {
      appendBytes(self, Uint8Array.of(asByte(item)));
      return null;
    },
  ],
  clear: [
    "()",
    (self: PyByteArray) => {
      self.b = new Uint8Array(0);
      return null;
    },
  ],
  copy: ["()", (self: PyByteArray) => new PyByteArray(self.b.slice())],
  extend: [
    "(iterable_of_ints, /)",
    (self: PyByteArray, items: unknown) => {
      const own = bytesOr(items);
      if (own !== undefined) {
        appendBytes(self, own);
        return null;
      }
      const iter = iterateOr(items);
      if (iter === null) raiseError(exc.TypeError, `can't extend bytearray with ${typeName(items)}`);
      const bytes = Uint8Array.from(drain(iter), (item) => asByte(item));
      appendBytes(self, bytes);
      return null;
    },
  ],
  insert: [
    "(index, item, /)",
    (self: PyByteArray, index: unknown, item: unknown) => {
      const where = asSsize(index);
      const byte = asByte(item);
      const size = self.b.length;
      const at = where < 0 ? Math.max(0, where + size) : Math.min(where, size);
      checkSize(size + 1);
      self.b = spliced(self.b, at, 0, [byte]);
      return null;
    },
  ],
  pop: [
    "(index=-1, /)",
    (self: PyByteArray, index: unknown) => {
      const where = index === undefined ? -1 : asSsize(index);
      const size = self.b.length;
      if (size === 0) raiseError(exc.IndexError, "pop from empty bytearray");
      const at = where < 0 ? where + size : where;
      if (at < 0 || at >= size) raiseError(exc.IndexError, "pop index out of range");
      const byte = self.b[at]!;
      self.b = at === size - 1 ? self.b.subarray(0, at) : spliced(self.b, at, 1, []);
      return byte;
    },
  ],
  remove: [
    "(value, /)",
    (self: PyByteArray, value: unknown) => {
      const byte = asByte(asIndex(value));
      const at = self.b.indexOf(byte);
      if (at < 0) raiseError(exc.ValueError, "value not found in bytearray");
      self.b = spliced(self.b, at, 1, []);
      return null;
    },
  ],
  reverse: [
    "()",
    (self: PyByteArray) => {
      self.b.reverse();
      return null;
    },
  ],
} as const;
