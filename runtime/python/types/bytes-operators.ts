import { defMethods, type MethodTable } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { hash } from "../object/hash.ts";
import { ByteArrayIterator, BytesIterator } from "../object/iterator.ts";
import { checkSize } from "../object/limits.ts";
import { setTypeAttr } from "../object/type.ts";
import { typeName } from "../object/type-of.ts";
import { NotImplemented, types } from "../object/types.ts";
import type { PyByteArray, PyBytes } from "../object/values.ts";
import { deleteByteArrayItem, getBytesItem, setByteArrayItem } from "../text/bytes/items.ts";
import { type BytesLike, bytesOr, concatBytes, sameKind } from "../text/bytes/like.ts";
import { bytesPercentFormat } from "../text/bytes/percent.ts";
import { contains } from "../text/bytes/search.ts";
import { bytesRepr } from "../text/str-repr.ts";
import { repeatCount } from "./sequence.ts";

/** Negative, zero or positive as a comes before, equals or comes after b. */
function order(a: Uint8Array, b: Uint8Array): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

const compare = (test: (order: number) => boolean) =>
  [
    "(value, /)",
    (self: BytesLike, other: unknown) => {
      const b = bytesOr(other);
      return b === undefined ? NotImplemented : test(order(self.b, b));
    },
  ] as const;

function repeated(b: Uint8Array, n: number): Uint8Array {
  const count = Math.max(0, n);
  checkSize(b.length * count);
  const out = new Uint8Array(b.length * count);
  for (let i = 0; i < count; i++) out.set(b, i * b.length);
  return out;
}

function repeat(self: BytesLike, n: unknown): unknown {
  const count = repeatCount(n);
  return count === undefined ? NotImplemented : sameKind(self, repeated(self.b, count));
}

const SHARED: MethodTable = {
  __len__: ["()", (self: BytesLike) => self.b.length],
  __getitem__: ["(key, /)", getBytesItem],
  __contains__: ["(key, /)", contains],
  __add__: [
    "(value, /)",
    (self: BytesLike, other: unknown) => {
      const b = bytesOr(other);
      return b === undefined ? NotImplemented : sameKind(self, concatBytes([self.b, b]));
    },
  ],
  __mul__: ["(value, /)", repeat],
  __rmul__: ["(value, /)", repeat],
  __mod__: [
    "(value, /)",
    (self: BytesLike, args: unknown) => sameKind(self, bytesPercentFormat(self.b, args)),
  ],
  __eq__: compare((n) => n === 0),
  __ne__: compare((n) => n !== 0),
  __lt__: compare((n) => n < 0),
  __le__: compare((n) => n <= 0),
  __gt__: compare((n) => n > 0),
  __ge__: compare((n) => n >= 0),
};

export function installBytesOperators(): void {
  defMethods(types.bytes, SHARED);
  defMethods(types.bytes, {
    __repr__: ["()", (self: PyBytes) => bytesRepr(self.b)],
    __iter__: ["()", (self: PyBytes) => new BytesIterator(self)],
    __hash__: ["()", hash],
  });
  defMethods(types.bytearray, SHARED);
  defMethods(types.bytearray, {
    __repr__: ["()", (self: PyByteArray) => `bytearray(${bytesRepr(self.b)})`],
    __iter__: ["()", (self: PyByteArray) => new ByteArrayIterator(self)],
    __setitem__: [
      "(key, value, /)",
      (self: PyByteArray, key: unknown, value: unknown) => {
        setByteArrayItem(self, key, value);
        return null;
      },
    ],
    __delitem__: [
      "(key, /)",
      (self: PyByteArray, key: unknown) => {
        deleteByteArrayItem(self, key);
        return null;
      },
    ],
    __iadd__: [
      "(value, /)",
      (self: PyByteArray, other: unknown) => {
        const b = bytesOr(other);
        if (b === undefined) raiseError(exc.TypeError, `can't concat ${typeName(other)} to bytearray`);
        self.b = concatBytes([self.b, b]);
        return self;
      },
    ],
    __imul__: [
      "(value, /)",
      (self: PyByteArray, n: unknown) => {
        const count = repeatCount(n);
        if (count === undefined) return NotImplemented;
        self.b = repeated(self.b, count);
        return self;
      },
    ],
  });
  setTypeAttr(types.bytearray, "__hash__", null);
}
