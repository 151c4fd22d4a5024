import type { Operator } from "../../syntax/ast.ts";
import { ANY, FLOAT, INT, intBetween, isPlainInt, LARGEST, STR, type Type } from "./type.ts";

/** The type of `left op right`. */
export function arithmeticType(op: Operator, left: Type, right: Type): Type {
  if (left.kind === "never" || right.kind === "never") return { kind: "never" };
  if (left.kind === "str") return op === "Add" && right.kind === "str" ? STR : ANY;
  const numeric = isNumeric(left) && isNumeric(right);
  if (!numeric) return ANY;
  if (left.kind === "float" || right.kind === "float") return floatOperators.has(op) ? FLOAT : ANY;
  if (left.kind !== "int" || right.kind !== "int") return ANY;
  return intType(op, left, right);
}

/** `**` of floats may give a complex number or raise, so it is left to the library. */
const floatOperators: ReadonlySet<Operator> = new Set(["Add", "Sub", "Mult", "Div", "FloorDiv", "Mod"]);

function isNumeric(type: Type): boolean {
  return type.kind === "int" || type.kind === "float" || type.kind === "bool";
}

type IntType = Type & { kind: "int" };

function intType(op: Operator, a: IntType, b: IntType): Type {
  switch (op) {
    case "Add":
      return between(a.lo + b.lo, a.hi + b.hi);
    case "Sub":
      return between(a.lo - b.hi, a.hi - b.lo);
    case "Mult": {
      const corners = [times(a.lo, b.lo), times(a.lo, b.hi), times(a.hi, b.lo), times(a.hi, b.hi)];
      return between(Math.min(...corners), Math.max(...corners));
    }
    case "Div":
      return FLOAT;
    case "Mod":
      if (b.lo > 0) return intBetween(0, b.hi - 1);
      return b.hi < 0 ? intBetween(b.lo + 1, 0) : INT;
    case "FloorDiv":
      return a.lo >= 0 && b.lo > 0 ? intBetween(0, a.hi) : INT;
    case "BitAnd":
      if (b.lo >= 0 && a.lo >= 0) return intBetween(0, Math.min(a.hi, b.hi));
      if (b.lo >= 0) return intBetween(0, b.hi);
      return a.lo >= 0 ? intBetween(0, a.hi) : INT;
    case "BitOr":
    case "BitXor":
      return isInt32(a) && isInt32(b) ? (a.lo >= 0 && b.lo >= 0 ? intBetween(0, 0x7fffffff) : int32) : INT;
    case "LShift":
      return b.lo === b.hi && b.lo >= 0 && b.lo <= 52
        ? between(times(a.lo, 2 ** b.lo), times(a.hi, 2 ** b.lo))
        : INT;
    case "RShift":
      return a.lo >= 0 && b.lo >= 0 ? intBetween(0, a.hi) : isInt32(a) && b.lo >= 0 ? int32 : INT;
    case "Pow":
      return b.lo === 2 && b.hi === 2
        ? between(0, Math.max(times(a.lo, a.lo), times(a.hi, a.hi)))
        : b.lo >= 0
          ? INT
          : ANY;
    case "MatMult":
      return ANY;
  }
}

const int32: Type = intBetween(-0x80000000, 0x7fffffff);

/** Do all values fit the operands of JavaScript's bit operators? */
export function isInt32(type: Type): boolean {
  return isPlainInt(type) && type.lo >= -0x80000000 && type.hi <= 0x7fffffff;
}

/** Infinity times zero is zero here: bounds, not numbers. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

function between(lo: number, hi: number): Type {
  return intBetween(
    lo < -LARGEST || Number.isNaN(lo) ? -Infinity : lo,
    hi > LARGEST || Number.isNaN(hi) ? Infinity : hi,
  );
}
