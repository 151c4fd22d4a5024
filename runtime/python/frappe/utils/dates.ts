/** Reading and making of dates: the base of the date functions of `frappe.utils`. */
import { exc, newBuiltinType, PyTuple, raiseError, strOr, truth, typeName } from "../../kernel.ts";
import { EPOCH_ORDINAL, fromOrdinal } from "../../modules/datetime/calendar.ts";
import { clockMicroseconds, localZone, offsetAt } from "../../modules/datetime/clock.ts";
import { normalizedDelta } from "../../modules/datetime/duration.ts";
import { isValidDate, parseIsoDateTime } from "../../modules/datetime/iso-parse.ts";
import { exactDateTime } from "../../modules/datetime/make.ts";
import { zeroPad } from "../../modules/datetime/names.ts";
import { newTimeZone } from "../../modules/datetime/timezone.ts";
import { PyDate, PyDateTime, PyTime, PyTimeDelta } from "../../modules/datetime/values.ts";
import { throwMessage } from "../messages.ts";
import { translate } from "../translate.ts";
import { type ParsedDate, parseDate } from "./date-parser.ts";

/** dateutil's error for texts that hold no date. */
export const ParserError = newBuiltinType("ParserError", {
  module: "dateutil.parser._parser",
  bases: [exc.ValueError],
  subclassable: true,
});

/** `now_datetime()`: the site's wall-clock time, naive. */
export function now(): PyDateTime {
  const total = clockMicroseconds();
  const unix = Math.floor(total / 1e6);
  const wall = unix + offsetAt(localZone(), unix);
  const days = Math.floor(wall / 86400);
  const rest = wall - days * 86400;
  return exactDateTime({
    ...fromOrdinal(days + EPOCH_ORDINAL),
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    microsecond: total - unix * 1e6,
    tz: null,
    fold: 0,
  });
}

export function dateOf(d: PyDate): PyDate {
  return new PyDate(d.year, d.month, d.day);
}

export function midnight(d: PyDate): PyDateTime {
  return new PyDateTime(d.year, d.month, d.day, 0, 0, 0, 0, null, 0);
}

/** True for anything but a text that may be a date, and for the zero dates of databases. */
export function isInvalidDateString(x: unknown): boolean {
  const text = strOr(x ?? null);
  return !text || text.startsWith("0001-01-01") || text.startsWith("0000-00-00");
}

/** Reads a date as dateutil does; the error is the message of its ParserError. */
export function readDate(text: string, dayFirst = false): { value: PyDateTime } | { error: string } {
  const today = now();
  const result = parseDate(
    text,
    { ...today, hour: 0, minute: 0, second: 0, microsecond: 0 } as ParsedDate,
    dayFirst,
  );
  if ("error" in result) return result;
  const { date } = result;
  const tz = date.offset === undefined ? null : newTimeZone(normalizedDelta(0, date.offset, 0), null);
  return { value: exactDateTime({ ...date, tz, fold: 0 }) };
}

function readIso(text: string): PyDateTime | undefined {
  const parsed = parseIsoDateTime(text);
  if (parsed === undefined || !isValidDate(parsed.date)) return undefined;
  const { hour = 0, minute = 0, second = 0, microsecond = 0, offset } = parsed.time ?? {};
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const tz = offset && newTimeZone(normalizedDelta(0, offset.seconds, offset.microseconds), null);
  return exactDateTime({ ...parsed.date, hour, minute, second, microsecond, tz: tz ?? null, fold: 0 });
}

/** `getdate(x)`: a date, or null for what stands for no date. */
export function getDate(x?: unknown, dayFirst = false): PyDate | null {
  if (x === undefined || !truth(x)) return dateOf(now());
  if (x instanceof PyDate) return dateOf(x);
  if (isInvalidDateString(x)) return null;
  const text = strOr(x)!;
  const iso = readIso(text);
  if (iso !== undefined) return dateOf(iso);
  const read = readDate(text, dayFirst);
  if ("value" in read) return dateOf(read.value);
  const message = translate("{} is not a valid date string.").replace("{}", `<strong>${text}</strong>`);
  return throwMessage(message, "ValidationError", translate("Invalid Date"));
}

