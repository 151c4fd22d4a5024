/** The date functions of `frappe.utils` that are no formatting. */
import {
  asInt,
  callPy,
  defFunction,
  exc,
  getAttr,
  isInt,
  type PyBuiltin,
  PyFloat,
  raiseError,
  strOr,
  truth,
  typeName,
} from "../../kernel.ts";
import { addToDateTime, ordinalOf } from "../../modules/datetime/arithmetic.ts";
import { daysInMonth, fromOrdinal, weekdayOf } from "../../modules/datetime/calendar.ts";
import { localToUnix, localZone } from "../../modules/datetime/clock.ts";
import { divideNearest, fromMicroseconds } from "../../modules/datetime/duration.ts";
import { exactDateTime } from "../../modules/datetime/make.ts";
import { DAY_NAMES, MONTH_NAMES } from "../../modules/datetime/names.ts";
import { formatDelta, totalSeconds } from "../../modules/datetime/timedelta.ts";
import { PyDate, PyDateTime, PyTime, PyTimeDelta } from "../../modules/datetime/values.ts";
import { doubleToRatio } from "../../modules/exact-ratio.ts";
import { add, mul, sub } from "../../ops/arithmetic.ts";
import { invocation } from "../invocation.ts";
import { throwMessage } from "../messages.ts";
import {
  dateOf,
  dateText,
  dateTimeText,
  getDate,
  getDateTime,
  getTimeDelta,
  isInvalidDateString,
  midnight,
  needDate,
  now,
  ParserError,
  readDate,
  timeText,
  toTimeDelta,
} from "./dates.ts";
import { roundTo } from "./rounding.ts";
import { timespanRange } from "./timespans.ts";
import { flag, given } from "./values.ts";

/** A whole number of years or months. */
function wholeUnits(x: unknown): number {
  if (isInt(x)) return Number(asInt(x));
  if (x instanceof PyFloat && Number.isInteger(x.v)) return x.v;
  if (x === undefined) return 0;
  raiseError(exc.ValueError, "Non-integer years and months are ambiguous and not currently supported.");
}

/** `date` moved by years and months; a day that the month does not have becomes its last. */
export function addMonths(date: PyDate, years: number, months: number): PyDate {
  const total = date.year * 12 + date.month - 1 + years * 12 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  if (year < 1 || year > 9999) raiseError(exc.ValueError, `year ${year} is out of range`);
  return new PyDate(year, month, Math.min(date.day, daysInMonth(year, month)));
}

function microsecondsOf(x: unknown, unit: bigint): bigint {
  if (x === undefined) return 0n;
  if (isInt(x)) return BigInt(asInt(x)) * unit;
  if (!(x instanceof PyFloat))
    raiseError(exc.TypeError, `unsupported operand type(s) for +: '${typeName(x)}' and 'int'`);
  const { n, d } = doubleToRatio(x.v);
  return divideNearest(n * unit, d);
}

function startOfSum(x: unknown): PyDate {
  if (x === undefined || x === null) return now();
  const text = strOr(x);
  if (text === undefined) {
    if (x instanceof PyDate) return x;
    raiseError(exc.TypeError, `unsupported operand type(s) for +: '${typeName(x)}' and 'relativedelta'`);
  }
  try {
    const value = getDateTime(text);
    if (value instanceof PyDate) return value;
  } catch (e) {
    if ((e as { $t?: unknown }).$t !== ParserError) throw e;
    throwMessage("Please select a valid date filter", "ValidationError", "Invalid Date");
  }
  raiseError(exc.TypeError, "unsupported operand type(s) for +: 'NoneType' and 'relativedelta'");
}

/** `add_to_date(…)`. */
function addToDate(
  x?: unknown,
  years?: unknown,
  months?: unknown,
  weeks?: unknown,
  days?: unknown,
  hours?: unknown,
  minutes?: unknown,
  seconds?: unknown,
  asString?: unknown,
  asDatetime?: unknown,
): unknown {
  const text = strOr(x ?? null);
  const hasHours = hours !== undefined && truth(hours);
  const withTime = flag(asDatetime) || hasHours || (text?.includes(" ") ?? false);
  const start = startOfSum(x);
  // The sum that dateutil makes, with its errors for arguments of other types.
  const allDays = add(days === undefined ? 0 : days, mul(weeks === undefined ? 0 : weeks, 7));
  const monthly = addMonths(start, wholeUnits(years), wholeUnits(months));
  const clock =
    microsecondsOf(hours, 3_600_000_000n) +
    microsecondsOf(minutes, 60_000_000n) +
    microsecondsOf(seconds, 1_000_000n);
  const delta = fromMicroseconds(microsecondsOf(allDays, 86_400_000_000n) + clock);
  const isDateTime = start instanceof PyDateTime;
  const base = isDateTime
    ? exactDateTime({ ...start, year: monthly.year, month: monthly.month, day: monthly.day })
    : midnight(monthly);
  const moved = addToDateTime(base, delta) as PyDateTime;
  if (text !== undefined || flag(asString)) return withTime ? dateTimeText(moved) : dateText(moved);
  return isDateTime || clock !== 0n ? moved : dateOf(moved);
}

