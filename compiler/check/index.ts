import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { unusedNames } from "../lint/unused.ts";
import type { ScriptMetadata } from "../source/metadata.ts";
import type { Expr, Module, Name } from "../syntax/ast.ts";
import { checkApi, type NameOrigin, scriptTypeCode } from "./api/index.ts";
import { checkPolicy } from "./policy/index.ts";
import type { ScopeTable } from "./scopes/index.ts";
import { checkSeparateLocals } from "./separate-locals.ts";
import type { Target } from "./target.ts";
import { checkWrites } from "./writes.ts";

export interface CheckOptions {
  readonly target: Target;
  readonly script: ScriptMetadata;
}

/**
 * What spec/ has to say about a parsed script: constructs and names that the target refuses (policy), names and
 * calls that do not exist (Script API), and names that have no value (scopes).
 */
export function checkScript(
  module: Module,
  text: string,
  scopes: ScopeTable,
  options: CheckOptions,
): Diagnostic[] {
  const originOf = (name: Name) => origin(name, scopes);
  const isBuiltin = (name: string) => scopes.resolve(scopes.root, name).kind === "builtin";
  const scriptType = scriptTypeCode(options.script.type);
  const isContextName = (name: Expr) => name.kind === "Name" && originOf(name) === "context";
  const found = [
    ...checkPolicy(module, text, { target: options.target, isBuiltin }),
    ...scopes.diagnostics,
    ...unusedNames(module, scopes),
    ...checkApi(module, {
      target: options.target,
      scriptType,
      originOf,
      isModuleLevel: (name) => scopes.scopeOf(name)?.kind === "module",
      scriptNames: scopes.root.variables.keys(),
    }),
    ...checkWrites(module, text, options.target, isContextName),
    ...checkSeparateLocals(module, scopes, { target: options.target, scriptType }),
  ];
  return withoutRepeats(found);
}

function origin(name: Name, scopes: ScopeTable): NameOrigin {
  const scope = scopes.scopeOf(name);
  if (scope === undefined) return "script";
  let found = scopes.resolve(scope, name.id);
  while (found.kind === "class") {
    const inClass = scope.entries.get(name.id)?.bound === true;
    if (inClass) return "script";
    found = found.outer;
  }
  if (found.kind === "context" || found.kind === "builtin" || found.kind === "unresolved") return found.kind;
  return "script";
}

/**
 * A name that policy refuses is not reported again as unknown, nor a refused call of type() for its arguments.
 * What a refused star import would have bound is not known.
 */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const place = ({ span }: Diagnostic) => `${span.start}:${span.end}`;
  const refused = new Set(diagnostics.filter((row) => row.code.startsWith("denied-")).map(place));
  const calls = diagnostics.filter((row) => row.code === "denied-type-call");
  const starImport = diagnostics.some((row) => row.code === "denied-import-star");
  const kept = diagnostics.filter((row) => {
    if (row.code === "unknown-name" && starImport) return false;
    if (row.code === "unknown-name" || row.code === "unknown-import-member") return !refused.has(place(row));
    if (row.code !== "too-many-arguments") return true;
    return !calls.some(({ span }) => span.start <= row.span.start && row.span.end <= span.end);
  });
  return kept.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
