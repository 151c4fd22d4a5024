import { isInt32 } from "../../check/types/arithmetic.ts";
import { isPlainInt, LARGEST, type Type } from "../../check/types/type.ts";
import type { Operator } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Operands } from "../operands.ts";
import { literalNumber, type Val } from "../val.ts";

/** An operation on JavaScript numbers: what has to hold, and the expression that is right then. */
export interface IntPath {
  readonly tests: b.Ex[];
  readonly fast: b.Ex;
}

const operators: ReadonlySet<Operator> = new Set([
  "Add",
  "Sub",
  "Mult",
  "Mod",
  "FloorDiv",
  "BitAnd",
  "BitOr",
  "BitXor",
  "LShift",
  "RShift",
  "Pow",
]);

/** May both operands be ints, and is there something faster for ints than the library's operation? */
export function hasIntPath(op: Operator, left: Type, right: Type): boolean {
  return operators.has(op) && mayBeInt(left) && mayBeInt(right);
}

function mayBeInt(type: Type): boolean {
  return type.kind === "int" || type.kind === "any";
}

/** The fast way for ints; null where there is none for such operands. */
export function intPath(op: Operator, l: Val, r: Val, result: Type, operands: Operands): IntPath | null {
  if (!mayBeInt(l.type) || !mayBeInt(r.type)) return null;
  switch (op) {
    case "Add":
      return checked(b.binary("+", l.node, r.node), l, r, result, operands);
    case "Sub":
      return checked(b.binary("-", l.node, r.node), l, r, result, operands);
    case "Mult":
      return checked(product(l, r), l, r, result, operands);
    case "Pow": {
      if (literalNumber(r.node) !== 2) return null;
      return checked(b.binary("*", l.node, l.node), l, r, result, operands);
    }
    case "Mod":
      return { tests: divisionTests(l, r), fast: b.binary("%", l.node, r.node) };
    case "FloorDiv": {
      const rest = b.binary("-", l.node, b.binary("%", l.node, r.node));
      return { tests: divisionTests(l, r), fast: b.binary("/", rest, r.node) };
    }
    case "LShift": {
      const shift = literalNumber(r.node);
      if (shift === null || shift < 0 || shift > 52) return null;
      return checked(b.binary("*", l.node, b.num(2 ** shift)), l, r, result, operands);
    }
    case "BitAnd":
    case "BitOr":
    case "BitXor":
      return bitwise(op, l, r);
    case "RShift": {
      const shift = literalNumber(r.node);
      if (shift === null || shift < 0 || shift > 31) return null;
      return { tests: int32Tests(l), fast: b.binary(">>", l.node, r.node) };
    }
    default:
      return null;
  }
}

function numberTest({ node, type }: Val): b.Ex[] {
  return isPlainInt(type) ? [] : [b.isType(node, "number")];
}

/** A result that may leave the safe integers is tested before it is believed. */
function checked(fast: b.Ex, l: Val, r: Val, result: Type, operands: Operands): IntPath {
  const tests = [...numberTest(l), ...numberTest(r)];
  const { lo, hi } = result.kind === "int" ? result : { lo: -Infinity, hi: Infinity };
  if (Number.isFinite(lo) && Number.isFinite(hi)) return { tests, fast };
  const temp = operands.temp();
  const stored = b.assign(temp, fast);
  const upper = hi > LARGEST && !growsDown(l, r, fast);
  const lower = lo < -LARGEST && !growsUp(l, r, fast);
  const bounds: b.Ex[] = [];
  if (upper) bounds.push(b.binary("<=", stored, b.num(LARGEST)));
  if (lower) bounds.push(b.binary(">=", bounds.length === 0 ? stored : b.ident(temp), b.num(-LARGEST)));
  return { tests: [...tests, ...bounds], fast: bounds.length === 0 ? fast : b.ident(temp) };
}

/** Adding what is not negative cannot leave the range at its lower end. */
function growsUp(l: Val, r: Val, fast: b.Ex): boolean {
  if (fast.type !== "BinaryExpression") return false;
  if (fast.operator === "+") return atLeastZero(l) || atLeastZero(r);
  return fast.operator === "-" && (atMostZero(r) || atLeastZero(l));
}

function growsDown(l: Val, r: Val, fast: b.Ex): boolean {
  if (fast.type !== "BinaryExpression") return false;
  if (fast.operator === "+") return atMostZero(l) || atMostZero(r);
  return fast.operator === "-" && (atLeastZero(r) || atMostZero(l));
}

function atLeastZero({ type }: Val): boolean {
  return type.kind === "int" && type.lo >= 0;
}

function atMostZero({ type }: Val): boolean {
  return type.kind === "int" && type.hi <= 0;
}

function isPositive({ type }: Val): boolean {
  return type.kind === "int" && type.lo > 0;
}

/** A product of a negative number and zero would be minus zero; adding zero mends it. */
function product(l: Val, r: Val): b.Ex {
  const plain = b.binary("*", l.node, r.node);
  const harmless = isPositive(l) || isPositive(r) || (atLeastZero(l) && atLeastZero(r));
  return harmless ? plain : b.binary("+", plain, b.num(0));
}

/** JavaScript's remainder is Python's where the left side is not negative and the right side is positive. */
function divisionTests(l: Val, r: Val): b.Ex[] {
  const left = atLeastZero(l) ? [] : [b.binary(">=", l.node, b.num(0))];
  const right = isPositive(r) ? [] : [b.binary(">", r.node, b.num(0))];
  return [...numberTest(l), ...numberTest(r), ...left, ...right];
}

const bitOperators = { BitAnd: "&", BitOr: "|", BitXor: "^" } as const;

/** JavaScript's bit operators work on 32 bits; a mask that fits makes `&` right for every safe integer. */
function bitwise(op: keyof typeof bitOperators, l: Val, r: Val): IntPath {
  const fast = b.binary(bitOperators[op], l.node, r.node);
  if (op === "BitAnd") {
    if (isMask(r)) return { tests: numberTest(l), fast };
    if (isMask(l)) return { tests: numberTest(r), fast };
  }
  return { tests: [...int32Tests(l), ...int32Tests(r)], fast };
}

function isMask({ type }: Val): boolean {
  return type.kind === "int" && type.lo >= 0 && type.hi <= 0x7fffffff;
}

/** `(x | 0) === x` holds for numbers that fit 32 bits, and for nothing else but them. */
function int32Tests({ node, type }: Val): b.Ex[] {
  if (isInt32(type)) return [];
  const fits = b.binary("===", b.binary("|", node, b.num(0)), node);
  return isPlainInt(type) ? [fits] : [b.isType(node, "number"), fits];
}