function subtractDates(a: unknown, b: unknown): number {
  const difference = sub(getDate(a), getDate(b));
  return (difference as PyTimeDelta).days;
}

function monthDifference(end: unknown, start: unknown): number {
  const a = needDate(end);
  const b = needDate(start);
  return (a.year - b.year) * 12 + a.month - b.month + 1;
}

function timeDifference(a: unknown, b: unknown): PyTimeDelta {
  return sub(getDateTime(a), getDateTime(b)) as PyTimeDelta;
}

const shownDate = (date: PyDate, asStr: unknown): unknown => (flag(asStr) ? dateText(date) : date);

function firstDay(x: unknown, years: unknown = 0, months: unknown = 0, asStr?: unknown): unknown {
  const date = needDate(x);
  return shownDate(
    addMonths(new PyDate(date.year, date.month, 1), wholeUnits(years), wholeUnits(months)),
    asStr,
  );
}

/** The last day of a date's month. */
export function lastDay(date: PyDate): PyDate {
  return new PyDate(date.year, date.month, daysInMonth(date.year, date.month));
}

/** The first day of a date's calendar quarter. */
export function quarterStart(date: PyDate): PyDate {
  return new PyDate(date.year, Math.floor((date.month - 1) / 3) * 3 + 1, 1);
}

/** A date moved by whole days. */
export function addDays(date: PyDate, days: number): PyDate {
  const { year, month, day } = fromOrdinal(ordinalOf(date) + days);
  return new PyDate(year, month, day);
}

/** The first day of a date's week, by the site's setting. */
export function weekStart(date: PyDate): PyDate {
  const first = DAY_NAMES.indexOf(invocation().settings.first_day_of_the_week);
  const weekday = weekdayOf(ordinalOf(date));
  return addDays(date, -((weekday - (first < 0 ? 6 : first) + 7) % 7));
}

function getTime(x: unknown): unknown {
  if (x instanceof PyDateTime) return callPy(getAttr(x, "time"));
  if (x instanceof PyTime) return x;
  if (x instanceof PyTimeDelta) {
    const { seconds } = x;
    return new PyTime(
      Math.floor(seconds / 3600),
      Math.floor(seconds / 60) % 60,
      seconds % 60,
      x.microseconds,
      null,
      0,
    );
  }
  const text = strOr(x);
  if (text === undefined) {
    raiseError(exc.TypeError, "fromisoformat: argument must be str");
  }
  const read = readDate(text);
  if ("error" in read) {
    const delta = getTimeDelta(text);
    if (delta !== null) return getTime(delta);
    raiseError(ParserError, read.error);
  }
  const { hour, minute, second, microsecond } = read.value;
  return new PyTime(hour, minute, second, microsecond, null, 0);
}

function strftimeOf(x: unknown, format: string): unknown {
  return callPy(getAttr(x, "strftime"), format);
}

function dateTimeStr(x: unknown): unknown {
  const value = strOr(x) === undefined ? x : getDateTime(x);
  return value instanceof PyDateTime ? dateTimeText(value) : strftimeOf(value, "%Y-%m-%d %H:%M:%S.%f");
}

function dateStr(x: unknown): unknown {
  const value = strOr(x) === undefined ? x : getDateTime(x);
  return value instanceof PyDate ? dateText(value) : strftimeOf(value, "%Y-%m-%d");
}

function timeStr(x: unknown): string {
  const delta = strOr(x) === undefined ? x : toTimeDelta(x);
  const { seconds } = delta as PyTimeDelta;
  if (!(delta instanceof PyTimeDelta)) {
    raiseError(exc.AttributeError, `'${typeName(delta)}' object has no attribute 'seconds'`);
  }
  return `${Math.floor(seconds / 3600)}:${Math.floor(seconds / 60) % 60}:${seconds % 60}`;
}

function eta(from: unknown, percent: unknown): string {
  const spent = timeDifference(now(), from);
  const share = Number(percent instanceof PyFloat ? percent.v : asInt(percent));
  if (share === 0) raiseError(exc.ZeroDivisionError, "division by zero");
  const seconds = totalSeconds(spent);
  const left = Math.trunc(((100 - share) * seconds) / share);
  return formatDelta(fromMicroseconds(BigInt(left) * 1_000_000n));
}

function timestampOf(x?: unknown): PyFloat {
  const date = needDate(x);
  return new PyFloat(localToUnix(localZone(), (ordinalOf(date) - 719163) * 86400, 0));
}

