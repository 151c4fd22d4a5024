import type { Expr, Stmt, WithItem } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { checkStars } from "./assignments.ts";
import { parseBlock } from "./blocks.ts";
import { expectColon } from "./colon.ts";
import { parseExpression, parseStarred } from "./expressions.ts";
import { BITWISE_OR, parseOperators } from "./operators.ts";
import type { Parser } from "./parser.ts";
import { enterBlock } from "./scope.ts";
import { makeTarget } from "./targets.ts";

/** A `with`, the current token; the statement begins at `start`, where `async` may stand. */
export function parseWith(p: Parser, start: number, isAsync: boolean): Stmt {
  const word = p.start;
  p.advance();
  const items = p.kind === T.LPAR && colonFollowsGroup(p) ? ambiguousItems(p) : plainItems(p);
  expectColon(p, "'with'", false);
  const { scope } = p;
  enterBlock(p, word, scope);
  const body = parseBlock(p, "'with' statement", word);
  p.scope = scope;
  const span = { start, end: p.previousSolidEnd };
  return { kind: isAsync ? "AsyncWith" : "With", items, body, span };
}

function plainItems(p: Parser): WithItem[] {
  const items: WithItem[] = [];
  do items.push(parseItem(p));
  while (p.accept(T.COMMA));
  return items;
}

/** Items that begin with a parenthesis. Where neither reading works, the one that got further is reported. */
function ambiguousItems(p: Parser): WithItem[] {
  const grouped = parenthesizedItems(p);
  if (grouped !== undefined) return grouped;
  const failure = p.attemptFailure;
  const plain = p.attempt(() => plainItems(p));
  if (plain !== undefined) return plain;
  const other = p.attemptFailure;
  if (failure !== null && (other === null || failure.pos > other.pos)) throw failure.abort;
  throw other!.abort;
}

/** `with (a as b, c as d):`; where the parentheses turn out to belong to an expression, nothing is read. */
function parenthesizedItems(p: Parser): WithItem[] | undefined {
  return p.attempt(() => {
    const items: WithItem[] = [];
    p.enter();
    p.advance();
    do {
      if (p.kind === T.RPAR) break;
      items.push(parseItem(p));
    } while (p.accept(T.COMMA));
    p.leave();
    if (items.length === 0 || !p.accept(T.RPAR) || p.kind !== T.COLON) p.unexpected();
    return items;
  });
}

/** Whether a colon stands behind the bracket that closes the one at the current token. */
function colonFollowsGroup(p: Parser): boolean {
  let depth = 0;
  for (let distance = 0; ; distance++) {
    const kind = p.peek(distance);
    if (kind === T.LPAR || kind === T.LSQB || kind === T.LBRACE) depth++;
    else if (kind === T.RPAR || kind === T.RSQB || kind === T.RBRACE) {
      if (--depth === 0) return p.peek(distance + 1) === T.COLON;
    } else if (kind === T.NEWLINE || kind === T.ERROR || kind === T.ENDMARKER) return false;
  }
}

function parseItem(p: Parser): WithItem {
  const start = p.start;
  const context_expr = parseExpression(p);
  let optional_vars: Expr | null = null;
  if (p.accept(T.AS)) {
    optional_vars = p.kind === T.STAR ? parseStarred(p) : parseOperators(p, BITWISE_OR);
    makeTarget(p, optional_vars, "assign");
    checkStars(p, optional_vars, true);
  }
  return { kind: "withitem", context_expr, optional_vars, span: p.from(start) };
}
