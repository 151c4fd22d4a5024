/** Makes dates and times of a wanted class; classes of scripts are called, so that their constructors run. */
import { callKw, exc, type PyType, raiseError } from "../../kernel.ts";
import { checkDate, checkTime } from "./arguments.ts";
import { fromOrdinal, MAX_ORDINAL } from "./calendar.ts";
import { datetimeTypes, PyDate, PyDateTime, PyTime, type PyTzInfo } from "./values.ts";

/** `cls(year, month, day)` with fields that may be out of range. */
export function makeDate(cls: PyType, year: number, month: number, day: number): unknown {
  if (cls !== datetimeTypes.date) return callKw(cls, [year, month, day], [], []);
  checkDate(year, month, day);
  return new PyDate(year, month, day);
}

/** The date of an ordinal; OverflowError outside the calendar. */
export function makeDateOfOrdinal(cls: PyType, ordinal: number): unknown {
  const { year, month, day } = fieldsOfOrdinal(ordinal);
  return makeDate(cls, year, month, day);
}

export function fieldsOfOrdinal(ordinal: number): { year: number; month: number; day: number } {
  if (ordinal < 1 || ordinal > MAX_ORDINAL) raiseError(exc.OverflowError, "date value out of range");
  return fromOrdinal(ordinal);
}

export interface DateTimeFields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  microsecond: number;
  tz: PyTzInfo | null;
  fold: number;
}

/** `cls(…)` with fields that may be out of range. */
export function makeDateTime(cls: PyType, f: DateTimeFields): unknown {
  if (cls === datetimeTypes.datetime) return exactDateTime(f);
  const args = [f.year, f.month, f.day, f.hour, f.minute, f.second, f.microsecond, f.tz];
  return f.fold === 0 ? callKw(cls, args, [], []) : callKw(cls, args, ["fold"], [f.fold]);
}

export function exactDateTime(f: DateTimeFields): PyDateTime {
  checkDate(f.year, f.month, f.day);
  checkTime(f.hour, f.minute, f.second, f.microsecond, f.fold);
  return new PyDateTime(f.year, f.month, f.day, f.hour, f.minute, f.second, f.microsecond, f.tz, f.fold);
}

export interface TimeParts {
  hour: number;
  minute: number;
  second: number;
  microsecond: number;
  tz: PyTzInfo | null;
  fold: number;
}

export function makeTime(cls: PyType, f: TimeParts): unknown {
  if (cls === datetimeTypes.time) {
    checkTime(f.hour, f.minute, f.second, f.microsecond, f.fold);
    return new PyTime(f.hour, f.minute, f.second, f.microsecond, f.tz, f.fold);
  }
  const args = [f.hour, f.minute, f.second, f.microsecond, f.tz];
  return f.fold === 0 ? callKw(cls, args, [], []) : callKw(cls, args, ["fold"], [f.fold]);
}
