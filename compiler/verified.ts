import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Lowered } from "./emit/index.ts";
import { LineTable } from "./source/line-table.ts";
import type { Span } from "./source/span.ts";
import type { Module } from "./syntax/ast.ts";
import type { VerifyResult } from "./verify/index.ts";

/** What the user is told where the verifier refuses what the compiler made. */
const causes: Readonly<Record<string, readonly [code: string, message: string, help: string]>> = {
  "verify-depth": [
    "too-deeply-nested",
    "This nests too deep to be compiled.",
    "Put parts of long expressions in variables, and inner blocks in functions.",
  ],
  "verify-size": [
    "artifact-too-large",
    "The compiled script would be too large.",
    "Keep large tables of data in documents.",
  ],
};

/** The verifier's findings as diagnostics about the script. */
export function verifierDiagnostics(result: VerifyResult, lowered: Lowered, lines: LineTable): Diagnostic[] {
  if (result.ok) return [];
  const [first] = result.findings;
  const printed = new LineTable(lowered.js);
  const map = new TraceMap(lowered.map as never);
  const line = printed.line(first!.start);
  const at = originalPositionFor(map, { line, column: first!.start - printed.starts[line - 1]! });
  const start = at.line === null ? 0 : lines.starts[at.line - 1]! + at.column;
  const cause = causes[first!.code];
  return [
    {
      code: cause?.[0] ?? first!.code,
      severity: "error",
      message: cause?.[1] ?? `The verifier refuses the compiled script: ${first!.message}.`,
      span: { start, end: start },
      help: cause?.[2] ?? "This is a fault of the compiler, not of the script; please report it.",
    },
  ];
}

/** The place of a finding about the whole script. */
export function originalSpan(module: Module): Span {
  const [first] = module.body;
  return first?.span ?? module.span;
}
