import type { Arg, Arguments, Expr } from "../ast.ts";
import { normalizeName } from "../scanner/chars.ts";
import * as T from "../scanner/token.ts";
import { missingComma } from "./commas.ts";
import { parseExpression, parseStarred } from "./expressions.ts";
import { SYMBOLS } from "./late.ts";
import type { Parser } from "./parser.ts";

interface Draft {
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  kwonlyargs: Arg[];
  kw_defaults: (Expr | null)[];
  kwarg: Arg | null;
  defaults: Expr[];
}

/**
 * Parameters up to `close`, which stays unread: `)` for a function (with annotations), `:` for a lambda
 * (without).
 */
export function parseParameters(p: Parser, close: number): Arguments {
  const start = p.start;
  const a: Draft = {
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kw_defaults: [],
    kwarg: null,
    defaults: [],
  };
  let sawStar = false;
  let sawSlash = false;
  let end = start;
  while (p.kind !== close) {
    if (p.kind === T.STAR) {
      if (sawStar) fail(p, "'*' may stand only once among the parameters.");
      sawStar = true;
      parseStar(p, a, close);
    } else if (p.kind === T.DOUBLE_STAR) parseDoubleStar(p, a, close);
    else if (p.kind === T.SLASH) {
      if (sawSlash) fail(p, "'/' may stand only once among the parameters.");
      if (sawStar) fail(p, "'/' must stand before '*'.");
      if (a.args.length === 0) fail(p, "At least one parameter must stand before '/'.");
      sawSlash = true;
      a.posonlyargs = a.args;
      a.args = [];
      p.advance();
      if (p.kind === T.STAR) fail(p, "A comma is missing between '/' and '*'.");
    } else if (sawStar) parseKeywordOnly(p, a, close);
    else parsePositional(p, a, close);
    end = p.previousEnd;
    if (p.kind === T.COMMA) p.advance();
    else if (p.kind !== close) {
      const value = lastValue(a);
      if (close === T.RPAR && value !== null && value.span.end === end) missingComma(p, value);
      break;
    }
  }
  const node: Arguments = { kind: "arguments", ...a, span: { start: end === start ? end : start, end } };
  refuseDuplicates(p, node);
  return node;
}

/** The expression that ends the parameters read so far: a default or an annotation. */
function lastValue(a: Draft): Expr | null {
  const arg = a.kwarg ?? a.kwonlyargs.at(-1) ?? a.vararg ?? a.args.at(-1);
  const value = a.kwarg === null && a.kwonlyargs.length > 0 ? a.kw_defaults.at(-1) : a.defaults.at(-1);
  if (value && arg && value.span.end > arg.span.end) return value;
  return arg?.annotation ?? null;
}

function parsePositional(p: Parser, a: Draft, close: number): void {
  if (p.kind === T.LPAR) parenthesized(p, close);
  const arg = parseParameter(p, close, false);
  const value = parseDefault(p, close);
  if (value !== null) a.defaults.push(value);
  else if (a.defaults.length > 0) {
    p.failAt(
      arg,
      "parameter-order",
      `The parameter '${arg.arg}' without a default follows one with a default.`,
      "Put the parameters with defaults last.",
    );
  }
  a.args.push(arg);
}

function parseKeywordOnly(p: Parser, a: Draft, close: number): void {
  a.kwonlyargs.push(parseParameter(p, close, false));
  a.kw_defaults.push(parseDefault(p, close));
}

function parseStar(p: Parser, a: Draft, close: number): void {
  p.advance();
  if (p.kind === T.COMMA) {
    const next = p.peek(1);
    if (next === close || next === T.DOUBLE_STAR) bareStar(p);
    return;
  }
  if (p.kind === close) bareStar(p);
  a.vararg = parseParameter(p, close, true);
  if (p.kind === T.EQUAL) fail(p, `The parameter '*${a.vararg.arg}' cannot have a default value.`);
}

function bareStar(p: Parser): never {
  fail(p, "At least one named parameter must follow a '*' of its own.");
}

function parseDoubleStar(p: Parser, a: Draft, close: number): void {
  p.advance();
  a.kwarg = parseParameter(p, close, false);
  if (p.kind === T.EQUAL) fail(p, `The parameter '**${a.kwarg.arg}' cannot have a default value.`);
  if (p.kind !== T.COMMA) return;
  const next = p.peek(1);
  if (next === T.NAME || next === T.STAR || next === T.DOUBLE_STAR || next === T.SLASH) {
    p.advance();
    fail(p, `Nothing can follow the parameter '**${a.kwarg.arg}'.`);
  }
}

function parseParameter(p: Parser, close: number, isStar: boolean): Arg {
  const nameSpan = p.tokenSpan();
  if (p.kind !== T.NAME) p.unexpected();
  const arg = normalizeName(p.tokenText());
  p.advance();
  let annotation: Expr | null = null;
  if (close === T.RPAR && p.kind === T.COLON) {
    p.advance();
    annotation = isStar && p.kind === T.STAR ? parseStarred(p) : parseExpression(p);
  }
  return { kind: "arg", arg, nameSpan, annotation, span: p.from(nameSpan.start) };
}

function parseDefault(p: Parser, close: number): Expr | null {
  if (p.kind !== T.EQUAL) return null;
  const next = p.peek(1);
  if (next === close || next === T.COMMA) fail(p, "The default value is missing behind '='.");
  p.advance();
  return parseExpression(p);
}

/** Python 2 could unpack a tuple in the parameter list. */
function parenthesized(p: Parser, close: number): never {
  const open = p.start;
  const isList = p.attempt(() => {
    p.advance();
    while (p.kind === T.NAME) {
      p.advance();
      if (!p.accept(T.COMMA)) break;
    }
    return p.kind === T.RPAR && p.peek(-1) !== T.LPAR ? p.end : undefined;
  });
  if (isList === undefined) p.unexpected();
  p.fail(
    "invalid-parameters",
    `The parameters of a ${close === T.COLON ? "lambda" : "function"} cannot stand in parentheses of their own.`,
    open,
    isList,
    "Take one parameter and unpack it in the body.",
  );
}

function fail(p: Parser, message: string): never {
  const { start, end } = p.tokenSpan();
  p.fail("invalid-parameters", message, start, end);
}

function refuseDuplicates(p: Parser, a: Arguments): void {
  const count = a.posonlyargs.length + a.args.length + a.kwonlyargs.length;
  if (count + (a.vararg === null ? 0 : 1) + (a.kwarg === null ? 0 : 1) < 2) return;
  const seen = new Set<string>();
  for (const arg of [...a.posonlyargs, ...a.args, ...a.kwonlyargs, a.vararg, a.kwarg]) {
    if (arg === null) continue;
    if (seen.has(arg.arg)) {
      p.reportLate(
        SYMBOLS,
        "duplicate-parameter",
        `The parameter '${arg.arg}' occurs twice.`,
        arg.nameSpan,
        "Give each parameter its own name.",
      );
    }
    seen.add(arg.arg);
  }
}
