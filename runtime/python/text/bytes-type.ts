import { callAny } from "../object/call.ts";
import {
  defClassMethod,
  defInit,
  defMethods,
  defNew,
  defStatic,
  type MethodTable,
} from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { drain, iterateOr } from "../object/iterator.ts";
import { checkSize } from "../object/limits.ts";
import { PyBytesSub } from "../object/subclass.ts";
import type { PyType } from "../object/type.ts";
import { typeName } from "../object/type-of.ts";
import { types } from "../object/types.ts";
import { type PyByteArray, PyBytes, PyTuple } from "../object/values.ts";
import { asCInt, asSsize, needText } from "./args.ts";
import { changes, tests } from "./bytes/case.ts";
import { bytesFrom } from "./bytes/construct.ts";
import { fromHex, hex } from "./bytes/hex.ts";
import { type BytesLike, bytesOr, concatBytes, latin1Bytes, needBytes, sameKind } from "./bytes/like.ts";
import { mutators } from "./bytes/mutate.ts";
import { affix, count, find, rfind } from "./bytes/search.ts";
import { partitioned, splitLines, splitting, strip } from "./bytes/split.ts";
import { decodeBytes, latin1Text } from "./codecs/decode.ts";
import { readErrors } from "./codecs/names.ts";
import { centerLeft, expandTabs, zfill } from "./str-pad.ts";
import { replace } from "./str-search.ts";
import { partition, rpartition } from "./str-split.ts";

const RANGE = "(sub, start=None, end=None, /)";
const PARSED = { family: "parse" } as const;

function decode(self: BytesLike, encoding: unknown, errors: unknown): string {
  const codec = encoding === undefined ? "utf-8" : needText(encoding, "decode() argument 'encoding'");
  const handler = errors === undefined ? "strict" : needText(errors, "decode() argument 'errors'");
  return decodeBytes(self.b, codec, readErrors(handler));
}

function join(self: BytesLike, iterable: unknown): BytesLike {
  const iter = iterateOr(iterable);
  if (iter === null) raiseError(exc.TypeError, "can only join an iterable");
  const parts: Uint8Array[] = [];
  drain(iter).forEach((item, i) => {
    const bytes = bytesOr(item);
    if (bytes === undefined) {
      raiseError(exc.TypeError, `sequence item ${i}: expected a bytes-like object, ${typeName(item)} found`);
    }
    if (i > 0) parts.push(self.b);
    parts.push(bytes);
  });
  return sameKind(self, concatBytes(parts));
}

/** center, ljust and rjust: how much of the padding goes to the left. */
function padded(name: string, leftOf: (missing: number, width: number) => number) {
  const method = (self: BytesLike, widthArg: unknown, fillArg: unknown) => {
    const width = asSsize(widthArg);
    const fill = fillArg === undefined ? Uint8Array.of(32) : bytesOr(fillArg);
    if (fill?.length !== 1) {
      raiseError(
        exc.TypeError,
        `${name}() argument 2 must be a byte string of length 1, not ${typeName(fillArg)}`,
      );
    }
    const missing = width - self.b.length;
    if (missing <= 0) return sameKind(self, self.b.slice());
    checkSize(width);
    const out = new Uint8Array(width).fill(fill[0]!);
    out.set(self.b, leftOf(missing, width));
    return sameKind(self, out);
  };
  return ["(width, fillchar=b' ', /)", method, { name }] as const;
}

function byText(f: (text: string, arg: number) => string) {
  return (self: BytesLike, arg: number) => sameKind(self, latin1Bytes(f(latin1Text(self.b), arg)));
}

function translate(self: BytesLike, table: unknown, doomed: unknown): BytesLike {
  const map = table === null ? undefined : needBytes(table);
  if (map !== undefined && map.length !== 256) {
    raiseError(exc.ValueError, "translation table must be 256 characters long");
  }
  const drop = doomed === undefined ? undefined : new Set(needBytes(doomed));
  const kept = drop === undefined ? self.b.slice() : self.b.filter((byte) => !drop.has(byte));
  return sameKind(self, map === undefined ? kept : kept.map((byte) => map[byte]!));
}

function maketrans(from: unknown, to: unknown): PyBytes {
  const a = needBytes(from);
  const b = needBytes(to);
  if (a.length !== b.length) raiseError(exc.ValueError, "maketrans arguments must have same length");
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  a.forEach((byte, i) => {
    table[byte] = b[i]!;
  });
  return new PyBytes(table);
}

