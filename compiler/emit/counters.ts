import type { ScopeTable, Variable } from "../check/scopes/index.ts";
import type { Site } from "../check/types/index.ts";
import type { AnyNode, For, Module, Name } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";

/**
 * Loops whose target may be the JavaScript counter itself: nobody else binds the variable, no other function sees it,
 * and it is read in the loop's body only, so that its value after the loop is of no interest.
 */
export function directCounters(module: Module, scopes: ScopeTable, sites: readonly Site[]): ReadonlySet<For> {
  const counts = new Map<Variable, number>();
  for (const { variable } of sites) counts.set(variable, (counts.get(variable) ?? 0) + 1);
  const found = new Map<Variable, For>();
  const names: Name[] = [];
  for (const node of walk(module)) {
    if (node.kind === "Name" && node.ctx !== "Store") names.push(node);
    if (node.kind !== "For" || node.target.kind !== "Name") continue;
    const variable = variableOf(scopes, node.target);
    if (variable !== null && counts.get(variable) === 1 && !variable.captured && !variable.deleted)
      found.set(variable, node);
  }
  for (const name of names) {
    const variable = variableOf(scopes, name);
    const loop = variable === null ? undefined : found.get(variable);
    if (variable !== null && loop !== undefined && !isInside(name, loop.body)) found.delete(variable);
  }
  return new Set(found.values());
}

function variableOf(scopes: ScopeTable, name: Name): Variable | null {
  const scope = scopes.scopeOf(name);
  if (scope === undefined) return null;
  const found = scopes.resolve(scope, name.id);
  return found.kind === "local" || found.kind === "global" ? found.variable : null;
}

function isInside(node: AnyNode, body: readonly AnyNode[]): boolean {
  return body.some(({ span }) => node.span.start >= span.start && node.span.end <= span.end);
}
