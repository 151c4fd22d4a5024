import type { ScopeTable } from "../check/scopes/index.ts";
import type { AnyNode, Attribute, Module, Name } from "../syntax/ast.ts";
import { children } from "../syntax/walk.ts";

/** The dotted names of the Script API that a script writes out, the longest of each chain, sorted. */
export function apiUses(module: Module, scopes: ScopeTable): string[] {
  const found = new Set<string>();
  const stack: AnyNode[] = [module];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const path = node.kind === "Attribute" || node.kind === "Name" ? contextPath(node, scopes) : null;
    if (path !== null) found.add(path);
    else for (const child of children(node)) stack.push(child);
  }
  return [...found].sort();
}

function contextPath(node: Attribute | Name, scopes: ScopeTable): string | null {
  const names: string[] = [];
  let at: AnyNode = node;
  while (at.kind === "Attribute") {
    names.push(at.attr);
    at = at.value;
  }
  if (at.kind !== "Name") return null;
  const scope = scopes.scopeOf(at);
  if (scope === undefined || scopes.resolve(scope, at.id).kind !== "context") return null;
  return [at.id, ...names.reverse()].join(".");
}
