/** Dates and times as text, by the patterns of Unicode (`dd MMM yyyy`), in English. */
import { defFunction, exc, type PyBuiltin, raiseError, str, truth } from "../../kernel.ts";
import { ordinalOf } from "../../modules/datetime/arithmetic.ts";
import { dayOfYear, isoCalendar, weekdayOf } from "../../modules/datetime/calendar.ts";
import { DAY_NAMES, MONTH_NAMES, zeroPad } from "../../modules/datetime/names.ts";
import { PyDateTime, PyTime, PyTimeDelta } from "../../modules/datetime/values.ts";
import { invocation } from "../invocation.ts";
import { dateOf, getDate, getDateTime, midnight, needDate, now, toTimeDelta } from "./dates.ts";
import { toInteger } from "./numbers.ts";
import { given, isEmpty } from "./values.ts";

const FIELD = /'((?:[^']|'')*)'|([A-Za-z])\2*/g;

const LONGEST_PATTERN = 1000;

/** Expands a pattern; text in single quotes stands as it is. */
export function formatPattern(d: PyDateTime, pattern: string): string {
  if (pattern.length > LONGEST_PATTERN) raiseError(exc.ValueError, "the format is too long");
  return pattern.replace(FIELD, (whole, quoted: string | undefined, letter: string) => {
    if (quoted !== undefined) return quoted === "" ? "'" : quoted.replaceAll("''", "'");
    return field(d, letter, whole.length) ?? whole;
  });
}

function named(names: readonly string[], index: number, width: number): string {
  const name = names[index]!;
  return width === 4 ? name : width === 5 ? name[0]! : name.slice(0, 3);
}

function field(d: PyDateTime, letter: string, width: number): string | undefined {
  const weekday = weekdayOf(ordinalOf(d));
  const pad = (value: number): string => zeroPad(value, width);
  switch (letter) {
    case "y":
      return width === 2 ? zeroPad(d.year % 100, 2) : pad(d.year);
    case "Y":
      return width === 2
        ? zeroPad(isoCalendar(d.year, d.month, d.day)[0] % 100, 2)
        : pad(isoCalendar(d.year, d.month, d.day)[0]);
    case "M":
    case "L":
      return width < 3 ? pad(d.month) : named(MONTH_NAMES, d.month - 1, width);
    case "d":
      return pad(d.day);
    case "D":
      return pad(dayOfYear(d.year, d.month, d.day));
    case "E":
      return named(DAY_NAMES, weekday, Math.max(3, width));
    case "e":
    case "c":
      return width < 3 ? pad(((weekday + 1) % 7) + 1) : named(DAY_NAMES, weekday, width);
    case "Q":
      return width < 3 ? pad(Math.ceil(d.month / 3)) : `Q${Math.ceil(d.month / 3)}`;
    case "w":
      return pad(isoCalendar(d.year, d.month, d.day)[1]);
    case "a":
      return d.hour < 12 ? "AM" : "PM";
    case "H":
      return pad(d.hour);
    case "h":
      return pad(d.hour % 12 === 0 ? 12 : d.hour % 12);
    case "K":
      return pad(d.hour % 12);
    case "k":
      return pad(d.hour === 0 ? 24 : d.hour);
    case "m":
      return pad(d.minute);
    case "s":
      return pad(d.second);
    case "S":
      return zeroPad(d.microsecond, 6).slice(0, width).padEnd(width, "0");
    default:
      return undefined;
  }
}

/** Frappe writes months as `mm` and years as `YYYY` in date formats. */
function datePattern(format: string): string {
  return format.replaceAll("mm", "MM").replaceAll("Y", "y");
}

function formatDate(x?: unknown, format?: unknown, dayFirst?: unknown): string {
  if (isEmpty(x)) return "";
  const date = getDate(x, dayFirst !== undefined && truth(dayFirst)) ?? dateOf(now());
  const pattern = given(format) && truth(format) ? str(format) : invocation().settings.date_format;
  return formatPattern(midnight(date), datePattern(pattern));
}

