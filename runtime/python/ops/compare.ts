import { richCompare } from "../object/equality.ts";
import { PyFloat } from "../object/values.ts";
import { strCompare } from "../text/code-points.ts";

// JavaScript orders strings by UTF-16 units and Python by code points. They differ only where a surrogate meets
// a unit above the surrogates, so two strings that begin with different lower units are decided at once.

function textOrder(a: string, b: string): number {
  for (let i = 0; i < 8; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    if (x < 0xd800 && y < 0xd800) return x - y;
    break;
  }
  return strCompare(a, b);
}

function isFloat(x: unknown): x is PyFloat {
  return x !== null && (x as object).constructor === PyFloat;
}

export function eq(a: unknown, b: unknown): unknown {
  const t = typeof a;
  if (t === "string" || t === "number") {
    if (a === b) return true;
    if (typeof b === t) return false;
    if (b === null) return false;
  } else if (a === null) {
    if (b === null || typeof b !== "object") return b === null;
  } else if (isFloat(a)) {
    if (isFloat(b)) return a.v === b.v;
    if (typeof b === "number") return a.v === b;
  }
  return richCompare(a, b, "__eq__");
}

export function ne(a: unknown, b: unknown): unknown {
  const t = typeof a;
  if (t === "string" || t === "number") {
    if (a === b) return false;
    if (typeof b === t) return true;
    if (b === null) return true;
  } else if (a === null) {
    if (b === null || typeof b !== "object") return b !== null;
  } else if (isFloat(a)) {
    if (isFloat(b)) return a.v !== b.v;
    if (typeof b === "number") return a.v !== b;
  }
  return richCompare(a, b, "__ne__");
}

export function lt(a: unknown, b: unknown): unknown {
  if (typeof a === "number") {
    if (typeof b === "number") return a < b;
    if (isFloat(b)) return a < b.v;
  } else if (typeof a === "string") {
    if (typeof b === "string") return textOrder(a, b) < 0;
  } else if (isFloat(a)) {
    if (isFloat(b)) return a.v < b.v;
    if (typeof b === "number") return a.v < b;
  }
  return richCompare(a, b, "__lt__");
}

export function le(a: unknown, b: unknown): unknown {
  if (typeof a === "number") {
    if (typeof b === "number") return a <= b;
    if (isFloat(b)) return a <= b.v;
  } else if (typeof a === "string") {
    if (typeof b === "string") return textOrder(a, b) <= 0;
  } else if (isFloat(a)) {
    if (isFloat(b)) return a.v <= b.v;
    if (typeof b === "number") return a.v <= b;
  }
  return richCompare(a, b, "__le__");
}

export function gt(a: unknown, b: unknown): unknown {
  if (typeof a === "number") {
    if (typeof b === "number") return a > b;
    if (isFloat(b)) return a > b.v;
  } else if (typeof a === "string") {
    if (typeof b === "string") return textOrder(a, b) > 0;
  } else if (isFloat(a)) {
    if (isFloat(b)) return a.v > b.v;
    if (typeof b === "number") return a.v > b;
  }
  return richCompare(a, b, "__gt__");
}

export function ge(a: unknown, b: unknown): unknown {
  if (typeof a === "number") {
    if (typeof b === "number") return a >= b;
    if (isFloat(b)) return a >= b.v;
  } else if (typeof a === "string") {
    if (typeof b === "string") return textOrder(a, b) >= 0;
  } else if (isFloat(a)) {
    if (isFloat(b)) return a.v >= b.v;
    if (typeof b === "number") return a.v >= b;
  }
  return richCompare(a, b, "__ge__");
}
