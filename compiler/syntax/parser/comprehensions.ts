import type { Comprehension, Expr } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { startsExpression } from "./commas.ts";
import { checkComprehension } from "./comprehension-rules.ts";
import { parseStarred } from "./expressions.ts";
import { BITWISE_OR, parseOperators } from "./operators.ts";
import type { Parser } from "./parser.ts";
import { makeTarget } from "./targets.ts";

export type ComprehensionName =
  | "list comprehension"
  | "set comprehension"
  | "dict comprehension"
  | "generator expression";

/** Whether a comprehension's first clause begins at the current token. */
export function atGenerators(p: Parser): boolean {
  return p.kind === T.FOR || (p.kind === T.ASYNC && p.peek(1) === T.FOR);
}

/**
 * The `for` clauses of a comprehension whose element, `elt`, has been read and begins at `start`.
 * `elt` is the value of a dict comprehension, whose key lies between `start` and it.
 */
export function parseGenerators(
  p: Parser,
  elt: Expr,
  start: number,
  name: ComprehensionName,
): Comprehension[] {
  if (elt.kind === "Starred") {
    p.failAt(
      elt,
      "unpacking-in-comprehension",
      `A ${name} cannot unpack with '*'.`,
      "Add another 'for' clause that runs over the inner values.",
    );
  }
  const generators: Comprehension[] = [];
  while (atGenerators(p)) {
    const clause = p.start;
    const isAsync = p.accept(T.ASYNC);
    p.advance();
    const target = parseForTargets(p);
    if (p.kind !== T.IN) p.unexpected();
    p.advance();
    p.enter();
    const iter = parseOperators(p, 1);
    const ifs: Expr[] = [];
    while (p.accept(T.IF)) ifs.push(parseOperators(p, 1));
    p.leave();
    generators.push({
      kind: "comprehension",
      target,
      iter,
      ifs,
      is_async: isAsync ? 1 : 0,
      span: p.from(clause),
    });
  }
  checkComprehension(p, generators, start, name);
  return generators;
}

/** CPython's `star_targets` before `in`. */
export function parseForTargets(p: Parser): Expr {
  const start = p.start;
  const first = parseForTarget(p);
  let target = first;
  if (p.kind === T.COMMA) {
    const elts = [first];
    while (p.accept(T.COMMA)) {
      if (p.kind !== T.STAR && !startsExpression(p.kind)) break;
      elts.push(parseForTarget(p));
    }
    target = { kind: "Tuple", elts, ctx: "Load", span: p.from(start) };
  }
  makeTarget(p, target, "for");
  return target;
}

function parseForTarget(p: Parser): Expr {
  return p.kind === T.STAR ? parseStarred(p) : parseOperators(p, BITWISE_OR);
}
