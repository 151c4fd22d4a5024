import type { Span } from "../source/span.ts";

/** error: fails for certain on a path that can be reached; warning: probably wrong; info: worth knowing. */
export type Severity = "error" | "warning" | "info";

/** A second place that explains the first, such as where a bracket was opened. */
export interface Label {
  readonly span: Span;
  readonly message: string;
}

/** Replaces the text of `span` by `text`. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** What would mend the finding. `safe` fixes keep the behaviour of a working script. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/**
 * One finding about a script. `code` is stable and has an entry in `spec/diagnostics/`;
 * `message` is one sentence that names what the user wrote; `help` says what to do instead.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly labels?: readonly Label[];
  readonly help?: string;
  readonly fix?: Fix;
}
