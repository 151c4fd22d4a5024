import type { Stmt } from "../syntax/ast.ts";

/** Can these statements neither raise nor leave? Only assignments of literals to names are that simple. */
export function isQuietBody(body: readonly Stmt[]): boolean {
  return body.every((statement) => {
    if (statement.kind === "Pass") return true;
    if (statement.kind !== "Assign" || statement.value.kind !== "Constant") return false;
    return statement.targets.every((target) => target.kind === "Name");
  });
}
