import type { Target } from "../../../compiler/check/target.ts";
import { compile } from "../../../compiler/compile.ts";
import type { Severity } from "../../../compiler/diagnostics/diagnostic.ts";
import { LineTable } from "../../../compiler/source/line-table.ts";
import type { ScriptMetadata } from "../../../compiler/source/metadata.ts";

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
  const lines = new LineTable(text);
  return compile(text, { name: "example", target, script }).diagnostics.map(
    ({ code, severity, message, span }) => {
      return { code, severity, message, ...lines.position(span.start) };
    },
  );
}
