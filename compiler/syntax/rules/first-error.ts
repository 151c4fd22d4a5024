import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Parser } from "../parser/parser.ts";
import { Scanner } from "../scanner/scanner.ts";

/**
 * Puts first what CPython reports. Where its parser fails, CPython reads the rest of the text and lets an
 * error of the tokenizer there take precedence. Such an error is often the cause: a bracket that was left
 * open makes the parser stumble over the next line.
 */
export function preferScannerError(p: Parser): void {
  const first = p.diagnostics[0];
  if (first === undefined || first.code === "unexpected-indent") return;
  // An unclosed bracket may be the parser's own conclusion, which CPython does not draw.
  if (isScannerError(first) && first.code !== "unclosed-bracket") return;
  const found = firstScannerError(p);
  if (found === undefined) return;
  const opened = found.code === "unclosed-bracket" ? found.span.start : found.labels?.[0]?.span.start;
  const same = p.diagnostics.findIndex((d) => d.span.start === found.span.start && isScannerError(d));
  if (same >= 0) p.diagnostics.splice(same, 1);
  const line = p.line(found.span.start);
  const isConsequence = opened !== undefined && opened < first.span.end;
  if (isConsequence) p.diagnostics.shift();
  // One line, one mistake: what the parser made of the line of the error is no news.
  const others = p.diagnostics.filter((d) => p.line(d.span.start) !== line);
  p.diagnostics.length = 0;
  p.diagnostics.push(found, ...others);
}

/** What CPython's tokenizer would say about the text as a whole, if it outweighs the parser's error. */
function firstScannerError(p: Parser): Diagnostic | undefined {
  const start = p.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const scanner = new Scanner(p.text, p.lines, start, p.text.length, false);
  while (scanner.errors.size === 0 && !scanner.isFinished) {
    scanner.tokens.count = 0;
    scanner.scan();
  }
  for (const error of scanner.errors.values()) {
    if (error.code !== "unclosed-bracket" && !QUIET_CODES.has(error.code)) return error;
    const unclosed = scanner.brackets.unclosed(scanner, p.text.length);
    return unclosed !== undefined && p.line(p.failedAt) > p.line(unclosed.span.start) ? unclosed : undefined;
  }
  return undefined;
}

/** Errors of layout, which CPython mentions only where its parser meets them. */
const QUIET_CODES: ReadonlySet<string> = new Set([
  "backslash-at-end",
  "backslash-in-line",
  "inconsistent-tabs",
  "too-many-indentation-levels",
  "unindent-mismatch",
]);

const SCANNER_CODES: ReadonlySet<string> = new Set([
  ...QUIET_CODES,
  "invalid-character",
  "invalid-number",
  "leading-zeros",
  "mismatched-bracket",
  "too-many-brackets",
  "unclosed-bracket",
  "unmatched-bracket",
  "unterminated-string",
  "unterminated-triple-quoted-string",
]);

function isScannerError(diagnostic: Diagnostic): boolean {
  return SCANNER_CODES.has(diagnostic.code);
}