function commonMethods(): MethodTable {
  const table: Record<string, MethodTable[string]> = {};
  for (const name of Object.keys(tests)) {
    const test = tests[name]!;
    table[name] = ["()", (self: BytesLike) => test(self.b)];
  }
  for (const name of Object.keys(changes)) {
    const change = changes[name]!;
    table[name] = ["()", (self: BytesLike) => sameKind(self, change(self.b))];
  }
  const indexed = (f: typeof find) => (self: BytesLike, sub: unknown, start: unknown, end: unknown) => {
    const at = f(self, sub, start, end);
    if (at < 0) raiseError(exc.ValueError, "subsection not found");
    return at;
  };
  const split3 = (f: typeof partition) => {
    const method = partitioned(f);
    return (self: BytesLike, sep: unknown) => new PyTuple(method(self, sep));
  };
  const tabs = byText(expandTabs);
  const zeros = byText(zfill);
  return {
    ...table,
    count: [RANGE, count, PARSED],
    find: [RANGE, find, PARSED],
    rfind: [RANGE, rfind, PARSED],
    index: [RANGE, indexed(find), PARSED],
    rindex: [RANGE, indexed(rfind), PARSED],
    startswith: [RANGE, affix("startswith", false), PARSED],
    endswith: [RANGE, affix("endswith", true), PARSED],
    center: padded("center", centerLeft),
    ljust: padded("ljust", () => 0),
    rjust: padded("rjust", (missing) => missing),
    zfill: ["(width, /)", (self: BytesLike, width: unknown) => zeros(self, asSsize(width))],
    expandtabs: [
      "(tabsize=8)",
      (self: BytesLike, size: unknown) => tabs(self, size === undefined ? 8 : asCInt(size)),
    ],
    replace: [
      "(old, new, count=-1, /)",
      (self: BytesLike, old: unknown, by: unknown, limit: unknown) => {
        const texts = [self.b, needBytes(old), needBytes(by)].map(latin1Text);
        const n = limit === undefined ? -1 : asSsize(limit);
        return sameKind(self, latin1Bytes(replace(texts[0]!, texts[1]!, texts[2]!, n)));
      },
    ],
    split: ["(sep=None, maxsplit=-1)", splitting(false)],
    rsplit: ["(sep=None, maxsplit=-1)", splitting(true)],
    splitlines: [
      "(keepends=False)",
      (self: BytesLike, keep: unknown) => splitLines(self, keep !== undefined && asCInt(keep) !== 0),
    ],
    partition: ["(sep, /)", split3(partition)],
    rpartition: ["(sep, /)", split3(rpartition)],
    strip: ["(bytes=None, /)", (self: BytesLike, chars: unknown) => strip(self, chars, true, true)],
    lstrip: ["(bytes=None, /)", (self: BytesLike, chars: unknown) => strip(self, chars, true, false)],
    rstrip: ["(bytes=None, /)", (self: BytesLike, chars: unknown) => strip(self, chars, false, true)],
    removeprefix: [
      "(prefix, /)",
      (self: BytesLike, x: unknown) => {
        const prefix = needBytes(x);
        const has = prefix.every((byte, i) => self.b[i] === byte);
        return sameKind(self, self.b.slice(has ? prefix.length : 0));
      },
    ],
    removesuffix: [
      "(suffix, /)",
      (self: BytesLike, x: unknown) => {
        const suffix = needBytes(x);
        const at = self.b.length - suffix.length;
        const has = at >= 0 && suffix.every((byte, i) => self.b[at + i] === byte);
        return sameKind(self, self.b.slice(0, has ? at : self.b.length));
      },
    ],
    join: ["(iterable_of_bytes, /)", join],
    translate: ["(table, /, delete=b'')", translate],
    decode: ["(encoding='utf-8', errors='strict')", decode],
    hex: ["(sep=None, bytes_per_sep=1)", hex],
  };
}

/** Adds the methods and constructors of bytes and bytearray to their types. */
export function installBytes(): void {
  for (const type of [types.bytes, types.bytearray]) {
    defMethods(type, commonMethods());
    defStatic(type, "maketrans", "(frm, to, /)", maketrans);
    defClassMethod(type, "fromhex", "(string, /)", (cls: PyType, text: unknown) => {
      const bytes = new PyBytes(fromHex(text));
      return cls === types.bytes ? bytes : callAny(cls, [bytes], null, null);
    });
  }
  defMethods(types.bytearray, mutators);
  const signature = "(source=b'', encoding='utf-8', errors='strict')";
  defNew(types.bytes, signature, (cls: PyType, source: unknown, encoding: unknown, errors: unknown) => {
    if (cls === types.bytes && source instanceof PyBytes && encoding === undefined && errors === undefined) {
      if (source.constructor === PyBytes) return source;
    }
    const bytes = bytesFrom("bytes", source, encoding, errors);
    return cls === types.bytes ? new PyBytes(bytes) : new PyBytesSub(cls, bytes);
  });
  defInit(
    types.bytearray,
    signature,
    (self: PyByteArray, source: unknown, encoding: unknown, errors: unknown) => {
      self.b = bytesFrom("bytearray", source, encoding, errors);
      return null;
    },
  );
}
