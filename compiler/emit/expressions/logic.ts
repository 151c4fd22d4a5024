import { ANY, joinTypes } from "../../check/types/type.ts";
import type { BoolOp, Expr, IfExp, NamedExpr } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";
import { store } from "../names.ts";
import { boxed, literalNumber, unboxed, type Val } from "../val.ts";
import { condition, typed, typeOf, value } from "./index.ts";

/** The truth of a value as a JavaScript test. */
export function truthy(frame: Frame, { node, type }: Val): b.Ex {
  switch (type.kind) {
    case "bool":
      return node;
    case "int":
    case "float": {
      const literal = literalNumber(node);
      return literal === null ? b.binary("!==", node, b.num(0)) : b.bool(literal !== 0);
    }
    case "str":
      return b.binary("!==", node, b.str(""));
    case "none":
      return node.type === "Literal" ? b.bool(false) : b.sequence([node, b.bool(false)]);
    default:
      return frame.unit.op("truth", [node]);
  }
}

/** Longer lists of operands are halved, so that their trees stay shallow; `and` and `or` are associative. */
const LONGEST = 16;

export function boolOpCondition(frame: Frame, node: BoolOp): b.Ex {
  const join = node.op === "And" ? b.and : b.or;
  const build = (operands: readonly Expr[]): b.Ex => {
    if (operands.length <= LONGEST) return join(...operands.map((operand) => condition(frame, operand)));
    const middle = operands.length >> 1;
    const first = build(operands.slice(0, middle));
    return join(first, build(operands.slice(middle)));
  };
  return build(node.values);
}

/** `and` and `or` give one of their operands. */
export function emitBoolOp(frame: Frame, node: BoolOp): Val {
  const type = typeOf(frame, node);
  if (type.kind === "bool") return { node: boolOpCondition(frame, node), type, bare: false };
  const bare = type.kind === "float";
  const operand = (expr: Expr): b.Ex => (bare ? unboxed(frame, typed(frame, expr)) : value(frame, expr));
  const build = (operands: readonly Expr[]): b.Ex => {
    const [first] = operands;
    if (operands.length === 1) return operand(first!);
    const middle = operands.length > LONGEST ? operands.length >> 1 : 1;
    const head = build(operands.slice(0, middle));
    const temp = frame.temp();
    const headType = operands
      .slice(0, middle)
      .map((expr) => typeOf(frame, expr))
      .reduce(joinTypes);
    const boxedFloat = !bare && headType.kind === "float";
    const test = truthy(frame, {
      node: b.assign(temp, head),
      type: bare ? type : boxedFloat ? ANY : headType,
      bare,
    });
    const rest = build(operands.slice(middle));
    frame.free(temp);
    return node.op === "And"
      ? b.conditional(test, rest, b.ident(temp))
      : b.conditional(test, b.ident(temp), rest);
  };
  return { node: build(node.values), type, bare };
}

/** `a if test else b` */
export function emitIfExp(frame: Frame, node: IfExp): Val {
  const type = typeOf(frame, node);
  const bare = type.kind === "float";
  const branch = (expr: Expr): b.Ex =>
    bare ? unboxed(frame, typed(frame, expr)) : boxed(frame, typed(frame, expr));
  const test = condition(frame, node.test);
  return { node: b.conditional(test, branch(node.body), branch(node.orelse)), type, bare };
}

/** `name := value` */
export function emitNamedExpr(frame: Frame, node: NamedExpr): Val {
  const inner = typed(frame, node.value);
  const stored = store(frame, node.target.id, inner, node.span);
  // What is stored is the value in the variable's form, which a variable of float type keeps bare.
  const found = frame.resolve(node.target.id);
  const variable =
    found.kind === "local" || found.kind === "free" || found.kind === "global" ? found.variable : null;
  const bare = variable !== null && frame.unit.types.ofVariable(variable).kind === "float";
  // With a flag the assignment is the first of two, and its value is read again.
  const flagged = stored.type === "SequenceExpression";
  const result = flagged ? b.sequence([stored, b.ident(frame.unit.nameOf(variable!))]) : stored;
  return { node: result, type: inner.type, bare };
}
