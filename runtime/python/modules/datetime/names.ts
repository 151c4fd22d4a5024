/** Names of days and months in the C locale; the only locale that formats and parses use. */

export const DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
export const DAY_ABBREVIATIONS = DAY_NAMES.map((name) => name.slice(0, 3));
export const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
export const MONTH_ABBREVIATIONS = MONTH_NAMES.map((name) => name.slice(0, 3));

/** Decimal text of a non-negative integer, filled with zeros to a width. */
export function zeroPad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
