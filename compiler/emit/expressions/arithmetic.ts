import { arithmeticType } from "../../check/types/arithmetic.ts";
import { ANY, FLOAT, isPlainInt, type Type } from "../../check/types/type.ts";
import type { Span } from "../../source/span.ts";
import type { BinOp, Expr, Operator, UnaryOp } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";
import { Operands } from "../operands.ts";
import { asFloat, boxed, literalNumber, type Val, val } from "../val.ts";
import { type Fused, fuse, fuseValues, fusible } from "./fused.ts";
import { condition, typed, typeOf } from "./index.ts";
import { operationOf } from "./operators.ts";
import { joinedPieces } from "./strings.ts";

/** `left op right`. */
export function emitBinOp(frame: Frame, node: BinOp): Val {
  const concatenated = joinedPieces(frame, node);
  if (concatenated !== null) return concatenated;
  return emitOperation(frame, node.op, node.left, node.right, node.span, false);
}

/** An operation on two expressions; `inPlace` for augmented assignment. */
export function emitOperation(
  frame: Frame,
  op: Operator,
  left: Expr,
  right: Expr,
  at: Span,
  inPlace: boolean,
): Val {
  const types = [typeOf(frame, left), typeOf(frame, right)] as const;
  if (!fusible(frame, { op, left, right }))
    return combine(frame, op, typed(frame, left), typed(frame, right), at, inPlace);
  const type = arithmeticType(op, ...types);
  const operands = new Operands(frame);
  const fused = fuse(
    frame,
    { op, left, right, span: at, inPlace: inPlace && types[0].kind !== "int" },
    operands,
  );
  return val(operands.wrap(eitherWay(fused)), type);
}

/** The fast way where its tests hold, the library's operations otherwise. */
function eitherWay({ tests, node, slow }: Fused): b.Ex {
  return tests.length === 0 ? node : b.conditional(b.and(...tests), node, slow);
}

/** An operation on operands that are emitted already; with `operands` given they may be repeated. */
export function combine(
  frame: Frame,
  op: Operator,
  l: Val,
  r: Val,
  at: Span,
  inPlace: boolean,
  operands: Operands | null = null,
): Val {
  const type = arithmeticType(op, l.type, r.type);
  if (type.kind === "float") return floatOperation(frame, op, l, r, at);
  if (type.kind === "str") return val(b.binary("+", l.node, r.node), type);
  const slow = frame.unit.op(
    operationOf(op, inPlace && l.type.kind !== "int"),
    [boxed(frame, l), boxed(frame, r)],
    at,
  );
  const fused = operands === null ? null : fuseValues(frame, op, l, r, slow, operands);
  return val(fused === null ? slow : eitherWay(fused), type);
}

const bareOperators: Partial<Record<Operator, "+" | "-" | "*">> = { Add: "+", Sub: "-", Mult: "*" };

/** Both operands are numbers and the result is a float: plain arithmetic on bare numbers. */
function floatOperation(frame: Frame, op: Operator, l: Val, r: Val, at: Span): Val {
  const { unit } = frame;
  const bothInts = l.type.kind === "int" && r.type.kind === "int";
  const divisor = literalNumber(r.node);
  if (
    op === "Div" &&
    bothInts &&
    !(isPlainInt(l.type) && isPlainInt(r.type) && divisor !== null && divisor !== 0)
  )
    return bare(unit.op("idiv", [l.node, r.node], at));
  const [x, y] = [asFloat(frame, l), asFloat(frame, r)];
  const operator = bareOperators[op];
  if (operator !== undefined) return bare(b.binary(operator, x, y));
  if (op === "Div")
    return bare(divisor !== null && divisor !== 0 ? b.binary("/", x, y) : unit.op("fdiv", [x, y], at));
  return bare(unit.op(op === "Mod" ? "fmod" : "ffloordiv", [x, y], at));
}

function bare(node: b.Ex): Val {
  return { node, type: FLOAT, bare: true };
}

/** `-x`, `+x`, `~x`, `not x`. */
export function emitUnaryOp(frame: Frame, node: UnaryOp): Val {
  const type = typeOf(frame, node);
  const { op, operand, span } = node;
  if (op === "Not") return val(b.not(condition(frame, operand)), type);
  const operandType = typeOf(frame, operand);
  if (op === "USub" && operand.kind === "Constant") {
    const literal = typed(frame, operand);
    const number = literalNumber(literal.node);
    if (number !== null && (literal.bare || number !== 0))
      return { node: b.num(-number), type, bare: literal.bare };
  }
  if (operandType.kind === "float" && op !== "Invert") {
    const inner = typed(frame, operand);
    return op === "UAdd" ? inner : bare(b.unary("-", asFloat(frame, inner)));
  }
  if (op === "USub") return negated(frame, operand, type, span);
  return val(
    frame.unit.op(op === "UAdd" ? "pos" : "invert", [boxed(frame, typed(frame, operand))], span),
    type,
  );
}

/** Zero minus a number, so that no negative zero comes out. */
function negated(frame: Frame, operand: Expr, type: Type, at: Span): Val {
  const operands = new Operands(frame);
  const inner = operands.add(operand);
  const fast = b.binary("-", b.num(0), inner.node);
  if (isPlainInt(inner.type)) return val(operands.wrap(fast), type);
  const slow = frame.unit.op("neg", [boxed(frame, inner)], at);
  const numeric = inner.type.kind === "int" || inner.type.kind === "any";
  if (!numeric) return val(operands.wrap(slow), ANY);
  return val(operands.wrap(b.conditional(b.isType(inner.node, "number"), fast, slow)), type);
}
