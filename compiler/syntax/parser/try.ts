import type { Span } from "../../source/span.ts";
import type { ExceptHandler, Expr, Stmt } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { parseBlock } from "./blocks.ts";
import { expectColon } from "./colon.ts";
import { parseElse } from "./control-flow.ts";
import { parseExpression } from "./expressions.ts";
import { CODE } from "./late.ts";
import type { Parser } from "./parser.ts";
import { enterBlock, inExceptStar } from "./scope.ts";

export function parseTry(p: Parser): Stmt {
  const start = p.start;
  p.advance();
  expectColon(p, "'try'", true);
  const { scope } = p;
  enterBlock(p, start, scope);
  const reported = p.diagnostics.length;
  const body = parseBlock(p, "'try' statement", start);
  p.scope = scope;
  const handlers: ExceptHandler[] = [];
  let isStar = false;
  while (p.kind === T.EXCEPT) {
    const star = p.peek(1) === T.STAR;
    if (handlers.length === 0) isStar = star;
    else if (star !== isStar) {
      p.fail(
        "mixed-except-star",
        "This 'try' has both 'except' and 'except*'.",
        p.start,
        p.end,
        "Use one of the two for all its clauses.",
      );
    }
    handlers.push(parseHandler(p, star));
  }
  checkDefaultLast(p, handlers);
  const mark = p.late.mark();
  const orelse = handlers.length > 0 ? parseElse(p, "'else' statement") : [];
  // CPython generates code for `else` in front of the handlers.
  if (handlers.length > 0) p.late.move(mark, handlers[0]!.span.start);
  const finalbody = parseFinally(p);
  // Where the body itself is missing or broken, the handlers are lost with it.
  const isIntact = body.length > 0 || p.diagnostics.length === reported;
  if (handlers.length === 0 && finalbody === null && isIntact) missingHandler(p, start);
  const span = { start, end: p.previousSolidEnd };
  return { kind: isStar ? "TryStar" : "Try", body, handlers, orelse, finalbody: finalbody ?? [], span };
}

function missingHandler(p: Parser, start: number): void {
  if (p.kind === T.ERROR) p.unexpected();
  p.report(
    "missing-except",
    `The 'try' of line ${p.line(start)} has neither an 'except' nor a 'finally' block.`,
    p.tokenSpan(),
    "Say with 'except' what to do about an error.",
    [{ span: { start, end: start + 3 }, message: "begins here" }],
  );
}

export function parseFinally(p: Parser): Stmt[] | null {
  if (p.kind !== T.FINALLY) return null;
  const start = p.start;
  p.advance();
  expectColon(p, "'finally'", true);
  return parseBlock(p, "'finally' statement", start);
}

export function parseHandler(p: Parser, isStar: boolean): ExceptHandler {
  const start = p.start;
  p.advance();
  if (isStar) {
    p.advance();
    if (p.kind === T.COLON || p.kind === T.NEWLINE) {
      const at = p.tokenSpan();
      p.fail("missing-exception-type", "'except*' names no exception type.", at.start, at.end);
    }
  }
  let type: Expr | null = null;
  let name: string | null = null;
  let nameSpan: Span | null = null;
  if (p.kind !== T.COLON && p.kind !== T.NEWLINE) {
    type = parseExpression(p);
    if (p.kind === T.COMMA) severalTypes(p, type);
    if (p.accept(T.AS)) {
      nameSpan = p.tokenSpan();
      name = p.name();
    }
  }
  expectColon(p, isStar ? "'except*'" : "'except'", false);
  const { scope } = p;
  if (isStar) p.scope = inExceptStar(scope);
  const body = parseBlock(p, isStar ? "'except*' statement" : "'except' statement", start);
  p.scope = scope;
  return { kind: "ExceptHandler", type, name, nameSpan, body, span: { start, end: p.previousSolidEnd } };
}

/** `except A, B:` and Python 2's `except A, error:`. */
function severalTypes(p: Parser, first: Expr): never {
  const end = p.attempt(() => {
    while (p.accept(T.COMMA)) {
      if (p.kind === T.COLON || p.kind === T.AS) break;
      parseExpression(p);
    }
    const end = p.previousEnd;
    if (p.accept(T.AS)) p.name();
    return p.kind === T.COLON ? end : undefined;
  });
  if (end === undefined) p.unexpected();
  p.fail(
    "unparenthesized-exception-types",
    "Several exception types must stand in parentheses.",
    first.span.start,
    end,
    "Write except (A, B):, or except A as error: to name the exception.",
  );
}

function checkDefaultLast(p: Parser, handlers: readonly ExceptHandler[]): void {
  for (let i = 0; i < handlers.length - 1; i++) {
    const { type, span } = handlers[i]!;
    if (type !== null) continue;
    p.reportLate(
      CODE,
      "default-except-not-last",
      "An 'except' that catches everything stands in front of another one.",
      { start: span.start, end: span.start + 6 },
      "Put it last.",
    );
  }
}
