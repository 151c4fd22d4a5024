import { checkScript } from "../../../compiler/check/index.ts";
import { analyseScopes } from "../../../compiler/check/scopes/index.ts";
import type { Target } from "../../../compiler/check/target.ts";
import type { Severity } from "../../../compiler/diagnostics/diagnostic.ts";
import type { ScriptMetadata } from "../../../compiler/source/metadata.ts";
import { parseModule } from "../../../compiler/syntax/parse.ts";

/** A diagnostic at its place as people count it. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What the compiler has to say about a script. */
export function findings(text: string, target: Target, script: ScriptMetadata): Finding[] {
  const { module, diagnostics, lines } = parseModule(text);
  const all = [...diagnostics, ...checkScript(module, text, analyseScopes(module), { target, script })];
  return all.map(({ code, severity, message, span }) => ({
    code,
    severity,
    message,
    ...lines.position(span.start),
  }));
}
