import type { ScopeTable, Variable } from "../check/scopes/index.ts";
import { collectSites } from "../check/types/sites.ts";
import type { Module } from "../syntax/ast.ts";

/** Variables that are assigned list displays and nothing else. */
export function arrayVariables(module: Module, scopes: ScopeTable): ReadonlySet<Variable> {
  const found = new Set<Variable>();
  const others = new Set<Variable>();
  for (const site of collectSites(module, scopes)) {
    const plain = site.kind === "value" && site.direct && site.value.kind === "List";
    (plain ? found : others).add(site.variable);
  }
  for (const variable of others) found.delete(variable);
  return found;
}
