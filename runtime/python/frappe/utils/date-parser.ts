/**
 * Reads dates written in many ways, after the rules of python-dateutil: month first unless told otherwise, names
 * of months and days, a.m. and p.m., offsets, and missing parts taken from a default.
 */
import { daysInMonth } from "../../modules/datetime/calendar.ts";
import { DAY_NAMES, MONTH_NAMES } from "../../modules/datetime/names.ts";

export interface ParsedDate {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  microsecond: number;
  /** Offset from UTC in seconds. */
  offset?: number;
}

export type DateParse = { readonly date: ParsedDate } | { readonly error: string };

interface Found {
  numbers: { value: number; digits: number }[];
  month?: number;
  weekday?: number;
  hour?: number;
  minute?: number;
  second?: number;
  microsecond?: number;
  half?: "am" | "pm";
  offset?: number;
}

const TOKEN = /\s+|\d+(?:[.,]\d+)?|[A-Za-z]+\.?|[\s\S]/gu;
/** No date is longer; what is left to read is copied at each step. */
const LONGEST = 200;
const JUMP = new Set([
  " ",
  ".",
  ",",
  ";",
  "-",
  "/",
  "'",
  "at",
  "on",
  "and",
  "ad",
  "m",
  "t",
  "of",
  "st",
  "nd",
  "rd",
  "th",
]);
const CLOCK =
  /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*([ap])?\.?(?:m\b\.?)?|^(\d{1,2})\s*([ap])\.?m\b\.?/i;
const OFFSET = /^\s*([+-])(\d{2}):?(\d{2})?(?!\d)/;
const ZONE = /^\s*(Z|UTC|GMT)\b/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(?!\d)/i;

/** Parses a text; parts that it does not name come from `byDefault`. */
export function parseDate(text: string, byDefault: ParsedDate, dayFirst: boolean): DateParse {
  const found = text.length > LONGEST ? undefined : scan(text);
  if (found === undefined) return { error: `Unknown string format: ${text}` };
  const isEmpty = Object.keys(found).length === 1 && found.numbers.length === 0;
  if (isEmpty) return { error: `String does not contain a date: ${text}` };
  return build(found, text, byDefault, dayFirst);
}

function scan(text: string): Found | undefined {
  const found: Found = { numbers: [] };
  let rest = text.trim();
  while (rest !== "") {
    const used = clock(rest, found) || offset(rest, found) || compact(rest, found) || token(rest, found);
    if (used === 0) return undefined;
    rest = rest.slice(used);
  }
  return found;
}

function clock(rest: string, found: Found): number {
  const match = CLOCK.exec(rest);
  if (match === null || found.hour !== undefined) return 0;
  if (match[6] !== undefined) {
    found.hour = Number(match[6]);
    found.half = match[7]!.toLowerCase() === "p" ? "pm" : "am";
    return match[0].length;
  }
  found.hour = Number(match[1]);
  found.minute = Number(match[2]);
  if (match[3] !== undefined) found.second = Number(match[3]);
  if (match[4] !== undefined) found.microsecond = Number(match[4].slice(0, 6).padEnd(6, "0"));
  if (match[5] !== undefined) found.half = match[5].toLowerCase() === "p" ? "pm" : "am";
  return match[0].length;
}

function offset(rest: string, found: Found): number {
  if (found.hour === undefined || found.offset !== undefined) return 0;
  const zone = ZONE.exec(rest);
  if (zone !== null) {
    found.offset = 0;
    return zone[0].length;
  }
  const match = OFFSET.exec(rest);
  if (match === null) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60;
  found.offset = match[1] === "-" ? -seconds : seconds;
  return match[0].length;
}

function compact(rest: string, found: Found): number {
  const match = COMPACT.exec(rest);
  if (match === null || found.numbers.length > 0) return 0;
  found.numbers.push(
    { value: Number(match[1]), digits: 4 },
    { value: Number(match[2]), digits: 2 },
    { value: Number(match[3]), digits: 2 },
  );
  if (match[4] !== undefined) {
    found.hour = Number(match[4]);
    found.minute = Number(match[5]);
    if (match[6] !== undefined) found.second = Number(match[6]);
  }
  return match[0].length;
}

