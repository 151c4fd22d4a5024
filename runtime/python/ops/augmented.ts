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

type Plain = (a: unknown, b: unknown) => unknown;

/** Numbers have no in-place methods: the plain operator is all there is to it. */
function isNumber(x: unknown): boolean {
  const t = typeof x;
  return t === "number" || t === "bigint" || (x !== null && (x as object).constructor === PyFloat);
}

function arithmetic(plain: Plain, op: Operator): Plain {
  return (a, b) => (isNumber(a) && isNumber(b) ? plain(a, b) : inPlace(a, b, op));
}

function bitwise(plain: Plain, op: Operator): Plain {
  return (a, b) => (typeof a === "number" && typeof b === "number" ? plain(a, b) : inPlace(a, b, op));
}

export function iadd(a: unknown, b: unknown): unknown {
  if (typeof a === "string") {
    if (typeof b === "string") return add(a, b);
  } else if (a !== null && (a as object).constructor === Array) {
    if (b !== null && ((b as object).constructor === Array || (b as object).constructor === PyTuple)) {
      extendList(a as unknown[], b);
      return a;
    }
  } else if (isNumber(a) && isNumber(b)) return add(a, b);
  return inPlace(a, b, ADD);
}

export const isub = arithmetic(sub, SUB);
export const imul = arithmetic(mul, MUL);
export const itruediv = arithmetic(truediv, TRUEDIV);
export const ifloordiv = arithmetic(floordiv, FLOORDIV);
export const imod = arithmetic(mod, MOD);
export const ipow = arithmetic(pow, POW);
export const imatmul = (a: unknown, b: unknown): unknown => inPlace(a, b, MATMUL);
export const ilshift = bitwise(lshift, LSHIFT);
export const irshift = bitwise(rshift, RSHIFT);
export const iand = bitwise(and_, AND);
export const ior = bitwise(or_, OR);
export const ixor = bitwise(xor, XOR);
