/**
 * Proleptic Gregorian arithmetic on plain numbers. Ordinal 1 is 1 January of year 1, as in Python; nothing
 * here reads a clock or the engine's own Date, whose range and rounding differ.
 */

export const MIN_YEAR = 1;
export const MAX_YEAR = 9999;
export const MAX_ORDINAL = 3652059;
/** Ordinal of 1970-01-01. */
export const EPOCH_ORDINAL = 719163;

export interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_IN_400_YEARS = 146097;
const DAYS_IN_100_YEARS = 36524;
const DAYS_IN_4_YEARS = 1461;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : MONTH_LENGTHS[month - 1]!;
}

/** Days from 1 January of year 1 to 1 January of `year`. */
export function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

/** Days of the year before the first of `month`. */
export function daysBeforeMonth(year: number, month: number): number {
  return DAYS_BEFORE_MONTH[month - 1]! + (month > 2 && isLeapYear(year) ? 1 : 0);
}

/** Day of the year, 1 to 366. */
export function dayOfYear(year: number, month: number, day: number): number {
  return daysBeforeMonth(year, month) + day;
}

/** Proleptic Gregorian ordinal of a date. */
export function toOrdinal(year: number, month: number, day: number): number {
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day;
}

/** The inverse of {@link toOrdinal}. */
export function fromOrdinal(ordinal: number): YearMonthDay {
  let rest = ordinal - 1;
  const n400 = Math.floor(rest / DAYS_IN_400_YEARS);
  rest -= n400 * DAYS_IN_400_YEARS;
  // The last day of a leap cycle would start a fifth century or a fifth year: it belongs to the one before.
  const n100 = Math.min(3, Math.floor(rest / DAYS_IN_100_YEARS));
  rest -= n100 * DAYS_IN_100_YEARS;
  const n4 = Math.floor(rest / DAYS_IN_4_YEARS);
  rest -= n4 * DAYS_IN_4_YEARS;
  const n1 = Math.min(3, Math.floor(rest / 365));
  rest -= n1 * 365;
  const year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1;
  let month = Math.min(12, (rest + 50) >> 5);
  if (daysBeforeMonth(year, month) > rest) month--;
  return { year, month, day: rest - daysBeforeMonth(year, month) + 1 };
}

/** Monday is 0. */
export function weekdayOf(ordinal: number): number {
  return (ordinal + 6) % 7;
}

/** Ordinal of the Monday that begins ISO week 1 of `year`. */
export function isoWeek1Monday(year: number): number {
  const firstDay = toOrdinal(year, 1, 1);
  const weekday = weekdayOf(firstDay);
  return weekday > 3 ? firstDay - weekday + 7 : firstDay - weekday;
}

/** ISO year, week and weekday (1 to 7) of a date. */
export function isoCalendar(year: number, month: number, day: number): [number, number, number] {
  const ordinal = toOrdinal(year, month, day);
  let isoYear = year;
  let start = isoWeek1Monday(year);
  if (ordinal < start) {
    isoYear--;
    start = isoWeek1Monday(isoYear);
  } else if (ordinal >= isoWeek1Monday(year + 1)) {
    isoYear++;
    start = isoWeek1Monday(isoYear);
  }
  const offset = ordinal - start;
  return [isoYear, Math.floor(offset / 7) + 1, (offset % 7) + 1];
}

/** Weeks in an ISO year: 52 or 53. */
export function isoWeeksInYear(year: number): number {
  const first = weekdayOf(toOrdinal(year, 1, 1));
  return first === 3 || (first === 2 && isLeapYear(year)) ? 53 : 52;
}
