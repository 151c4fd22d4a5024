import type { Span } from "../../source/span.ts";
import type { Expr, Pattern } from "../ast.ts";
import * as T from "../scanner/token.ts";
import type { Parser } from "./parser.ts";
import { parsePattern } from "./patterns.ts";

/** `cls(...)` as a pattern, the current token being the parenthesis. */
export function parseClassPattern(p: Parser, cls: Expr): Pattern {
  const patterns: Pattern[] = [];
  const kwd_attrs: string[] = [];
  const kwdAttrSpans: Span[] = [];
  const kwd_patterns: Pattern[] = [];
  p.advance();
  while (p.kind !== T.RPAR) {
    if (p.kind === T.NAME && p.peek(1) === T.EQUAL) {
      kwdAttrSpans.push(p.tokenSpan());
      kwd_attrs.push(p.name());
      p.advance();
      kwd_patterns.push(parsePattern(p));
    } else {
      const pattern = parsePattern(p);
      if (kwd_attrs.length > 0) {
        p.failAt(
          pattern,
          "pattern-order",
          "A positional pattern follows a keyword pattern.",
          "Put the patterns without a name first.",
        );
      }
      patterns.push(pattern);
    }
    if (!p.accept(T.COMMA)) break;
  }
  if (p.kind !== T.RPAR) p.unexpected();
  p.advance();
  return {
    kind: "MatchClass",
    cls,
    patterns,
    kwd_attrs,
    kwdAttrSpans,
    kwd_patterns,
    span: p.from(cls.span.start),
  };
}
