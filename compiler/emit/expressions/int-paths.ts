import { arithmeticType, isInt32 } from "../../check/types/arithmetic.ts";
import { LARGEST, type Type } from "../../check/types/type.ts";
import type { Operator } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Operands } from "../operands.ts";
import { isSimple, literalNumber } from "../val.ts";

/** A JavaScript number for certain, and the range in which it lies. */
export interface Part {
  readonly node: b.Ex;
  readonly lo: number;
  readonly hi: number;
}

/** An operation on such numbers: what else has to hold, and the expression that is right then. */
export interface IntPath extends Part {
  readonly tests: b.Ex[];
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

export function mayBeInt(type: Type): boolean {
  return type.kind === "int" || type.kind === "any";
}

/** The fast way for two numbers; null where there is none for such operands. */
export function intPath(op: Operator, l: Part, r: Part, operands: Operands): IntPath | null {
  switch (op) {
    case "Add":
      return checked(op, b.binary("+", l.node, r.node), l, r, operands);
    case "Sub":
      return checked(op, b.binary("-", l.node, r.node), l, r, operands);
    case "Mult":
      return checked(op, product(l, r), l, r, operands);
    case "Pow": {
      if (literalNumber(r.node) !== 2) return null;
      const [first, again] = twice(l, operands);
      return checked(op, b.binary("*", first, again), l, r, operands);
    }
    case "Mod":
    case "FloorDiv":
      return division(op, l, r, operands);
    case "LShift": {
      const shift = literalNumber(r.node);
      if (shift === null || shift < 0 || shift > 52) return null;
      return checked(op, b.binary("*", l.node, b.num(2 ** shift)), l, r, operands);
    }
    case "BitAnd":
    case "BitOr":
    case "BitXor":
      return bitwise(op, l, r, operands);
    case "RShift": {
      const shift = literalNumber(r.node);
      if (shift === null || shift < 0 || shift > 31) return null;
      const value = int32(l, operands);
      return found(op, l, r, b.binary(">>", value.node, r.node), value.tests);
    }
    default:
      return null;
  }
}

function typeOfPart({ lo, hi }: Part): Type {
  return { kind: "int", lo, hi };
}

/** The range of a result, cut to the safe integers: what lies beyond fails a test. */
function found(op: Operator, l: Part, r: Part, node: b.Ex, tests: b.Ex[]): IntPath {
  const type = arithmeticType(op, typeOfPart(l), typeOfPart(r));
  const { lo, hi } = type.kind === "int" ? type : { lo: -LARGEST, hi: LARGEST };
  return { node, tests, lo: Math.max(lo, -LARGEST), hi: Math.min(hi, LARGEST) };
}

/** Expressions for the first and the second use of an operand. */
function twice({ node }: Part, operands: Operands): readonly [first: b.Ex, again: b.Ex] {
  if (isSimple(node)) return [node, node];
  const temp = operands.temp();
  return [b.assign(temp, node), b.ident(temp)];
}

/** A result that may leave the safe integers is tested before it is believed. */
function checked(op: Operator, fast: b.Ex, l: Part, r: Part, operands: Operands): IntPath {
  const type = arithmeticType(op, typeOfPart(l), typeOfPart(r));
  const { lo, hi } = type.kind === "int" ? type : { lo: -Infinity, hi: Infinity };
  if (Number.isFinite(lo) && Number.isFinite(hi)) return found(op, l, r, fast, []);
  const temp = operands.temp();
  let stored: b.Ex = b.assign(temp, fast);
  const tests: b.Ex[] = [];
  if (hi > LARGEST) {
    tests.push(b.binary("<=", stored, b.num(LARGEST)));
    stored = b.ident(temp);
  }
  if (lo < -LARGEST) tests.push(b.binary(">=", stored, b.num(-LARGEST)));
  return found(op, l, r, b.ident(temp), tests);
}

/** A product of a negative number and zero would be minus zero; adding zero mends it. */
function product(l: Part, r: Part): b.Ex {
  const plain = b.binary("*", l.node, r.node);
  const harmless = l.lo > 0 || r.lo > 0 || (l.lo >= 0 && r.lo >= 0);
  return harmless ? plain : b.binary("+", plain, b.num(0));
}

/** JavaScript's remainder is Python's where the left side is not negative and the right side is positive. */
function division(op: "Mod" | "FloorDiv", l: Part, r: Part, operands: Operands): IntPath {
  const tests: b.Ex[] = [];
  const bounded = (part: Part, holds: boolean, operator: ">=" | ">", repeated: boolean): b.Ex => {
    if (holds && (!repeated || isSimple(part.node))) return part.node;
    const [first, again] = twice(part, operands);
    tests.push(b.binary(operator, first, b.num(0)));
    return again;
  };
  const repeated = op === "FloorDiv";
  const left = bounded(l, l.lo >= 0, ">=", repeated);
  const right = bounded(r, r.lo > 0, ">", repeated);
  const range = { l: { ...l, lo: Math.max(l.lo, 0) }, r: { ...r, lo: Math.max(r.lo, 1) } };
  const rest = b.binary("%", left, right);
  const fast = op === "Mod" ? rest : b.binary("/", b.binary("-", left, rest), right);
  return found(op, range.l, range.r, fast, tests);
}

const bitOperators = { BitAnd: "&", BitOr: "|", BitXor: "^" } as const;

/** JavaScript's bit operators work on 32 bits; a mask that fits makes `&` right for every safe integer. */
function bitwise(op: keyof typeof bitOperators, l: Part, r: Part, operands: Operands): IntPath {
  const masked = op === "BitAnd" && (isMask(l) || isMask(r));
  const [left, right] = masked
    ? [withoutTests(l), withoutTests(r)]
    : [int32(l, operands), int32(r, operands)];
  const fast = b.binary(bitOperators[op], left.node, right.node);
  return found(op, left, right, fast, [...left.tests, ...right.tests]);
}

function withoutTests(part: Part): IntPath {
  return { ...part, tests: [] };
}

function isMask({ lo, hi }: Part): boolean {
  return lo >= 0 && hi <= 0x7fffffff;
}

/** `(x | 0) === x` holds for numbers that fit 32 bits, and for nothing else but them. */
function int32(part: Part, operands: Operands): IntPath {
  if (isInt32(typeOfPart(part))) return withoutTests(part);
  const [first, again] = twice(part, operands);
  const test = b.binary("===", b.binary("|", first, b.num(0)), again);
  return {
    node: again,
    lo: Math.max(part.lo, -0x80000000),
    hi: Math.min(part.hi, 0x7fffffff),
    tests: [test],
  };
}
