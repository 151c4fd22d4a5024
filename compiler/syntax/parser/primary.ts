import type { Expr } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { parseCall } from "./arguments.ts";
import { parseAtom } from "./atoms.ts";
import type { Parser } from "./parser.ts";
import { parseSubscript } from "./subscripts.ts";

/** An atom with the attributes, calls and subscripts behind it. */
export function parsePrimary(p: Parser): Expr {
  const start = p.start;
  let expr = parseAtom(p);
  for (;;) {
    switch (p.kind) {
      case T.DOT:
        expr = parseAttribute(p, start, expr);
        break;
      case T.LPAR:
        expr = parseCall(p, start, expr);
        break;
      case T.LSQB:
        expr = parseSubscript(p, start, expr);
        break;
      default:
        return expr;
    }
    p.chained++;
  }
}

function parseAttribute(p: Parser, start: number, value: Expr): Expr {
  p.advance();
  const attrSpan = p.tokenSpan();
  const attr = p.name();
  return {
    kind: "Attribute",
    value,
    attr,
    attrSpan,
    ctx: "Load",
    span: { start, end: attrSpan.end },
  };
}
