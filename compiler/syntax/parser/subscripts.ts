import type { Expr, Slice } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { missingComma } from "./commas.ts";
import { parseExpression, parseNamedExpression, parseStarred } from "./expressions.ts";
import type { Parser } from "./parser.ts";

/** `value[...]`, the current token being the bracket; `value` and its own parentheses begin at `start`. */
export function parseSubscript(p: Parser, start: number, value: Expr): Expr {
  p.enter();
  p.advance();
  const slice = parseSlices(p);
  if (p.kind !== T.RSQB) missingComma(p, slice);
  p.advance();
  p.leave();
  return { kind: "Subscript", value, slice, ctx: "Load", span: p.from(start) };
}

function parseSlices(p: Parser): Expr {
  const start = p.start;
  const first = parseSliceElement(p);
  if (p.kind !== T.COMMA && first.kind !== "Starred") return first;
  const elts = [first];
  while (p.accept(T.COMMA)) {
    if (p.kind === T.RSQB) break;
    elts.push(parseSliceElement(p));
  }
  return { kind: "Tuple", elts, ctx: "Load", span: p.from(start) };
}

function parseSliceElement(p: Parser): Expr {
  if (p.kind === T.STAR) return parseStarred(p);
  const start = p.start;
  const lower = p.kind === T.COLON ? null : parseNamedExpression(p);
  if (p.kind !== T.COLON || isBareWalrus(p, lower)) return lower ?? p.unexpected();
  p.advance();
  const upper = endsSlice(p.kind) ? null : parseExpression(p);
  let step: Expr | null = null;
  if (p.accept(T.COLON) && !endsSlice(p.kind)) step = parseExpression(p);
  const slice: Slice = { kind: "Slice", lower, upper, step, span: p.from(start) };
  return slice;
}

/** `a[b := 1:2]` needs parentheses around the assignment expression. */
function isBareWalrus(p: Parser, expr: Expr | null): boolean {
  return expr !== null && expr.kind === "NamedExpr" && p.parenthesized !== expr;
}

function endsSlice(kind: number): boolean {
  return kind === T.COLON || kind === T.COMMA || kind === T.RSQB;
}
