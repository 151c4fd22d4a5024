import type { Span } from "../../source/span.ts";
import type { Expr, FormattedValue, JoinedStr } from "../ast.ts";
import { plainText } from "../literals/escapes.ts";
import type { StringToken } from "../literals/string-token.ts";
import * as T from "../scanner/token.ts";
import { parseElements, starAlone } from "./atoms.ts";
import { missingComma } from "./commas.ts";
import { atGenerators, parseGenerators } from "./comprehensions.ts";
import { parseStarNamedExpression, parseYield } from "./expressions.ts";
import { fieldEnd } from "./field-extent.ts";
import type { Parser } from "./parser.ts";
import { type StringParts, stringText } from "./strings.ts";

/** How deep format specs may nest, counting the f-string itself. */
const MAX_SPEC_DEPTH = 2;
/** How many f-strings may stand one inside the other; their quotes allow no more than a few. */
const MAX_EMBEDDING = 8;

const BRACE_OPEN = 123;
const BRACE_CLOSE = 125;

/**
 * Reads the inside of an f-string into `parts`. What is in it has CPython's place: that of the whole row of
 * strings, but for a format spec, and the last text in it, that of the string that it is in.
 */
export function parseFormatString(p: Parser, token: StringToken, parts: StringParts, span: Span): void {
  const end = parseFields(p, token, token.bodyStart, parts, span, 0);
  if (end < token.bodyEnd) singleBrace(p, end);
}

/** Reads texts and fields from `start` on; in a format spec (`level` above 0) up to its closing brace. */
function parseFields(
  p: Parser,
  token: StringToken,
  start: number,
  parts: StringParts,
  span: Span,
  level: number,
): number {
  const text = p.text;
  let i = start;
  while (i < token.bodyEnd) {
    const stop = textEnd(p, token, i);
    parts.addText(stringText(p, i, stop, token.isRaw));
    if (stop >= token.bodyEnd) return token.bodyEnd;
    const brace = text.charCodeAt(stop);
    if (level === 0 && stop + 1 < token.bodyEnd && text.charCodeAt(stop + 1) === brace) {
      parts.addText(text.charAt(stop));
      i = stop + 2;
    } else if (brace === BRACE_CLOSE) {
      if (level === 0) singleBrace(p, stop);
      return stop;
    } else i = parseField(p, token, stop, parts, span, level);
  }
  return i;
}

/** The offset of the next brace that is no part of a \N{...}. */
function textEnd(p: Parser, token: StringToken, start: number): number {
  const text = p.text;
  for (let i = start; i < token.bodyEnd; i++) {
    const c = text.charCodeAt(i);
    if (c === BRACE_OPEN || c === BRACE_CLOSE) return i;
    if (c !== 92 || token.isRaw) continue;
    const next = text.charCodeAt(i + 1);
    if (next === 78 && text.charCodeAt(i + 2) === BRACE_OPEN) {
      const close = text.indexOf("}", i + 3);
      i = close < 0 ? token.bodyEnd : close;
    } else if (next !== BRACE_OPEN && next !== BRACE_CLOSE) i++;
  }
  return token.bodyEnd;
}

/** A field, whose opening brace is at `open`. Returns the offset behind its closing brace. */
function parseField(
  p: Parser,
  token: StringToken,
  open: number,
  parts: StringParts,
  span: Span,
  level: number,
): number {
  if (level >= MAX_SPEC_DEPTH)
    p.fail("invalid-f-string", "The fields of this f-string are nested too deeply.", open, open + 1);
  const text = p.text;
  const start = open + 1;
  const exprEnd = fieldEnd(p, start, token.bodyEnd);
  if (exprEnd >= token.bodyEnd) unclosedField(p, open);
  const value = parseFieldExpression(p, start, exprEnd);
  let i = exprEnd;
  let isSelfDocumenting = false;
  if (text.charCodeAt(i) === 61) {
    isSelfDocumenting = true;
    i++;
    while (i < token.bodyEnd && isSpace(text.charCodeAt(i))) i++;
    parts.addText(plainText(text, start, i));
  }
  let conversion: FormattedValue["conversion"] = -1;
  if (i < token.bodyEnd && text.charCodeAt(i) === 33) {
    if (i + 1 >= token.bodyEnd) unclosedField(p, open);
    conversion = conversionAt(p, i + 1);
    i += 2;
  }
  let format_spec: JoinedStr | null = null;
  if (i < token.bodyEnd && text.charCodeAt(i) === 58) {
    const spec = parts.fresh();
    i = parseFields(p, token, i + 1, spec, span, level + 1);
    const specSpan = { start: token.start, end: token.end };
    format_spec = { kind: "JoinedStr", values: spec.finish(specSpan), span: specSpan };
  }
  if (i >= token.bodyEnd || text.charCodeAt(i) !== BRACE_CLOSE) unclosedField(p, open);
  if (isSelfDocumenting && format_spec === null && conversion === -1) conversion = 114;
  parts.addValue({ kind: "FormattedValue", value, conversion, format_spec, span });
  return i + 1;
}

function parseFieldExpression(p: Parser, start: number, end: number): Expr {
  if (p.text.slice(start, end).trim() === "") {
    p.fail(
      "empty-f-string-field",
      "This field of the f-string holds no expression.",
      start - 1,
      end + 1,
      "Write {{ for a brace.",
    );
  }
  if (p.embedding >= MAX_EMBEDDING) p.tooDeep(start);
  const inner = p.embedded(start, end);
  inner.enter();
  const value = parseFieldValue(inner, { start: start - 1, end: end + 1 });
  if (inner.kind !== T.ENDMARKER) inner.unexpected();
  p.lastYield = inner.lastYield;
  p.chained += inner.chained;
  for (const diagnostic of inner.diagnostics) p.diagnostics.push(diagnostic);
  return value;
}

/**
 * What may stand in parentheses may stand in a field. CPython reads it with a pair of parentheses around
 * it, which then belong to the place of a tuple or generator expression.
 */
function parseFieldValue(inner: Parser, span: Span): Expr {
  if (inner.kind === T.YIELD) return parseYield(inner);
  const first = parseStarNamedExpression(inner);
  if (atGenerators(inner)) {
    const generators = parseGenerators(inner, first, first.span.start, "generator expression");
    return { kind: "GeneratorExp", elt: first, generators, span };
  }
  if (inner.kind !== T.COMMA) {
    if (first.kind === "Starred") starAlone(inner, first);
    if (inner.kind !== T.ENDMARKER) missingComma(inner, first);
    return first;
  }
  const elts = parseElements(inner, first, T.ENDMARKER);
  return { kind: "Tuple", elts, ctx: "Load", span };
}

function conversionAt(p: Parser, at: number): 97 | 114 | 115 {
  const c = p.text.charCodeAt(at);
  if (c === 97 || c === 114 || c === 115) return c;
  return p.fail(
    "invalid-f-string",
    `'${p.text.charAt(at)}' is not a conversion of an f-string field.`,
    at,
    at + 1,
    "Write !s, !r or !a.",
  );
}

function singleBrace(p: Parser, at: number): never {
  p.fail(
    "single-brace-in-f-string",
    "This '}' closes no field of the f-string.",
    at,
    at + 1,
    "Write }} for a brace.",
  );
}

function unclosedField(p: Parser, open: number): never {
  p.fail(
    "unclosed-f-string-field",
    "This field of the f-string is not closed.",
    open,
    open + 1,
    "Close it with '}', or write {{ for a brace.",
  );
}

function isSpace(c: number): boolean {
  return c === 32 || (c >= 9 && c <= 13);
}
