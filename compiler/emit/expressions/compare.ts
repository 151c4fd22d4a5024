import { BOOL, type Type } from "../../check/types/type.ts";
import type { Span } from "../../source/span.ts";
import type { Compare, CompareOperator, Expr } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";
import { Operands } from "../operands.ts";
import { boxed, literalNumber, type Val, val } from "../val.ts";
import { fuseOperand, fusible } from "./fused.ts";
import { anyVal, typed, typeOf } from "./index.ts";
import { mayBeInt } from "./int-paths.ts";
import { truthy } from "./logic.ts";

const operations: Readonly<
  Record<CompareOperator, readonly [operation: string, operator: b.BinaryOperator]>
> = {
  Eq: ["eq", "==="],
  NotEq: ["ne", "!=="],
  Lt: ["lt", "<"],
  LtE: ["le", "<="],
  Gt: ["gt", ">"],
  GtE: ["ge", ">="],
  Is: ["", "==="],
  IsNot: ["", "!=="],
  In: ["in_", "==="],
  NotIn: ["notin", "!=="],
};

/** A comparison or a chain of them, as a value. */
export function emitCompare(frame: Frame, node: Compare): Val {
  if (node.ops.length === 1)
    return single(frame, node.ops[0]!, node.left, node.comparators[0]!, node.span, false);
  const links: Val[] = [];
  const operands = chain(frame, node, false, links);
  if (links.every(({ type }) => type.kind === "bool"))
    return val(operands(b.and(...links.map((link) => link.node))), BOOL);
  const temp = frame.temp();
  const result = links.reduceRight<b.Ex | null>((rest, link) => {
    const here = boxed(frame, link);
    if (rest === null) return here;
    return b.conditional(truthy(frame, anyVal(b.assign(temp, here))), rest, b.ident(temp));
  }, null);
  frame.free(temp);
  return anyVal(operands(result!));
}

/** The same as a test. */
export function compareCondition(frame: Frame, node: Compare): b.Ex {
  if (node.ops.length === 1)
    return truthy(frame, single(frame, node.ops[0]!, node.left, node.comparators[0]!, node.span, true));
  const links: Val[] = [];
  const wrap = chain(frame, node, true, links);
  return wrap(b.and(...links.map((link) => truthy(frame, link))));
}

/** The links of a chain; each operand is evaluated once, and only where the links before it held. */
function chain(frame: Frame, node: Compare, asTest: boolean, links: Val[]): (result: b.Ex) => b.Ex {
  const operands = new Operands(frame);
  let left = operands.add(node.left, ...node.comparators);
  const held: string[] = [];
  node.ops.forEach((op, i) => {
    const expr = node.comparators[i]!;
    const right = typed(frame, expr);
    let stored = right;
    let before: b.Ex | null = null;
    if (right.node.type !== "Literal") {
      const temp = frame.temp();
      held.push(temp);
      before = b.assign(temp, right.node);
      stored = { ...right, node: b.ident(temp) };
    }
    const link = relation(frame, op, left, stored, node.span, asTest);
    links.push(before === null ? link : { ...link, node: b.sequence([before, link.node]) });
    left = stored;
  });
  for (const temp of held) frame.free(temp);
  return (result) => operands.wrap(result);
}

function single(frame: Frame, op: CompareOperator, left: Expr, right: Expr, at: Span, asTest: boolean): Val {
  const [leftType, rightType] = [typeOf(frame, left), typeOf(frame, right)];
  if (onNumbers(frame, op, left, right)) return numberRelation(frame, op, left, right, at, asTest);
  if (!repeats(op, leftType, rightType))
    return relation(frame, op, typed(frame, left), typed(frame, right), at, asTest);
  const operands = new Operands(frame);
  const l = operands.add(left, right);
  const r = operands.add(right);
  const result = relation(frame, op, l, r, at, asTest);
  return { ...result, node: operands.wrap(result.node) };
}

/** Is it worth asking whether both operands are plain numbers? */
function onNumbers(frame: Frame, op: CompareOperator, left: Expr, right: Expr): boolean {
  const types = [typeOf(frame, left), typeOf(frame, right)];
  if (op === "Is" || op === "IsNot" || op === "In" || op === "NotIn" || !types.every(mayBeInt)) return false;
  if (op !== "Eq" && op !== "NotEq") return true;
  // Equality needs no test of ints, and little of what is compared with a literal, unless there is something to draw in.
  return (
    [left, right].some((expr) => expr.kind === "BinOp" && fusible(frame, expr)) ||
    types.every(({ kind }) => kind === "any")
  );
}

