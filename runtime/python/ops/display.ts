import { PyDict } from "../object/dict.ts";
import { PySet } from "../object/set.ts";
import { repr, str } from "../object/text.ts";
import { Ellipsis } from "../object/types.ts";
import { PyBytes, PyTuple } from "../object/values.ts";
import { formatValue } from "../text/format.ts";
import { asciiRepr, escapeNonAscii } from "../text/str-repr.ts";

export function tuple(items: readonly unknown[]): unknown {
  return new PyTuple(items);
}

/** A dict from [k1, v1, k2, v2, …]. */
export function dict(items: readonly unknown[]): unknown {
  const result = new PyDict();
  for (let i = 0; i < items.length; i += 2) result.set(items[i], items[i + 1]);
  return result;
}

export function dictset(d: unknown, key: unknown, value: unknown): unknown {
  (d as PyDict).set(key, value);
  return d;
}

export function set(items: readonly unknown[]): unknown {
  const result = new PySet();
  for (let i = 0; i < items.length; i++) result.add(items[i]);
  return result;
}

export function setadd(s: unknown, x: unknown): void {
  (s as PySet).add(x);
}

/** Bytes from the code units of a literal. */
export function bytes(text: string): unknown {
  const b = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) b[i] = text.charCodeAt(i);
  return new PyBytes(b);
}

export function ellipsis(): unknown {
  return Ellipsis;
}

/** A field of an f-string. */
export function fmt(x: unknown, conversion: string, spec: unknown): string {
  const value =
    conversion === "" ? x : conversion === "r" ? repr(x) : conversion === "s" ? str(x) : asciiOf(x);
  if (spec === "") {
    if (typeof value === "string") return value;
    if (typeof value === "number") return String(value);
  }
  return formatValue(value, spec as string);
}

/** ascii(x) */
export function asciiOf(x: unknown): string {
  return typeof x === "string" ? asciiRepr(x) : escapeNonAscii(repr(x));
}
