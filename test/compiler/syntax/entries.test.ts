import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { parseModule } from "../../../compiler/syntax/parse.ts";
import { readJson } from "./chunks.ts";

interface Entry {
  readonly code: string;
  readonly bad?: string;
  readonly good?: string;
}

const entries = readJson<Entry[]>("spec/diagnostics/syntax.json");
const withExamples = entries.filter((entry) => entry.bad !== undefined);

describe("examples", () => {
  test.each(withExamples.map((entry) => [entry.code, entry] as const))("%s", (code, { bad, good }) => {
    const { diagnostics } = parseModule(bad!);
    expect(diagnostics.map((diagnostic) => diagnostic.code)[0]).toBe(code);
    expect(new Set(diagnostics.map((diagnostic) => diagnostic.code)).size).toBe(1);
    expect(diagnostics[0]!.message).toMatch(/^[^\n]+[.]$/);
    expect(parseModule(good!).diagnostics).toEqual([]);
  });
});

test("a text beyond the limit has its entry's code", () => {
  expect(entries.some((entry) => entry.code === "source-too-large" && entry.bad === undefined)).toBe(true);
  expect(parseModule(" ".repeat((1 << 20) + 1)).diagnostics.map((d) => d.code)).toEqual(["source-too-large"]);
  expect(parseModule("x = 1\n", { maxLength: 3 }).diagnostics.map((d) => d.code)).toEqual([
    "source-too-large",
  ]);
});

test("every code in the sources has an entry", () => {
  const known = new Set(
    globSync("spec/diagnostics/*.json").flatMap((file) => readJson<Entry[]>(file).map((entry) => entry.code)),
  );
  const written = new Set<string>();
  for (const file of globSync("compiler/syntax/**/*.ts", { ignore: "**/*.generated.ts" })) {
    for (const match of readFileSync(file, "utf8").matchAll(/"([a-z]+(?:-[a-z0-9]+)+)"/g))
      written.add(match[1]!);
  }
  expect(written.size).toBeGreaterThan(80);
  expect([...written].filter((code) => !known.has(code))).toEqual([]);
});

test("every entry's code occurs in the sources", () => {
  const sources = globSync("compiler/syntax/**/*.ts", { ignore: "**/*.generated.ts" })
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  expect(entries.filter((entry) => !sources.includes(`"${entry.code}"`)).map((entry) => entry.code)).toEqual(
    [],
  );
});
