import { catchOnly } from "../object/catch.ts";
import { PyDict } from "../object/dict.ts";
import { exc, raiseError } from "../object/exception.ts";
import { intOr, strOr } from "../object/int.ts";
import { checkSize } from "../object/limits.ts";
import { needText } from "./args.ts";
import { strLen } from "./code-points.ts";
import { getItem } from "./subscript.ts";

/** str.maketrans(x, y, z) */
export function maketrans(x: unknown, y: unknown, z: unknown): PyDict {
  const second = y === undefined ? undefined : needText(y, "maketrans() argument 2");
  const third = z === undefined ? undefined : needText(z, "maketrans() argument 3");
  const table = new PyDict();
  if (second === undefined) {
    if (!(x instanceof PyDict) || x.constructor !== PyDict) {
      raiseError(exc.TypeError, "if you give only one argument to maketrans it must be a dict");
    }
    for (const [key, value] of x.entries()) table.set(tableKey(key), value);
    return table;
  }
  const first = strOr(x);
  if (first === undefined) {
    raiseError(exc.TypeError, "first maketrans argument must be a string if there is a second argument");
  }
  if (strLen(first) !== strLen(second)) {
    raiseError(exc.ValueError, "the first two maketrans arguments must have equal length");
  }
  const to = Array.from(second);
  Array.from(first).forEach((char, i) => {
    table.set(char.codePointAt(0)!, to[i]!.codePointAt(0)!);
  });
  for (const char of third ?? "") table.set(char.codePointAt(0)!, null);
  return table;
}

function tableKey(key: unknown): unknown {
  const text = strOr(key);
  if (text !== undefined) {
    if (strLen(text) !== 1) {
      raiseError(exc.ValueError, "string keys in translate table must be of length 1");
    }
    return text.codePointAt(0)!;
  }
  if (intOr(key) === undefined) {
    raiseError(exc.TypeError, "keys in translate table must be strings or integers");
  }
  return key;
}

/** s.translate(table): the table maps code points to code points, texts or None. */
export function translate(s: string, table: unknown): string {
  const plain = table !== null && (table as object).constructor === PyDict ? (table as PyDict) : undefined;
  const known = new Map<string, string>();
  const parts: string[] = [];
  let total = 0;
  for (const char of s) {
    let mapped = known.get(char);
    if (mapped === undefined) {
      const code = char.codePointAt(0)!;
      const found =
        plain === undefined ? catchOnly(() => getItem(table, code), exc.LookupError) : plain.get(code);
      mapped = found === undefined ? char : mappedText(found);
      // A table written in a script may answer differently each time.
      if (plain !== undefined) known.set(char, mapped);
    }
    total += mapped.length;
    checkSize(total);
    parts.push(mapped);
  }
  return parts.join("");
}

function mappedText(found: unknown): string {
  if (found === null) return "";
  const text = strOr(found);
  if (text !== undefined) return text;
  const code = intOr(found);
  if (code === undefined) raiseError(exc.TypeError, "character mapping must return integer, None or str");
  if (code < 0 || code > 0x10ffff) {
    raiseError(exc.ValueError, "character mapping must be in range(0x110000)");
  }
  return String.fromCodePoint(Number(code));
}
