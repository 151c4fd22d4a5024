import type { Expr, If, Stmt } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { checkStars } from "./assignments.ts";
import { parseBlock } from "./blocks.ts";
import { expectColon } from "./colon.ts";
import { parseForTargets } from "./comprehensions.ts";
import { parseNamedExpression, parseStarExpressions } from "./expressions.ts";
import type { Parser } from "./parser.ts";
import { enterBlock, inLoop } from "./scope.ts";

/**
 * An `if` with its `elif` and `else` clauses. The clauses are collected in a loop and nested afterwards:
 * a chain may be long, and each `elif` is one level deeper in the tree.
 */
export function parseIf(p: Parser): Stmt {
  const clauses: { start: number; test: Expr; body: Stmt[] }[] = [];
  const depth = p.chainDepth;
  do {
    const start = p.start;
    const word = clauses.length === 0 ? "'if'" : "'elif'";
    p.advance();
    const test = parseNamedExpression(p);
    expectColon(p, word, false);
    const body = parseBlock(p, `${word} statement`, start);
    clauses.push({ start, test, body });
    p.deepen(start);
  } while (p.kind === T.ELIF);
  let orelse = parseElse(p, "'else' statement");
  p.chainDepth = depth;
  const end = p.previousSolidEnd;
  let node: If | null = null;
  for (let i = clauses.length - 1; i >= 0; i--) {
    const { start, test, body } = clauses[i]!;
    node = { kind: "If", test, body, orelse, span: { start, end } };
    orelse = [node];
  }
  return node!;
}

export function parseElse(p: Parser, owner: string): Stmt[] {
  if (p.kind !== T.ELSE) return [];
  const start = p.start;
  p.advance();
  expectColon(p, "'else'", true);
  return parseBlock(p, owner, start);
}

export function parseWhile(p: Parser): Stmt {
  const start = p.start;
  p.advance();
  const test = parseNamedExpression(p);
  expectColon(p, "'while'", false);
  const body = parseLoopBody(p, "'while' statement", start);
  const orelse = parseElse(p, "'else' statement");
  return { kind: "While", test, body, orelse, span: { start, end: p.previousSolidEnd } };
}

/** A `for` loop, the current token being `for`; it begins at `start`, where `async` may stand. */
export function parseFor(p: Parser, start: number, isAsync: boolean): Stmt {
  const word = p.start;
  p.advance();
  const target = parseForTargets(p);
  checkStars(p, target, true);
  if (p.kind !== T.IN) p.unexpected();
  p.advance();
  const iter = parseStarExpressions(p);
  expectColon(p, "'for'", false);
  const body = parseLoopBody(p, "'for' statement", word);
  const orelse = parseElse(p, "'else' statement");
  const span = { start, end: p.previousSolidEnd };
  return { kind: isAsync ? "AsyncFor" : "For", target, iter, body, orelse, span };
}

function parseLoopBody(p: Parser, owner: string, start: number): Stmt[] {
  const { scope } = p;
  enterBlock(p, start, inLoop(scope));
  const body = parseBlock(p, owner, start);
  p.scope = scope;
  return body;
}
