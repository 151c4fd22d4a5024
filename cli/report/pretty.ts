import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { type Painter, renderDiagnostic } from "../../compiler/diagnostics/render.ts";
import { LineTable } from "../../compiler/source/line-table.ts";

/** The findings about one file. */
export interface FileReport {
  readonly path: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** All findings for people, each followed by a blank line. */
export function prettyReport(reports: readonly FileReport[], paint: Painter): string {
  return reports
    .flatMap((report) => {
      const lines = new LineTable(report.text);
      return report.diagnostics.map(
        (diagnostic) => `${renderDiagnostic(diagnostic, report.path, lines, paint)}\n\n`,
      );
    })
    .join("");
}

/** "3 errors, 1 warning in 2 of 10 files", or that all is well. */
export function summary(reports: readonly FileReport[]): string {
  const files = plural(reports.length, "file");
  const all = reports.flatMap((report) => report.diagnostics);
  if (all.length === 0) return `${files} checked, nothing found`;
  const counts = (["error", "warning", "info"] as const)
    .map(
      (severity) => [all.filter((diagnostic) => diagnostic.severity === severity).length, severity] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, severity]) => (severity === "info" ? `${count} info` : plural(count, severity)));
  const affected = reports.filter((report) => report.diagnostics.length > 0).length;
  return `${counts.join(", ")} in ${affected} of ${files}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
