import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { problem } from "../problem.ts";
import { closingOf } from "../scanner/brackets.ts";
import * as T from "../scanner/token.ts";
import type { Parser } from "./parser.ts";

/**
 * Where the parser stumbles over the first word of a line that is indented no deeper than the statement,
 * while a bracket of an earlier line is open: that bracket is what is wrong. `statement` is the first
 * token of the statement.
 */
export function openBracketBehind(p: Parser, statement: number, blockDepth: number): Diagnostic | null {
  if (p.kind === T.ERROR || p.kind <= T.DEDENT) return null;
  const line = p.line(p.start);
  const lineStart = p.lines.starts[line - 1]!;
  if (p.start - lineStart > (p.scanner.indentation.columns[blockDepth] ?? 0)) return null;
  if (p.text.slice(lineStart, p.start).trim() !== "") return null;
  let closed = 0;
  for (let i = p.pos - 1; i >= statement; i--) {
    const kind = p.tokens.kinds[i]!;
    if (kind === T.NEWLINE) return null;
    if (kind === T.RPAR || kind === T.RSQB || kind === T.RBRACE) closed++;
    else if ((kind === T.LPAR || kind === T.LSQB || kind === T.LBRACE) && closed-- === 0)
      return unclosed(p, i);
  }
  return null;
}

function unclosed(p: Parser, token: number): Diagnostic {
  const start = p.tokens.starts[token]!;
  return problem(
    "unclosed-bracket",
    `This '${p.text.charAt(start)}' is not closed before the next statement.`,
    start,
    start + 1,
    `Close it with '${closingOf(p.text.charCodeAt(start))}'.`,
    [{ span: p.tokenSpan(), message: "the next statement begins here" }],
  );
}
