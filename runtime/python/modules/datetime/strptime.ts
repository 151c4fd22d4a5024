/**
 * `datetime.strptime`: a format becomes a pattern, the pattern's groups become fields, and week directives are
 * resolved to a date. Python builds the same pattern; so what it accepts and in which order is the same here.
 */

import { decimalValue as digitValue } from "../../text/unicode/properties.ts";
import { fromOrdinal, isLeapYear, toOrdinal, weekdayOf } from "./calendar.ts";
import { DAY_ABBREVIATIONS, DAY_NAMES, MONTH_ABBREVIATIONS, MONTH_NAMES } from "./names.ts";

export interface ParsedTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** Offset of `%z` in seconds and microseconds, when it was given. */
  readonly offset?: { readonly seconds: number; readonly microseconds: number };
  /** Text of `%Z`, when it was given. */
  readonly zoneName?: string;
}

/** A time, or the message of the ValueError. */
export type StrptimeResult = { readonly time: ParsedTime } | { readonly error: string };

const D = "\\p{Nd}";
const PATTERNS: Record<string, string> = {
  d: `3[0-1]|[1-2]${D}|0[1-9]|[1-9]| [1-9]`,
  f: "[0-9]{1,6}",
  G: `${D}${D}${D}${D}`,
  H: `2[0-3]|[0-1]${D}|${D}`,
  I: "1[0-2]|0[1-9]|[1-9]",
  j: `36[0-6]|3[0-5]${D}|[1-2]${D}${D}|0[1-9]${D}|00[1-9]|[1-9]${D}|0[1-9]|[1-9]`,
  m: "1[0-2]|0[1-9]|[1-9]",
  M: `[0-5]${D}|${D}`,
  S: `6[0-1]|[0-5]${D}|${D}`,
  U: `5[0-3]|[0-4]${D}|${D}`,
  W: `5[0-3]|[0-4]${D}|${D}`,
  V: `5[0-3]|0[1-9]|[1-4]${D}|${D}`,
  w: "[0-6]",
  u: "[1-7]",
  y: `${D}${D}`,
  Y: `${D}${D}${D}${D}`,
  z: `[+-]${D}${D}:?[0-5]${D}(?::?[0-5]${D}(?:\\.${D}{1,6})?)?|Z`,
  A: longestFirst(DAY_NAMES),
  a: longestFirst(DAY_ABBREVIATIONS),
  B: longestFirst(MONTH_NAMES),
  b: longestFirst(MONTH_ABBREVIATIONS),
  p: "am|pm",
  Z: "utc|gmt",
};
const COMPOSITE: Record<string, string> = { c: "%a %b %d %H:%M:%S %Y", x: "%m/%d/%y", X: "%H:%M:%S" };
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";

const IS_SPACE = new RegExp(SPACE);

/** Value of a text that holds only decimal digits, of any script. */
function decimalValue(text: string): number {
  let value = 0;
  for (const ch of text) value = value * 10 + digitValue(ch.codePointAt(0)!);
  return value;
}

function longestFirst(names: readonly string[]): string {
  return [...names].sort((a, b) => b.length - a.length).join("|");
}

/** Parses `text` by `format`; `repr` writes a string as Python's `repr` does, for the messages. */
export function strptime(text: string, format: string, repr: (s: string) => string): StrptimeResult {
  const pattern = compile(format);
  if ("bad" in pattern) {
    return pattern.bad === ""
      ? { error: `stray % in format ${quoted(format)}` }
      : { error: `${quoted(pattern.bad)} is a bad directive in format ${quoted(format)}` };
  }
  if ("twice" in pattern)
    return { error: `directive '%${pattern.twice}' is given twice in format ${repr(format)}` };
  const match = pattern.expression.exec(text);
  const groups = match?.groups ?? {};
  // The letter Z alone is matched with its case, although everything else ignores it.
  if (match === null || groups["z"] === "z") {
    return { error: `time data ${repr(text)} does not match format ${repr(format)}` };
  }
  if (match[0].length !== text.length)
    return { error: `unconverted data remains: ${text.slice(match[0].length)}` };
  return inconsistentOffset(groups["z"]) ?? resolve(groups);
}

/** Offsets whose colons stand in some places only pass the pattern and fail afterwards, as in Python. */
function inconsistentOffset(text: string | undefined): { error: string } | undefined {
  if (text === undefined || text.length < 7) return undefined;
  if (text[3] === ":")
    return text.length > 6 && text[6] !== ":" ? { error: `Inconsistent use of : in ${text}` } : undefined;
  return text[5] === ":"
    ? { error: `invalid literal for int() with base 10: '${text.slice(5, 7)}'` }
    : undefined;
}

function quoted(text: string): string {
  return `'${text}'`;
}

type Pattern = { expression: RegExp } | { bad: string } | { twice: string };

function compile(format: string): Pattern {
  const seen = new Set<string>();
  let source = "^";
  let at = 0;
  let rest = format;
  while (at < rest.length) {
    const ch = rest[at]!;
    if (ch !== "%") {
      if (IS_SPACE.test(ch)) {
        while (at < rest.length && IS_SPACE.test(rest[at]!)) at++;
        source += `${SPACE}+`;
      } else {
        source += /[\\^$.*+?()[\]{}|/]/.test(ch) ? `\\${ch}` : ch;
        at++;
      }
      continue;
    }
    const letter = rest[at + 1];
    if (letter === undefined) return { bad: "" };
    const composite = COMPOSITE[letter];
    if (composite !== undefined) {
      rest = composite + rest.slice(at + 2);
      at = 0;
      continue;
    }
    at += 2;
    if (letter === "%") {
      source += "%";
      continue;
    }
    const pattern = PATTERNS[letter];
    if (pattern === undefined) return { bad: letter === "\\" ? "\\" : letter };
    if (seen.has(letter)) return { twice: letter };
    seen.add(letter);
    source += `(?<${letter}>${pattern})`;
  }
  return { expression: new RegExp(source, "iu") };
}

