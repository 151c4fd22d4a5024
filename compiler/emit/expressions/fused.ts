import { isPlainInt, LARGEST, type Type } from "../../check/types/type.ts";
import type { Span } from "../../source/span.ts";
import type { BinOp, Expr, Operator } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";
import type { Operands } from "../operands.ts";
import { boxed, type Val } from "../val.ts";
import { typeOf } from "./index.ts";
import { hasIntPath, type IntPath, intPath, type Part } from "./int-paths.ts";
import { operationOf } from "./operators.ts";

/**
 * A tree of int operations as one: its operands are evaluated and asked for their kind once, and where all are
 * numbers and no result leaves the safe integers, the whole is plain arithmetic. Otherwise the library's operations
 * do it again from the operands, which is possible because the fast way has no effects.
 */
export interface Fused extends IntPath {
  readonly slow: b.Ex;
  /** Variables whose flags were among the tests: they are numbers where the fast way was taken. */
  readonly flags: ReadonlySet<string>;
}

/** Larger trees are cut: each operation is written twice, once for each way. */
const MOST_OPERATIONS = 6;

/** An operation with its two expressions; a BinOp, or what an augmented assignment does. */
export interface Operation {
  readonly op: Operator;
  readonly left: Expr;
  readonly right: Expr;
  readonly span: Span;
  readonly inPlace: boolean;
}

/** Fuses an operation that is `fusible` with those that are its operands. */
export function fuse(frame: Frame, operation: Operation, operands: Operands): Fused {
  return new Fuser(frame, operands).operation(operation);
}

/** The fast way for operands that are emitted already. */
export function fuseValues(
  frame: Frame,
  op: Operator,
  l: Val,
  r: Val,
  slow: b.Ex,
  operands: Operands,
): Fused | null {
  if (!hasIntPath(op, l.type, r.type)) return null;
  const [left, right] = [leaf(frame, l), leaf(frame, r)];
  const path = intPath(op, left, right, operands);
  return path === null
    ? null
    : { ...path, tests: [...left.tests, ...right.tests, ...path.tests], slow, flags: new Set() };
}

/** One operand of a comparison, fused where it is an operation on ints. */
export function fuseOperand(frame: Frame, expr: Expr, later: readonly Expr[], operands: Operands): Fused {
  return new Fuser(frame, operands).part(expr, later);
}

class Fuser {
  private operations = 0;
  private readonly flags = new Set<string>();

  constructor(
    private readonly frame: Frame,
    private readonly operands: Operands,
  ) {}

  operation({ op, left, right, span, inPlace }: Operation): Fused {
    this.operations++;
    const l = this.part(left, [right]);
    const r = this.part(right, []);
    const path = intPath(op, l, r, this.operands);
    const slow = this.frame.unit.op(operationOf(op, inPlace), [l.slow, r.slow], span);
    if (path === null) throw new TypeError(`${op} was taken for an operation with a fast way`);
    return { ...path, tests: [...l.tests, ...r.tests, ...path.tests], slow, flags: this.flags };
  }

  /** An operand: an operation of its own where it may be drawn in, otherwise a value that is held. */
  part(expr: Expr, later: readonly Expr[]): Fused {
    if (this.isDrawnIn(expr, later)) return this.operation({ ...expr, inPlace: false });
    const value = this.operands.add(expr, ...later);
    const made = leaf(this.frame, value);
    for (const flag of made.flags) this.flags.add(flag);
    return made;
  }

  /**
   * Its operands are then evaluated before later ones, as always, but its operation after them: nobody must see
   * that, so what comes later may only be names and literals.
   */
  private isDrawnIn(expr: Expr, later: readonly Expr[]): expr is BinOp {
    if (expr.kind !== "BinOp" || this.frame.replaced.has(expr) || !fusible(this.frame, expr)) return false;
    const size = [expr, ...later].reduce((sum, node) => sum + operationsIn(node), this.operations);
    return size <= MOST_OPERATIONS && later.every((next) => isStill(this.frame, next));
  }
}

/** Is there a fast way for ints, decided without emitting anything? */
export function fusible(frame: Frame, { op, left, right }: Pick<BinOp, "op" | "left" | "right">): boolean {
  if (!hasIntPath(op, typeOf(frame, left), typeOf(frame, right))) return false;
  if (op !== "Pow" && op !== "LShift" && op !== "RShift") return true;
  if (right.kind !== "Constant" || right.value.type !== "int") return false;
  const count = right.value.value;
  return op === "Pow" ? count === 2n : count >= 0n && count <= (op === "LShift" ? 52n : 31n);
}

function operationsIn(expr: Expr): number {
  return expr.kind === "BinOp" ? 1 + operationsIn(expr.left) + operationsIn(expr.right) : 0;
}

/** Reading it cannot fail and runs nothing; an operation will be drawn in as a whole. */
function isStill(frame: Frame, expr: Expr): boolean {
  switch (expr.kind) {
    case "Constant":
      return true;
    case "Name":
      return frame.unit.scopes.isBound(expr);
    case "BinOp":
      return (
        fusible(frame, expr) &&
        !frame.replaced.has(expr) &&
        isStill(frame, expr.left) &&
        isStill(frame, expr.right)
      );
    default:
      return false;
  }
}

function leaf(frame: Frame, value: Val): Fused {
  const slow = boxed(frame, value);
  if (isPlainInt(value.type))
    return { node: value.node, lo: value.type.lo, hi: value.type.hi, tests: [], slow, flags: new Set() };
  const flag = value.flag ?? null;
  const test = flag === null ? b.isType(value.node, "number") : b.ident(flag);
  const { lo, hi } = rangeOf(value.type);
  return { node: value.node, lo, hi, tests: [test], slow, flags: new Set(flag === null ? [] : [flag]) };
}

function rangeOf(type: Type): Omit<Part, "node"> {
  if (type.kind !== "int") return { lo: -LARGEST, hi: LARGEST };
  return { lo: Math.max(type.lo, -LARGEST), hi: Math.min(type.hi, LARGEST) };
}
