import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { LineTable } from "../../compiler/source/line-table.ts";
import type { Span } from "../../compiler/source/span.ts";
import type { FileReport } from "./pretty.ts";

/**
 * The findings for machines: {version, files: [{path, diagnostics: [{code, severity, message, line, column,
 * endLine, endColumn, help?, labels?, fix?}]}]}. Lines and columns count from 1, columns in code points.
 */
export function jsonReport(reports: readonly FileReport[]): string {
  const files = reports.map((report) => {
    const lines = new LineTable(report.text);
    return { path: report.path, diagnostics: report.diagnostics.map((diagnostic) => row(diagnostic, lines)) };
  });
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
}

/** One diagnostic with its places as lines and columns. */
export function row(diagnostic: Diagnostic, lines: LineTable): Record<string, unknown> {
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...place(diagnostic.span, lines),
    ...(diagnostic.help === undefined ? {} : { help: diagnostic.help }),
    ...(diagnostic.labels === undefined
      ? {}
      : {
          labels: diagnostic.labels.map((label) => ({ message: label.message, ...place(label.span, lines) })),
        }),
    ...(diagnostic.fix === undefined
      ? {}
      : {
          fix: {
            title: diagnostic.fix.title,
            safe: diagnostic.fix.safe,
            edits: diagnostic.fix.edits.map((edit) => ({ text: edit.text, ...place(edit.span, lines) })),
          },
        }),
  };
}

function place(span: Span, lines: LineTable) {
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
