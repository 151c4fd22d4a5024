import type { Expr, Keyword } from "../ast.ts";
import { normalizeName } from "../scanner/chars.ts";
import * as T from "../scanner/token.ts";
import { missingComma } from "./commas.ts";
import { atGenerators, parseGenerators } from "./comprehensions.ts";
import { parseExpression, parseNamedExpression } from "./expressions.ts";
import { CODE } from "./late.ts";
import type { Parser } from "./parser.ts";
import { describeExpr } from "./targets.ts";

/** `func(...)`, the current token being the parenthesis; `func` and its own parentheses begin at `start`. */
export function parseCall(p: Parser, start: number, func: Expr): Expr {
  p.enter();
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  parseArguments(p, args, keywords);
  p.leave();
  return { kind: "Call", func, args, keywords, span: p.from(start) };
}

/** The arguments of a call or of a class, parentheses included. */
export function parseArguments(p: Parser, args: Expr[], keywords: Keyword[], isClass = false): void {
  const open = p.start;
  p.advance();
  let unpacked = false;
  let late: Expr | null = null;
  while (p.kind !== T.RPAR) {
    const start = p.start;
    let last: Expr;
    if (p.kind === T.STAR) {
      if (unpacked) {
        p.fail(
          "argument-order",
          "Unpacking with '*' follows unpacking with '**'.",
          start,
          p.end,
          "Put '*' arguments before '**' arguments.",
        );
      }
      p.advance();
      last = parseExpression(p);
      args.push({ kind: "Starred", value: last, ctx: "Load", span: p.from(start) });
    } else if (p.kind === T.DOUBLE_STAR) {
      p.advance();
      last = parseExpression(p);
      keywords.push({ kind: "keyword", arg: null, argSpan: null, value: last, span: p.from(start) });
      unpacked = true;
    } else if (p.kind === T.NAME && p.peek(1) === T.EQUAL) {
      last = parseKeyword(p, keywords);
    } else {
      last = parsePositional(p, open, args.length + keywords.length, isClass);
      if (p.kind === T.EQUAL) notAKeyword(p, last);
      if (keywords.length > 0) late ??= last;
      args.push(last);
    }
    if (p.kind === T.COMMA) p.advance();
    else if (p.kind !== T.RPAR) missingComma(p, last);
  }
  // CPython notices at the end of the arguments, and that is the line it gives.
  if (late !== null) positionalTooLate(p, late, unpacked);
  p.advance();
  if (keywords.length > 1) refuseRepeated(p, keywords);
}

function parseKeyword(p: Parser, keywords: Keyword[]): Expr {
  const argSpan = p.tokenSpan();
  const arg = normalizeName(p.tokenText());
  p.advance();
  const equals = p.start;
  p.advance();
  if (p.kind === T.COMMA || p.kind === T.RPAR) {
    p.fail(
      "missing-argument-value",
      `The argument '${arg}' has no value behind '='.`,
      argSpan.start,
      equals + 1,
      `Write ${arg}=value.`,
    );
  }
  const value = parseExpression(p);
  if (atGenerators(p)) equalsInCondition(p, argSpan.start, equals + 1);
  keywords.push({ kind: "keyword", arg, argSpan, value, span: p.from(argSpan.start) });
  return value;
}

function parsePositional(p: Parser, open: number, before: number, isClass: boolean): Expr {
  const start = p.start;
  const value = parseNamedExpression(p, true);
  if (isClass || !atGenerators(p)) return value;
  const generators = parseGenerators(p, value, start, "generator expression");
  const alone = before === 0 && p.kind === T.RPAR;
  if (!alone) {
    const isLast = p.kind === T.RPAR || (p.kind === T.COMMA && p.peek(1) === T.RPAR && before > 0);
    if (p.kind !== T.COMMA && !isLast) p.unexpected();
    p.fail(
      "unparenthesized-generator",
      "A generator expression must stand in parentheses of its own when it is not the only argument.",
      start,
      p.previousEnd,
      "Put it in parentheses.",
    );
  }
  // As the only argument it takes the parentheses of the call for its own, in its place too.
  return { kind: "GeneratorExp", elt: value, generators, span: { start: open, end: p.end } };
}

/** `f(a.b = 1)`, `f(True = 1)`: what stands before `=` is not a name. */
function notAKeyword(p: Parser, before: Expr): never {
  if (before.kind === "Constant" && before.value.type !== "str" && isWordConstant(before.value.type)) {
    p.failAt(
      before,
      "invalid-assignment-target",
      `${describeExpr(before)} cannot be assigned to.`,
      "Give the argument by its name.",
    );
  }
  p.fail(
    "expression-as-keyword",
    "The left side of '=' in a call must be the name of an argument.",
    before.span.start,
    p.end,
    "Use '==' to compare.",
  );
}

function isWordConstant(type: string): boolean {
  return type === "None" || type === "bool";
}

function positionalTooLate(p: Parser, arg: Expr, unpacked: boolean): void {
  p.report(
    "argument-order",
    unpacked
      ? `The positional argument '${p.excerpt(arg.span)}' follows unpacking with '**'.`
      : `The positional argument '${p.excerpt(arg.span)}' follows a keyword argument.`,
    p.tokenSpan(),
    "Put the arguments without a name first.",
    [{ span: arg.span, message: "this argument" }],
  );
}

export function equalsInCondition(p: Parser, start: number, end: number): never {
  p.fail(
    "equals-in-expression",
    "'=' does not compare and cannot stand inside an expression.",
    start,
    end,
    "Use '==' to compare, or ':=' to give a name its value inside an expression.",
  );
}

function refuseRepeated(p: Parser, keywords: Keyword[]): void {
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === null) continue;
    if (seen.has(keyword.arg)) {
      p.reportLate(
        CODE,
        "repeated-keyword-argument",
        `The argument '${keyword.arg}' is given twice.`,
        keyword.span,
        "Remove one of the two.",
      );
    }
    seen.add(keyword.arg);
  }
}
