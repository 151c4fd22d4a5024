import type { Expr } from "../ast.ts";

/** Whether an expression is the name of a statement of Python 2 that is a function now. */
export function legacyStatement(expr: Expr): boolean {
  return expr.kind === "Name" && (expr.id === "print" || expr.id === "exec");
}
