import type { Expr, Stmt } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { startsExpression } from "./commas.ts";
import { parseExpression, parseStarExpressions, parseStarred } from "./expressions.ts";
import { CODE } from "./late.ts";
import type { Parser } from "./parser.ts";
import { makeTarget } from "./targets.ts";

export function parseReturn(p: Parser): Stmt {
  const start = p.start;
  const word = p.tokenSpan();
  p.advance();
  const hasValue = p.kind === T.STAR || startsExpression(p.kind);
  const value = hasValue ? parseStarExpressions(p) : null;
  if (p.scope.kind === "module" || p.scope.kind === "class") {
    p.reportLate(
      CODE,
      "return-outside-function",
      "'return' stands outside of any function.",
      word,
      "Put the code into a function, or leave 'return' out.",
    );
  } else if (p.scope.inExceptStar) leavesExceptStar(p, "return", word);
  if (value !== null) p.scope.facts.valuedReturns.push(p.from(start));
  return { kind: "Return", value, span: p.from(start) };
}

export function parseRaise(p: Parser): Stmt {
  const start = p.start;
  p.advance();
  let exc: Expr | null = null;
  let cause: Expr | null = null;
  if (startsExpression(p.kind)) {
    exc = parseExpression(p);
    if (p.accept(T.FROM)) cause = parseExpression(p);
  }
  return { kind: "Raise", exc, cause, span: p.from(start) };
}

export function parseJump(p: Parser): Stmt {
  const span = p.tokenSpan();
  const isBreak = p.kind === T.BREAK;
  const word = isBreak ? "break" : "continue";
  p.advance();
  if (!p.scope.inLoop) {
    p.reportLate(
      CODE,
      isBreak ? "break-outside-loop" : "continue-outside-loop",
      `'${word}' stands outside of any loop.`,
      span,
      "It can only stand in a 'for' or 'while' loop of the same function.",
    );
  } else if (p.scope.inExceptStar && !p.scope.loopInExceptStar) leavesExceptStar(p, word, span);
  return { kind: isBreak ? "Break" : "Continue", span };
}

function leavesExceptStar(p: Parser, word: string, span: { start: number; end: number }): void {
  p.reportLate(CODE, "jump-out-of-except-star", `'${word}' cannot lead out of an 'except*' block.`, span);
}

export function parseDelete(p: Parser): Stmt {
  const start = p.start;
  p.advance();
  const targets: Expr[] = [];
  do {
    if (targets.length > 0 && p.kind !== T.STAR && !startsExpression(p.kind)) break;
    targets.push(p.kind === T.STAR ? parseStarred(p) : parseExpression(p));
  } while (p.accept(T.COMMA));
  for (const target of targets) makeTarget(p, target, "delete");
  return { kind: "Delete", targets, span: p.from(start) };
}

export function parseAssert(p: Parser): Stmt {
  const start = p.start;
  p.advance();
  const test = parseExpression(p);
  const msg = p.accept(T.COMMA) ? parseExpression(p) : null;
  return { kind: "Assert", test, msg, span: p.from(start) };
}
