import type { Span } from "../../source/span.ts";
import type { Expr, Pattern } from "../ast.ts";
import { numberValue } from "../literals/number-value.ts";
import * as T from "../scanner/token.ts";
import { parseClassPattern } from "./class-patterns.ts";
import { parseExpression } from "./expressions.ts";
import { parseMappingPattern } from "./mapping-patterns.ts";
import { nameHere, type Parser } from "./parser.ts";
import { parseStrings } from "./strings.ts";

/** The pattern of a `case`: one pattern, or a sequence without brackets. */
export function parsePatterns(p: Parser): Pattern {
  const start = p.start;
  const first = p.kind === T.STAR ? parseStarPattern(p) : parsePattern(p);
  if (p.kind !== T.COMMA) {
    if (first.kind === "MatchStar") p.unexpected();
    return first;
  }
  const patterns = [first];
  while (p.accept(T.COMMA)) {
    if (p.kind === T.COLON || p.kind === T.IF) break;
    patterns.push(p.kind === T.STAR ? parseStarPattern(p) : parsePattern(p));
  }
  return { kind: "MatchSequence", patterns, span: p.from(start) };
}

/** A pattern that may be an alternative and may bind its value with `as`. */
export function parsePattern(p: Parser): Pattern {
  const start = p.start;
  p.enter();
  const pattern = parseOrPattern(p);
  p.leave();
  if (!p.accept(T.AS)) return pattern;
  const nameSpan = p.tokenSpan();
  if (p.isWord("_")) badTarget(p, "'_' cannot be bound with 'as'.", nameSpan);
  if (p.kind !== T.NAME) {
    const target = p.attempt(() => parseExpression(p));
    if (target === undefined) p.unexpected();
    badTarget(p, "Only a plain name can stand behind 'as' in a pattern.", target.span);
  }
  const name = p.name();
  return { kind: "MatchAs", pattern, name, nameSpan, span: p.from(start) };
}

function badTarget(p: Parser, message: string, span: Span): never {
  p.fail("invalid-pattern-target", message, span.start, span.end, "Use another name.");
}

function parseOrPattern(p: Parser): Pattern {
  const start = p.start;
  const first = parseClosedPattern(p);
  if (p.kind !== T.BAR) return first;
  const patterns = [first];
  while (p.accept(T.BAR)) patterns.push(parseClosedPattern(p));
  return { kind: "MatchOr", patterns, span: p.from(start) };
}

function parseClosedPattern(p: Parser): Pattern {
  switch (p.kind) {
    case T.NAME:
      return parseNamePattern(p);
    case T.NUMBER:
    case T.MINUS:
    case T.STRING: {
      const value = parseLiteral(p);
      return { kind: "MatchValue", value, span: value.span };
    }
    case T.NONE:
    case T.TRUE:
    case T.FALSE: {
      const span = p.tokenSpan();
      const kind = p.kind;
      p.advance();
      if (kind === T.NONE) return { kind: "MatchSingleton", value: { type: "None" }, span };
      return { kind: "MatchSingleton", value: { type: "bool", value: kind === T.TRUE }, span };
    }
    case T.LPAR:
      return parseGroupPattern(p);
    case T.LSQB: {
      const start = p.start;
      p.advance();
      const { patterns } = parseElements(p, T.RSQB);
      return { kind: "MatchSequence", patterns, span: p.from(start) };
    }
    case T.LBRACE:
      return parseMappingPattern(p);
    default:
      return p.unexpected();
  }
}

function parseNamePattern(p: Parser): Pattern {
  const start = p.start;
  const next = p.peek(1);
  if (next === T.DOT || next === T.LPAR) {
    const value = parseDottedName(p);
    if (p.kind === T.LPAR) return parseClassPattern(p, value);
    return { kind: "MatchValue", value, span: value.span };
  }
  const nameSpan = p.tokenSpan();
  const isWildcard = p.isWord("_");
  const name = p.name();
  const span = p.from(start);
  if (isWildcard) return { kind: "MatchAs", pattern: null, name: null, nameSpan: null, span };
  return { kind: "MatchAs", pattern: null, name, nameSpan, span };
}

/** `a.b.c`, a value or a class. */
export function parseDottedName(p: Parser): Expr {
  let value: Expr = nameHere(p, "Load");
  while (p.accept(T.DOT)) {
    const attrSpan = p.tokenSpan();
    const attr = p.name();
    p.chained++;
    value = { kind: "Attribute", value, attr, attrSpan, ctx: "Load", span: p.from(value.span.start) };
  }
  return value;
}

/** A number, possibly signed or complex, or a string. */
export function parseLiteral(p: Parser): Expr {
  if (p.kind === T.STRING) {
    const value = parseStrings(p);
    if (value.kind === "JoinedStr") {
      p.failAt(
        value,
        "f-string-in-pattern",
        "An f-string cannot be a pattern.",
        "Compare it in a guard: case x if x == f'...'",
      );
    }
    return value;
  }
  const left = signedNumber(p);
  if (p.kind !== T.PLUS && p.kind !== T.MINUS) return left;
  const op = p.kind === T.PLUS ? "Add" : "Sub";
  requireNumber(p, left, false);
  p.advance();
  if (p.kind !== T.NUMBER) p.unexpected();
  const right = number(p);
  requireNumber(p, right, true);
  return { kind: "BinOp", left, op, right, span: p.from(left.span.start) };
}

function signedNumber(p: Parser): Expr {
  if (p.kind !== T.MINUS) return number(p);
  const start = p.start;
  p.advance();
  if (p.kind !== T.NUMBER) p.unexpected();
  const operand = number(p);
  return { kind: "UnaryOp", op: "USub", operand, span: p.from(start) };
}

function number(p: Parser): Expr {
  const span = p.tokenSpan();
  const value = numberValue(p, span.start, span.end);
  p.advance();
  return { kind: "Constant", value, span };
}

function requireNumber(p: Parser, expr: Expr, imaginary: boolean): void {
  const constant = expr.kind === "UnaryOp" ? expr.operand : expr;
  if (constant.kind === "Constant" && (constant.value.type === "complex") === imaginary) return;
  p.failAt(
    expr,
    "invalid-complex-pattern",
    imaginary
      ? "The second part of a complex number must be imaginary."
      : "The first part of a complex number must be real.",
    "Write it as real + imaginary, for example 1 + 2j.",
  );
}

function parseGroupPattern(p: Parser): Pattern {
  const start = p.start;
  p.advance();
  const { patterns, hasComma } = parseElements(p, T.RPAR);
  const only = patterns[0];
  if (only !== undefined && !hasComma && only.kind !== "MatchStar") return only;
  if (only !== undefined && !hasComma) p.unexpected();
  return { kind: "MatchSequence", patterns, span: p.from(start) };
}

function parseElements(p: Parser, close: number): { patterns: Pattern[]; hasComma: boolean } {
  const patterns: Pattern[] = [];
  let hasComma = false;
  p.enter();
  while (p.kind !== close) {
    patterns.push(p.kind === T.STAR ? parseStarPattern(p) : parsePattern(p));
    if (p.kind !== T.COMMA) break;
    hasComma = true;
    p.advance();
  }
  if (p.kind !== close) p.unexpected();
  p.advance();
  p.leave();
  return { patterns, hasComma };
}

function parseStarPattern(p: Parser): Pattern {
  const start = p.start;
  p.advance();
  const nameSpan = p.tokenSpan();
  const isWildcard = p.isWord("_");
  const name = p.name();
  const span = p.from(start);
  return { kind: "MatchStar", name: isWildcard ? null : name, nameSpan: isWildcard ? null : nameSpan, span };
}
