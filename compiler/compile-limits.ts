import policy from "../spec/policy.json";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Module } from "./syntax/ast.ts";
import { walk } from "./syntax/walk.ts";

const limits: ReadonlyMap<string, number> = new Map(policy.limits.map((row) => [row.name, row.value]));
const mostNodes = limits.get("syntax-nodes")!;
const mostFindings = limits.get("diagnostics")!;

/** No text of this many characters has as many nodes as the limit, so that ordinary scripts are not counted. */
const harmlessLength = mostNodes / 4;

/** Reports a syntax tree that is too large to be compiled in good time. */
export function tooComplex(module: Module, source: string): Diagnostic | null {
  if (source.length < harmlessLength) return null;
  let count = 0;
  for (const node of walk(module)) {
    if (++count <= mostNodes) continue;
    return {
      code: "script-too-complex",
      severity: "error",
      message: `The script has more than ${mostNodes} parts.`,
      span: node.span,
      help: "Split the script, and keep large tables of data in documents.",
    };
  }
  return null;
}

const rank = { error: 0, warning: 1, info: 2 } as const;

/** As many findings as are of use to anybody, errors before warnings, in the order of the text. */
export function listed(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  if (diagnostics.length <= mostFindings) return [...diagnostics];
  const byImportance = [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity]);
  const kept = new Set(byImportance.slice(0, mostFindings));
  const left = diagnostics.length - mostFindings;
  const rest: Diagnostic = {
    code: "too-many-diagnostics",
    severity: "info",
    message: `${left} more finding${left === 1 ? " is" : "s are"} not listed.`,
    span: byImportance[mostFindings]!.span,
    help: "Mend what is listed and check the script again.",
  };
  return [...diagnostics.filter((row) => kept.has(row)), rest];
}
