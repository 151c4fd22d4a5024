import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Target } from "../../compiler/check/target.ts";
import { findings } from "./support/findings.ts";

/** An entry of spec/diagnostics as far as its examples are concerned. */
interface Entry {
  readonly code: string;
  readonly severity: string;
  readonly target?: Target;
  readonly script_type?: string;
  readonly event?: string;
  readonly bad?: string;
  readonly good?: string;
}

const folder = new URL("../../spec/diagnostics/", import.meta.url);
const entries = readdirSync(folder).flatMap(
  (file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Entry[],
);
const withExamples = entries.filter((entry) => entry.bad !== undefined);

/** Codes of the parser: their examples show what is Python, whatever else the dialect has to say of it. */
const syntaxCodes = new Set(
  (JSON.parse(readFileSync(new URL("syntax.json", folder), "utf8")) as Entry[]).map((entry) => entry.code),
);

function found(entry: Entry, text: string) {
  const script = {
    ...(entry.script_type === undefined ? {} : { type: entry.script_type }),
    ...(entry.event === undefined ? {} : { event: entry.event }),
  };
  const all = findings(text, entry.target ?? "ristretto", script);
  return syntaxCodes.has(entry.code) ? all.filter((row) => !row.code.startsWith("denied-")) : all;
}

describe("the examples of each diagnostic", () => {
  test.each(withExamples.map((entry) => [entry.code, entry] as const))(
    "%s: the bad one is reported, as what it is",
    (code, entry) => {
      const reported = found(entry, entry.bad!);
      expect(reported.map((row) => row.code)).toContain(code);
      expect(reported.find((row) => row.code === code)!.severity).toBe(entry.severity);
      if (syntaxCodes.has(code)) return;
      const others = reported.filter((row) => row.severity === "error" && row.code !== code);
      expect(others.map((row) => row.message)).toEqual([]);
    },
  );

  test.each(
    withExamples.filter((entry) => entry.good !== undefined).map((entry) => [entry.code, entry] as const),
  )("%s: the good one passes", (code, entry) => {
    const reported = found(entry, entry.good!);
    expect(
      reported.filter((row) => row.severity === "error" || row.code === code).map((row) => row.message),
    ).toEqual([]);
  });
});
