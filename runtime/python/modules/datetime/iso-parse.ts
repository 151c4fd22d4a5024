/**
 * Reading of ISO 8601 texts as `fromisoformat` of Python 3.11 does, with all that it tolerates. Ranges of the
 * fields are left to the constructors, whose errors are better.
 */
import { daysInMonth, fromOrdinal, isoWeek1Monday, isoWeeksInYear } from "./calendar.ts";

export interface IsoDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface IsoTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** Offset from UTC in whole seconds and microseconds of the same sign; absent in a naive time. */
  readonly offset?: { readonly seconds: number; readonly microseconds: number };
}

/** `YYYY-MM-DD`, `YYYYMMDD` and the ISO week forms; undefined where the text is none of them. */
export function parseIsoDate(text: string): IsoDate | undefined {
  return text.length === 7 || text.length === 8 || text.length === 10 ? dateFields(text) : undefined;
}

/** A time with an optional `T` before it. */
export function parseIsoTime(text: string): IsoTime | undefined {
  return timeFields(text.startsWith("T") ? text.slice(1) : text);
}

/** A date, alone or with any one character and a time behind it. */
export function parseIsoDateTime(text: string): { date: IsoDate; time?: IsoTime } | undefined {
  if (text.length < 7) return undefined;
  const separator = separatorAt(text);
  if (separator < 0) return undefined;
  const date = dateFields(text.slice(0, separator));
  if (date === undefined) return undefined;
  if (text.length <= separator) return { date };
  const width = text.codePointAt(separator)! > 0xffff ? 2 : 1;
  const time = timeFields(text.slice(separator + width));
  return time === undefined ? undefined : { date, time };
}

function isDigit(ch: string | undefined): boolean {
  return ch !== undefined && ch >= "0" && ch <= "9" && ch.length === 1;
}

/** Where the character between date and time stands; week dates leave it to guesswork. */
function separatorAt(text: string): number {
  if (text.length === 7) return 7;
  if (text[4] === "-") {
    if (text[5] !== "W") return 10;
    if (text[8] !== "-") return 8;
    if (text.length === 9) return -1;
    return text.length > 10 && isDigit(text[10]) ? 8 : 10;
  }
  if (text[4] !== "W") return 8;
  let at = 7;
  while (isDigit(text[at])) at++;
  if (at < 9) return at;
  return at % 2 === 0 ? 7 : 8;
}

/** The value of `count` digits, or -1. */
function digitsAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    if (!isDigit(text[i])) return -1;
    value = value * 10 + text.charCodeAt(i) - 48;
  }
  return value;
}

function dateFields(text: string): IsoDate | undefined {
  const year = digitsAt(text, 0, 4);
  if (year < 0) return undefined;
  const dashed = text[4] === "-";
  let at = dashed ? 5 : 4;
  if (text[at] === "W") return weekDate(text, year, at + 1, dashed);
  const month = digitsAt(text, at, 2);
  if (month < 0) return undefined;
  at += 2;
  if (dashed && text[at++] !== "-") return undefined;
  const day = digitsAt(text, at, 2);
  return day < 0 || at + 2 !== text.length ? undefined : { year, month, day };
}

function weekDate(text: string, year: number, start: number, dashed: boolean): IsoDate | undefined {
  const week = digitsAt(text, start, 2);
  if (week < 0) return undefined;
  let at = start + 2;
  let weekday = 1;
  if (at < text.length) {
    if (dashed && text[at++] !== "-") return undefined;
    weekday = digitsAt(text, at, 1);
    if (weekday < 0) return undefined;
  }
  return dateOfIsoWeek(year, week, weekday);
}

/** The date of an ISO week and weekday; undefined where there is no such week or weekday. */
export function dateOfIsoWeek(year: number, week: number, weekday: number): IsoDate | undefined {
  if (year < 1 || year > 9999 || week < 1 || week > isoWeeksInYear(year) || weekday < 1 || weekday > 7)
    return undefined;
  const ordinal = isoWeek1Monday(year) + (week - 1) * 7 + weekday - 1;
  // The last week of year 9999 runs over the end: the constructors refuse the year 10000.
  return fromOrdinal(ordinal);
}

/** True where the fields name a day of the calendar. */
export function isValidDate({ year, month, day }: IsoDate): boolean {
  return (
    year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

function timeFields(text: string): IsoTime | undefined {
  const zoneAt = text.search(/[-+Z]/);
  const end = zoneAt < 0 ? text.length : zoneAt;
  const clock = clockFields(text, 0, end);
  if (clock === undefined) return undefined;
  const { rest, ...fields } = clock;
  if (zoneAt < 0) return rest ? undefined : fields;
  if (text[zoneAt] === "Z") {
    return zoneAt + 1 === text.length ? { ...fields, offset: { seconds: 0, microseconds: 0 } } : undefined;
  }
  const offset = clockFields(text, zoneAt + 1, text.length);
  if (offset === undefined || offset.rest) return undefined;
  const sign = text[zoneAt] === "-" ? -1 : 1;
  return {
    ...fields,
    offset: {
      seconds: sign * (offset.hour * 3600 + offset.minute * 60 + offset.second) + 0,
      microseconds: sign * offset.microsecond + 0,
    },
  };
}

/** `HH[:MM[:SS[.f…]]]` or `HHMMSS` from `start` to `end`; `rest` tells that characters were left over. */
function clockFields(text: string, start: number, end: number): (IsoTime & { rest: boolean }) | undefined {
  const fields = [0, 0, 0];
  let at = start;
  let colons = true;
  const done = (microsecond: number, rest: boolean): IsoTime & { rest: boolean } => ({
    hour: fields[0]!,
    minute: fields[1]!,
    second: fields[2]!,
    microsecond,
    rest,
  });
  for (let i = 0; i < 3; i++) {
    const value = digitsAt(text, at, 2);
    if (value < 0) return undefined;
    fields[i] = value;
    at += 2;
    const next = text[at++];
    if (i === 0) colons = next === ":";
    if (at >= end) return done(0, next !== undefined);
    if (colons && next === ":") continue;
    if (next === "." || next === ",") break;
    if (colons) return undefined;
    at--;
  }
  const count = Math.min(6, end - at);
  const fraction = digitsAt(text, at, count);
  if (fraction < 0) return undefined;
  at += count;
  while (isDigit(text[at])) at++;
  return done(fraction * 10 ** (6 - count), at < text.length);
}
