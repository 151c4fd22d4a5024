import type { Constant, ConstantValue, Expr } from "../ast.ts";
import { numberValue } from "../literals/number-value.ts";
import * as T from "../scanner/token.ts";
import { parseBraces } from "./braces.ts";
import { missingComma } from "./commas.ts";
import { atGenerators, parseGenerators } from "./comprehensions.ts";
import { parseNamedExpression, parseStarNamedExpression, parseYield } from "./expressions.ts";
import { nameHere, type Parser } from "./parser.ts";
import { parseStrings } from "./strings.ts";

const NONE: ConstantValue = { type: "None" };
const TRUE: ConstantValue = { type: "bool", value: true };
const FALSE: ConstantValue = { type: "bool", value: false };
const ELLIPSIS: ConstantValue = { type: "Ellipsis" };

/** A name, a literal, or anything in brackets. */
export function parseAtom(p: Parser): Expr {
  switch (p.kind) {
    case T.NAME:
      return nameHere(p, "Load");
    case T.NUMBER:
      return constant(p, numberValue(p, p.start, p.end));
    case T.STRING:
      return parseStrings(p);
    case T.LPAR:
      return parseParentheses(p);
    case T.LSQB:
      return parseSquareBrackets(p);
    case T.LBRACE:
      return parseBraces(p);
    case T.NONE:
      return constant(p, NONE);
    case T.TRUE:
      return constant(p, TRUE);
    case T.FALSE:
      return constant(p, FALSE);
    case T.ELLIPSIS:
      return constant(p, ELLIPSIS);
    default:
      return p.unexpected();
  }
}

function constant(p: Parser, value: ConstantValue): Constant {
  const span = p.tokenSpan();
  p.advance();
  return { kind: "Constant", value, span };
}

/** A group, a tuple or a generator expression. */
function parseParentheses(p: Parser): Expr {
  const start = p.start;
  p.enter();
  p.advance();
  const expr = parenthesesContent(p, start);
  p.leave();
  return expr;
}

function parenthesesContent(p: Parser, start: number): Expr {
  if (p.kind === T.RPAR) {
    p.advance();
    return { kind: "Tuple", elts: [], ctx: "Load", span: p.from(start) };
  }
  if (p.kind === T.YIELD) {
    const value = parseYield(p);
    if (p.kind !== T.RPAR) p.unexpected();
    p.advance();
    p.parenthesized = value;
    return value;
  }
  if (p.kind === T.DOUBLE_STAR) doubleStar(p);
  const first = parseStarNamedExpression(p);
  if (p.kind === T.RPAR) {
    if (first.kind === "Starred") starAlone(p, first);
    p.advance();
    p.parenthesized = first;
    return first;
  }
  if (atGenerators(p)) {
    const generators = parseGenerators(p, first, first.span.start, "generator expression");
    if (p.kind !== T.RPAR) p.unexpected();
    p.advance();
    return { kind: "GeneratorExp", elt: first, generators, span: p.from(start) };
  }
  const elts = parseElements(p, first, T.RPAR);
  return { kind: "Tuple", elts, ctx: "Load", span: p.from(start) };
}

export function starAlone(p: Parser, starred: Expr): never {
  p.failAt(
    starred,
    "misplaced-star",
    "A starred expression cannot stand alone in parentheses.",
    "Put a comma behind it to make a tuple.",
  );
}

function doubleStar(p: Parser): never {
  const { start, end } = p.tokenSpan();
  const isGroup = p.attempt(() => {
    p.advance();
    parseNamedExpression(p);
    return p.kind === T.RPAR ? true : undefined;
  });
  if (isGroup === undefined) p.unexpected();
  p.fail(
    "misplaced-star",
    "'**' cannot stand in plain parentheses.",
    start,
    end,
    "Unpack a mapping in a call or a dict.",
  );
}

/** A list or a list comprehension. */
function parseSquareBrackets(p: Parser): Expr {
  const start = p.start;
  p.enter();
  p.advance();
  let expr: Expr;
  if (p.kind === T.RSQB) {
    p.advance();
    expr = { kind: "List", elts: [], ctx: "Load", span: p.from(start) };
  } else {
    const first = parseStarNamedExpression(p);
    if (atGenerators(p)) {
      const generators = parseGenerators(p, first, first.span.start, "list comprehension");
      if (p.kind !== T.RSQB) p.unexpected();
      p.advance();
      expr = { kind: "ListComp", elt: first, generators, span: p.from(start) };
    } else {
      const elts = parseElements(p, first, T.RSQB);
      expr = { kind: "List", elts, ctx: "Load", span: p.from(start) };
    }
  }
  p.leave();
  return expr;
}

/** The elements behind the first, and the closing bracket. */
export function parseElements(p: Parser, first: Expr, close: number): Expr[] {
  const elts = [first];
  let last = first;
  while (p.kind === T.COMMA) {
    p.advance();
    if (p.kind === close) break;
    if (close !== T.RPAR && atGenerators(p)) unparenthesizedElement(p, first);
    last = parseStarNamedExpression(p);
    elts.push(last);
    if (close !== T.RPAR && atGenerators(p)) unparenthesizedElement(p, first);
  }
  if (p.kind !== close) missingComma(p, last);
  p.advance();
  return elts;
}

function unparenthesizedElement(p: Parser, first: Expr): never {
  p.fail(
    "unparenthesized-comprehension-element",
    "The element of this comprehension is a tuple without parentheses.",
    first.span.start,
    p.previousEnd,
    "Put the element in parentheses.",
  );
}
