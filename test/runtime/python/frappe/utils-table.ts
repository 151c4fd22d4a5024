// Reads the table of recorded calls and the settings that each row was recorded with.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Settings } from "../../../../runtime/python/frappe/invocation.ts";

export interface UtilsCase {
  readonly line: number;
  readonly name: string;
  readonly call: string;
  readonly context: string;
  readonly expected: string;
}

const folder = new URL("../../../fixtures/utils/", import.meta.url);
const read = (name: string): string => readFileSync(fileURLToPath(new URL(name, folder)), "utf8");

/** Functions and single calls that the sandbox does not answer by itself yet, with the reason. */
export const notYet = JSON.parse(read("not-yet.json")) as {
  readonly functions: Readonly<Record<string, string>>;
  readonly calls: Readonly<Record<string, string>>;
};

/** All rows that were seen to run. */
export function utilsCases(): UtilsCase[] {
  return read("utils_cases.tsv")
    .split("\n")
    .map((line, i): UtilsCase & { status: string } => {
      const [name = "", call = "", context = "", expected = "", , status = ""] = line.split("\t");
      return { line: i + 1, name, call, context, expected, status };
    })
    .filter((row) => row.status === "executed" && row.expected !== "not available");
}

/** Settings that the context of a row names. */
export function settingsOf(context: string): Partial<Settings> {
  const found: Record<string, string> = {};
  const names = [
    "rounding_method",
    "first_day_of_the_week",
    "number_format",
    "date_format",
    "time_format",
    "time_zone",
  ];
  for (const name of names) {
    const match = new RegExp(
      `\\b${name}=(.*?)(?= (?:unset|\\((?!legacy)|rounding|time_format|lang|number_format|float_precision)|$)`,
    ).exec(context);
    if (match?.[1] !== undefined) found[name] = match[1].trim();
  }
  if (/rounding_method unset/.test(context)) found["rounding_method"] = "";
  if (/rounding_method=Nope/.test(context)) found["rounding_method"] = "Nope";
  return { url: "http://t.local:8000", ...found };
}
