import { intAnd, intLeftShift, intOr, intRightShift, intXor } from "../number/int-math.ts";
import type { Int } from "../object/values.ts";
import { AND, binary, LSHIFT, OR, RSHIFT, XOR } from "./binary.ts";

function isInt(x: unknown): x is Int {
  return typeof x === "number" || typeof x === "bigint";
}

export function lshift(a: unknown, b: unknown): unknown {
  return isInt(a) && isInt(b) ? intLeftShift(a, b) : binary(a, b, LSHIFT);
}

export function rshift(a: unknown, b: unknown): unknown {
  return isInt(a) && isInt(b) ? intRightShift(a, b) : binary(a, b, RSHIFT);
}

export function and_(a: unknown, b: unknown): unknown {
  if (isInt(a) && isInt(b)) return intAnd(a, b);
  return typeof a === "boolean" && typeof b === "boolean" ? a && b : binary(a, b, AND);
}

export function or_(a: unknown, b: unknown): unknown {
  if (isInt(a) && isInt(b)) return intOr(a, b);
  return typeof a === "boolean" && typeof b === "boolean" ? a || b : binary(a, b, OR);
}

export function xor(a: unknown, b: unknown): unknown {
  if (isInt(a) && isInt(b)) return intXor(a, b);
  return typeof a === "boolean" && typeof b === "boolean" ? a !== b : binary(a, b, XOR);
}
