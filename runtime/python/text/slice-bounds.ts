import { exc, raiseError } from "../object/exception.ts";
import type { PySlice } from "../object/values.ts";
import { asBound } from "./args.ts";

/** The items start, start + step, … of a slice: `length` of them, all in range. */
export interface SliceBounds {
  start: number;
  step: number;
  length: number;
}

/** What slice.indices() computes, with the number of items. */
export function sliceBounds(slice: PySlice, size: number): SliceBounds {
  const step = asBound(slice.step, 1);
  if (step === 0) raiseError(exc.ValueError, "slice step cannot be zero");
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? size : size - 1;
  const clip = (x: unknown, missing: number) => {
    const bound = asBound(x, missing);
    if (x === null || x === undefined) return bound;
    if (bound < 0) return Math.max(bound + size, low);
    return Math.min(bound, high);
  };
  const start = clip(slice.start, step > 0 ? 0 : size - 1);
  const stop = clip(slice.stop, step > 0 ? size : -1);
  const span = step > 0 ? stop - start : start - stop;
  return { start, step, length: span > 0 ? Math.ceil(span / Math.abs(step)) : 0 };
}
