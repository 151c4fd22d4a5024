import type { Expr, Match, MatchCase } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { missingBlock, parseBlock } from "./blocks.ts";
import { expectColon } from "./colon.ts";
import { startsExpression } from "./commas.ts";
import { parseNamedExpression, parseStarNamedExpressions } from "./expressions.ts";
import type { Parser } from "./parser.ts";
import { checkCases } from "./pattern-rules.ts";
import { parsePatterns } from "./patterns.ts";

/**
 * A `match` statement, the current token being the name `match`; undefined where that is an ordinary
 * name. `match (x):` with a line end behind it can be nothing else.
 */
export function parseMatch(p: Parser): Match | undefined {
  const next = p.peek(1);
  if (next !== T.STAR && !startsExpression(next)) return undefined;
  const start = p.start;
  const subject = p.attempt(() => parseSubject(p));
  if (subject === undefined) return undefined;
  p.atModuleStart = false;
  expectColon(p, "'match'", false);
  p.advance();
  if (p.kind !== T.INDENT) {
    missingBlock(p, "'match' statement", start);
    const cases: MatchCase[] = [];
    while (p.isWord("case")) cases.push(parseCase(p));
    return { kind: "Match", subject, cases, span: { start, end: p.previousSolidEnd } };
  }
  p.enter();
  p.blockDepth++;
  p.advance();
  const cases: MatchCase[] = [];
  while (p.isWord("case")) cases.push(parseCase(p));
  if (p.kind !== T.DEDENT || cases.length === 0) p.unexpected();
  p.advance();
  p.blockDepth--;
  p.leave();
  checkCases(p, cases);
  return { kind: "Match", subject, cases, span: { start, end: p.previousSolidEnd } };
}

function parseSubject(p: Parser): Expr | undefined {
  const callable =
    p.peek(1) === T.LPAR || p.peek(1) === T.LSQB || p.peek(1) === T.MINUS || p.peek(1) === T.PLUS;
  p.advance();
  const star = p.kind === T.STAR;
  const subject = parseStarNamedExpressions(p);
  if (star && subject.kind === "Starred") return undefined;
  if (p.kind === T.COLON) return p.peek(1) === T.NEWLINE ? subject : undefined;
  // A forgotten colon, unless the line is a statement about a thing called match.
  return p.kind === T.NEWLINE && !callable && !star && p.peek(1) === T.INDENT ? subject : undefined;
}

function parseCase(p: Parser): MatchCase {
  const start = p.start;
  p.advance();
  const pattern = parsePatterns(p);
  const guard = p.accept(T.IF) ? parseNamedExpression(p) : null;
  expectColon(p, "'case'", false);
  const body = parseBlock(p, "'case' statement", start);
  return { kind: "match_case", pattern, guard, body, span: { start, end: p.previousSolidEnd } };
}
