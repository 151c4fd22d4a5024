import { intAnd, intLeftShift, intOr, intRightShift, intXor } from "../number/int-math.ts";
import { AND, binary, LSHIFT, OR, RSHIFT, XOR } from "./binary.ts";

export function lshift(a: unknown, b: unknown): unknown {
  return typeof a === "number" && typeof b === "number" ? intLeftShift(a, b) : binary(a, b, LSHIFT);
}

export function rshift(a: unknown, b: unknown): unknown {
  return typeof a === "number" && typeof b === "number" ? intRightShift(a, b) : binary(a, b, RSHIFT);
}

export function and_(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number") return intAnd(a, b);
  return typeof a === "boolean" && typeof b === "boolean" ? a && b : binary(a, b, AND);
}

export function or_(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number") return intOr(a, b);
  return typeof a === "boolean" && typeof b === "boolean" ? a || b : binary(a, b, OR);
}

export function xor(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number") return intXor(a, b);
  return typeof a === "boolean" && typeof b === "boolean" ? a !== b : binary(a, b, XOR);
}
