import type { Expr } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { parseElements } from "./atoms.ts";
import { missingComma } from "./commas.ts";
import { atGenerators, parseGenerators } from "./comprehensions.ts";
import { parseExpression, parseStarNamedExpression } from "./expressions.ts";
import { BITWISE_OR, parseOperators } from "./operators.ts";
import type { Parser } from "./parser.ts";

/** A dict, a set, or a comprehension of either. */
export function parseBraces(p: Parser): Expr {
  const start = p.start;
  p.enter();
  p.advance();
  const expr = bracesContent(p, start);
  p.leave();
  return expr;
}

function bracesContent(p: Parser, start: number): Expr {
  if (p.kind === T.RBRACE || p.kind === T.DOUBLE_STAR) return parseDict(p, start, null);
  const first = parseStarNamedExpression(p);
  if (
    p.kind === T.COLON &&
    first.kind !== "Starred" &&
    (first.kind !== "NamedExpr" || p.parenthesized === first)
  )
    return parseDict(p, start, first);
  if (atGenerators(p)) {
    const generators = parseGenerators(p, first, first.span.start, "set comprehension");
    if (p.kind !== T.RBRACE) p.unexpected();
    p.advance();
    return { kind: "SetComp", elt: first, generators, span: p.from(start) };
  }
  const elts = parseElements(p, first, T.RBRACE);
  return { kind: "Set", elts, span: p.from(start) };
}

/** A dict whose first key, if it has one, was read. */
function parseDict(p: Parser, start: number, firstKey: Expr | null): Expr {
  const keys: (Expr | null)[] = [];
  const values: Expr[] = [];
  let key = firstKey;
  while (p.kind !== T.RBRACE) {
    if (key === null && p.kind === T.DOUBLE_STAR) {
      const stars = p.tokenSpan();
      p.advance();
      keys.push(null);
      values.push(parseOperators(p, BITWISE_OR));
      if (atGenerators(p) && keys.length === 1) {
        p.fail(
          "unpacking-in-comprehension",
          "A dict comprehension cannot unpack with '**'.",
          stars.start,
          stars.end,
          "Write key: value for ... instead.",
        );
      }
    } else {
      key ??= parseExpression(p);
      if (p.kind !== T.COLON) missingColon(p, key);
      p.advance();
      const value = parseDictValue(p);
      if (atGenerators(p) && keys.length === 0) {
        const generators = parseGenerators(p, value, key.span.start, "dict comprehension");
        if (p.kind !== T.RBRACE) p.unexpected();
        p.advance();
        return { kind: "DictComp", key, value, generators, span: p.from(start) };
      }
      keys.push(key);
      values.push(value);
      key = null;
    }
    if (p.kind === T.COMMA) p.advance();
    else if (p.kind !== T.RBRACE) missingComma(p, values[values.length - 1]!);
  }
  p.advance();
  return { kind: "Dict", keys, values, span: p.from(start) };
}

function parseDictValue(p: Parser): Expr {
  if (p.kind === T.RBRACE || p.kind === T.COMMA) {
    p.fail(
      "missing-dict-value",
      "The value is missing behind this ':'.",
      p.tokens.starts[p.pos - 1]!,
      p.previousEnd,
      "Write key: value.",
    );
  }
  if (p.kind === T.STAR) {
    p.fail("misplaced-star", "The value of a dict entry cannot be unpacked with '*'.", p.start, p.end);
  }
  return parseExpression(p);
}

function missingColon(p: Parser, key: Expr): never {
  if (p.kind === T.RBRACE || p.kind === T.COMMA) {
    p.fail(
      "missing-dict-value",
      `The dict key '${p.excerpt(key.span)}' has no ':' and no value behind it.`,
      key.span.start,
      key.span.end,
      "Write key: value.",
    );
  }
  missingComma(p, key);
}
