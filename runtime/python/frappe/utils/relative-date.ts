import { defFunction, type PyBuiltin, str, strOr, truth } from "../../kernel.ts";
import { totalSeconds } from "../../modules/datetime/timedelta.ts";
import type { PyTimeDelta } from "../../modules/datetime/values.ts";
import { sub } from "../../ops/arithmetic.ts";
import { getDateTime, now } from "./dates.ts";
import { roundHalfEven } from "./rounding.ts";

/** Units from the longest, with their seconds and short names. */
const UNITS = [
  ["year", 365 * 86400, "y"],
  ["month", 30 * 86400, "mo"],
  ["week", 7 * 86400, "w"],
  ["day", 86400, "d"],
  ["hour", 3600, "h"],
  ["minute", 60, "m"],
  ["second", 1, "s"],
] as const;
/** A unit is used from this share of it on. */
const THRESHOLD = 0.85;

function prettyDate(x: unknown, mini?: unknown): string {
  if (x === undefined || !truth(x)) return "";
  const then = strOr(x) === undefined ? x : getDateTime(x);
  const seconds = totalSeconds(sub(then, now()) as PyTimeDelta);
  const whole = Math.trunc(seconds) === seconds ? seconds : Math.floor(seconds);
  for (const [name, length, short] of UNITS) {
    const value = Math.abs(whole) / length;
    if (value < THRESHOLD && name !== "second") continue;
    const count = Math.max(name === "second" ? 0 : 1, roundHalfEven(value));
    if (mini !== undefined && truth(mini)) return `${count}${short}`;
    const text = `${count} ${name}${count === 1 ? "" : "s"}`;
    return whole < 0 ? `${text} ago` : `in ${text}`;
  }
  return str(then);
}

/** The function of this file. */
export const relativeDateFunctions: readonly PyBuiltin[] = [
  defFunction("pretty_date", "(iso_datetime, mini=False)", prettyDate, { family: "python" }),
];
