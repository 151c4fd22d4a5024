import type { Variable } from "../check/scopes/index.ts";
import type { Site } from "../check/types/index.ts";

/** Variables that are assigned list displays and nothing else. */
export function arrayVariables(sites: readonly Site[]): ReadonlySet<Variable> {
  const found = new Set<Variable>();
  const others = new Set<Variable>();
  for (const site of sites) {
    const plain = site.kind === "value" && site.direct && site.value.kind === "List";
    (plain ? found : others).add(site.variable);
  }
  for (const variable of others) found.delete(variable);
  return found;
}
