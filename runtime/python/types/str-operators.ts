import { defMethods, defNew, type MethodTable } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { hash } from "../object/hash.ts";
import { asSize, asStr, indexOr, strOr } from "../object/int.ts";
import { StringIterator } from "../object/iterator.ts";
import { checkSize } from "../object/limits.ts";
import { PyStrSub } from "../object/subclass.ts";
import { str } from "../object/text.ts";
import type { PyType } from "../object/type.ts";
import { typeName } from "../object/type-of.ts";
import { NotImplemented, types } from "../object/types.ts";
import { PyByteArray, PyBytes, PySlice } from "../object/values.ts";
import { needText } from "../text/args.ts";
import { hasPairs, strCompare, strItem, strLen, strSlice } from "../text/code-points.ts";
import { decodeBytes } from "../text/codecs/decode.ts";
import { readErrors } from "../text/codecs/names.ts";
import { percentFormat } from "../text/percent.ts";
import { contains } from "../text/search.ts";
import { sliceBounds } from "../text/slice-bounds.ts";
import { strRepr } from "../text/str-repr.ts";
import { repeatCount } from "./sequence.ts";

const compare = (test: (a: string, b: string) => boolean) =>
  [
    "(value, /)",
    (self: unknown, other: unknown) => {
      const b = strOr(other);
      return b === undefined ? NotImplemented : test(asStr(self), b);
    },
  ] as const;

/** str * n */
export function repeatStr(s: string, n: number): string {
  if (n <= 0 || s === "") return "";
  checkSize(s.length * n);
  return s.repeat(n);
}

function repeat(self: unknown, n: unknown): unknown {
  const count = repeatCount(n);
  return count === undefined ? NotImplemented : repeatStr(asStr(self), count);
}

/** The last string that was indexed and has no surrogate pairs: loops index the same one again and again. */
let plain = "";

/** str[key] */
export function strSubscript(s: string, key: unknown): string {
  if (typeof key === "number" && key >= 0 && key < s.length && (s === plain || !hasPairs(s))) {
    plain = s;
    return s[key]!;
  }
  if (typeof key !== "number") {
    if (key instanceof PySlice) {
      const { start, step, length } = sliceBounds(key, strLen(s));
      return strSlice(s, start, start + length * step, step);
    }
    if (indexOr(key) === undefined) {
      raiseError(exc.TypeError, `string indices must be integers, not '${typeName(key)}'`);
    }
  }
  const found = strItem(s, typeof key === "number" ? key : strIndex(key));
  if (found === undefined) raiseError(exc.IndexError, "string index out of range");
  return found;
}

function strIndex(key: unknown): number {
  const n = indexOr(key)!;
  if (typeof n === "bigint")
    raiseError(exc.IndexError, `cannot fit '${typeName(key)}' into an index-sized integer`);
  return asSize(n);
}

/** needle in str */
export function strContains(s: string, needle: unknown): boolean {
  const text = strOr(needle);
  if (text === undefined) {
    raiseError(exc.TypeError, `'in <string>' requires string as left operand, not ${typeName(needle)}`);
  }
  return contains(s, text);
}

function makeStr(object: unknown, encoding: unknown, errors: unknown): string {
  if (object === undefined) return "";
  if (encoding === undefined && errors === undefined) return str(object);
  const codec = encoding === undefined ? "utf-8" : needText(encoding, "str() argument 'encoding'");
  const handler = errors === undefined ? "strict" : needText(errors, "str() argument 'errors'");
  if (strOr(object) !== undefined) raiseError(exc.TypeError, "decoding str is not supported");
  if (!(object instanceof PyBytes || object instanceof PyByteArray)) {
    raiseError(exc.TypeError, `decoding to str: need a bytes-like object, ${typeName(object)} found`);
  }
  return decodeBytes(object.b, codec, readErrors(handler));
}

const OPERATORS: MethodTable = {
  __repr__: ["()", (self: unknown) => strRepr(asStr(self))],
  __str__: ["()", (self: unknown) => asStr(self)],
  __len__: ["()", (self: unknown) => strLen(asStr(self))],
  __iter__: ["()", (self: unknown) => new StringIterator(asStr(self))],
  __hash__: ["()", hash],
  __contains__: ["(key, /)", (self: unknown, key: unknown) => strContains(asStr(self), key)],
  __getitem__: ["(key, /)", (self: unknown, key: unknown) => strSubscript(asStr(self), key)],
  __add__: [
    "(value, /)",
    (self: unknown, other: unknown) => {
      const b = strOr(other);
      if (b === undefined) return NotImplemented;
      const a = asStr(self);
      checkSize(a.length + b.length);
      return a + b;
    },
  ],
  __mul__: ["(value, /)", repeat],
  __rmul__: ["(value, /)", repeat],
  __mod__: ["(value, /)", (self: unknown, args: unknown) => percentFormat(asStr(self), args)],
  __rmod__: [
    "(value, /)",
    (self: unknown, format: unknown) => {
      const text = strOr(format);
      return text === undefined ? NotImplemented : percentFormat(text, self);
    },
  ],
  __eq__: compare((a, b) => a === b),
  __ne__: compare((a, b) => a !== b),
  __lt__: compare((a, b) => strCompare(a, b) < 0),
  __le__: compare((a, b) => strCompare(a, b) <= 0),
  __gt__: compare((a, b) => strCompare(a, b) > 0),
  __ge__: compare((a, b) => strCompare(a, b) >= 0),
};

export function installStrOperators(): void {
  defMethods(types.str, OPERATORS);
  defNew(
    types.str,
    "(object='', encoding='utf-8', errors='strict')",
    (type: PyType, object: unknown, encoding: unknown, errors: unknown) => {
      const text = makeStr(object, encoding, errors);
      return type === types.str ? text : new PyStrSub(type, text);
    },
  );
}
