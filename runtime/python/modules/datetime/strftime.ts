/**
 * `strftime` of the C library in the C locale, with the flags and widths that glibc understands, and Python's
 * own `%f`, `%z` and `%Z`.
 */
import { dayOfYear, EPOCH_ORDINAL, isoCalendar, toOrdinal, weekdayOf } from "./calendar.ts";
import { DAY_NAMES, MONTH_NAMES, zeroPad } from "./names.ts";

/** What a format can show. The zone is asked for only when the format names it. */
export interface TimeFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** Text of `%z`, such as "+0530", or "" for a naive time. */
  readonly offsetText: () => string;
  /** Text of `%Z`, or "" for a naive time. */
  readonly zoneName: () => string;
}

interface Style {
  /** How to fill: "-" not at all, "_" with blanks, "0" with zeros, "" as the directive does by itself. */
  pad: string;
  upper: boolean;
  swap: boolean;
  width: number;
}

const COMPOSITE: Record<string, string> = {
  c: "%a %b %e %H:%M:%S %Y",
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  r: "%I:%M:%S %p",
  R: "%H:%M",
  T: "%H:%M:%S",
  x: "%m/%d/%y",
  X: "%H:%M:%S",
};

const ERA_DIRECTIVES = "cCxXyY";
const DIGIT_DIRECTIVES = "deHIkmlMSuUVwWy";
const MAX_WIDTH = 4096;

/** Expands a format. Directives that are not known stand as they are, as in glibc. */
export function strftime(fields: TimeFields, format: string): string {
  return expandFormat(fields, replaceOwnDirectives(fields, format));
}

/** Python replaces `%f`, `%z` and `%Z` before the C library sees the format. */
function replaceOwnDirectives(fields: TimeFields, format: string): string {
  if (!/%[fzZ]/.test(format)) return format;
  return format.replace(/%([\s\S])/g, (whole, letter: string) => {
    if (letter === "f") return zeroPad(fields.microsecond, 6);
    if (letter === "z") return fields.offsetText();
    return letter === "Z" ? fields.zoneName().replaceAll("%", "%%") : whole;
  });
}

function expandFormat(fields: TimeFields, format: string): string {
  let out = "";
  let at = 0;
  while (at < format.length) {
    const percent = format.indexOf("%", at);
    if (percent < 0) return out + format.slice(at);
    out += format.slice(at, percent);
    const end = directive(fields, format, percent);
    out += end.text;
    at = end.next;
  }
  return out;
}

function directive(fields: TimeFields, format: string, start: number): { text: string; next: number } {
  const style: Style = { pad: "", upper: false, swap: false, width: -1 };
  let at = start + 1;
  for (; at < format.length && "_-0^#".includes(format[at]!); at++) {
    const flag = format[at]!;
    if (flag === "^") style.upper = true;
    else if (flag === "#") style.swap = true;
    else style.pad = flag;
  }
  const widthStart = at;
  while (at < format.length && format[at]! >= "0" && format[at]! <= "9") at++;
  if (at > widthStart) style.width = Math.min(MAX_WIDTH, Number(format.slice(widthStart, at)));
  const modifier = format[at] === "E" || format[at] === "O" ? format[at++]! : "";
  const letter = format[at] ?? "";
  const allowed = modifier === "E" ? ERA_DIRECTIVES : modifier === "O" ? DIGIT_DIRECTIVES : undefined;
  const text =
    allowed === undefined || (letter !== "" && allowed.includes(letter))
      ? expand(fields, letter, style)
      : undefined;
  if (text !== undefined) return { text, next: at + 1 };
  return { text: letter === "%" ? "%" : format.slice(start, at + 1), next: at + 1 };
}

function expand(f: TimeFields, letter: string, style: Style): string | undefined {
  const composite = COMPOSITE[letter];
  if (composite !== undefined) return word(expandFormat(f, composite), style, false);
  const weekday = weekdayOf(toOrdinal(f.year, f.month, f.day));
  const hour12 = f.hour % 12 === 0 ? 12 : f.hour % 12;
  const yearDay = dayOfYear(f.year, f.month, f.day) - 1;
  switch (letter) {
    case "%":
      return word("%", style, false);
    case "z":
    case "Z":
      return word("", style, false);
    case "n":
      return word("\n", style, false);
    case "t":
      return word("\t", style, false);
    case "a":
      return word(DAY_NAMES[weekday]!.slice(0, 3), style, true);
    case "A":
      return word(DAY_NAMES[weekday]!, style, true);
    case "b":
    case "h":
      return word(MONTH_NAMES[f.month - 1]!.slice(0, 3), style, true);
    case "B":
      return word(MONTH_NAMES[f.month - 1]!, style, true);
    case "p": {
      const half = f.hour > 11 ? "PM" : "AM";
      return word(style.swap ? half.toLowerCase() : half, style, false);
    }
    case "P":
      return word(f.hour > 11 ? "pm" : "am", style, false);
    case "C":
      return digits(Math.floor(f.year / 100), 1, "0", style);
    case "d":
      return digits(f.day, 2, "0", style);
    case "e":
      return digits(f.day, 2, "_", style);
    case "g":
      return digits(isoCalendar(f.year, f.month, f.day)[0] % 100, 2, "0", style);
    case "G":
      return digits(isoCalendar(f.year, f.month, f.day)[0], 1, "0", style);
    case "H":
      return digits(f.hour, 2, "0", style);
    case "I":
      return digits(hour12, 2, "0", style);
    case "j":
      return digits(yearDay + 1, 3, "0", style);
    case "k":
      return digits(f.hour, 2, "_", style);
    case "l":
      return digits(hour12, 2, "_", style);
    case "m":
      return digits(f.month, 2, "0", style);
    case "M":
      return digits(f.minute, 2, "0", style);
    case "s":
      return digits(epochSeconds(f), 1, "0", style);
    case "S":
      return digits(f.second, 2, "0", style);
    case "u":
      return digits(weekday + 1, 1, "0", style);
    case "U":
      return digits(Math.floor((yearDay - ((weekday + 1) % 7) + 7) / 7), 2, "0", style);
    case "V":
      return digits(isoCalendar(f.year, f.month, f.day)[1], 2, "0", style);
    case "w":
      return digits((weekday + 1) % 7, 1, "0", style);
    case "W":
      return digits(Math.floor((yearDay - weekday + 7) / 7), 2, "0", style);
    case "y":
      return digits(f.year % 100, 2, "0", style);
    case "Y":
      return digits(f.year, 1, "0", style);
    default:
      return undefined;
  }
}

function epochSeconds(f: TimeFields): number {
  return (
    (toOrdinal(f.year, f.month, f.day) - EPOCH_ORDINAL) * 86400 + f.hour * 3600 + f.minute * 60 + f.second
  );
}

function word(text: string, style: Style, swapRaises: boolean): string {
  const cased = style.upper || (style.swap && swapRaises) ? text.toUpperCase() : text;
  return style.pad === "-" ? cased : cased.padStart(style.width, style.pad === "0" ? "0" : " ");
}

function digits(value: number, width: number, fill: string, style: Style): string {
  const pad = style.pad || fill;
  if (pad === "-") return String(value);
  const magnitude = String(Math.abs(value)).padStart(
    Math.max(width, style.width) - (value < 0 ? 1 : 0),
    pad === "_" ? " " : "0",
  );
  return value < 0 ? `-${magnitude}` : magnitude;
}
