import {
  callPy,
  defClassMethod,
  defGetter,
  defMethods,
  defNew,
  exc,
  getAttr,
  hash,
  NotImplemented,
  PyTuple,
  type PyType,
  raiseError,
  setTypeAttr,
  str,
  strOr,
} from "../../kernel.ts";
import { strRepr } from "../../text/str-repr.ts";
import { asCInt, checkDate, checkYear, requireStr } from "./arguments.ts";
import { ordinalOf } from "./arithmetic.ts";
import { dayOfYear, EPOCH_ORDINAL, fromOrdinal, isoCalendar, weekdayOf } from "./calendar.ts";
import { clockMicroseconds, localZone, offsetAt } from "./clock.ts";
import { dateOfIsoWeek, parseIsoDate } from "./iso-parse.ts";
import { makeDate, makeDateOfOrdinal } from "./make.ts";
import { newIsoCalendarDate, newStructTime } from "./named-tuples.ts";
import { DAY_ABBREVIATIONS, MONTH_ABBREVIATIONS, zeroPad } from "./names.ts";
import { strftime } from "./strftime.ts";
import { asTimestamp } from "./timestamp.ts";
import { datetimeTypes, PyDate, PyDateSub, PyDateTime, PyTimeDelta } from "./values.ts";

const { date } = datetimeTypes;

defNew(
  date,
  "(year, month, day)",
  (cls: PyType, yearArg, monthArg, dayArg) => {
    const year = asCInt(yearArg);
    const month = asCInt(monthArg);
    const day = asCInt(dayArg);
    checkDate(year, month, day);
    return cls === date ? new PyDate(year, month, day) : new PyDateSub(cls, year, month, day);
  },
  { family: "function" },
);

defGetter(date, "year", (self: PyDate) => self.year);
defGetter(date, "month", (self: PyDate) => self.month);
defGetter(date, "day", (self: PyDate) => self.day);

/** `YYYY-MM-DD`. */
export function isoDateText(d: PyDate): string {
  return `${zeroPad(d.year, 4)}-${zeroPad(d.month, 2)}-${zeroPad(d.day, 2)}`;
}

/** Text as of `ctime()`. */
export function ctimeText(d: PyDate, clock: string): string {
  const weekday = DAY_ABBREVIATIONS[weekdayOf(ordinalOf(d))]!;
  const month = MONTH_ABBREVIATIONS[d.month - 1]!;
  return `${weekday} ${month} ${String(d.day).padStart(2)} ${clock} ${zeroPad(d.year, 4)}`;
}

/** The name that a repr begins with: with the module for the exact type. */
export function shownClass(type: PyType): string {
  return type.builtin ? `datetime.${type.name}` : type.name;
}

/** The nine items of `timetuple()`. */
export function timeTuple(d: PyDate, hour: number, minute: number, second: number, isDst: number): PyTuple {
  const weekday = weekdayOf(ordinalOf(d));
  const yearDay = dayOfYear(d.year, d.month, d.day);
  return newStructTime([d.year, d.month, d.day, hour, minute, second, weekday, yearDay, isDst]);
}