function formatTime(x?: unknown, format?: unknown): string {
  if (isEmpty(x)) return "";
  const pattern = given(format) && truth(format) ? str(format) : invocation().settings.time_format;
  const today = midnight(dateOf(now()));
  const clock = x instanceof PyDateTime || x instanceof PyTime ? x : clockOfDelta(toTimeDelta(x));
  const { hour, minute, second, microsecond } = clock;
  return formatPattern(
    new PyDateTime(today.year, today.month, today.day, hour, minute, second, microsecond, null, 0),
    pattern,
  );
}

function clockOfDelta(x: unknown): { hour: number; minute: number; second: number; microsecond: number } {
  if (!(x instanceof PyTimeDelta)) raiseError(exc.TypeError, "a time is needed");
  const { seconds } = x;
  return {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    microsecond: x.microseconds,
  };
}

function formatDateTime(x?: unknown, format?: unknown): string | null {
  if (isEmpty(x)) return null;
  const value = getDateTime(x);
  if (!(value instanceof PyDateTime)) return null;
  const { date_format, time_format } = invocation().settings;
  const pattern = given(format) && truth(format) ? str(format) : `${datePattern(date_format)} ${time_format}`;
  return formatPattern(value, pattern);
}

const STYLES: Record<string, string> = {
  short: "M/d/yy",
  medium: "MMM d, yyyy",
  long: "MMMM d, yyyy",
  full: "EEEE, MMMM d, yyyy",
};

function globalDateFormat(x: unknown, style?: unknown): string {
  const name = given(style) ? str(style) : "long";
  return formatPattern(midnight(needDate(x)), STYLES[name] ?? name);
}

function formatDuration(x: unknown, hideDays?: unknown): string {
  const total = toInteger(x);
  const size = Math.abs(total);
  const parts: string[] = [];
  let hours = Math.floor(size / 3600);
  if (hideDays === undefined || !truth(hideDays)) {
    if (hours >= 24) parts.push(`${Math.floor(hours / 24)}d`);
    hours %= 24;
  }
  if (hours > 0) parts.push(`${hours}h`);
  if (Math.floor(size / 60) % 60 > 0) parts.push(`${Math.floor(size / 60) % 60}m`);
  if (size % 60 > 0) parts.push(`${size % 60}s`);
  return (total < 0 ? "-" : "") + parts.join(" ");
}

const python = { family: "python" } as const;

/** `frappe.format_date`, which is not `frappe.utils.format_date`. */
export const formatDateLong = defFunction("format_date", "(date, format='long')", globalDateFormat, python);

const formatDateFunction = defFunction(
  "format_date",
  "(string_date=None, format_string=None, parse_day_first=False)",
  formatDate,
  python,
);

/** The functions of this file by the names that `frappe.utils` has for them. */
export const dateFormatFunctions: readonly (readonly [string, PyBuiltin])[] = [
  ["format_date", formatDateFunction],
  ["formatdate", formatDateFunction],
  ["format_time", defFunction("format_time", "(time_string=None, format_string=None)", formatTime, python)],
  [
    "format_datetime",
    defFunction("format_datetime", "(datetime_string, format_string=None)", formatDateTime, python),
  ],
  ["format_duration", defFunction("format_duration", "(seconds, hide_days=False)", formatDuration, python)],
  [
    "global_date_format",
    defFunction("global_date_format", "(date, format='long')", globalDateFormat, python),
  ],
  [
    "get_user_date_format",
    defFunction("get_user_date_format", "()", () => invocation().settings.date_format, python),
  ],
  [
    "get_user_time_format",
    defFunction("get_user_time_format", "()", () => invocation().settings.time_format, python),
  ],
  [
    "get_system_timezone",
    defFunction("get_system_timezone", "()", () => invocation().settings.time_zone, python),
  ],
];
