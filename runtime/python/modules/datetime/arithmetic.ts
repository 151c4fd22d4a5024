/** Sums and differences of dates, times and durations. */
import { toOrdinal } from "./calendar.ts";
import { normalizedDelta } from "./duration.ts";
import { fieldsOfOrdinal, makeDateTime } from "./make.ts";
import type { PyDate, PyDateTime, PyTimeDelta } from "./values.ts";

export function ordinalOf(d: PyDate): number {
  return toOrdinal(d.year, d.month, d.day);
}

export function secondOfDay(t: { hour: number; minute: number; second: number }): number {
  return t.hour * 3600 + t.minute * 60 + t.second;
}

/** `dt + delta`, of the class of `dt`; the fold is dropped. */
export function addToDateTime(dt: PyDateTime, delta: PyTimeDelta): unknown {
  return makeDateTime(dt.$t, { ...shiftedFields(dt, delta), tz: dt.tz, fold: 0 });
}

/** Date and clock fields of `dt + delta`. */
export function shiftedFields(
  dt: PyDateTime,
  delta: PyTimeDelta,
): {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  microsecond: number;
} {
  const micro = dt.microsecond + delta.microseconds;
  const carry = micro >= 1_000_000 ? 1 : 0;
  const seconds = secondOfDay(dt) + delta.seconds + carry;
  const days = Math.floor(seconds / 86400);
  const rest = seconds - days * 86400;
  return {
    ...fieldsOfOrdinal(ordinalOf(dt) + delta.days + days),
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    microsecond: micro - carry * 1_000_000,
  };
}

/** The duration between two wall-clock times. */
export function wallDifference(a: PyDateTime, b: PyDateTime): PyTimeDelta {
  return normalizedDelta(
    ordinalOf(a) - ordinalOf(b),
    secondOfDay(a) - secondOfDay(b),
    a.microsecond - b.microsecond,
  );
}
