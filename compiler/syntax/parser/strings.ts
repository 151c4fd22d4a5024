import type { Span } from "../../source/span.ts";
import type { Constant, ConstantValue, Expr, FormattedValue } from "../ast.ts";
import { decodeEscapes, plainText } from "../literals/escapes.ts";
import { type StringToken, splitStringToken } from "../literals/string-token.ts";
import * as T from "../scanner/token.ts";
import { parseFormatString } from "./fstrings.ts";
import type { Parser } from "./parser.ts";

/** A row of string tokens, which Python joins to one. */
export function parseStrings(p: Parser): Expr {
  const { start, end } = p.tokenSpan();
  const first = p.text.charCodeAt(start);
  p.advance();
  if (p.kind !== T.STRING && (first === 34 || first === 39)) {
    const triple =
      end - start >= 6 && p.text.charCodeAt(start + 1) === first && p.text.charCodeAt(start + 2) === first;
    const width = triple ? 3 : 1;
    const value = stringText(p, start + width, end - width, false);
    return { kind: "Constant", value: { type: "str", value }, span: { start, end } };
  }
  const tokens = [splitStringToken(p.text, start, end)];
  while (p.kind === T.STRING) {
    tokens.push(splitStringToken(p.text, p.start, p.end));
    p.advance();
  }
  return joinStrings(p, tokens, start, p.previousEnd);
}

function joinStrings(p: Parser, tokens: readonly StringToken[], start: number, end: number): Expr {
  const span = { start, end };
  const isBytes = tokens[0]!.isBytes;
  if (tokens.some((token) => token.isBytes !== isBytes)) {
    p.fail(
      "mixed-bytes-and-text",
      "Bytes and text are joined to one literal here.",
      start,
      end,
      "Give all parts the prefix b, or none.",
    );
  }
  if (isBytes) return { kind: "Constant", value: bytesValue(p, tokens), span };
  const kindU = tokens[0]!.isUnicode;
  const toConstant = (value: string, place = span): Constant => ({
    kind: "Constant",
    value: kindU ? { type: "str", value, kindU } : { type: "str", value },
    span: place,
  });
  const parts = new StringParts(toConstant);
  let isFormatted = false;
  for (const token of tokens) {
    if (token.isFormatted) {
      isFormatted = true;
      parseFormatString(p, token, parts, span);
    } else parts.addText(stringText(p, token.bodyStart, token.bodyEnd, token.isRaw));
  }
  return isFormatted ? { kind: "JoinedStr", values: parts.finish(), span } : toConstant(parts.text);
}

/** Collects the parts of an f-string; neighbouring texts become one constant. */
export class StringParts {
  text = "";
  private readonly values: (Constant | FormattedValue)[] = [];

  constructor(private readonly toConstant: (text: string, place?: Span) => Constant) {}

  addText(text: string): void {
    this.text += text;
  }

  addValue(value: FormattedValue): void {
    this.flush();
    this.values.push(value);
  }

  /** All parts; `place` is where the last text is said to be, if not in the whole row of strings. */
  finish(place?: Span): (Constant | FormattedValue)[] {
    this.flush(place);
    return this.values;
  }

  /** An empty collection whose constants look alike, for a nested format spec. */
  fresh(): StringParts {
    return new StringParts(this.toConstant);
  }

  private flush(place?: Span): void {
    if (this.text !== "") this.values.push(this.toConstant(this.text, place));
    this.text = "";
  }
}

/** The value of text[start, end), the inside of a string. */
export function stringText(p: Parser, start: number, end: number, isRaw: boolean): string {
  const part = plainText(p.text, start, end);
  if (isRaw || !part.includes("\\")) return part;
  return decoded(p, start, end, false);
}

function decoded(p: Parser, start: number, end: number, isBytes: boolean): string {
  const value = decodeEscapes(p.text, start, end, isBytes);
  if (typeof value === "string") return value;
  p.report(
    value.code,
    value.message,
    { start: value.start, end: value.end },
    value.code === "invalid-escape"
      ? "Complete the escape, or double the backslash, or give the string the prefix r."
      : "Write the character itself, or its number as \\uXXXX or \\UXXXXXXXX.",
  );
  return "";
}

function bytesValue(p: Parser, tokens: readonly StringToken[]): ConstantValue {
  let all = "";
  for (const token of tokens) {
    const bad = firstOutsideAscii(p.text, token.bodyStart, token.bodyEnd);
    if (bad >= 0) {
      p.fail(
        "non-ascii-bytes",
        `The bytes literal holds the character '${String.fromCodePoint(p.text.codePointAt(bad)!)}', which is not ASCII.`,
        bad,
        bad + 1,
        "Write its bytes as \\xNN, or encode a text.",
      );
    }
    const raw = plainText(p.text, token.bodyStart, token.bodyEnd);
    all += token.isRaw || !raw.includes("\\") ? raw : decoded(p, token.bodyStart, token.bodyEnd, true);
  }
  const value = new Uint8Array(all.length);
  for (let i = 0; i < all.length; i++) value[i] = all.charCodeAt(i);
  return { type: "bytes", value };
}

function firstOutsideAscii(text: string, start: number, end: number): number {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 127) return i;
  return -1;
}