function weekdayName(x?: unknown): string {
  const value = !given(x) || !truth(x) ? now() : strOr(x) === undefined ? x : getDateTime(x);
  return DAY_NAMES[weekdayOf(ordinalOf(value as PyDate))]!;
}

function monthName(x?: unknown): string {
  const value = !given(x) || !truth(x) ? now() : strOr(x) === undefined ? x : getDateTime(x);
  return MONTH_NAMES[(value as PyDate).month - 1]!;
}

const python = { family: "python" } as const;
const today = (): string => dateText(now());

/** The functions of this file. */
export const dateFunctions: readonly PyBuiltin[] = [
  defFunction("is_invalid_date_string", "(date_string)", isInvalidDateString, python),
  defFunction(
    "getdate",
    "(string_date=None, parse_day_first=False)",
    (x, dayFirst) => getDate(x, flag(dayFirst)),
    python,
  ),
  defFunction("get_datetime", "(datetime_str=None)", (x) => getDateTime(x), python),
  defFunction("to_timedelta", "(time_str)", toTimeDelta, python),
  defFunction("get_timedelta", "(time=None)", getTimeDelta, python),
  defFunction(
    "add_to_date",
    "(date=None, years=0, months=0, weeks=0, days=0, hours=0, minutes=0, seconds=0, as_string=False, as_datetime=False)",
    addToDate,
    python,
  ),
  defFunction("add_days", "(date, days)", (date, days) => addToDate(date, 0, 0, 0, days), python),
  defFunction("add_months", "(date, months)", (date, months) => addToDate(date, 0, months), python),
  defFunction("add_years", "(date, years)", (date, years) => addToDate(date, years), python),
  defFunction("date_diff", "(string_ed_date, string_st_date)", subtractDates, python),
  defFunction("month_diff", "(string_ed_date, string_st_date)", monthDifference, python),
  defFunction("time_diff", "(string_ed_date, string_st_date)", timeDifference, python),
  defFunction(
    "time_diff_in_seconds",
    "(string_ed_date, string_st_date)",
    (a, b) => new PyFloat(totalSeconds(timeDifference(a, b))),
    python,
  ),
  defFunction(
    "time_diff_in_hours",
    "(string_ed_date, string_st_date)",
    (a, b) => new PyFloat(roundTo(totalSeconds(timeDifference(a, b)) / 3600, 6)),
    python,
  ),
  defFunction("now_datetime", "()", now, python),
  defFunction("now", "()", () => dateTimeText(now()), python),
  defFunction("nowdate", "()", today, python),
  defFunction("today", "()", today, python),
  defFunction("nowtime", "()", () => timeText(now()), python),
  defFunction("get_timestamp", "(date=None)", timestampOf, python),
  defFunction("get_eta", "(from_time, percent_complete)", eta, python),
  defFunction("get_first_day", "(dt, d_years=0, d_months=0, as_str=False)", firstDay, python),
  defFunction("get_last_day", "(dt)", (x) => lastDay(needDate(x)), python),
  defFunction(
    "get_quarter_start",
    "(dt=None, as_str=False)",
    (x, s) => shownDate(quarterStart(needDate(x)), s),
    python,
  ),
  defFunction(
    "get_quarter_ending",
    "(date=None, as_str=False)",
    (x, s) => shownDate(lastDay(addMonths(quarterStart(needDate(x)), 0, 2)), s),
    python,
  ),
  defFunction(
    "get_first_day_of_week",
    "(dt, as_str=False)",
    (x, s) => shownDate(weekStart(needDate(x)), s),
    python,
  ),
  defFunction(
    "get_last_day_of_week",
    "(dt, as_str=False)",
    (x, s) => shownDate(addDays(weekStart(needDate(x)), 6), s),
    python,
  ),
  defFunction(
    "get_year_start",
    "(dt, as_str=False)",
    (x, s) => shownDate(new PyDate(needDate(x).year, 1, 1), s),
    python,
  ),
  defFunction(
    "get_year_ending",
    "(date=None, as_str=False)",
    (x, s) => shownDate(new PyDate(needDate(x).year, 12, 31), s),
    python,
  ),
  defFunction("get_time", "(time_str)", getTime, python),
  defFunction("get_datetime_str", "(datetime_obj)", dateTimeStr, python),
  defFunction("get_date_str", "(date_obj)", dateStr, python),
  defFunction("get_time_str", "(timedelta_obj)", timeStr, python),
  defFunction("get_weekdays", "()", () => [...DAY_NAMES], python),
  defFunction("get_weekday", "(datetime=None)", weekdayName, python),
  defFunction("get_month", "(datetime=None)", monthName, python),
  defFunction("get_timespan_date_range", "(timespan)", (x) => timespanRange(strOr(x ?? null)), python),
];
