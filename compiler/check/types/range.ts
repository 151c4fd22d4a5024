import type { Call, Expr } from "../../syntax/ast.ts";
import { COUNTER, INT, intBetween, isPlainInt, type Type } from "./type.ts";

/** The arguments of a call `range(…)` of the builtin that a loop may count through; null for anything else. */
export function rangeArguments(iter: Expr, isBuiltin: (name: string) => boolean): readonly Expr[] | null {
  if (!isCallOf(iter, "range") || !isBuiltin("range")) return null;
  const { args, keywords } = iter;
  const plain = keywords.length === 0 && args.every((argument) => argument.kind !== "Starred");
  return plain && args.length >= 1 && args.length <= 3 ? args : null;
}

/** Is this a call of a plain name? */
export function isCallOf(node: Expr, name: string): node is Call {
  return node.kind === "Call" && node.func.kind === "Name" && node.func.id === name;
}

/** The value of an int literal, with its sign, where it is a safe integer; null for anything else. */
export function intLiteral(node: Expr): number | null {
  const negative = node.kind === "UnaryOp" && node.op === "USub";
  const inner = negative ? node.operand : node;
  if (inner.kind !== "Constant" || inner.value.type !== "int") return null;
  const value = Number(negative ? -inner.value.value : inner.value.value);
  return Number.isSafeInteger(value) ? value + 0 : null;
}

/** A step that a counter may take so often as it can without leaving the safe integers. */
const LARGEST_STEP = 2 ** 16;

/** The type of the variable that counts through range(…), from the types of the arguments and the literal step. */
export function counterType(types: readonly Type[], step: number | null): Type {
  const [first, second] = types;
  if (types.length === 1) return intBetween(0, isPlainInt(first!) ? Math.max(first.hi - 1, 0) : COUNTER);
  if (!isPlainInt(first!) || step === null || step === 0 || Math.abs(step) > LARGEST_STEP) return INT;
  if (Math.abs(first.lo) > COUNTER * 2 || Math.abs(first.hi) > COUNTER * 2) return INT;
  const stop = isPlainInt(second!) ? second : null;
  if (step > 0)
    return intBetween(first.lo, stop === null ? first.hi + COUNTER : Math.max(stop.hi - 1, first.lo));
  return intBetween(stop === null ? first.lo - COUNTER : Math.min(stop.lo + 1, first.hi), first.hi);
}
