import { defMethods, defStatic } from "../object/define.ts";
import type { PyDict } from "../object/dict.ts";
import { exc, raiseError } from "../object/exception.ts";
import { asStr, strOr } from "../object/int.ts";
import { drain, iterateOr, readItems } from "../object/iterator.ts";
import { checkSize } from "../object/limits.ts";
import type { PyStrSub } from "../object/subclass.ts";
import { typeName } from "../object/type-of.ts";
import { types } from "../object/types.ts";
import { PyTuple } from "../object/values.ts";
import { asCInt, asSsize, needText } from "./args.ts";
import { strLen } from "./code-points.ts";
import * as letterCase from "./str-case.ts";
import { encodeMethod } from "./str-encode.ts";
import { strFormat, strFormatMap } from "./str-format.ts";
import * as pad from "./str-pad.ts";
import * as is from "./str-predicates.ts";
import * as search from "./str-search.ts";
import * as split from "./str-split.ts";
import { maketrans, translate } from "./str-translate.ts";

type Self = string | PyStrSub;

/** CPython reads the arguments of these with PyArg_ParseTuple. */
const PARSED = { family: "parse" } as const;
const RANGE = "(sub, start=None, end=None, /)";

function test(f: (s: string) => boolean) {
  return ["()", (self: Self) => f(asStr(self))] as const;
}

function fillChar(x: unknown): string {
  if (x === undefined) return " ";
  const text = strOr(x);
  if (text === undefined) {
    raiseError(exc.TypeError, `The fill character must be a unicode character, not ${typeName(x)}`);
  }
  if (strLen(text) !== 1) {
    raiseError(exc.TypeError, "The fill character must be exactly one character long");
  }
  return text;
}

function padded(f: (s: string, width: number, fill: string) => string) {
  const method = (self: Self, width: unknown, fill: unknown) =>
    f(asStr(self), asSsize(width), fillChar(fill));
  return ["(width, fillchar=' ', /)", method] as const;
}

function found(f: typeof search.find) {
  return (self: Self, sub: unknown, start: unknown, end: unknown) => f(asStr(self), needSub(sub), start, end);
}

function indexed(f: typeof search.find) {
  const method = found(f);
  return (self: Self, sub: unknown, start: unknown, end: unknown) => {
    const at = method(self, sub, start, end);
    if (at < 0) raiseError(exc.ValueError, "substring not found");
    return at;
  };
}

/** startswith and endswith take one text or a tuple of them. */
function affix(name: string, f: typeof search.startsWith) {
  return (self: Self, affixes: unknown, start: unknown, end: unknown) => {
    const s = asStr(self);
    if (affixes instanceof PyTuple) {
      return affixes.a.some((item) => {
        const text = strOr(item);
        if (text === undefined) {
          raiseError(exc.TypeError, `tuple for ${name} must only contain str, not ${typeName(item)}`);
        }
        return f(s, text, start, end);
      });
    }
    const text = strOr(affixes);
    if (text === undefined) {
      raiseError(exc.TypeError, `${name} first arg must be str or a tuple of str, not ${typeName(affixes)}`);
    }
    return f(s, text, start, end);
  };
}

function splitting(
  bySpace: (s: string, limit: number) => string[],
  byText: (s: string, separator: string, limit: number) => string[],
) {
  return (self: Self, sep: unknown, maxsplit: unknown) => {
    const limit = maxsplit === undefined ? -1 : asSsize(maxsplit);
    if (sep === undefined || sep === null) return bySpace(asStr(self), limit);
    const text = strOr(sep);
    if (text === undefined) raiseError(exc.TypeError, `must be str or None, not ${typeName(sep)}`);
    return byText(asStr(self), text, limit);
  };
}

function stripping(name: string, left: boolean, right: boolean) {
  const method = (self: Self, chars: unknown) => {
    const s = asStr(self);
    if (chars === undefined || chars === null) {
      const from = left ? split.skipSpace(s, 0) : 0;
      return s.slice(from, right ? split.skipSpaceBack(s, s.length, from) : s.length);
    }
    const text = strOr(chars);
    if (text === undefined) raiseError(exc.TypeError, `${name} arg must be None or str`);
    return stripChars(s, text, left, right);
  };
  return ["(chars=None, /)", method] as const;
}

function stripChars(s: string, chars: string, left: boolean, right: boolean): string {
  const set = new Set(chars);
  let from = 0;
  let to = s.length;
  const charAt = (unit: number) => String.fromCodePoint(s.codePointAt(unit)!);
  while (left && from < to && set.has(charAt(from))) from += charAt(from).length;
  while (right && to > from) {
    // The last character may be a pair.
    const pair = to - 2 >= from ? charAt(to - 2) : "";
    const last = pair.length === 2 ? pair : charAt(to - 1);
    if (!set.has(last)) break;
    to -= last.length;
  }
  return s.slice(from, to);
}

function replace(self: Self, old: unknown, by: unknown, count: unknown): string {
  const from = needText(old, "replace() argument 1");
  const to = needText(by, "replace() argument 2");
  return search.replace(asStr(self), from, to, count === undefined ? -1 : asSsize(count));
}

