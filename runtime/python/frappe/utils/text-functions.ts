import {
  callPy,
  defFunction,
  exc,
  type PyBuiltin,
  PyBytes,
  type PyDict,
  PySet,
  PyTuple,
  raiseError,
  str,
  strOr,
  toArray,
  truth,
  typeName,
  types,
} from "../../kernel.ts";
import { PyDate, PyDateTime, PyTimeDelta } from "../../modules/datetime/values.ts";
import { encodeText } from "../../text/codecs/encode.ts";
import { hexDigest, randomHex } from "./hash.ts";
import { escapeHtml, hasTag, stripHtml } from "./html.ts";
import { cstr } from "./numbers.ts";
import { given } from "./values.ts";

function isSequence(x: unknown): boolean {
  return Array.isArray(x) || x instanceof PyTuple;
}

/** `comma_and`, `comma_or`: items in quotes, the last one behind a word. */
function joined(x: unknown, word: string, addQuotes: unknown): unknown {
  return joinWith(x, (head, last) => `${head}, ${word} ${last}`, addQuotes);
}

function joinWith(x: unknown, join: (head: string, last: string) => string, addQuotes: unknown): unknown {
  if (!isSequence(x)) return x;
  const items = toArray(x).map(str);
  if (items.length === 0) return "";
  if (items.length === 1) return items[0];
  const quoted = addQuotes === undefined || truth(addQuotes) ? items.map((item) => `'${item}'`) : items;
  return join(quoted.slice(0, -1).join(", "), quoted[quoted.length - 1]!);
}

function separated(x: unknown, pattern: unknown, addQuotes?: unknown): unknown {
  const text = str(pattern);
  return joinWith(x, (head, last) => text.replace("{0}", () => head).replace("{1}", () => last), addQuotes);
}

function newLines(x: unknown): unknown {
  return isSequence(x) ? toArray(x).map(str).join("\n ") : x;
}

function filterStripJoin(x: unknown, separator: unknown): string {
  const items = toArray(x)
    .filter(truth)
    .map((item) => cstr(item).trim());
  return items.join(given(separator) ? str(separator) : "");
}

function unique(x: unknown): unknown {
  const seen = new PySet();
  const out: unknown[] = [];
  for (const item of toArray(x)) {
    if (seen.has(item)) continue;
    seen.add(item);
    out.push(item);
  }
  return out;
}

function strip(x: unknown, chars?: unknown): string {
  const text = (isTruthy(x) ? str(x) : "").replaceAll("\ufeff", "").replaceAll("\u200b", "");
  const set = given(chars) ? new Set(str(chars)) : undefined;
  const drops = (ch: string): boolean => (set === undefined ? /\s/.test(ch) : set.has(ch));
  const units = [...text];
  let start = 0;
  let end = units.length;
  while (start < end && drops(units[start]!)) start++;
  while (end > start && drops(units[end - 1]!)) end--;
  return units.slice(start, end).join("");
}

function isTruthy(x: unknown): boolean {
  return x !== null && truth(x);
}

function encode(x: unknown, encoding?: unknown): unknown {
  const name = given(encoding) ? str(encoding) : "utf-8";
  const one = (item: unknown): unknown => {
    const text = strOr(item);
    return text === undefined ? item : new PyBytes(encodeText(text, name, "strict"));
  };
  return Array.isArray(x) ? x.map(one) : one(x);
}

function parseVal(x: unknown): unknown {
  if (x instanceof PyDateTime || x instanceof PyDate) return str(x);
  if (x instanceof PyTimeDelta) return str(x).split(":").slice(0, 2).join(":");
  return typeof x === "boolean" ? (x ? 1 : 0) : x;
}

function needText(x: unknown): string {
  const text = strOr(x);
  if (text !== undefined) return text;
  return raiseError(exc.TypeError, `expected string or bytes-like object, got '${typeName(x)}'`);
}

const IMAGES = new Set(
  "png jpg jpeg jpe gif bmp svg svgz webp ico tif tiff avif ief jfif heic heif ppm pgm pbm pnm ras rgb xbm xpm xwd".split(
    " ",
  ),
);

function isImage(x: unknown): boolean {
  const text = strOr(x ?? null);
  if (!text) return false;
  const extension = /\.([A-Za-z0-9]+)$/.exec(text.split("?")[0]!)?.[1];
  return extension !== undefined && IMAGES.has(extension.toLowerCase());
}

function abbreviation(x: unknown, most?: unknown): string {
  const text = strOr(x);
  if (text === undefined) raiseError(exc.AttributeError, `'${typeName(x)}' object has no attribute 'split'`);
  const limit = most === undefined ? 2 : Number(most);
  const letters = text
    .split(" ")
    .map((word) => [...word.trim()][0])
    .filter((letter) => letter !== undefined)
    .slice(0, limit);
  return letters.length === 0 ? "?" : letters.join("");
}

function generateHash(args: unknown[], kwargs: PyDict): string {
  const length = kwargs.get("length") ?? args.find((arg) => typeof arg === "number") ?? 56;
  return randomHex(Number(length));
}

function sha256Hash(x: unknown): string {
  const text = strOr(x);
  if (text !== undefined) return hexDigest("sha256", encodeText(text, "utf-8", "strict"));
  if (x instanceof PyBytes) return hexDigest("sha256", x.b);
  return raiseError(exc.TypeError, "object supporting the buffer API required");
}

function hasCommon(a: unknown, b: unknown): unknown {
  const first = callPy(types.set, a) as PySet;
  const second = callPy(types.set, b) as PySet;
  return callPy(
    types.set,
    first.items().filter((item) => second.has(item)),
  );
}

function isSubset(a: unknown, b: unknown): boolean {
  const items = toArray(a);
  const second = callPy(types.set, b) as PySet;
  const shared = (callPy(types.set, items) as PySet).items().filter((item) => second.has(item));
  return shared.length === items.length;
}

const python = { family: "python" } as const;

/** The text functions of `frappe.utils`. */
export const textFunctions: readonly PyBuiltin[] = [
  defFunction("comma_and", "(some_list, add_quotes=True)", (x, quotes) => joined(x, "and", quotes), python),
  defFunction("comma_or", "(some_list, add_quotes=True)", (x, quotes) => joined(x, "or", quotes), python),
  defFunction("comma_sep", "(some_list, pattern, add_quotes=True)", separated, python),
  defFunction("new_line_sep", "(some_list)", newLines, python),
  defFunction("filter_strip_join", "(some_list, sep)", filterStripJoin, python),
  defFunction("unique", "(seq)", unique, python),
  defFunction("strip", "(val, chars=None)", strip, python),
  defFunction("strip_html", "(text)", (x) => stripHtml(needText(x)), python),
  defFunction(
    "escape_html",
    "(text)",
    (x) => {
      const text = strOr(x);
      return text === undefined ? x : escapeHtml(text);
    },
    python,
  ),
  defFunction(
    "is_html",
    "(text)",
    (x) => {
      const text = strOr(x);
      return text === undefined ? false : hasTag(text) ? true : null;
    },
    python,
  ),
  defFunction("is_image", "(filepath)", isImage, python),
  defFunction("encode", "(obj, encoding='utf-8')", encode, python),
  defFunction("parse_val", "(v)", parseVal, python),
  defFunction("get_abbr", "(string, max_len=2)", abbreviation, python),
  defFunction("generate_hash", "(*args, **kwargs)", generateHash, python),
  defFunction("sha256_hash", "(input)", sha256Hash, python),
  defFunction("has_common", "(l1, l2)", hasCommon, python),
  defFunction("is_subset", "(list_a, list_b)", isSubset, python),
];
