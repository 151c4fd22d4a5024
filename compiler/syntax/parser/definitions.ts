import type { Expr, Keyword, Stmt } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { parseArguments } from "./arguments.ts";
import { parseBlock } from "./blocks.ts";
import { expectColon } from "./colon.ts";
import { parseExpression, parseNamedExpression } from "./expressions.ts";
import { CODE } from "./late.ts";
import { parseParameters } from "./parameters.ts";
import type { Parser } from "./parser.ts";
import { newScope } from "./scope.ts";

/** A function, the current token being `def`; it begins at `start`, where `async` may stand. */
export function parseFunction(p: Parser, start: number, decorator_list: Expr[], isAsync: boolean): Stmt {
  p.atModuleStart = false;
  p.advance();
  const nameSpan = p.tokenSpan();
  const name = p.name();
  if (p.kind !== T.LPAR) {
    const { start: at, end } = p.tokenSpan();
    p.fail(
      "missing-parentheses",
      `The function '${name}' has no parameter list.`,
      at,
      end,
      `Write def ${name}():`,
    );
  }
  p.enter();
  p.advance();
  const args = parseParameters(p, T.RPAR);
  if (p.kind !== T.RPAR) p.unexpected();
  p.advance();
  p.leave();
  const returns = p.accept(T.ARROW) ? parseExpression(p) : null;
  expectColon(p, "'def'", true);
  const { scope, walruses, lastYield } = p;
  p.scope = newScope(isAsync ? "async function" : "function");
  p.walruses = [];
  const body = parseBlock(p, "function definition", start);
  if (isAsync) checkAsyncReturns(p);
  p.scope = scope;
  p.walruses = walruses;
  p.lastYield = lastYield;
  const span = { start, end: p.previousSolidEnd };
  const kind = isAsync ? "AsyncFunctionDef" : "FunctionDef";
  return { kind, name, nameSpan, args, body, decorator_list, returns, span };
}

function checkAsyncReturns(p: Parser): void {
  const { yields, valuedReturns } = p.scope.facts;
  if (!yields) return;
  for (const span of valuedReturns) {
    p.reportLate(
      CODE,
      "return-value-in-async-generator",
      "An async function that yields cannot return a value.",
      span,
      "Yield the value, or return without one.",
    );
  }
}

/** A class, the current token being `class`. */
export function parseClass(p: Parser, decorator_list: Expr[]): Stmt {
  p.atModuleStart = false;
  const start = p.start;
  p.advance();
  const nameSpan = p.tokenSpan();
  const name = p.name();
  const bases: Expr[] = [];
  const keywords: Keyword[] = [];
  if (p.kind === T.LPAR) {
    p.enter();
    parseArguments(p, bases, keywords, true);
    p.leave();
  }
  expectColon(p, "'class'", false);
  const { scope, walruses, lastYield } = p;
  p.scope = newScope("class");
  p.walruses = [];
  const body = parseBlock(p, "class definition", start);
  p.scope = scope;
  p.walruses = walruses;
  p.lastYield = lastYield;
  const span = { start, end: p.previousSolidEnd };
  return { kind: "ClassDef", name, nameSpan, bases, keywords, body, decorator_list, span };
}

/** Decorators and the definition below them. */
export function parseDecorated(p: Parser): Stmt {
  const decorators: Expr[] = [];
  while (p.accept(T.AT)) {
    decorators.push(parseNamedExpression(p));
    if (p.kind !== T.NEWLINE) p.unexpected();
    p.advance();
  }
  const start = p.start;
  if (p.kind === T.CLASS) return parseClass(p, decorators);
  if (p.kind === T.DEF) return parseFunction(p, start, decorators, false);
  if (p.kind !== T.ASYNC) p.unexpected();
  p.advance();
  if (p.kind !== T.DEF) p.unexpected();
  return parseFunction(p, start, decorators, true);
}
