import type { Attribute, Expr, Name, Operator, Stmt, Subscript } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { startsExpression } from "./commas.ts";
import { parseExpression, parseStarExpressions, parseValue, parseYield } from "./expressions.ts";
import { CODE } from "./late.ts";
import { legacyStatement } from "./legacy.ts";
import type { Parser } from "./parser.ts";
import { describeExpr, makeTarget, setContext } from "./targets.ts";

const AUGMENTED: Operator[] = [];
AUGMENTED[T.PLUS_EQUAL] = "Add";
AUGMENTED[T.MINUS_EQUAL] = "Sub";
AUGMENTED[T.STAR_EQUAL] = "Mult";
AUGMENTED[T.AT_EQUAL] = "MatMult";
AUGMENTED[T.SLASH_EQUAL] = "Div";
AUGMENTED[T.PERCENT_EQUAL] = "Mod";
AUGMENTED[T.AMPER_EQUAL] = "BitAnd";
AUGMENTED[T.BAR_EQUAL] = "BitOr";
AUGMENTED[T.CARET_EQUAL] = "BitXor";
AUGMENTED[T.LEFT_SHIFT_EQUAL] = "LShift";
AUGMENTED[T.RIGHT_SHIFT_EQUAL] = "RShift";
AUGMENTED[T.DOUBLE_STAR_EQUAL] = "Pow";
AUGMENTED[T.DOUBLE_SLASH_EQUAL] = "FloorDiv";

/** A statement that begins with an expression: the expression alone, or an assignment to it. */
export function parseExpressionStatement(p: Parser): Stmt {
  const start = p.start;
  const kind = p.kind;
  if (kind !== T.NAME && kind !== T.STAR && kind !== T.YIELD && !startsExpression(kind)) p.unexpected();
  const first = kind === T.YIELD ? parseYield(p) : parseStarExpressions(p);
  switch (p.kind) {
    case T.NEWLINE:
      break;
    case T.EQUAL:
      return parseAssignment(p, start, first);
    case T.COLON:
      return parseAnnotated(p, start, first);
    default:
      if (p.kind >= T.BAR_EQUAL && p.kind <= T.DOUBLE_STAR_EQUAL) return parseAugmented(p, start, first);
      if (startsExpression(p.kind) && legacyStatement(first)) refuseLegacy(p, first as Name);
  }
  return { kind: "Expr", value: first, span: p.from(start) };
}

function parseAssignment(p: Parser, start: number, first: Expr): Stmt {
  const targets: Expr[] = [];
  let value = first;
  while (p.kind === T.EQUAL) {
    refuseTarget(p, value);
    makeTarget(p, value, "assign");
    checkStars(p, value, true);
    targets.push(value);
    p.advance();
    value = parseValue(p);
  }
  return { kind: "Assign", targets, value, span: p.from(start) };
}

function refuseTarget(p: Parser, target: Expr): void {
  if (target.kind !== "Yield" && target.kind !== "YieldFrom") return;
  p.failAt(
    target,
    "invalid-assignment-target",
    "A yield expression cannot be assigned to.",
    "Put the yield on the right side.",
  );
}

/** At most one star in each list of targets, and none on its own. */
export function checkStars(p: Parser, target: Expr, isWhole: boolean): void {
  if (target.kind === "Starred") {
    if (isWhole) {
      p.reportLate(
        CODE,
        "misplaced-star",
        "A starred target must stand in a list or tuple.",
        target.span,
        "Put a comma behind it: *a, = values.",
      );
    }
    checkStars(p, target.value, true);
  } else if (target.kind === "Tuple" || target.kind === "List") {
    let stars = 0;
    for (const element of target.elts) {
      if (element.kind === "Starred" && ++stars === 2) {
        p.reportLate(
          CODE,
          "two-starred-targets",
          "Two targets of one assignment are starred.",
          target.span,
          "Only one of them can take what is left over.",
        );
      }
      checkStars(p, element.kind === "Starred" ? element.value : element, false);
    }
  }
}

function parseAnnotated(p: Parser, start: number, target: Expr): Stmt {
  if (target.kind !== "Name" && target.kind !== "Attribute" && target.kind !== "Subscript")
    badAnnotation(p, target);
  const isPlain = target.kind === "Name" && p.parenthesized !== target;
  p.advance();
  const annotation = parseExpression(p);
  const value = p.accept(T.EQUAL) ? parseValue(p) : null;
  setContext(target, "Store");
  return { kind: "AnnAssign", target, annotation, value, simple: isPlain ? 1 : 0, span: p.from(start) };
}

function badAnnotation(p: Parser, target: Expr): never {
  const isAnnotation = p.attempt(() => {
    p.advance();
    parseExpression(p);
    return true;
  });
  if (isAnnotation === undefined) p.unexpected();
  p.failAt(
    target,
    "invalid-annotation-target",
    `${describeExpr(target)} cannot be annotated.`,
    "Annotate one name, attribute or item; a statement that opens a block begins with a word such as 'if'.",
  );
}

function parseAugmented(p: Parser, start: number, target: Expr): Stmt {
  const op = AUGMENTED[p.kind]!;
  if (target.kind !== "Name" && target.kind !== "Attribute" && target.kind !== "Subscript") {
    p.failAt(
      target,
      "invalid-assignment-target",
      `${describeExpr(target)} cannot be changed with '${p.tokenText()}'.`,
      "Only a name, an attribute or an item can.",
    );
  }
  p.advance();
  const value = parseValue(p);
  setContext(target, "Store");
  return {
    kind: "AugAssign",
    target: target as Name | Attribute | Subscript,
    op,
    value,
    span: p.from(start),
  };
}

function refuseLegacy(p: Parser, name: Name): never {
  const end = p.attempt(() => parseStarExpressions(p).span.end) ?? p.end;
  p.fail(
    "missing-call-parentheses",
    `'${name.id}' is a function: its arguments must stand in parentheses.`,
    name.span.start,
    end,
    `Write ${name.id}(...).`,
  );
}
