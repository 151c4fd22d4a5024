import { FLOAT, type Type } from "../check/types/type.ts";
import type * as b from "./builders.ts";
import type { Frame } from "./frame.ts";

/** An emitted expression with what is known of its value. */
export interface Val {
  readonly node: b.Ex;
  readonly type: Type;
  /** A float as a bare JavaScript number, not boxed. */
  readonly bare: boolean;
  /** The variable that tells whether it is a JavaScript number, where there is one. */
  readonly flag?: string | null;
}

export function val(node: b.Ex, type: Type): Val {
  return { node, type, bare: false };
}

export function bareFloat(node: b.Ex): Val {
  return { node, type: FLOAT, bare: true };
}

/** The expression as a Python value. */
export function boxed(frame: Frame, { node, bare }: Val): b.Ex {
  if (!bare) return node;
  const kept = boxBehind(node);
  if (kept !== null) return kept;
  const constant = literalNumber(node);
  return constant === null ? frame.unit.op("float", [node]) : frame.unit.floatConstant(constant);
}

/** The boxed float that a bare one was just taken out of. */
function boxBehind(node: b.Ex): b.Ex | null {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "fv")
    return null;
  return node.arguments[0] as b.Ex;
}

/** The number of a numeric literal with its sign, null for other expressions. */
export function literalNumber(node: b.Ex): number | null {
  if (node.type === "UnaryExpression" && node.operator === "-") {
    const inner = literalNumber(node.argument);
    return inner === null ? null : -inner;
  }
  return node.type === "Literal" && typeof node.value === "number" ? node.value : null;
}

/** An expression of float type as a bare number. */
export function unboxed(frame: Frame, value: Val): b.Ex {
  return value.bare ? value.node : frame.unit.op("fv", [value.node]);
}

/** Any number that is known to be an int, a bool or a float, as a bare number for float arithmetic. */
export function asFloat(frame: Frame, value: Val): b.Ex {
  if (value.type.kind === "float") return unboxed(frame, value);
  if (value.type.kind === "int" && Number.isFinite(value.type.lo) && Number.isFinite(value.type.hi))
    return value.node;
  return frame.unit.op("tofloat", [value.node]);
}

/** May the expression be written twice: a variable, a literal? */
export function isSimple(node: b.Ex): boolean {
  if (node.type === "Identifier" || node.type === "Literal") return true;
  return node.type === "UnaryExpression" && node.operator === "-" && node.argument.type === "Literal";
}
