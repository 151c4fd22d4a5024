import type { ScopeTable } from "../check/scopes/index.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import type { AnyNode, Module, Name } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";

/**
 * Variables of functions that are assigned and never read, and imports that nothing uses. Loop targets, unpacking and
 * `as` names are left alone: they often stand for a value that is not needed. So are names of the top level, which
 * the host may read.
 */
export function unusedNames(module: Module, scopes: ScopeTable): Diagnostic[] {
  const found: Diagnostic[] = [];
  const read = readNames(scopes);
  for (const node of walk(module)) {
    for (const [name, span] of importedNames(node)) {
      if (!read.has(name))
        found.push(
          info(
            "unused-import",
            `Nothing uses the imported name \`${name}\`.`,
            span,
            "Remove it from the import.",
          ),
        );
    }
    const target = assignedName(node);
    if (target === null) continue;
    const scope = scopes.scopeOf(target);
    const where = scope === undefined ? undefined : scopes.resolve(scope, target.id);
    if (where?.kind !== "local" || where.variable.captured || where.variable.parameter) continue;
    if (where.variable.scope.entries.get(target.id)?.read) continue;
    found.push(
      info(
        "unused-variable",
        `The value of \`${target.id}\` is never read.`,
        target.span,
        `Remove the assignment, or name the variable \`_\` where only the call matters.`,
      ),
    );
  }
  return found;
}

/** Every name that some scope reads; a name is looked for by its text alone, which errs on the quiet side. */
function readNames(scopes: ScopeTable): ReadonlySet<string> {
  const names = new Set<string>();
  for (const scope of scopes.scopes.values())
    for (const [name, entry] of scope.entries) if (entry.read) names.add(name);
  return names;
}

function importedNames(node: AnyNode): readonly (readonly [string, Span])[] {
  if (node.kind === "Import")
    return node.names.map(
      (alias) => [alias.asname ?? alias.name.split(".")[0]!, alias.asnameSpan ?? alias.nameSpan] as const,
    );
  if (node.kind !== "ImportFrom" || node.module === "__future__") return [];
  return node.names
    .filter((alias) => alias.name !== "*")
    .map((alias) => [alias.asname ?? alias.name, alias.asnameSpan ?? alias.nameSpan] as const);
}

function assignedName(node: AnyNode): Name | null {
  const target =
    node.kind === "Assign" && node.targets.length === 1
      ? node.targets[0]!
      : node.kind === "AnnAssign" && node.value !== null
        ? node.target
        : null;
  return target?.kind === "Name" && target.id !== "_" ? target : null;
}

function info(code: string, message: string, span: Span, help: string): Diagnostic {
  return { code, severity: "info", message, span, help };
}