/** str.join() with the separator as text. */
export function strJoin(separator: string, iterable: unknown): string {
  const items = joinItems(iterable);
  const parts: string[] = [];
  let total = items.length > 1 ? separator.length * (items.length - 1) : 0;
  for (let i = 0; i < items.length; i++) {
    const text = strOr(items[i]);
    if (text === undefined) {
      raiseError(exc.TypeError, `sequence item ${i}: expected str instance, ${typeName(items[i])} found`);
    }
    total += text.length;
    parts.push(text);
  }
  checkSize(total);
  return parts.join(separator);
}

function joinItems(iterable: unknown): readonly unknown[] {
  if (iterable !== null && typeof iterable === "object") {
    if (iterable.constructor === Array || iterable.constructor === PyTuple) return readItems(iterable);
  }
  const iter = iterateOr(iterable);
  if (iter === null) raiseError(exc.TypeError, "can only join an iterable");
  return drain(iter);
}

/** The text of an argument whose TypeError does not name it. */
function needSub(x: unknown): string {
  const text = strOr(x);
  if (text === undefined) raiseError(exc.TypeError, `must be str, not ${typeName(x)}`);
  return text;
}

function tuple3(parts: readonly string[]): PyTuple {
  return new PyTuple(parts);
}

/** Adds the methods of str to its type. */
export function installStr(): void {
  defMethods(types.str, {
    capitalize: ["()", (self: Self) => letterCase.capitalize(asStr(self))],
    casefold: ["()", (self: Self) => letterCase.casefold(asStr(self))],
    lower: ["()", (self: Self) => letterCase.lower(asStr(self))],
    swapcase: ["()", (self: Self) => letterCase.swapcase(asStr(self))],
    title: ["()", (self: Self) => letterCase.title(asStr(self))],
    upper: ["()", (self: Self) => letterCase.upper(asStr(self))],

    isalnum: test(is.isAlnum),
    isalpha: test(is.isAlpha),
    isascii: test(is.isAscii),
    isdecimal: test(is.isDecimal),
    isdigit: test(is.isDigit),
    isidentifier: test(is.isIdentifier),
    islower: test(is.isLower),
    isnumeric: test(is.isNumeric),
    isprintable: test(is.isPrintable),
    isspace: test(is.isSpace),
    istitle: test(is.isTitle),
    isupper: test(is.isUpper),

    center: padded(pad.center),
    ljust: padded(pad.ljust),
    rjust: padded(pad.rjust),
    zfill: ["(width, /)", (self: Self, width: unknown) => pad.zfill(asStr(self), asSsize(width))],
    expandtabs: [
      "(tabsize=8)",
      (self: Self, size: unknown) => pad.expandTabs(asStr(self), size === undefined ? 8 : asCInt(size)),
    ],

    count: [RANGE, found(search.count), PARSED],
    find: [RANGE, found(search.find), PARSED],
    index: [RANGE, indexed(search.find), PARSED],
    rfind: [RANGE, found(search.rfind), PARSED],
    rindex: [RANGE, indexed(search.rfind), PARSED],
    startswith: [RANGE, affix("startswith", search.startsWith), PARSED],
    endswith: [RANGE, affix("endswith", search.endsWith), PARSED],
    replace: ["(old, new, count=-1, /)", replace],

    split: ["(sep=None, maxsplit=-1)", splitting(split.splitSpace, split.splitText)],
    rsplit: ["(sep=None, maxsplit=-1)", splitting(split.rsplitSpace, split.rsplitText)],
    splitlines: [
      "(keepends=False)",
      (self: Self, keep: unknown) => split.splitLines(asStr(self), keep !== undefined && asCInt(keep) !== 0),
    ],
    partition: ["(sep, /)", (self: Self, sep: unknown) => tuple3(split.partition(asStr(self), needSub(sep)))],
    rpartition: [
      "(sep, /)",
      (self: Self, sep: unknown) => tuple3(split.rpartition(asStr(self), needSub(sep))),
    ],
    strip: stripping("strip", true, true),
    lstrip: stripping("lstrip", true, false),
    rstrip: stripping("rstrip", false, true),
    removeprefix: [
      "(prefix, /)",
      (self: Self, prefix: unknown) => {
        const s = asStr(self);
        const start = needText(prefix, "removeprefix() argument");
        return s.startsWith(start) ? s.slice(start.length) : s;
      },
    ],
    removesuffix: [
      "(suffix, /)",
      (self: Self, suffix: unknown) => {
        const s = asStr(self);
        const end = needText(suffix, "removesuffix() argument");
        return end !== "" && s.endsWith(end) ? s.slice(0, -end.length) : s;
      },
    ],

    join: ["(iterable, /)", (self: Self, iterable: unknown) => strJoin(asStr(self), iterable)],
    translate: ["(table, /)", (self: Self, table: unknown) => translate(asStr(self), table)],
    encode: ["(encoding='utf-8', errors='strict')", encodeMethod],
    format: [
      "(*args, **kwargs)",
      (self: Self, args: unknown[], kwargs: PyDict) => strFormat(asStr(self), args, kwargs),
    ],
    format_map: ["(mapping, /)", (self: Self, mapping: unknown) => strFormatMap(asStr(self), mapping)],
  });
  defStatic(types.str, "maketrans", "(x, y=None, z=None, /)", maketrans);
}
