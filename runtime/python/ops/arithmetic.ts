import { floatFloorDiv, floatMod, floatPow } from "../number/float-math.ts";
import {
  intAdd,
  intFloorDiv,
  intMod,
  intMul,
  intPow,
  intSub,
  intTrueDiv,
  smallFloorDiv,
  smallMod,
} from "../number/int-math.ts";
import { normInt } from "../object/int.ts";
import { checkSize } from "../object/limits.ts";
import { PyFloat } from "../object/values.ts";
import { ADD, binary, FLOORDIV, MATMUL, MOD, MUL, POW, SUB, TRUEDIV } from "./binary.ts";

const MAX = Number.MAX_SAFE_INTEGER;
/** Strings shorter than this are joined without asking whether the result is too long. */
const LONG = 1 << 25;

function isFloat(x: unknown): x is PyFloat {
  return x !== null && (x as object).constructor === PyFloat;
}

export function add(a: unknown, b: unknown): unknown {
  if (typeof a === "number") {
    if (typeof b === "number") {
      const r = a + b;
      return r >= -MAX && r <= MAX ? r : normInt(BigInt(a) + BigInt(b));
    }
    if (isFloat(b)) return new PyFloat(a + b.v);
  } else if (typeof a === "string") {
    if (typeof b === "string") {
      if (a.length + b.length > LONG) checkSize(a.length + b.length);
      return a + b;
    }
  } else if (typeof a === "bigint") {
    if (typeof b === "bigint" || typeof b === "number") return intAdd(a, b);
  } else if (isFloat(a)) {
    if (isFloat(b)) return new PyFloat(a.v + b.v);
    if (typeof b === "number") return new PyFloat(a.v + b);
  }
  return binary(a, b, ADD);
}

export function sub(a: unknown, b: unknown): unknown {
  if (typeof a === "number") {
    if (typeof b === "number") {
      const r = a - b;
      return r >= -MAX && r <= MAX ? r : normInt(BigInt(a) - BigInt(b));
    }
    if (isFloat(b)) return new PyFloat(a - b.v);
  } else if (isFloat(a)) {
    if (isFloat(b)) return new PyFloat(a.v - b.v);
    if (typeof b === "number") return new PyFloat(a.v - b);
  } else if (typeof a === "bigint" && typeof b === "bigint") return intSub(a, b);
  return binary(a, b, SUB);
}

export function mul(a: unknown, b: unknown): unknown {
  if (typeof a === "number") {
    if (typeof b === "number") {
      const r = a * b;
      return r >= -MAX && r <= MAX ? r + 0 : normInt(BigInt(a) * BigInt(b));
    }
    if (isFloat(b)) return new PyFloat(a * b.v);
  } else if (typeof a === "bigint") {
    if (typeof b === "bigint" || typeof b === "number") return intMul(a, b);
  } else if (isFloat(a)) {
    if (isFloat(b)) return new PyFloat(a.v * b.v);
    if (typeof b === "number") return new PyFloat(a.v * b);
  }
  return binary(a, b, MUL);
}

export function truediv(a: unknown, b: unknown): unknown {
  if (typeof a === "number") {
    if (typeof b === "number") return new PyFloat(b === 0 ? intTrueDiv(a, b) : a / b);
    if (isFloat(b) && b.v !== 0) return new PyFloat(a / b.v);
  } else if (isFloat(a)) {
    if (isFloat(b) && b.v !== 0) return new PyFloat(a.v / b.v);
    if (typeof b === "number" && b !== 0) return new PyFloat(a.v / b);
  }
  return binary(a, b, TRUEDIV);
}

export function floordiv(a: unknown, b: unknown): unknown {
  if (typeof a === "number") {
    if (typeof b === "number") return b === 0 ? intFloorDiv(a, b) : smallFloorDiv(a, b);
    if (isFloat(b)) return new PyFloat(floatFloorDiv(a, b.v));
  } else if (isFloat(a)) {
    if (isFloat(b)) return new PyFloat(floatFloorDiv(a.v, b.v));
    if (typeof b === "number") return new PyFloat(floatFloorDiv(a.v, b));
  }
  return binary(a, b, FLOORDIV);
}

export function mod(a: unknown, b: unknown): unknown {
  if (typeof a === "number") {
    if (typeof b === "number") {
      if (a >= 0 && b > 0) return a % b;
      return b === 0 ? intMod(a, b) : smallMod(a, b);
    }
    if (isFloat(b)) return new PyFloat(floatMod(a, b.v));
  } else if (isFloat(a)) {
    if (isFloat(b)) return new PyFloat(floatMod(a.v, b.v));
    if (typeof b === "number") return new PyFloat(floatMod(a.v, b));
  } else if (typeof a === "bigint" && (typeof b === "bigint" || typeof b === "number")) return intMod(a, b);
  return binary(a, b, MOD);
}

export function pow(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number" && b >= 0) return intPow(a, b);
  if (isFloat(a)) {
    if (isFloat(b)) return new PyFloat(floatPow(a.v, b.v));
    if (typeof b === "number") return new PyFloat(floatPow(a.v, b));
  }
  return binary(a, b, POW);
}

export function matmul(a: unknown, b: unknown): unknown {
  return binary(a, b, MATMUL);
}
