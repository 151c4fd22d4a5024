import { callSpecial2 } from "./call.ts";
import { exc, raiseError } from "./exception.ts";
import { enterNesting, leaveNesting } from "./limits.ts";
import { truth } from "./truth.ts";
import { isSubtype } from "./type.ts";
import { typeOf } from "./type-of.ts";
import { NotImplemented } from "./types.ts";
import { PyFloat } from "./values.ts";

const REFLECTED: Record<string, string> = {
  __eq__: "__eq__",
  __ne__: "__ne__",
  __lt__: "__gt__",
  __gt__: "__lt__",
  __le__: "__ge__",
  __ge__: "__le__",
};
const SYMBOL: Record<string, string> = { __lt__: "<", __gt__: ">", __le__: "<=", __ge__: ">=" };

/** Equality as containers use it: identical objects are equal, and the answer is a truth value. */
export function eq(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const ta = typeof a;
  const tb = typeof b;
  if (ta === "string" && tb === "string") return false;
  if (ta === "number" && tb === "number") return false;
  if (ta === "number" && b !== null && (b as object).constructor === PyFloat) return a === (b as PyFloat).v;
  const result = richCompare(a, b, "__eq__");
  return typeof result === "boolean" ? result : truth(result);
}

/** `a op b` for a comparison: reflected for subclasses first, identity for == and != at last. */
export function richCompare(a: unknown, b: unknown, op: string): unknown {
  const ta = typeOf(a);
  const tb = typeOf(b);
  enterNesting(" in comparison");
  try {
    const reflected = REFLECTED[op]!;
    const other = tb.all[reflected];
    const first = ta !== tb && isSubtype(tb, ta) && other !== undefined;
    if (first) {
      const result = callSpecial2(other, b, a);
      if (result !== NotImplemented) return result;
    }
    const method = ta.all[op];
    if (method !== undefined && method !== null) {
      const result = callSpecial2(method, a, b);
      if (result !== NotImplemented) return result;
    }
    if (!first && other !== undefined && other !== null) {
      const result = callSpecial2(other, b, a);
      if (result !== NotImplemented) return result;
    }
  } finally {
    leaveNesting();
  }
  if (op === "__eq__") return a === b;
  if (op === "__ne__") return a !== b;
  raiseError(
    exc.TypeError,
    `'${SYMBOL[op]}' not supported between instances of '${ta.shown}' and '${tb.shown}'`,
  );
}

/** `a < b` as a truth value, with fast ways for two numbers and two strings. */
export function lessThan(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  const result = richCompare(a, b, "__lt__");
  return typeof result === "boolean" ? result : truth(result);
}

/** The same for `a > b`. */
export function greaterThan(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a > b;
  const result = richCompare(a, b, "__gt__");
  return typeof result === "boolean" ? result : truth(result);
}
