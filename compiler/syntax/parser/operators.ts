import type { CompareOperator, Expr, Operator, UnaryOperator } from "../ast.ts";
import * as T from "../scanner/token.ts";
import type { Parser } from "./parser.ts";
import { parsePrimary } from "./primary.ts";

/*
 * Operators by precedence climbing. The numbers order them; `not` is a prefix between `and` and the
 * comparisons, the unary operators bind tighter than `*`, and `**` tighter than a unary to its left.
 */
const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARE = 4;
/** The lowest operator that `for` targets may use: everything above comparisons. */
export const BITWISE_OR = 5;

const PRECEDENCE = new Uint8Array(128);
const OPERATOR: Operator[] = [];

function binary(kind: number, precedence: number, op: Operator): void {
  PRECEDENCE[kind] = precedence;
  OPERATOR[kind] = op;
}
PRECEDENCE[T.OR] = OR;
PRECEDENCE[T.AND] = AND;
for (const kind of [
  T.LESS,
  T.GREATER,
  T.LESS_EQUAL,
  T.GREATER_EQUAL,
  T.EQ_EQUAL,
  T.NOT_EQUAL,
  T.IN,
  T.IS,
  T.NOT,
])
  PRECEDENCE[kind] = COMPARE;
binary(T.BAR, BITWISE_OR, "BitOr");
binary(T.CARET, 6, "BitXor");
binary(T.AMPER, 7, "BitAnd");
binary(T.LEFT_SHIFT, 8, "LShift");
binary(T.RIGHT_SHIFT, 8, "RShift");
binary(T.PLUS, 9, "Add");
binary(T.MINUS, 9, "Sub");
binary(T.STAR, 10, "Mult");
binary(T.SLASH, 10, "Div");
binary(T.DOUBLE_SLASH, 10, "FloorDiv");
binary(T.PERCENT, 10, "Mod");
binary(T.AT, 10, "MatMult");

/** An expression of binary operators that bind at least as tight as `min` (CPython's `disjunction` at 1). */
export function parseOperators(p: Parser, min: number): Expr {
  const start = p.start;
  let left = p.kind === T.NOT && min <= NOT ? parseNot(p) : parseUnary(p);
  for (;;) {
    const kind = p.kind;
    const precedence = PRECEDENCE[kind]!;
    if (precedence < min || precedence === 0) return left;
    if (precedence >= BITWISE_OR) {
      p.chained++;
      p.advance();
      const right = parseTighter(p, precedence + 1);
      left = {
        kind: "BinOp",
        left,
        op: OPERATOR[kind]!,
        right,
        span: { start, end: p.previousEnd },
      };
    } else if (precedence === COMPARE) {
      if (kind === T.NOT && p.peek(1) !== T.IN) return left;
      left = parseComparison(p, start, left);
    } else left = parseBoolean(p, start, left, kind, precedence);
  }
}

function parseTighter(p: Parser, min: number): Expr {
  p.enter();
  const right = parseOperators(p, min);
  p.leave();
  return right;
}

function parseBoolean(p: Parser, start: number, first: Expr, kind: number, precedence: number): Expr {
  const values = [first];
  while (p.kind === kind) {
    p.advance();
    values.push(parseTighter(p, precedence + 1));
  }
  const op = kind === T.OR ? "Or" : "And";
  return { kind: "BoolOp", op, values, span: p.from(start) };
}

function parseComparison(p: Parser, start: number, left: Expr): Expr {
  const ops: CompareOperator[] = [];
  const comparators: Expr[] = [];
  for (let op = comparisonHere(p); op !== null; op = comparisonHere(p)) {
    ops.push(op);
    comparators.push(parseTighter(p, BITWISE_OR));
  }
  return { kind: "Compare", left, ops, comparators, span: p.from(start) };
}

/** Reads a comparison operator, if one is here. */
function comparisonHere(p: Parser): CompareOperator | null {
  switch (p.kind) {
    case T.LESS:
      p.advance();
      return "Lt";
    case T.GREATER:
      p.advance();
      return "Gt";
    case T.LESS_EQUAL:
      p.advance();
      return "LtE";
    case T.GREATER_EQUAL:
      p.advance();
      return "GtE";
    case T.EQ_EQUAL:
      p.advance();
      return "Eq";
    case T.NOT_EQUAL:
      p.advance();
      return "NotEq";
    case T.IN:
      p.advance();
      return "In";
    case T.IS:
      p.advance();
      return p.accept(T.NOT) ? "IsNot" : "Is";
    case T.NOT:
      if (p.peek(1) !== T.IN) return null;
      p.advance();
      p.advance();
      return "NotIn";
    default:
      return null;
  }
}

/** A row of `not`, read in a loop because nothing bounds its length. */
function parseNot(p: Parser): Expr {
  const starts: number[] = [];
  while (p.kind === T.NOT) {
    starts.push(p.start);
    p.advance();
  }
  p.chained += starts.length;
  return applyUnary(p, starts, () => "Not", parseTighter(p, COMPARE));
}

const UNARY: ReadonlyMap<number, UnaryOperator> = new Map([
  [T.PLUS, "UAdd"],
  [T.MINUS, "USub"],
  [T.TILDE, "Invert"],
]);

/** CPython's `factor`: unary operators, which bind looser than `**`. */
function parseUnary(p: Parser): Expr {
  if (p.kind !== T.MINUS && p.kind !== T.PLUS && p.kind !== T.TILDE) return parsePower(p);
  const starts: number[] = [];
  const ops: UnaryOperator[] = [];
  for (let op = UNARY.get(p.kind); op !== undefined; op = UNARY.get(p.kind)) {
    starts.push(p.start);
    ops.push(op);
    p.advance();
  }
  p.chained += ops.length;
  return applyUnary(p, starts, (i) => ops[i]!, parsePower(p));
}

function applyUnary(p: Parser, starts: number[], op: (i: number) => UnaryOperator, innermost: Expr): Expr {
  let operand = innermost;
  for (let i = starts.length - 1; i >= 0; i--)
    operand = { kind: "UnaryOp", op: op(i), operand, span: { start: starts[i]!, end: p.previousEnd } };
  return operand;
}

function parsePower(p: Parser): Expr {
  const start = p.start;
  const left = p.kind === T.AWAIT ? parseAwait(p) : parsePrimary(p);
  if (p.kind !== T.DOUBLE_STAR) return left;
  p.advance();
  p.enter();
  const right = parseUnary(p);
  p.leave();
  return { kind: "BinOp", left, op: "Pow", right, span: p.from(start) };
}

function parseAwait(p: Parser): Expr {
  const start = p.start;
  const word = p.tokenSpan();
  p.advance();
  const value = parsePrimary(p);
  const node: Expr = { kind: "Await", value, span: p.from(start) };
  if (p.scope.kind !== "async function") reportAwait(p, node.span, word);
  return node;
}

function reportAwait(
  p: Parser,
  span: { start: number; end: number },
  word: { start: number; end: number },
): void {
  const inFunction = p.scope.kind === "function" || p.scope.kind === "lambda";
  p.reportLate(
    2,
    inFunction ? "await-outside-async-function" : "await-outside-function",
    inFunction
      ? "'await' stands in a function that is not async."
      : "'await' stands outside of any function.",
    { start: word.start, end: span.end },
    "Only a function that begins with 'async def' can wait.",
  );
}
