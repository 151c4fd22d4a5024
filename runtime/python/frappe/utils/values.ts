/** Small helpers to read Python values. */
import { callPy, catchOnly, exc, type PyFloat, truth, types } from "../../kernel.ts";

export function given(x: unknown): boolean {
  return x !== undefined && x !== null;
}

/** Truth of an argument that may be missing. */
export function flag(x: unknown): boolean {
  return x !== undefined && truth(x);
}

/** Falsy, or not given at all. */
export function isEmpty(x: unknown): boolean {
  return x === undefined || !truth(x);
}

/** `int(x)`, undefined where it raises. */
export function tryInt(x: unknown): number | bigint | undefined {
  return catchOnly(() => callPy(types.int, x), exc.Exception) as number | bigint | undefined;
}

/** `float(x)`, undefined where it raises. */
export function tryFloat(x: unknown): number | undefined {
  return (catchOnly(() => callPy(types.float, x), exc.Exception) as PyFloat | undefined)?.v;
}
