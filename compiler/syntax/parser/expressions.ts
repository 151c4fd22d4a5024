import type { Expr, Starred } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { equalsInCondition } from "./arguments.ts";
import { startsExpression } from "./commas.ts";
import { parseLambda } from "./lambda.ts";
import { CODE } from "./late.ts";
import { BITWISE_OR, parseOperators } from "./operators.ts";
import { nameHere, type Parser } from "./parser.ts";
import { describeExpr } from "./targets.ts";

/** CPython's `expression`: a conditional expression, a lambda, or operators. */
export function parseExpression(p: Parser): Expr {
  if (p.kind === T.LAMBDA) return parseLambda(p);
  const start = p.start;
  const body = parseOperators(p, 1);
  return p.kind === T.IF ? parseConditional(p, start, body) : body;
}

function parseConditional(p: Parser, start: number, body: Expr): Expr {
  p.advance();
  p.enter();
  const test = parseOperators(p, 1);
  if (p.kind !== T.ELSE) {
    if (p.kind === T.COLON) p.unexpected();
    p.fail(
      "missing-else-in-expression",
      "This conditional expression has an 'if' but no 'else'.",
      body.span.start,
      test.span.end,
      "Write: a if condition else b.",
    );
  }
  p.advance();
  const orelse = parseExpression(p);
  p.leave();
  return { kind: "IfExp", test, body, orelse, span: p.from(start) };
}

/**
 * CPython's `named_expression`: an expression that may be `name := value`. `isArgument` leaves a `=` to
 * the caller, who reads it as a keyword argument.
 */
export function parseNamedExpression(p: Parser, isArgument = false): Expr {
  if (p.kind === T.NAME && p.peek(1) === T.COLON_EQUAL) return parseWalrus(p);
  const expr = parseExpression(p);
  if (p.kind === T.COLON_EQUAL) {
    if (isArgument) p.unexpected();
    p.failAt(
      expr,
      "invalid-assignment-target",
      `${describeExpr(expr)} cannot be assigned to with ':='.`,
      "Only a plain name can stand before ':='.",
    );
  }
  if (p.kind === T.EQUAL && !isArgument) refuseEquals(p, expr);
  return expr;
}

function parseWalrus(p: Parser): Expr {
  const target = nameHere(p, "Store");
  p.advance();
  p.enter();
  const value = parseExpression(p);
  p.leave();
  const node: Expr = { kind: "NamedExpr", target, value, span: p.from(target.span.start) };
  p.walruses.push(node);
  return node;
}

/** `=` behind an expression where only a condition or a value can stand. */
function refuseEquals(p: Parser, left: Expr): never {
  const comparable = p.attempt(() => {
    p.advance();
    parseOperators(p, BITWISE_OR);
    return p.kind !== T.EQUAL && p.kind !== T.COLON_EQUAL ? true : undefined;
  });
  if (comparable === undefined) p.unexpected();
  // The attempt has moved on; the message belongs to the place of the '='.
  if (left.kind === "Name") equalsInCondition(p, left.span.start, p.previousEnd);
  if (isDisplay(left)) p.unexpected();
  p.failAt(
    left,
    "invalid-assignment-target",
    `${describeExpr(left)} cannot be assigned to here.`,
    "Use '==' to compare.",
  );
}

function isDisplay(expr: Expr): boolean {
  if (expr.kind === "Constant") return expr.value.type === "None" || expr.value.type === "bool";
  return expr.kind === "List" || expr.kind === "Tuple" || expr.kind === "GeneratorExp";
}

/** CPython's `star_expressions`: one expression, or a tuple without parentheses. */
export function parseStarExpressions(p: Parser): Expr {
  const start = p.start;
  const first = p.kind === T.STAR ? parseStarred(p) : parseExpression(p);
  if (p.kind === T.COMMA) return parseTupleRest(p, start, first, false);
  if (first.kind === "Starred" && p.kind !== T.EQUAL) lonelyStar(p, first);
  return first;
}

function lonelyStar(p: Parser, starred: Starred): void {
  p.reportLate(
    CODE,
    "misplaced-star",
    "A starred expression cannot stand here alone.",
    starred.span,
    "Put a comma behind it to make a tuple.",
  );
}

/** CPython's `star_named_expressions` for subjects of `match`: the same, with `:=` allowed. */
export function parseStarNamedExpressions(p: Parser): Expr {
  const start = p.start;
  const first = parseStarNamedExpression(p);
  return p.kind === T.COMMA ? parseTupleRest(p, start, first, true) : first;
}

function parseTupleRest(p: Parser, start: number, first: Expr, named: boolean): Expr {
  const elts = [first];
  while (p.kind === T.COMMA) {
    p.advance();
    if (p.kind !== T.STAR && !startsExpression(p.kind)) break;
    if (named) elts.push(parseStarNamedExpression(p));
    else elts.push(p.kind === T.STAR ? parseStarred(p) : parseExpression(p));
  }
  return { kind: "Tuple", elts, ctx: "Load", span: p.from(start) };
}

export function parseStarNamedExpression(p: Parser): Expr {
  return p.kind === T.STAR ? parseStarred(p) : parseNamedExpression(p);
}

/** `*value`, the current token being the star. */
export function parseStarred(p: Parser): Starred {
  const start = p.start;
  p.advance();
  const value = parseOperators(p, BITWISE_OR);
  return { kind: "Starred", value, ctx: "Load", span: p.from(start) };
}

/** The right side of an assignment: `star_expressions` or a yield expression. */
export function parseValue(p: Parser): Expr {
  return p.kind === T.YIELD ? parseYield(p) : parseStarExpressions(p);
}

/** A yield expression, the current token being `yield`. */
export function parseYield(p: Parser): Expr {
  const start = p.start;
  const word = p.tokenSpan();
  p.advance();
  let node: Expr;
  if (p.kind === T.FROM) {
    p.advance();
    const value = parseExpression(p);
    node = { kind: "YieldFrom", value, span: p.from(start) };
    if (p.scope.kind === "async function") {
      p.reportLate(
        2,
        "yield-from-in-async-function",
        "'yield from' cannot stand in an async function.",
        node.span,
        "Loop with 'async for' and yield each value.",
      );
    }
  } else {
    const hasValue = p.kind === T.STAR || startsExpression(p.kind);
    node = { kind: "Yield", value: hasValue ? parseStarExpressions(p) : null, span: p.from(start) };
  }
  p.lastYield = node.span;
  p.scope.facts.yields = true;
  if (p.scope.kind === "module" || p.scope.kind === "class") {
    p.reportLate(
      2,
      "yield-outside-function",
      "'yield' stands outside of any function.",
      { start: word.start, end: node.span.end },
      "Only a function can yield values.",
    );
  }
  return node;
}