/** A comparison of what may be ints, with the operations that its operands are drawn in. */
function numberRelation(
  frame: Frame,
  op: CompareOperator,
  left: Expr,
  right: Expr,
  at: Span,
  asTest: boolean,
): Val {
  const { unit } = frame;
  const [operation, operator] = operations[op];
  const operands = new Operands(frame);
  const l = fuseOperand(frame, left, [right], operands);
  const r = fuseOperand(frame, right, [], operands);
  const raw = b.binary(operator, l.node, r.node);
  const tests = [...l.tests, ...r.tests];
  if (tests.length === 0) return val(operands.wrap(raw), BOOL);
  const slow = unit.op(operation, [l.slow, r.slow], at);
  const exact = typeOf(frame, left).kind === "int" && typeOf(frame, right).kind === "int";
  // Comparing two ints gives a bool whichever way it is done.
  const rest = asTest && !exact ? unit.op("truth", [slow]) : slow;
  const either = operands.wrap(b.conditional(b.and(...tests), raw, rest));
  return asTest || exact ? val(either, BOOL) : anyVal(either);
}

/** Are the operands looked at more than once? */
function repeats(op: CompareOperator, left: Type, right: Type): boolean {
  if (op === "Is" || op === "IsNot" || op === "In" || op === "NotIn") return false;
  return !isRaw(op, left, right) && mayBeFast(left) && mayBeFast(right);
}

function mayBeFast({ kind }: Type): boolean {
  return kind === "any" || kind === "int" || kind === "str";
}

/** Do JavaScript's operators compare such values as Python does? */
function isRaw(op: CompareOperator, left: Type, right: Type): boolean {
  const equality = op === "Eq" || op === "NotEq";
  if (isNumber(left) && isNumber(right)) return equality || (isBare(left) && isBare(right));
  if (left.kind === "str" && right.kind === "str") return equality;
  return equality && left.kind === right.kind && (left.kind === "none" || left.kind === "bool");
}

function isNumber({ kind }: Type): boolean {
  return kind === "int" || kind === "float";
}

/** A JS number for certain. QuickJS does not order a negative bigint and a number rightly. */
function isBare(type: Type): boolean {
  return type.kind === "float" || isSmall(type);
}

function isSmall(type: Type): boolean {
  return type.kind === "int" && Number.isFinite(type.lo) && Number.isFinite(type.hi);
}

/** One comparison of operands that may be repeated where `repeats` says so. */
function relation(frame: Frame, op: CompareOperator, l: Val, r: Val, at: Span, asTest: boolean): Val {
  const [operation, operator] = operations[op];
  const { unit } = frame;
  if (op === "Is" || op === "IsNot") return val(b.binary(operator, boxed(frame, l), boxed(frame, r)), BOOL);
  if (op === "In" || op === "NotIn")
    return val(unit.op(operation, [boxed(frame, l), boxed(frame, r)], at), BOOL);
  if (isRaw(op, l.type, r.type)) {
    // A bigint is never equal to a bare float by ===, whatever their values.
    if (mixesEquality(op, l, r)) return val(unit.op(operation, [boxed(frame, l), boxed(frame, r)], at), BOOL);
    return val(b.binary(operator, l.node, r.node), BOOL);
  }
  const slow = unit.op(operation, [boxed(frame, l), boxed(frame, r)], at);
  if (!mayBeFast(l.type) || !mayBeFast(r.type)) return anyVal(slow);
  if (op === "Eq" || op === "NotEq") {
    const quick = quickEquality(frame, op, l, r, slow, asTest);
    if (quick !== null) return quick;
  }
  if (l.type.kind === "str" || r.type.kind === "str") return anyVal(slow);
  if (l.type.kind === "float" || r.type.kind === "float") return anyVal(slow);
  const tests = [l, r].filter(({ type }) => !isSmall(type)).map(({ node }) => b.isType(node, "number"));
  const raw = b.binary(operator, l.node, r.node);
  if (asTest) return val(b.conditional(b.and(...tests), raw, unit.op("truth", [slow])), BOOL);
  return anyVal(b.conditional(b.and(...tests), raw, slow));
}

function mixesEquality(op: CompareOperator, l: Val, r: Val): boolean {
  if (op !== "Eq" && op !== "NotEq") return false;
  const mixed = l.type.kind !== r.type.kind;
  const big = [l.type, r.type].some((type) => type.kind === "int" && !isSmall(type));
  return mixed && big;
}

/** Equality with a str or int literal: identity settles it for most values. */
function quickEquality(
  frame: Frame,
  op: "Eq" | "NotEq",
  l: Val,
  r: Val,
  slow: b.Ex,
  asTest: boolean,
): Val | null {
  const [known, other] = isLiteral(r) ? [r, l] : [l, r];
  if (!isLiteral(known) || other.type.kind !== "any") return null;
  const kind = known.type.kind === "str" ? "string" : "number";
  const same = b.binary(op === "Eq" ? "===" : "!==", other.node, known.node);
  const otherKind = b.binary(op === "Eq" ? "!==" : "===", b.unary("typeof", other.node), b.str(kind));
  const rest = asTest ? frame.unit.op("truth", [slow]) : slow;
  const node = op === "Eq" ? b.or(same, b.and(otherKind, rest)) : b.and(same, b.or(otherKind, rest));
  return asTest ? val(node, BOOL) : anyVal(node);
}

function isLiteral({ node, type }: Val): boolean {
  if (type.kind === "str") return node.type === "Literal";
  return type.kind === "int" && literalNumber(node) !== null;
}
