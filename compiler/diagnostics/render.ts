import type { LineTable } from "../source/line-table.ts";
import type { Span } from "../source/span.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";

/** Colours a piece of text; the identity where the output is not a terminal. */
export interface Painter {
  severity(severity: Severity, text: string): string;
  emphasis(text: string): string;
  faint(text: string): string;
  help(text: string): string;
}

const plain: Painter = {
  severity: (_, text) => text,
  emphasis: (text) => text,
  faint: (text) => text,
  help: (text) => text,
};

/** Longer source lines are cut around the finding, so that one line of a megabyte stays readable. */
const widestLine = 160;

/**
 * A diagnostic for people: severity, code and message; the place; the source line with the finding
 * underlined; labels of other lines; help.
 */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  file: string,
  lines: LineTable,
  paint: Painter = plain,
): string {
  const at = lines.position(diagnostic.span.start);
  const heading = `${paint.severity(diagnostic.severity, `${diagnostic.severity}[${diagnostic.code}]`)}${paint.emphasis(`: ${diagnostic.message}`)}`;
  const labels = [...(diagnostic.labels ?? [])];
  const widest = Math.max(at.line, ...labels.map((label) => lines.line(label.span.start)));
  const gutter = String(widest).length;
  const out = [heading, `${" ".repeat(gutter)}${paint.faint("-->")} ${file}:${at.line}:${at.column}`];
  const excerpts = [
    { span: diagnostic.span, message: "", main: true },
    ...labels.map((label) => ({ ...label, main: false })),
  ].sort((a, b) => a.span.start - b.span.start);
  for (const excerpt of excerpts) {
    out.push(
      ...renderExcerpt(
        excerpt.span,
        excerpt.message,
        lines,
        gutter,
        paint,
        (text) => (excerpt.main ? paint.severity(diagnostic.severity, text) : paint.help(text)),
        excerpt.main ? "^" : "-",
      ),
    );
  }
  if (diagnostic.help !== undefined) {
    out.push(`${" ".repeat(gutter)} ${paint.faint("=")} ${paint.help("help")}: ${diagnostic.help}`);
  }
  return out.join("\n");
}

function renderExcerpt(
  span: Span,
  message: string,
  lines: LineTable,
  gutter: number,
  paint: Painter,
  mark: (text: string) => string,
  sign: string,
): string[] {
  const line = lines.line(span.start);
  const start = lines.starts[line - 1]!;
  const text = lines.lineText(line);
  const from = Math.min(span.start - start, text.length);
  const to = Math.max(from + 1, Math.min(span.end - start, text.length));
  const cut = from > widestLine - 40 ? from - 40 : 0;
  const shown = text.slice(cut, cut + widestLine);
  const visible = (part: string) =>
    part
      .replace(/\t/g, "    ")
      // Control characters, line separators and bidirectional overrides would change what the terminal shows.
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
  const ellipsis = cut > 0 ? "…" : "";
  const before = ellipsis + visible(text.slice(cut, from));
  const under = visible(text.slice(from, Math.min(to, cut + widestLine)));
  const bar = paint.faint("|");
  const pad = " ".repeat(gutter);
  return [
    `${paint.faint(String(line).padStart(gutter))} ${bar} ${ellipsis}${visible(shown)}`,
    `${pad} ${bar} ${" ".repeat(width(before))}${mark(sign.repeat(Math.max(1, width(under))) + (message === "" ? "" : ` ${message}`))}`,
  ];
}

/** Terminal columns: two for East Asian wide characters and pictographs, none for combining marks. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (/\p{M}|\u200d/u.test(character)) continue;
    columns +=
      code >= 0x1100 &&
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      ) ||
        code >= 0x1f300)
        ? 2
        : 1;
  }
  return columns;
}
