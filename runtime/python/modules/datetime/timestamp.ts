/** Unix timestamps given as Python numbers. */
import {
  asIndex,
  callPy,
  exc,
  isInt,
  type PyException,
  PyFloat,
  raiseError,
  throwException,
} from "../../kernel.ts";

export interface Timestamp {
  readonly seconds: number;
  readonly microseconds: number;
}

// Beyond these the C library's year does not fit an int.
const MAX_SECONDS = 67768036191676800;
const MIN_SECONDS = -67768040609740800;
const TIME_T = 2 ** 63;

/** Whole seconds and microseconds, rounded half to even. */
export function asTimestamp(x: unknown): Timestamp {
  const parts =
    x instanceof PyFloat && !isInt(x) ? fromDouble(x.v) : { seconds: Number(asIndex(x)), microseconds: 0 };
  if (parts.seconds >= TIME_T || parts.seconds < -TIME_T) {
    raiseError(exc.OverflowError, "timestamp out of range for platform time_t");
  }
  if (parts.seconds > MAX_SECONDS || parts.seconds < MIN_SECONDS) {
    throwException(callPy(exc.OSError, 75, "Value too large for defined data type") as PyException);
  }
  return parts;
}

function fromDouble(v: number): Timestamp {
  if (Number.isNaN(v)) raiseError(exc.ValueError, "Invalid value NaN (not a number)");
  let seconds = Math.trunc(v);
  let microseconds = roundHalfEven((v - seconds) * 1e6);
  if (microseconds >= 1_000_000) {
    microseconds -= 1_000_000;
    seconds++;
  } else if (microseconds < 0) {
    microseconds += 1_000_000;
    seconds--;
  }
  return { seconds, microseconds };
}

function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x) + 0;
  return floor % 2 === 0 ? floor : floor + 1;
}
