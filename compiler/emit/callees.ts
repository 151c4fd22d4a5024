import type { ScopeTable, Variable } from "../check/scopes/index.ts";
import type { Site } from "../check/types/index.ts";
import type { FunctionDef, Stmt } from "../syntax/ast.ts";

/** A function that is called without going through its function object. */
export interface Callee {
  readonly node: FunctionDef;
  /** The name of its code, known once its definition is emitted or about to be. */
  code: string | null;
  /** For each default, the variable that holds it, or null where the default is a literal. */
  defaults: readonly (string | null)[];
  keywordDefaults: readonly (string | null)[];
}

/**
 * Finds the functions whose name means them for good: defined by one plain statement, never bound again, where their
 * code is in sight of all who can see the name.
 */
export function findCallees(scopes: ScopeTable, sites: readonly Site[]): Map<Variable, Callee> {
  const counts = new Map<Variable, number>();
  for (const { variable } of sites) counts.set(variable, (counts.get(variable) ?? 0) + 1);
  const callees = new Map<Variable, Callee>();
  for (const scope of scopes.scopes.values()) {
    if (scope.kind !== "module" && scope.kind !== "function") continue;
    const body = scope.node.kind === "Module" || scope.node.kind === "FunctionDef" ? scope.node.body : [];
    for (const statement of body) {
      if (!isPlain(statement)) continue;
      const found = scopes.resolve(scope, statement.name);
      if (found.kind !== "local" && found.kind !== "global") continue;
      const { variable } = found;
      const own = variable.scope === scope && !variable.boundElsewhere && !variable.deleted;
      if (own && counts.get(variable) === 1)
        callees.set(variable, { node: statement, code: null, defaults: [], keywordDefaults: [] });
    }
  }
  return callees;
}

function isPlain(statement: Stmt): statement is FunctionDef {
  return statement.kind === "FunctionDef" && statement.decorator_list.length === 0;
}
