/** Arithmetic of durations: exact, on microseconds. */
import { exc, raiseError } from "../../kernel.ts";
import { PyTimeDelta } from "./values.ts";

export const MICROSECONDS_A_DAY = 86_400_000_000n;
const MAX_DAYS = 999_999_999;

/** A duration from parts of any size; the parts are carried over. */
export function normalizedDelta(days: number, seconds: number, microseconds: number): PyTimeDelta {
  const carrySeconds = Math.floor(microseconds / 1_000_000);
  const allSeconds = seconds + carrySeconds;
  const carryDays = Math.floor(allSeconds / 86400);
  return checkedDelta(
    days + carryDays,
    allSeconds - carryDays * 86400,
    microseconds - carrySeconds * 1_000_000,
  );
}

function checkedDelta(days: number, seconds: number, microseconds: number): PyTimeDelta {
  if (days < -MAX_DAYS || days > MAX_DAYS) {
    raiseError(exc.OverflowError, `days=${days}; must have magnitude <= ${MAX_DAYS}`);
  }
  return new PyTimeDelta(days, seconds, microseconds);
}

/** The duration in microseconds. */
export function toMicroseconds(d: PyTimeDelta): bigint {
  return BigInt(d.days) * MICROSECONDS_A_DAY + BigInt(d.seconds * 1_000_000 + d.microseconds);
}

/** The inverse of {@link toMicroseconds}; OverflowError for what no timedelta can hold. */
export function fromMicroseconds(total: bigint): PyTimeDelta {
  const days = floorDivide(total, MICROSECONDS_A_DAY);
  if (days > 2147483647n || days < -2147483648n) {
    raiseError(exc.OverflowError, "Python int too large to convert to C int");
  }
  const rest = Number(total - days * MICROSECONDS_A_DAY);
  const seconds = Math.floor(rest / 1_000_000);
  return checkedDelta(Number(days), seconds, rest - seconds * 1_000_000);
}

/** Floor division; the divisor is not zero. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? q - 1n : q;
}

/** Quotient rounded to the nearest integer, ties to even. */
export function divideNearest(a: bigint, b: bigint): bigint {
  if (b === 0n) raiseError(exc.ZeroDivisionError, "integer division or modulo by zero");
  const q = floorDivide(a, b);
  const twice = (a - q * b) * 2n;
  const magnitude = twice < 0n ? -twice : twice;
  const divisor = b < 0n ? -b : b;
  return magnitude > divisor || (magnitude === divisor && q % 2n !== 0n) ? q + 1n : q;
}

/** -1, 0 or 1. */
export function compareDeltas(a: PyTimeDelta, b: PyTimeDelta): number {
  return Math.sign(a.days - b.days || a.seconds - b.seconds || a.microseconds - b.microseconds);
}

export function addDeltas(a: PyTimeDelta, b: PyTimeDelta): PyTimeDelta {
  return normalizedDelta(a.days + b.days, a.seconds + b.seconds, a.microseconds + b.microseconds);
}

export function subtractDeltas(a: PyTimeDelta, b: PyTimeDelta): PyTimeDelta {
  return normalizedDelta(a.days - b.days, a.seconds - b.seconds, a.microseconds - b.microseconds);
}

export function negateDelta(a: PyTimeDelta): PyTimeDelta {
  return normalizedDelta(-a.days, -a.seconds, -a.microseconds);
}
