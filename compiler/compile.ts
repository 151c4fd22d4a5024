import { type Artifact, type ArtifactScript, apiUses, buildArtifact, handlersOf } from "./artifact/index.ts";
import { checkScript } from "./check/index.ts";
import { analyseScopes, type KnownNames, type ScopeTable } from "./check/scopes/index.ts";
import type { Target } from "./check/target.ts";
import { inferTypes } from "./check/types/index.ts";
import { listed, tooComplex } from "./compile-limits.ts";
import { catalogue } from "./diagnostics/catalogue.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { type Lowered, lower } from "./emit/index.ts";
import type { LineTable } from "./source/line-table.ts";
import type { ScriptMetadata } from "./source/metadata.ts";
import type { Module } from "./syntax/ast.ts";
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
  /**
   * Make an artifact in spite of errors that are Python exceptions when their line runs (a name that nothing defines,
   * a wrong number of arguments): they are reported all the same, and the script may catch them.
   */
  readonly deferErrors?: boolean;
  /** The names that exist without the script binding them; those of spec/ by default. */
  readonly known?: KnownNames;
}

export interface CompileResult {
  /** Null where an error prevents it. */
  readonly artifact: Artifact | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly module: Module;
}

/** Compiles a script. Errors of syntax and of the checks are reported together; any of them keeps it from being lowered. */
export function compile(source: string, options: CompileOptions): CompileResult {
  const { module, diagnostics, lines } = parseModule(source);
  const complex = tooComplex(module, source);
  if (complex !== null)
    return { artifact: null, diagnostics: listed(sorted([...diagnostics, complex])), module };
  const scopes = analyseScopes(module, options.known);
  const { target = "ristretto", script = {} } = options;
  const checks = checkScript(module, source, scopes, { target, script });
  const all = sorted([...diagnostics, ...(hasErrors(diagnostics) ? certain(checks, diagnostics) : checks)]);
  const found = listed(all);
  const stopping =
    options.deferErrors === true ? all.filter((row) => catalogue.get(row.code)?.raises === undefined) : all;
  if (hasErrors(stopping)) return { artifact: null, diagnostics: found, module };
  // What is right for another target need not be something that this runtime can run.
  if (
    target !== "ristretto" &&
    hasErrors(checkScript(module, source, scopes, { target: "ristretto", script }))
  )
    return { artifact: null, diagnostics: found, module };
  const lowered = lowerModule(module, scopes, lines, options);
  if (!("js" in lowered)) return { artifact: null, diagnostics: [...found, lowered], module };
  const refused = verifierDiagnostics(verifyJs(lowered.js), lowered, lines);
  if (refused.length > 0) return { artifact: null, diagnostics: [...found, ...refused], module };
  const artifact = buildArtifact({
    name: options.name,
    source,
    script: scriptOf(script, handlersOf(module)),
    target,
    lowered,
    api: apiUses(module, scopes),
    diagnostics: found,
  });
  return { artifact, diagnostics: found, module };
}

/** What a statement that could not be read may have bound is not known; its names are not reported as missing. */
const aboutNames: ReadonlySet<string> = new Set([
  "unknown-name",
  "unbound-name",
  "unbound-local",
  "maybe-unbound",
  "nonlocal-without-binding",
]);

/**
 * The findings that hold where parts of the script could not be read. The parser judges declarations as CPython does,
 * before the symbol tables do so again.
 */
function certain(checks: readonly Diagnostic[], known: readonly Diagnostic[]): Diagnostic[] {
  const codes = new Set(known.map((row) => row.code));
  return checks.filter(
    ({ code, severity }) => severity === "error" && !aboutNames.has(code) && !codes.has(code),
  );
}

function lowerModule(
  module: Module,
  scopes: ScopeTable,
  lines: LineTable,
  options: CompileOptions,
): Lowered | Diagnostic {
  try {
    const types = inferTypes(module, scopes);
    return lower(module, scopes, types, lines, {
      name: options.name,
      exports: exportsOf(module, scopes, options),
    });
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
