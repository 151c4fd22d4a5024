import { apiUses, type Artifact, type ArtifactScript, buildArtifact, handlersOf } from "./artifact/index.ts";
import { checkApi, scriptTypeCode } from "./check/api/index.ts";
import { checkPolicy } from "./check/policy/index.ts";
import { analyseScopes, type KnownNames, type ScopeTable } from "./check/scopes/index.ts";
import type { Target } from "./check/target.ts";
import { inferTypes } from "./check/types/index.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { type Lowered, lower } from "./emit/index.ts";
import { LineTable } from "./source/line-table.ts";
import type { ScriptMetadata } from "./source/metadata.ts";
import type { Module, Name } from "./syntax/ast.ts";
import { parseModule } from "./syntax/parse.ts";
import { originalSpan, verifierDiagnostics } from "./verified.ts";
import { verifyJs } from "./verify/index.ts";

export interface CompileOptions {
  /** What the script is called; tracebacks and the source map say `script:<name>` or the name itself. */
  readonly name: string;
  readonly script?: ScriptMetadata;
  readonly target?: Target;
  /** Top-level names that the host asks for after the body; handlers and `conditions` are found without it. */
  readonly exports?: readonly string[];
  /** The names that exist without the script binding them; those of spec/ by default. */
  readonly known?: KnownNames;
}

export interface CompileResult {
  /** Null where an error prevents it. */
  readonly artifact: Artifact | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly module: Module;
}

/** Compiles a script. Errors are collected, phase by phase; a phase with errors keeps the later ones from running. */
export function compile(source: string, options: CompileOptions): CompileResult {
  const { module, diagnostics, lines } = parseModule(source);
  if (hasErrors(diagnostics)) return { artifact: null, diagnostics, module };
  const scopes = analyseScopes(module, options.known);
  const found = sorted([...diagnostics, ...check(source, module, scopes, options)]);
  if (hasErrors(found)) return { artifact: null, diagnostics: found, module };
  const lowered = lowerModule(module, scopes, lines, options);
  if (!("js" in lowered)) return { artifact: null, diagnostics: [...found, lowered], module };
  const refused = verifierDiagnostics(verifyJs(lowered.js), lowered, lines);
  if (refused.length > 0) return { artifact: null, diagnostics: [...found, ...refused], module };
  const artifact = buildArtifact({
    name: options.name,
    source,
    script: scriptOf(options.script ?? {}, handlersOf(module)),
    target: options.target ?? "ristretto",
    lowered,
    api: apiUses(module, scopes),
    diagnostics: found,
  });
  return { artifact, diagnostics: found, module };
}

/** The checks that need the symbol tables. */
function check(source: string, module: Module, scopes: ScopeTable, options: CompileOptions): Diagnostic[] {
  const target = options.target ?? "ristretto";
  const kindOf = (name: Name) => {
    const scope = scopes.scopeOf(name);
    return scope === undefined ? null : scopes.resolve(scope, name.id);
  };
  return [
    ...scopes.diagnostics,
    ...checkPolicy(module, source, {
      target,
      isBuiltin: (name) => scopes.known.builtins.has(name) && !scopes.root.variables.has(name),
    }),
    ...checkApi(module, {
      target,
      scriptType: scriptTypeCode(options.script?.type),
      originOf: (name) => {
        const kind = kindOf(name)?.kind ?? "unresolved";
        return kind === "context" || kind === "builtin" || kind === "unresolved" ? kind : "script";
      },
      isModuleLevel: (name) => kindOf(name)?.kind === "global",
      scriptNames: scopes.root.variables.keys(),
    }),
  ];
}

function lowerModule(module: Module, scopes: ScopeTable, lines: LineTable, options: CompileOptions): Lowered | Diagnostic {
  try {
    const types = inferTypes(module, scopes);
    return lower(module, scopes, types, lines, { name: options.name, exports: exportsOf(module, scopes, options) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      code: "too-deeply-nested",
      severity: "error",
      message: "The script nests expressions or statements too deep to be compiled.",
      span: originalSpan(module),
      help: "Put parts of long expressions in variables, and inner blocks in functions.",
    };
  }
}

/** Handlers by their events' names, what a permission query answers with, and what the caller asks for. */
function exportsOf(module: Module, scopes: ScopeTable, options: CompileOptions): string[] {
  const wanted = [...handlersOf(module), ...(options.exports ?? [])];
  if (options.script?.type === "Permission Query") wanted.push("conditions");
  return [...new Set(wanted)].filter((name) => scopes.root.variables.has(name));
}

function scriptOf(metadata: ScriptMetadata, handlers: readonly string[]): ArtifactScript {
  const { type, event, doctype, method, allowGuest, frequency, cron } = metadata;
  return {
    ...(type === undefined ? {} : { type }),
    ...(event === undefined ? {} : { event }),
    ...(doctype === undefined ? {} : { doctype }),
    ...(method === undefined ? {} : { apiMethod: method }),
    ...(allowGuest === undefined ? {} : { allowGuest }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(cron === undefined ? {} : { cron }),
    ...(handlers.length === 0 ? {} : { handlers }),
  };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

function sorted(diagnostics: Diagnostic[]): Diagnostic[] {
  return diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
