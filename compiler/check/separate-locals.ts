import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Module, Name } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import { apiByPath, type ScriptTypeCode } from "./api/tables.ts";
import { fill } from "./policy/index.ts";
import { type ScopeRule, scopeRules } from "./policy/rules.ts";
import type { Scope, ScopeTable } from "./scopes/index.ts";
import { type Target, targetTitle } from "./target.ts";

/** Where a script runs, as far as its scopes depend on it. */
export interface SeparateLocalsOptions {
  readonly target: Target;
  readonly scriptType: ScriptTypeCode | null;
}

/** `doc`, `user` and the other names that only some types of scripts have: those lie among the locals. */
const eventNames: ReadonlySet<string> = new Set(
  [...apiByPath.values()]
    .filter(({ path, script_types }) => !path.includes(".") && script_types.length < 5)
    .map((row) => row.path),
);

/**
 * Frappe runs some types of scripts with a dict of locals beside that of the globals. What the top level binds lies
 * in the former, inner scopes read the latter; this reports each read that fails because of it.
 */
export function checkSeparateLocals(
  module: Module,
  scopes: ScopeTable,
  options: SeparateLocalsOptions,
): Diagnostic[] {
  const { target, scriptType } = options;
  const rules = scopeRules.filter(
    (row) =>
      row.verdict[target] !== "allowed" && scriptType !== null && row.script_types.includes(scriptType),
  );
  if (rules.length === 0) return [];
  const globals = namesMadeGlobal(scopes);
  const diagnostics: Diagnostic[] = [];
  for (const node of walk(module)) {
    if (node.kind !== "Name" || node.ctx !== "Load" || globals.has(node.id)) continue;
    const rule = separated(node, scopes, rules);
    if (rule === undefined) continue;
    const slots = { target: targetTitle(target), name: node.id };
    diagnostics.push({
      code: rule.code!,
      severity: "error",
      message: fill(rule.message!, slots),
      span: node.span,
      help: fill(rule.help!, slots),
    });
  }
  return diagnostics;
}

function separated(node: Name, scopes: ScopeTable, rules: readonly ScopeRule[]): ScopeRule | undefined {
  const scope = scopes.scopeOf(node);
  if (scope === undefined || !isTopLevelName(node, scope, scopes)) return undefined;
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const rule = rules.find((row) => row.id === ruleOf(at!));
    if (rule !== undefined) return rule;
  }
  return undefined;
}

function isTopLevelName(node: Name, scope: Scope, scopes: ScopeTable): boolean {
  let found = scopes.resolve(scope, node.id);
  if (found.kind === "class") found = found.outer;
  if (found.kind === "context") return eventNames.has(node.id);
  // A module-level name that is also a builtin's has the builtin as its value there.
  return found.kind === "global" && !scopes.known.builtins.has(node.id);
}

function ruleOf(scope: Scope): string {
  if (scope.kind !== "comprehension") return scope.kind;
  return scope.node.kind === "GeneratorExp" ? "generator-expression" : "comprehension";
}

/** `global name` puts a name where every scope sees it, wherever it is declared. */
function namesMadeGlobal(scopes: ScopeTable): ReadonlySet<string> {
  const names = new Set<string>();
  for (const scope of scopes.scopes.values()) {
    for (const [name, entry] of scope.entries) if (entry.global !== null && entry.bound) names.add(name);
  }
  return names;
}