/** `getdate(x)` where a date is needed: what has none fails like a call on None. */
export function needDate(x?: unknown): PyDate {
  const date = getDate(x);
  if (date === null) raiseError(exc.AttributeError, "'NoneType' object has no attribute 'year'");
  return date;
}

/** `get_datetime(x)`: a datetime; timedeltas pass, and what stands for no date gives None. */
export function getDateTime(x?: unknown): PyDateTime | PyTimeDelta | null {
  if (x === undefined || x === null) return now();
  if (Array.isArray(x) || x instanceof PyTuple) {
    raiseError(exc.TypeError, `'${typeName(x)}' object cannot be interpreted as an integer`);
  }
  if (x instanceof PyDateTime || x instanceof PyTimeDelta) return x;
  if (x instanceof PyDate) return midnight(x);
  if (isInvalidDateString(x)) return null;
  const text = strOr(x)!;
  const iso = readIso(text);
  if (iso !== undefined) return iso;
  const read = readDate(text);
  return "value" in read ? read.value : raiseError(ParserError, read.error);
}

/** The same where a datetime is needed. */
export function needDateTime(x?: unknown): PyDateTime {
  const value = getDateTime(x);
  if (value instanceof PyDateTime) return value;
  raiseError(exc.TypeError, "a date and time is needed");
}

export function timeAsDelta(t: {
  hour: number;
  minute: number;
  second: number;
  microsecond: number;
}): PyTimeDelta {
  return new PyTimeDelta(0, t.hour * 3600 + t.minute * 60 + t.second, t.microsecond);
}

/** `to_timedelta(x)`: clock texts and times as durations, anything else as it is. */
export function toTimeDelta(x: unknown): unknown {
  const text = strOr(x);
  if (text !== undefined) {
    const read = readDate(text);
    return "value" in read ? timeAsDelta(read.value) : raiseError(ParserError, read.error);
  }
  return x instanceof PyTime ? timeAsDelta(x) : x;
}

const LONG = /^\s*(?:(-?\d+) days?,? ?)?(\d+):(\d+)(?::(\d+)(?:\.(\d+))?)?\s*$/;

/** `get_timedelta(x)`: texts with days and with hours beyond 23 too; None for what is no duration. */
export function getTimeDelta(x?: unknown): PyTimeDelta | null {
  if (x === undefined || !truth(x)) return new PyTimeDelta(0, 0, 0);
  if (x instanceof PyTimeDelta) return x;
  if (x instanceof PyTime) return timeAsDelta(x);
  const text = strOr(x);
  if (text === undefined) return null;
  const match = LONG.exec(text);
  if (match !== null) {
    const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
    return normalizedDelta(
      Number(match[1] ?? 0),
      seconds,
      Number((match[5] ?? "").slice(0, 6).padEnd(6, "0")),
    );
  }
  const read = readDate(text);
  return "value" in read ? timeAsDelta(read.value) : null;
}

/** `yyyy-mm-dd`. */
export function dateText(d: PyDate): string {
  return `${zeroPad(d.year, 4)}-${zeroPad(d.month, 2)}-${zeroPad(d.day, 2)}`;
}

/** `HH:MM:SS.ffffff`. */
export function timeText(t: { hour: number; minute: number; second: number; microsecond: number }): string {
  return `${zeroPad(t.hour, 2)}:${zeroPad(t.minute, 2)}:${zeroPad(t.second, 2)}.${zeroPad(t.microsecond, 6)}`;
}

/** `yyyy-mm-dd HH:MM:SS.ffffff`. */
export function dateTimeText(d: PyDateTime): string {
  return `${dateText(d)} ${timeText(d)}`;
}
