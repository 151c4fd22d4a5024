import type { Span } from "../../source/span.ts";
import type { Stmt } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { SYMBOLS } from "./late.ts";
import type { Parser } from "./parser.ts";

/** A `global` or `nonlocal` statement. */
export function parseDeclaration(p: Parser): Stmt {
  const start = p.start;
  const kind = p.kind === T.GLOBAL ? "Global" : "Nonlocal";
  p.advance();
  const names: string[] = [];
  const nameSpans: Span[] = [];
  do {
    nameSpans.push(p.tokenSpan());
    names.push(p.name());
  } while (p.accept(T.COMMA));
  p.hasDeclarations = true;
  const span = p.from(start);
  if (kind === "Nonlocal" && p.scope.kind === "module") {
    p.reportLate(
      SYMBOLS,
      "nonlocal-at-top-level",
      "'nonlocal' stands outside of any function.",
      span,
      "Only a function inside a function can rebind a name of the outer one.",
    );
  }
  return { kind, names, nameSpans, span };
}
