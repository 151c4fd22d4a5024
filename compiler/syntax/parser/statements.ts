import type { Stmt } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { parseExpressionStatement } from "./assignments.ts";
import { parseFor, parseIf, parseWhile } from "./control-flow.ts";
import { parseDeclaration } from "./declarations.ts";
import { parseClass, parseDecorated, parseFunction } from "./definitions.ts";
import { parseImport, parseImportFrom } from "./imports.ts";
import { parseMatch } from "./match.ts";
import type { Parser } from "./parser.ts";
import { parseAssert, parseDelete, parseJump, parseRaise, parseReturn } from "./simple-statements.ts";
import { parseTry } from "./try.ts";
import { parseWith } from "./with.ts";

/** Reads one statement, or a line of several, into `body`. */
export function parseStatement(p: Parser, body: Stmt[]): void {
  const start = p.start;
  switch (p.kind) {
    case T.IF:
      body.push(parseIf(p));
      return;
    case T.FOR:
      body.push(parseFor(p, start, false));
      return;
    case T.WHILE:
      body.push(parseWhile(p));
      return;
    case T.DEF:
      body.push(parseFunction(p, start, [], false));
      return;
    case T.CLASS:
      body.push(parseClass(p, []));
      return;
    case T.AT:
      body.push(parseDecorated(p));
      return;
    case T.WITH:
      body.push(parseWith(p, start, false));
      return;
    case T.TRY:
      body.push(parseTry(p));
      return;
    case T.ASYNC:
      body.push(parseAsync(p, start));
      return;
    case T.NAME:
      if (p.isWord("match")) {
        const match = parseMatch(p);
        if (match !== undefined) {
          body.push(match);
          return;
        }
      }
  }
  parseSimpleStatements(p, body);
}

function parseAsync(p: Parser, start: number): Stmt {
  const next = p.peek(1);
  p.advance();
  if (next === T.DEF) return parseFunction(p, start, [], true);
  if (next !== T.FOR && next !== T.WITH) p.unexpected();
  const node = next === T.FOR ? parseFor(p, start, true) : parseWith(p, start, true);
  if (p.scope.kind !== "async function") {
    p.reportLate(
      2,
      "async-outside-async-function",
      `'async ${next === T.FOR ? "for" : "with"}' stands outside of an async function.`,
      { start, end: start + 5 },
      "Only a function that begins with 'async def' can wait.",
    );
  }
  return node;
}

/** A line of simple statements with semicolons between them. */
export function parseSimpleStatements(p: Parser, body: Stmt[]): void {
  for (;;) {
    const node = parseSimpleStatement(p);
    body.push(node);
    if (p.atModuleStart) p.atModuleStart = keepsModuleStart(node);
    if (p.kind === T.SEMI) {
      p.advance();
      if (p.kind !== T.NEWLINE) continue;
    }
    if (p.kind !== T.NEWLINE) p.unexpected();
    p.advance();
    return;
  }
}

/** What may stand in front of a `from __future__` import. */
function keepsModuleStart(node: Stmt): boolean {
  if (node.kind === "ImportFrom") return node.module === "__future__" && node.level === 0;
  return node.kind === "Expr" && node.value.kind === "Constant" && node.value.value.type === "str";
}

function parseSimpleStatement(p: Parser): Stmt {
  switch (p.kind) {
    case T.RETURN:
      return parseReturn(p);
    case T.IMPORT:
      return parseImport(p);
    case T.FROM:
      return parseImportFrom(p);
    case T.RAISE:
      return parseRaise(p);
    case T.PASS: {
      const span = p.tokenSpan();
      p.advance();
      return { kind: "Pass", span };
    }
    case T.BREAK:
    case T.CONTINUE:
      return parseJump(p);
    case T.DEL:
      return parseDelete(p);
    case T.ASSERT:
      return parseAssert(p);
    case T.GLOBAL:
    case T.NONLOCAL:
      return parseDeclaration(p);
    default:
      return parseExpressionStatement(p);
  }
}