const YEAR_DIRECTIVE =
  "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').";
const WEEK_DIRECTIVE =
  "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').";
const WEEK_WITH_YEAR =
  "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.";
const DAY_OF_ISO_YEAR =
  "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.";

function resolve(groups: Record<string, string | undefined>): StrptimeResult {
  const number = (key: string): number | undefined => {
    const text = groups[key];
    return text === undefined ? undefined : decimalValue(text.trim());
  };
  let year = number("Y");
  const short = number("y");
  if (short !== undefined) year = short <= 68 ? short + 2000 : short + 1900;
  const month = monthNumber(groups) ?? 1;
  const day = number("d") ?? 1;
  const isoYear = number("G");
  const isoWeek = number("V");
  const week = number("U") ?? number("W");
  const weekday = weekdayNumber(groups);
  let julian = number("j");

  if (year === undefined && isoYear !== undefined) {
    if (isoWeek === undefined || weekday === undefined) return { error: YEAR_DIRECTIVE };
    if (julian !== undefined) return { error: DAY_OF_ISO_YEAR };
  } else if (week === undefined && isoWeek !== undefined) {
    return { error: weekday === undefined ? WEEK_DIRECTIVE : WEEK_WITH_YEAR };
  }
  let date = { year: year ?? 1900, month, day };
  let resolvedYear = year ?? 1900;
  if (julian === undefined && weekday !== undefined) {
    if (week !== undefined) {
      if (resolvedYear < 1) return { error: `year ${resolvedYear} is out of range` };
      julian = dayOfNumberedWeek(
        resolvedYear,
        week,
        weekday,
        groups["W"] !== undefined && groups["U"] === undefined,
      );
    } else if (isoYear !== undefined && isoWeek !== undefined) {
      if (isoYear < 1) return { error: `year ${isoYear} is out of range` };
      resolvedYear = isoYear;
      const correction = weekdayOf(toOrdinal(isoYear, 1, 4)) + 1 + 3;
      julian = isoWeek * 7 + weekday + 1 - correction;
    }
    if (julian !== undefined && julian <= 0) {
      resolvedYear--;
      julian += isLeapYear(resolvedYear) ? 366 : 365;
    }
  }
  if (julian !== undefined) {
    if (resolvedYear < 1) return { error: `year ${resolvedYear} is out of range` };
    date = fromOrdinal(julian - 1 + toOrdinal(resolvedYear, 1, 1));
    if (date.year > 9999) return { error: "year 10000 is out of range" };
  }
  return { time: { ...date, ...clockFields(groups, number), ...zoneFields(groups) } };
}

function monthNumber(groups: Record<string, string | undefined>): number | undefined {
  if (groups["m"] !== undefined) return decimalValue(groups["m"]);
  const name = (groups["B"] ?? groups["b"])?.toLowerCase();
  if (name === undefined) return undefined;
  return MONTH_NAMES.findIndex((month) => month.toLowerCase().startsWith(name.slice(0, 3))) + 1;
}

/** Monday is 0. */
function weekdayNumber(groups: Record<string, string | undefined>): number | undefined {
  const name = (groups["A"] ?? groups["a"])?.toLowerCase();
  if (groups["u"] !== undefined) return Number(groups["u"]) - 1;
  if (groups["w"] !== undefined) return (Number(groups["w"]) + 6) % 7;
  if (name === undefined) return undefined;
  return DAY_NAMES.findIndex((day) => day.toLowerCase().startsWith(name.slice(0, 3)));
}

function dayOfNumberedWeek(year: number, week: number, weekday: number, startsMonday: boolean): number {
  const shift = startsMonday ? 0 : 1;
  const first = (weekdayOf(toOrdinal(year, 1, 1)) + shift) % 7;
  const day = (weekday + shift) % 7;
  if (week === 0) return 1 + day - first;
  return 1 + ((7 - first) % 7) + 7 * (week - 1) + day;
}

function clockFields(
  groups: Record<string, string | undefined>,
  number: (key: string) => number | undefined,
): Pick<ParsedTime, "hour" | "minute" | "second" | "microsecond"> {
  let hour = number("H") ?? 0;
  const hour12 = number("I");
  if (hour12 !== undefined) {
    hour = (hour12 % 12) + (groups["p"]?.toLowerCase() === "pm" ? 12 : 0);
  }
  return {
    hour,
    minute: number("M") ?? 0,
    second: number("S") ?? 0,
    microsecond: groups["f"] === undefined ? 0 : Number(groups["f"].padEnd(6, "0")),
  };
}

function zoneFields(groups: Record<string, string | undefined>): Pick<ParsedTime, "offset" | "zoneName"> {
  const zone = groups["Z"] === undefined ? {} : { zoneName: groups["Z"] };
  const text = groups["z"];
  if (text === undefined) return zone;
  if (text === "Z") return { ...zone, offset: { seconds: 0, microseconds: 0 } };
  const digits = text.slice(1).replaceAll(":", "");
  const [whole, fraction = ""] = digits.split(".") as [string, string?];
  const part = (from: number): number =>
    whole.length > from ? decimalValue(whole.slice(from, from + 2)) : 0;
  const sign = text[0] === "-" ? -1 : 1;
  return {
    ...zone,
    offset: {
      seconds: sign * (part(0) * 3600 + part(2) * 60 + part(4)) + 0,
      microseconds: sign * decimalValue(fraction.padEnd(6, "0")) + 0,
    },
  };
}
