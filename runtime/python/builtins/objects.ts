import { defFunction } from "../object/define.ts";
import { PyDict } from "../object/dict.ts";
import { exc, raiseError } from "../object/exception.ts";
import { hash } from "../object/hash.ts";
import { strOr } from "../object/int.ts";
import { addressOf, repr } from "../object/text.ts";
import { length } from "../object/truth.ts";
import { PyTuple } from "../object/values.ts";
import { asciiOf } from "../ops/display.ts";
import { argName } from "../text/args.ts";
import { strLen } from "../text/code-points.ts";
import { formatValue } from "../text/format.ts";

function len(x: unknown): number {
  if (typeof x === "string") return strLen(x);
  if (x !== null && typeof x === "object") {
    const c = x.constructor;
    if (c === Array) return (x as unknown[]).length;
    if (c === PyDict) return (x as PyDict).m.size;
    if (c === PyTuple) return (x as PyTuple).a.length;
  }
  return length(x);
}

/** Identities of values that JavaScript compares by value. */
function id(x: unknown): number {
  if (x !== null && typeof x === "object") return addressOf(x);
  if (x === null) return 0x955e20;
  if (typeof x === "boolean") return x ? 0x955dc0 : 0x955da0;
  if (typeof x === "number" && Math.abs(x) < 2 ** 40) return 0x956000 + 32 * Math.abs(x) + (x < 0 ? 16 : 0);
  const key = `${typeof x}${String(x)}`;
  let holder = identities.get(key);
  if (holder === undefined) {
    holder = {};
    identities.set(key, holder);
  }
  return addressOf(holder);
}

const identities = new Map<string, object>();

export const objectFunctions = {
  len: defFunction("len", "(obj, /)", len),
  repr: defFunction("repr", "(obj, /)", repr),
  ascii: defFunction("ascii", "(obj, /)", asciiOf),
  hash: defFunction("hash", "(obj, /)", hash),
  id: defFunction("id", "(obj, /)", id),
  format: defFunction("format", "(value, format_spec='', /)", (x: unknown, spec: unknown) => {
    if (spec === undefined) return formatValue(x, "");
    const text = strOr(spec);
    if (text === undefined)
      raiseError(exc.TypeError, `format() argument 2 must be str, not ${argName(spec)}`);
    return formatValue(x, text);
  }),
};
