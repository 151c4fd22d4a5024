/** Replacement templates: text with `\1`, `\g<name>` and escapes. */
import { exc, PyBytes, raiseError, strOr, typeName } from "../../kernel.ts";
import { bytesOr, concatBytes, latin1Bytes } from "../../text/bytes/like.ts";
import { latin1Text } from "../../text/codecs/decode.ts";
import { isIdentifier } from "../../text/str-predicates.ts";
import { strRepr } from "../../text/str-repr.ts";
import { SIMPLE } from "./escapes.ts";
import type { PyMatch } from "./match.ts";
import { groupNumber } from "./parser.ts";
import type { PyPattern } from "./pattern-value.ts";
import { DIGITS, isAsciiLetter, OCTAL, Tokens } from "./tokens.ts";

/** Text and numbers of groups in turn. */
export type Template = readonly (string | number)[];

/** The template that a str or bytes is. */
export function templateOf(pattern: PyPattern, source: unknown): Template {
  const text = strOr(source);
  if (text !== undefined) return parse(pattern, source, text, true);
  const bytes = bytesOr(source);
  if (bytes === undefined) {
    raiseError(exc.TypeError, `decoding to str: need a bytes-like object, ${typeName(source)} found`);
  }
  return parse(pattern, source, latin1Text(bytes), false);
}

function parse(pattern: PyPattern, source: unknown, text: string, isText: boolean): Template {
  if (!text.includes("\\")) return [text];
  const s = new Tokens(source, text, isText);
  const parts: (string | number)[] = [];
  let literal = "";
  const group = (number: number, back: number): void => {
    if (number >= pattern.groups) s.fail(`invalid group reference ${number}`, back);
    parts.push(literal, number);
    literal = "";
  };
  for (let token = s.get(); token !== null; token = s.get()) {
    if (!token.startsWith("\\")) {
      literal += token;
      continue;
    }
    const c = token.slice(1);
    if (c === "g") {
      const [number, back] = namedGroup(s, pattern);
      group(number, back);
    } else if (c === "0") {
      literal += String.fromCharCode(Number.parseInt(token.slice(1) + s.take(2, OCTAL), 8) & 255);
    } else if (DIGITS.includes(c)) {
      let digits = token;
      if (s.isNext(DIGITS)) digits += s.get();
      if (digits.length === 3 && OCTAL.includes(c) && OCTAL.includes(digits[2]!) && s.isNext(OCTAL)) {
        digits += s.get();
        const code = Number.parseInt(digits.slice(1), 8);
        if (code > 0o377) s.fail(`octal escape value ${digits} outside of range 0-0o377`, digits.length);
        literal += String.fromCharCode(code);
      } else group(Number(digits.slice(1)), digits.length - 1);
    } else if (SIMPLE[c] !== undefined) literal += String.fromCharCode(SIMPLE[c]);
    else {
      if (isAsciiLetter(c)) s.fail(`bad escape ${token}`, token.length);
      literal += token;
    }
  }
  parts.push(literal);
  return parts;
}

function namedGroup(s: Tokens, pattern: PyPattern): [number: number, back: number] {
  if (!s.accept("<")) s.fail("missing <");
  const name = s.until(">", "group name");
  const back = Array.from(name).length + 1;
  if (isIdentifier(name)) {
    const number = pattern.names.get(name);
    if (number === undefined) raiseError(exc.IndexError, `unknown group name ${strRepr(name)}`);
    return [number, back];
  }
  const number = groupNumber(name);
  if (number === undefined) s.fail(`bad character in group name ${strRepr(name)}`, back);
  return [number, back];
}

/** What a template gives for a match; a group that took no part is empty. */
export function expandTemplate(template: Template, match: PyMatch): unknown {
  if (match.subject.isText) {
    let text = "";
    for (const part of template)
      text += typeof part === "string" ? part : ((match.text(part) as string) ?? "");
    return text;
  }
  const parts = template.map((part) =>
    typeof part === "string"
      ? latin1Bytes(part)
      : ((match.text(part) as PyBytes | undefined)?.b ?? new Uint8Array(0)),
  );
  return new PyBytes(concatBytes(parts));
}
