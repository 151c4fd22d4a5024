import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { problem } from "../problem.ts";
import * as T from "../scanner/token.ts";
import type { Parser } from "./parser.ts";

/** The diagnostic for a token that fits nowhere. */
export function unexpectedToken(p: Parser): Diagnostic {
  const { start, end } = p.tokenSpan();
  switch (p.kind) {
    case T.INDENT:
      return problem(
        "unexpected-indent",
        "This line is indented, but nothing above it opens a block.",
        start,
        start,
        "Remove the indentation, or end the line above with ':' if it should open a block.",
      );
    case T.NEWLINE:
      return problem(
        "invalid-syntax",
        "The line ends before the statement is complete.",
        start,
        start,
        "Write the rest of the statement on this line.",
      );
    case T.DEDENT:
    case T.ENDMARKER:
      return problem("invalid-syntax", "The script ends before the statement is complete.", start, start);
    case T.EQUAL:
      return problem(
        "invalid-syntax",
        "'=' cannot stand here.",
        start,
        end,
        "Use '==' to compare; '=' only gives a name its value at the beginning of a statement.",
      );
    case T.LESS_GREATER:
      return problem("invalid-syntax", "'<>' is Python 2.", start, end, "Write '!=' instead.");
    default:
      return problem("invalid-syntax", describe(p), start, end, hint(p));
  }
}

function describe(p: Parser): string {
  const word = p.scanner.excerpt(p.start, p.end);
  if (T.isKeyword(p.kind)) return `The reserved word '${word}' cannot stand here.`;
  if (p.kind === T.STRING) return "A string cannot stand here.";
  if (p.kind === T.NUMBER) return `The number ${word} cannot stand here.`;
  if (p.kind === T.NAME) return `The name '${word}' cannot stand here.`;
  return `'${word}' cannot stand here.`;
}

function hint(p: Parser): string | undefined {
  switch (p.text.slice(p.start, p.end)) {
    case "!":
      return "Write 'not' to negate.";
    case "?":
      return "Python writes a condition as: a if condition else b.";
    case "$":
      return "A name holds letters, digits and underscores only.";
    default:
      return p.kind === T.NAME || p.kind === T.NUMBER || p.kind === T.STRING
        ? "An operator, a comma or a line end may be missing in front of it."
        : undefined;
  }
}
