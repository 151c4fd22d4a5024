import { PyFloat, PyTuple } from "../object/values.ts";
import { extendList } from "../types/list-edit.ts";
import { add, floordiv, mod, mul, pow, sub, truediv } from "./arithmetic.ts";
import {
  ADD,
  AND,
  FLOORDIV,
  inPlace,
  LSHIFT,
  MATMUL,
  MOD,
  MUL,
  type Operator,
  OR,
  POW,
  RSHIFT,
  SUB,
  TRUEDIV,
  XOR,
} from "./binary.ts";
import { and_, lshift, or_, rshift, xor } from "./bits.ts";

/** Immutable operands of a built-in type have no in-place method: the plain operator is all there is to it. */
function isPlain(a: unknown, b: unknown): boolean {
  return isSimple(a) && isSimple(b);
}

function isSimple(x: unknown): boolean {
  const t = typeof x;
  return t === "number" || t === "string" || (x !== null && (x as object).constructor === PyFloat);
}

type Plain = (a: unknown, b: unknown) => unknown;

function augmented(plain: Plain, op: Operator): Plain {
  return (a, b) => (typeof a === "number" && typeof b === "number" ? plain(a, b) : inPlace(a, b, op));
}

export function iadd(a: unknown, b: unknown): unknown {
  if (isPlain(a, b) && typeof a === typeof b) return add(a, b);
  if (a !== null && (a as object).constructor === Array) {
    if (b !== null && ((b as object).constructor === Array || (b as object).constructor === PyTuple)) {
      extendList(a as unknown[], b);
      return a;
    }
  }
  return inPlace(a, b, ADD);
}

export const isub = augmented(sub, SUB);
export const imul = augmented(mul, MUL);
export const itruediv = augmented(truediv, TRUEDIV);
export const ifloordiv = augmented(floordiv, FLOORDIV);
export const imod = augmented(mod, MOD);
export const ipow = augmented(pow, POW);
export const imatmul = (a: unknown, b: unknown): unknown => inPlace(a, b, MATMUL);
export const ilshift = augmented(lshift, LSHIFT);
export const irshift = augmented(rshift, RSHIFT);
export const iand = augmented(and_, AND);
export const ior = augmented(or_, OR);
export const ixor = augmented(xor, XOR);
