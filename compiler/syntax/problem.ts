import type { Diagnostic, Label } from "../diagnostics/diagnostic.ts";

/** A diagnostic of this phase: syntax findings are always errors. */
export function problem(
  code: string,
  message: string,
  start: number,
  end: number,
  help?: string,
  labels?: readonly Label[],
): Diagnostic {
  return {
    code,
    severity: "error",
    message,
    span: { start, end },
    ...(labels === undefined ? {} : { labels }),
    ...(help === undefined ? {} : { help }),
  };
}
