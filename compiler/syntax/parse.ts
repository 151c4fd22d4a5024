import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { LineTable } from "../source/line-table.ts";
import type { Expression, Module } from "./ast.ts";
import { parseStatements } from "./parser/blocks.ts";
import { parseValue } from "./parser/expressions.ts";
import { MAX_TREE_DEPTH, Parser, SyntaxAbort } from "./parser/parser.ts";
import { checkDebugName } from "./rules/debug-name.ts";
import { checkDeclarations } from "./rules/declarations.ts";
import { preferScannerError } from "./rules/first-error.ts";
import { Scanner } from "./scanner/scanner.ts";
import * as T from "./scanner/token.ts";
import { refuseText } from "./text-rules.ts";
import { height } from "./walk.ts";

export interface ParseOptions {
  /** The longest text, in UTF-16 units, that is read at all. */
  readonly maxLength?: number;
}

const DEFAULT_MAX_LENGTH = 1 << 20;

/** Reads a whole script. The module holds every statement that could be read, errors or not. */
export function parseModule(
  text: string,
  options: ParseOptions = {},
): { module: Module; diagnostics: Diagnostic[]; lines: LineTable } {
  const { root, diagnostics, lines } = parse(text, options, (p) => {
    const body = parseStatements(p);
    const module: Module = { kind: "Module", body, span: { start: 0, end: text.length } };
    if (p.hasDeclarations) checkDeclarations(p, module);
    if (text.includes("__debug__")) checkDebugName(p, module);
    return module;
  });
  const module = root ?? { kind: "Module", body: [], span: { start: 0, end: text.length } };
  return { module, diagnostics, lines };
}

/** Reads a text that is one expression, as Python's eval does. */
export function parseExpression(
  text: string,
  options: ParseOptions = {},
): { expression: Expression | null; diagnostics: Diagnostic[]; lines: LineTable } {
  const { root, diagnostics, lines } = parse(text, options, (p) => {
    const body = parseValue(p);
    while (p.accept(T.NEWLINE));
    if (p.kind !== T.ENDMARKER) p.unexpected();
    if (height(body, MAX_TREE_DEPTH) > MAX_TREE_DEPTH) p.tooDeep(0);
    return body;
  });
  const expression: Expression | null =
    root === null ? null : { kind: "Expression", body: root, span: { start: 0, end: text.length } };
  return { expression, diagnostics, lines };
}

function parse<Root>(
  text: string,
  options: ParseOptions,
  rule: (p: Parser) => Root,
): { root: Root | null; diagnostics: Diagnostic[]; lines: LineTable } {
  const refused = refuseText(text, options.maxLength ?? DEFAULT_MAX_LENGTH);
  if (refused !== null) return { root: null, diagnostics: [refused], lines: new LineTable("") };
  const lines = new LineTable(text);
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const p = new Parser(text, lines, new Scanner(text, lines, bom, text.length, false));
  let root: Root | null = null;
  try {
    root = rule(p);
  } catch (error) {
    if (!(error instanceof SyntaxAbort)) throw error;
    if (p.failedAt < 0) p.failedAt = p.start;
    p.diagnostics.push(error.diagnostic);
  }
  preferScannerError(p);
  return { root, diagnostics: [...p.diagnostics, ...p.late.sorted()], lines };
}
