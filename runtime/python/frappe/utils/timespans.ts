import { PyTuple } from "../../kernel.ts";
import { PyDate } from "../../modules/datetime/values.ts";
import { addDays, addMonths, lastDay, quarterStart, weekStart } from "./date-functions.ts";
import { dateOf, now } from "./dates.ts";

type Range = (today: PyDate) => readonly [PyDate, PyDate];

const firstOfMonth = (d: PyDate): PyDate => new PyDate(d.year, d.month, 1);
const month =
  (by: number): Range =>
  (d) => {
    const start = addMonths(firstOfMonth(d), 0, by);
    return [start, lastDay(start)];
  };
const quarter =
  (by: number): Range =>
  (d) => {
    const start = addMonths(quarterStart(d), 0, by * 3);
    return [start, lastDay(addMonths(start, 0, 2))];
  };
const half =
  (by: number): Range =>
  (d) => {
    const start = by < 0 ? addMonths(quarterStart(d), 0, -6) : addMonths(quarterStart(d), 0, 3);
    return [start, lastDay(addMonths(start, 0, 5))];
  };
const week =
  (by: number): Range =>
  (d) => {
    const start = addDays(weekStart(d), by * 7);
    return [start, addDays(start, 6)];
  };
const year =
  (by: number): Range =>
  (d) => [new PyDate(d.year + by, 1, 1), new PyDate(d.year + by, 12, 31)];
const days =
  (from: number, to: number): Range =>
  (d) => [addDays(d, from), addDays(d, to)];

/** What each phrase means, from the day at hand. */
const RANGES: Record<string, Range> = {
  "last 7 days": days(-7, 0),
  "last 14 days": days(-14, 0),
  "last 30 days": days(-30, 0),
  "last 90 days": days(-90, 0),
  "last week": week(-1),
  "last month": month(-1),
  "last quarter": quarter(-1),
  "last 6 months": half(-1),
  "last year": year(-1),
  yesterday: days(-1, -1),
  today: days(0, 0),
  tomorrow: days(1, 1),
  "this week": week(0),
  "this month": month(0),
  "this quarter": quarter(0),
  "this year": year(0),
  "next 7 days": days(0, 7),
  "next 14 days": days(0, 14),
  "next 30 days": days(0, 30),
  "next week": week(1),
  "next month": month(1),
  "next quarter": quarter(1),
  "next 6 months": half(1),
  "next year": year(1),
};

/** First and last day of a phrase such as "last month"; None for any other text. */
export function timespanRange(phrase: string | undefined): PyTuple | null {
  if (phrase === undefined || !Object.hasOwn(RANGES, phrase)) return null;
  return new PyTuple(RANGES[phrase]!(dateOf(now())));
}
