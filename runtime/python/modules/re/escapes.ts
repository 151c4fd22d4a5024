import { strRepr } from "../../text/str-repr.ts";
import type { Category, SetItem } from "./char-set.ts";
import { DIGITS, HEX, isAsciiLetter, OCTAL, type Tokens } from "./tokens.ts";
import type { Anchor, Node } from "./tree.ts";

/** Escapes that stand for one character. */
export const SIMPLE: Record<string, number> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, "\\": 92 };

const range = (code: number): SetItem => ({ kind: "range", low: code, high: code });
const CATEGORIES = "dDsSwW";
const ANCHORS = "AbBZ";

/** The code of `\x41`, `\u0041`, `\U00000041`; undefined for other escapes. */
function hexadecimal(s: Tokens, token: string): number | undefined {
  const c = token[1]!;
  const digits = c === "x" ? 2 : c === "u" && s.isText ? 4 : c === "U" && s.isText ? 8 : 0;
  if (digits === 0) return undefined;
  const text = token + s.take(digits, HEX);
  if (text.length !== digits + 2) s.fail(`incomplete escape ${text}`, text.length);
  const code = Number.parseInt(text.slice(2), 16);
  if (code > 0x10ffff) s.fail(`bad escape ${text}`, text.length);
  return code;
}

/** `\N{…}`: the library has no table of character names. */
function named(s: Tokens): never {
  if (!s.accept("{")) s.fail("missing {");
  const name = s.until("}", "character name");
  s.fail(`undefined character name ${strRepr(name)}`, name.length + 4);
}

function octal(s: Tokens, text: string): number {
  const code = Number.parseInt(text.slice(1), 8);
  if (code > 0o377) s.fail(`octal escape value ${text} outside of range 0-0o377`, text.length);
  return code;
}

function plain(s: Tokens, token: string): number {
  const c = token.slice(1);
  if (isAsciiLetter(c) || DIGITS.includes(c)) s.fail(`bad escape ${token}`, token.length);
  return c.codePointAt(0)!;
}

/** An escape inside brackets. */
export function setEscape(s: Tokens, token: string): SetItem {
  const c = token.slice(1);
  const simple = SIMPLE[c];
  if (simple !== undefined) return range(simple);
  if (CATEGORIES.includes(c)) return { kind: "category", category: c as Category };
  const code = hexadecimal(s, token);
  if (code !== undefined) return range(code);
  if (c === "N" && s.isText) named(s);
  if (OCTAL.includes(c)) return range(octal(s, token + s.take(2, OCTAL)));
  return range(plain(s, token));
}

const char = (code: number): Node => ({ kind: "char", code, negate: false });

/** An escape outside brackets; `reference` makes a reference to a group of what stands there. */
export function escapeNode(
  s: Tokens,
  token: string,
  reference: (group: number, length: number) => Node,
): Node {
  const c = token.slice(1);
  if (CATEGORIES.includes(c)) {
    return { kind: "set", items: [{ kind: "category", category: c as Category }], negate: false };
  }
  if (ANCHORS.includes(c)) return { kind: "at", anchor: c as Anchor };
  const simple = SIMPLE[c];
  if (simple !== undefined) return char(simple);
  const code = hexadecimal(s, token);
  if (code !== undefined) return char(code);
  if (c === "N" && s.isText) named(s);
  if (c === "0") return char(Number.parseInt((token + s.take(2, OCTAL)).slice(1), 8));
  if (!DIGITS.includes(c)) return char(plain(s, token));
  let text = token;
  if (s.isNext(DIGITS)) {
    text += s.get();
    if (OCTAL.includes(text[1]!) && OCTAL.includes(text[2]!) && s.isNext(OCTAL)) {
      return char(octal(s, text + s.get()));
    }
  }
  return reference(Number(text.slice(1)), text.length);
}
