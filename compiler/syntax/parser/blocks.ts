import type { Stmt } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { height } from "../walk.ts";
import { openBracketBehind } from "./open-bracket.ts";
import { MAX_TREE_DEPTH, type Parser, SyntaxAbort } from "./parser.ts";
import { parseOrphan, recover, startsClause } from "./recovery.ts";
import { parseSimpleStatements, parseStatement } from "./statements.ts";

/** More errors than this help nobody. */
const MAX_DIAGNOSTICS = 100;

/** Fewer operators than this in a statement cannot make its tree too deep; most have a handful. */
const SUSPICIOUS_CHAIN = 200;

/** Statements up to the end of the block or of the text; broken ones are reported and left out. */
export function parseStatements(p: Parser): Stmt[] {
  const body: Stmt[] = [];
  while (p.kind !== T.DEDENT && p.kind !== T.ENDMARKER) {
    const { pos, depth, scope, blockDepth } = p;
    let statement = pos;
    try {
      while (p.kind !== T.DEDENT && p.kind !== T.ENDMARKER) {
        statement = p.pos;
        // A clause without its statement is the consequence of an error above, if there is one.
        if (startsClause(p.kind) && p.diagnostics.length > 0) parseOrphan(p);
        else parseShallowStatement(p, body);
      }
    } catch (error) {
      if (!(error instanceof SyntaxAbort)) throw error;
      if (p.diagnostics.length >= MAX_DIAGNOSTICS) throw error;
      if (p.failedAt < 0) p.failedAt = p.start;
      const before = p.diagnostics.at(-1);
      const bracket = before === undefined ? null : openBracketBehind(p, statement, blockDepth);
      const found = bracket ?? error.diagnostic;
      // A second complaint about the same token is a consequence of the first.
      if (before?.span.start !== found.span.start) p.diagnostics.push(found);
      p.depth = depth;
      p.scope = scope;
      p.parenthesized = null;
      if (p.pos < pos) throw new Error("the parser went back behind the block's start");
      recover(p, blockDepth, statement);
    }
  }
  return body;
}

/** A statement whose tree is not too deep for the phases to come. */
function parseShallowStatement(p: Parser, body: Stmt[]): void {
  const { chained, start } = p;
  const count = body.length;
  parseStatement(p, body);
  if (p.chained - chained > SUSPICIOUS_CHAIN) {
    const room = MAX_TREE_DEPTH - p.chainDepth - 2 * p.blockDepth;
    for (let i = count; i < body.length; i++) {
      if (height(body[i]!, room) <= room) continue;
      body.length = count;
      p.report(
        "too-deeply-nested",
        "This statement is a chain of too many parts.",
        { start, end: start + 1 },
        "Split it with variables, or use sum(), str.join() or a loop.",
      );
    }
  }
  p.chained = chained;
}

/**
 * The block behind a `:`: statements on the same line, or an indented block. `owner` names the statement
 * that it belongs to, which begins at `start`.
 */
export function parseBlock(p: Parser, owner: string, start: number): Stmt[] {
  if (p.kind !== T.NEWLINE) {
    const body: Stmt[] = [];
    parseSimpleStatements(p, body);
    return body;
  }
  p.advance();
  if (p.kind !== T.INDENT) {
    missingBlock(p, owner, start);
    return [];
  }
  return parseIndented(p);
}

/** The statements between INDENT, the current token, and its DEDENT. */
export function parseIndented(p: Parser): Stmt[] {
  p.enter();
  p.blockDepth++;
  p.advance();
  const body = parseStatements(p);
  p.accept(T.DEDENT);
  p.blockDepth--;
  p.leave();
  return body;
}

export function missingBlock(p: Parser, owner: string, start: number): void {
  if (p.kind === T.ERROR) p.unexpected();
  const line = p.line(start);
  p.report(
    "missing-block",
    `An indented block must follow the ${owner} of line ${line}.`,
    p.tokenSpan(),
    "Indent the lines that belong to it, or write 'pass' where nothing is to be done.",
    [{ span: { start, end: start + 1 }, message: "belongs to this" }],
  );
}