function token(rest: string, found: Found): number {
  TOKEN.lastIndex = 0;
  const word = TOKEN.exec(rest)![0];
  if (/^\d/.test(word)) {
    const digits = /^\d+/.exec(word)![0];
    if (digits.length > 4 || found.numbers.length >= 3) return 0;
    found.numbers.push({ value: Number(digits), digits: digits.length });
    return digits.length;
  }
  const lower = word.trim().toLowerCase().replace(/\.$/, "");
  if (lower === "" || JUMP.has(lower)) return word.length;
  const month = nameIndex(MONTH_NAMES, lower);
  if (month >= 0 && found.month === undefined) {
    found.month = month + 1;
    return word.length;
  }
  const weekday = nameIndex(DAY_NAMES, lower);
  if (weekday < 0) return 0;
  found.weekday = weekday;
  return word.length;
}

function nameIndex(names: readonly string[], word: string): number {
  return names.findIndex((name) => {
    const lower = name.toLowerCase();
    return lower === word || (word.length >= 3 && word.length <= 4 && lower.startsWith(word));
  });
}

function build(found: Found, text: string, byDefault: ParsedDate, dayFirst: boolean): DateParse {
  const parts = resolveNumbers(found, dayFirst);
  if (parts === undefined) return { error: `Unknown string format: ${text}` };
  const date: ParsedDate = { ...byDefault, ...parts, hour: 0, minute: 0, second: 0, microsecond: 0 };
  if (found.month !== undefined) date.month = found.month;
  if (parts.day === undefined) date.day = Math.min(date.day, daysInMonth(date.year, date.month));
  const problem = rangeProblem(date, found);
  if (problem !== undefined) return { error: `${problem}: ${text}` };
  date.hour = hourOf(found);
  date.minute = found.minute ?? 0;
  date.second = found.second ?? 0;
  date.microsecond = found.microsecond ?? 0;
  if (found.offset !== undefined) date.offset = found.offset;
  return { date };
}

function hourOf(found: Found): number {
  const hour = found.hour ?? 0;
  if (found.half === "pm" && hour < 12) return hour + 12;
  return found.half === "am" && hour === 12 ? 0 : hour;
}

function rangeProblem(date: ParsedDate, found: Found): string | undefined {
  if ((found.hour ?? 0) > 23) return "hour must be in 0..23";
  if ((found.minute ?? 0) > 59) return "minute must be in 0..59";
  if ((found.second ?? 0) > 59) return "second must be in 0..59";
  if (date.month < 1 || date.month > 12) return "month must be in 1..12";
  if (date.year < 1 || date.year > 9999) return `year ${date.year} is out of range`;
  return date.day < 1 || date.day > daysInMonth(date.year, date.month)
    ? "day is out of range for month"
    : undefined;
}

type DateParts = { year?: number; month?: number; day?: number };

/** Which number is the year, which the month, which the day. */
function resolveNumbers(found: Found, dayFirst: boolean): DateParts | undefined {
  const { numbers } = found;
  const isYear = (n: { value: number; digits: number }): boolean => n.digits > 2 || n.value > 31;
  const [a, b, c] = numbers;
  if (a === undefined) return {};
  if (found.month !== undefined) return withMonthName(numbers, isYear);
  if (b === undefined) return isYear(a) ? { year: yearOf(a) } : { day: a.value };
  if (c === undefined) {
    if (isYear(a)) return { year: yearOf(a), month: b.value };
    if (isYear(b)) return { month: a.value, year: yearOf(b) };
    return a.value > 12 || (dayFirst && b.value <= 12)
      ? { day: a.value, month: b.value }
      : { month: a.value, day: b.value };
  }
  if (isYear(a))
    return {
      year: yearOf(a),
      ...(b.value > 12 ? { day: b.value, month: c.value } : { month: b.value, day: c.value }),
    };
  const first = a.value > 12 || (dayFirst && b.value <= 12);
  return {
    year: yearOf(c),
    ...(first ? { day: a.value, month: b.value } : { month: a.value, day: b.value }),
  };
}

function withMonthName(
  numbers: readonly { value: number; digits: number }[],
  isYear: (n: { value: number; digits: number }) => boolean,
): DateParts | undefined {
  const [a, b, c] = numbers;
  if (c !== undefined || a === undefined) return undefined;
  if (b === undefined) return isYear(a) ? { year: yearOf(a) } : { day: a.value };
  return isYear(a) ? { year: yearOf(a), day: b.value } : { day: a.value, year: yearOf(b) };
}

/** Two digits mean a year within fifty of the century at hand. */
function yearOf(n: { value: number; digits: number }): number {
  if (n.digits > 2) return n.value;
  return n.value < 69 ? n.value + 2000 : n.value + 1900;
}