function compareDates(a: PyDate, b: PyDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

const comparison =
  (test: (order: number) => boolean) =>
  (self: PyDate, other: unknown): unknown =>
    other instanceof PyDate && !(other instanceof PyDateTime)
      ? test(compareDates(self, other))
      : NotImplemented;

function shift(self: PyDate, days: number): unknown {
  return makeDateOfOrdinal(self.$t, ordinalOf(self) + days);
}

function subtract(self: PyDate, other: unknown): unknown {
  if (other instanceof PyTimeDelta) return shift(self, -other.days);
  if (!(other instanceof PyDate) || other instanceof PyDateTime) return NotImplemented;
  return new PyTimeDelta(ordinalOf(self) - ordinalOf(other), 0, 0);
}

const add = (self: PyDate, other: unknown): unknown =>
  other instanceof PyTimeDelta ? shift(self, other.days) : NotImplemented;

defMethods(date, {
  ctime: ["()", (self: PyDate) => ctimeText(self, "00:00:00")],
  isocalendar: ["()", (self: PyDate) => newIsoCalendarDate(isoCalendar(self.year, self.month, self.day))],
  isoformat: ["()", isoDateText],
  isoweekday: ["()", (self: PyDate) => weekdayOf(ordinalOf(self)) + 1],
  weekday: ["()", (self: PyDate) => weekdayOf(ordinalOf(self))],
  toordinal: ["()", ordinalOf],
  timetuple: ["()", (self: PyDate) => timeTuple(self, 0, 0, 0, -1)],
  replace: [
    "(year=None, month=None, day=None)",
    (self: PyDate, year, month, day) =>
      makeDate(
        self.$t,
        year === undefined ? self.year : asCInt(year),
        month === undefined ? self.month : asCInt(month),
        day === undefined ? self.day : asCInt(day),
      ),
  ],
  strftime: [
    "(format)",
    (self: PyDate, format) =>
      strftime(
        {
          year: self.year,
          month: self.month,
          day: self.day,
          hour: 0,
          minute: 0,
          second: 0,
          microsecond: 0,
          offsetText: () => "",
          zoneName: () => "",
        },
        requireStr(format, "strftime", 1),
      ),
  ],
  __repr__: ["()", (self: PyDate) => `${shownClass(self.$t)}(${self.year}, ${self.month}, ${self.day})`],
  __str__: ["()", (self: PyDate) => callPy(getAttr(self, "isoformat"))],
  __format__: ["(format, /)", formatByStrftime],
  __hash__: ["()", (self: PyDate) => hash(new PyTuple([self.year, self.month, self.day]))],
  __eq__: ["(value, /)", comparison((order) => order === 0)],
  __ne__: ["(value, /)", comparison((order) => order !== 0)],
  __lt__: ["(value, /)", comparison((order) => order < 0)],
  __le__: ["(value, /)", comparison((order) => order <= 0)],
  __gt__: ["(value, /)", comparison((order) => order > 0)],
  __ge__: ["(value, /)", comparison((order) => order >= 0)],
  __add__: ["(value, /)", add],
  __radd__: ["(value, /)", add],
  __sub__: ["(value, /)", subtract],
});

/** `format(d, spec)`: an empty spec is `str()`, any other goes to `strftime`. */
export function formatByStrftime(self: unknown, format: unknown): unknown {
  const text = requireStr(format, "__format__", 1);
  return text === "" ? str(self) : callPy(getAttr(self, "strftime"), format);
}

defClassMethod(date, "today", "()", (cls: PyType) => {
  if (cls === date) return dateOfMoment(cls, Math.floor(clockMicroseconds() / 1e6));
  return callPy(getAttr(cls, "fromtimestamp"), Math.floor(clockMicroseconds() / 1e6));
});

function dateOfMoment(cls: PyType, unixSeconds: number): unknown {
  const local = unixSeconds + offsetAt(localZone(), unixSeconds);
  const { year, month, day } = fromOrdinal(Math.floor(local / 86400) + EPOCH_ORDINAL);
  checkYear(year);
  return makeDate(cls, year, month, day);
}

defClassMethod(date, "fromtimestamp", "(timestamp, /)", (cls: PyType, timestamp) =>
  dateOfMoment(cls, asTimestamp(timestamp).seconds),
);

defClassMethod(date, "fromordinal", "(ordinal, /)", (cls: PyType, argument) => {
  const ordinal = asCInt(argument);
  if (ordinal < 1) raiseError(exc.ValueError, "ordinal must be >= 1");
  const { year, month, day } = fromOrdinal(ordinal);
  return makeDate(cls, year, month, day);
});

defClassMethod(date, "fromisoformat", "(date_string, /)", (cls: PyType, argument) => {
  const text = strOr(argument);
  if (text === undefined) raiseError(exc.TypeError, "fromisoformat: argument must be str");
  const parsed = parseIsoDate(text);
  if (parsed === undefined) raiseError(exc.ValueError, `Invalid isoformat string: ${strRepr(text)}`);
  return makeDate(cls, parsed.year, parsed.month, parsed.day);
});

defClassMethod(date, "fromisocalendar", "(year, week, day)", (cls: PyType, yearArg, weekArg, dayArg) => {
  const year = asCInt(yearArg);
  const week = asCInt(weekArg);
  const day = asCInt(dayArg);
  if (year < 1 || year > 9999) raiseError(exc.ValueError, `Year is out of range: ${year}`);
  const found = dateOfIsoWeek(year, week, 1);
  if (found === undefined) raiseError(exc.ValueError, `Invalid week: ${week}`);
  const exact = dateOfIsoWeek(year, week, day);
  if (exact === undefined) raiseError(exc.ValueError, `Invalid day: ${day} (range is [1, 7])`);
  return makeDate(cls, exact.year, exact.month, exact.day);
});

setTypeAttr(date, "min", new PyDate(1, 1, 1));
setTypeAttr(date, "max", new PyDate(9999, 12, 31));
setTypeAttr(date, "resolution", new PyTimeDelta(1, 0, 0));
