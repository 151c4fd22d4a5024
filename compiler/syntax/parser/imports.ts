import type { Span } from "../../source/span.ts";
import type { Alias, Stmt } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { FUTURE, SYMBOLS } from "./late.ts";
import type { Parser } from "./parser.ts";

export function parseImport(p: Parser): Stmt {
  const start = p.start;
  p.advance();
  const names: Alias[] = [];
  do {
    const from = p.start;
    const name = dottedName(p);
    names.push(alias(p, name, p.from(from), from));
  } while (p.accept(T.COMMA));
  return { kind: "Import", names, span: p.from(start) };
}

export function parseImportFrom(p: Parser): Stmt {
  const start = p.start;
  p.advance();
  let level = 0;
  for (; p.kind === T.DOT || p.kind === T.ELLIPSIS; p.advance()) level += p.kind === T.DOT ? 1 : 3;
  let module: string | null = null;
  let moduleSpan: Span | null = null;
  if (p.kind === T.NAME) {
    const from = p.start;
    module = dottedName(p);
    moduleSpan = p.from(from);
  } else if (level === 0) p.unexpected();
  p.expect(T.IMPORT);
  const names = importedNames(p);
  const node: Stmt = { kind: "ImportFrom", module, moduleSpan, names, level, span: p.from(start) };
  if (module === "__future__" && level === 0) checkFuture(p, names, node.span);
  return node;
}

function importedNames(p: Parser): Alias[] {
  if (p.kind === T.STAR) {
    const span = p.tokenSpan();
    p.advance();
    if (p.scope.kind !== "module") {
      p.reportLate(
        SYMBOLS,
        "import-star-in-function",
        "'import *' stands inside a function or class.",
        span,
        "Import the names that you need.",
      );
    }
    return [{ kind: "alias", name: "*", nameSpan: span, asname: null, asnameSpan: null, span }];
  }
  const inParentheses = p.accept(T.LPAR);
  const names: Alias[] = [];
  for (;;) {
    const from = p.start;
    const name = p.name();
    names.push(alias(p, name, p.from(from), from));
    if (p.kind !== T.COMMA) break;
    const comma = p.tokenSpan();
    p.advance();
    if (inParentheses && p.kind === T.RPAR) break;
    if (!inParentheses && p.kind === T.NEWLINE) {
      p.fail(
        "trailing-comma-in-import",
        "The import ends with a comma.",
        comma.start,
        comma.end,
        "Remove it, or put the names in parentheses.",
      );
    }
  }
  if (inParentheses) p.expect(T.RPAR);
  return names;
}

function alias(p: Parser, name: string, nameSpan: Span, start: number): Alias {
  let asname: string | null = null;
  let asnameSpan: Span | null = null;
  if (p.accept(T.AS)) {
    asnameSpan = p.tokenSpan();
    asname = p.name();
  }
  return { kind: "alias", name, nameSpan, asname, asnameSpan, span: p.from(start) };
}

function dottedName(p: Parser): string {
  let name = p.name();
  while (p.accept(T.DOT)) name += `.${p.name()}`;
  return name;
}

const FEATURES: ReadonlySet<string> = new Set([
  "nested_scopes",
  "generators",
  "division",
  "absolute_import",
  "with_statement",
  "print_function",
  "unicode_literals",
  "barry_as_FLUFL",
  "generator_stop",
  "annotations",
]);

function checkFuture(p: Parser, names: readonly Alias[], span: Span): void {
  if (!p.atModuleStart) {
    p.reportLate(
      2,
      "late-future-import",
      "'from __future__' stands behind other statements.",
      span,
      "Move it to the beginning of the script.",
    );
    return;
  }
  for (const { name, nameSpan } of names) {
    if (FEATURES.has(name)) continue;
    p.reportLate(FUTURE, "unknown-future-feature", `'${name}' is not a feature of __future__.`, nameSpan);
  }
}
