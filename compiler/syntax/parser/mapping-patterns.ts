import type { Span } from "../../source/span.ts";
import type { Expr, Pattern } from "../ast.ts";
import * as T from "../scanner/token.ts";
import type { Parser } from "./parser.ts";
import { parseDottedName, parseLiteral, parsePattern } from "./patterns.ts";

/** `{key: pattern, **rest}`, the current token being the brace. */
export function parseMappingPattern(p: Parser): Pattern {
  const start = p.start;
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | null = null;
  let nameSpan: Span | null = null;
  p.advance();
  while (p.kind !== T.RBRACE) {
    if (rest !== null) p.unexpected();
    if (p.accept(T.DOUBLE_STAR)) {
      nameSpan = p.tokenSpan();
      if (p.isWord("_")) p.unexpected();
      rest = p.name();
    } else {
      keys.push(parseKey(p));
      p.expect(T.COLON);
      patterns.push(parsePattern(p));
    }
    if (!p.accept(T.COMMA)) break;
  }
  if (p.kind !== T.RBRACE) p.unexpected();
  p.advance();
  return { kind: "MatchMapping", keys, patterns, rest, nameSpan, span: p.from(start) };
}

function parseKey(p: Parser): Expr {
  switch (p.kind) {
    case T.NAME:
      if (p.peek(1) !== T.DOT) p.unexpected();
      return parseDottedName(p);
    case T.NONE:
    case T.TRUE:
    case T.FALSE: {
      const span = p.tokenSpan();
      const kind = p.kind;
      p.advance();
      if (kind === T.NONE) return { kind: "Constant", value: { type: "None" }, span };
      return { kind: "Constant", value: { type: "bool", value: kind === T.TRUE }, span };
    }
    case T.NUMBER:
    case T.MINUS:
    case T.STRING:
      return parseLiteral(p);
    default:
      return p.unexpected();
  }
}
