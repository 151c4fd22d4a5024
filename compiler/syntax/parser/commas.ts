import type { Expr } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { parseExpression } from "./expressions.ts";
import { legacyStatement } from "./legacy.ts";
import type { Parser } from "./parser.ts";

/** Whether a token can begin an expression. */
export function startsExpression(kind: number): boolean {
  switch (kind) {
    case T.NAME:
    case T.NUMBER:
    case T.STRING:
    case T.LPAR:
    case T.LSQB:
    case T.LBRACE:
    case T.ELLIPSIS:
    case T.PLUS:
    case T.MINUS:
    case T.TILDE:
    case T.FALSE:
    case T.NONE:
    case T.TRUE:
    case T.NOT:
    case T.LAMBDA:
    case T.AWAIT:
      return true;
    default:
      return false;
  }
}

/**
 * Gives up inside brackets behind the expression `before`: where another expression follows directly, a
 * comma may be missing between the two.
 */
export function missingComma(p: Parser, before: Expr): never {
  const next = { start: p.start, kind: p.kind };
  if (startsExpression(next.kind) && !isPrefixedString(p, before) && !legacyStatement(before)) {
    const after = p.attempt(() => {
      const expr = parseExpression(p);
      return { expr, end: p.pos };
    });
    if (after !== undefined) {
      p.fail(
        "missing-comma",
        `A comma or an operator may be missing between '${p.excerpt(before.span)}' and '${p.excerpt(after.expr.span)}'.`,
        before.span.start,
        after.expr.span.end,
        "Separate the two with a comma, or say with an operator how they belong together.",
      );
    }
  }
  p.unexpected();
}

/** A name right in front of a string is rather a wrong string prefix than a missing comma. */
function isPrefixedString(p: Parser, before: Expr): boolean {
  if (p.kind === T.NOT && p.peek(1) === T.IN) return true;
  return p.kind === T.STRING && before.kind === "Name";
}
