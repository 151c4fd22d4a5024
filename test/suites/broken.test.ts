import { describe, expect, test } from "vitest";
import type { Target } from "../../compiler/check/target.ts";
import { readChunks } from "./support/announcements.ts";
import { findings } from "./support/findings.ts";

const chunks = readChunks(new URL("../fixtures/broken/", import.meta.url));

/** Advice about working code is no part of what these scripts announce. */
function announced({ severity }: { readonly severity: string }): boolean {
  return severity !== "info";
}

describe("broken scripts are reported with code, line and column", () => {
  test("there are at least 150 of them, and each breaks something", () => {
    expect(chunks.length).toBeGreaterThanOrEqual(150);
    expect(chunks.filter((chunk) => chunk.expected.length === 0).map((chunk) => chunk.title)).toEqual([]);
  });

  test.each(chunks.map((chunk) => [`${chunk.file}:${chunk.line} ${chunk.title}`, chunk] as const))(
    "%s",
    (_, chunk) => {
      const { target = "ristretto", type, event } = chunk.options;
      const script = { ...(type === undefined ? {} : { type }), ...(event === undefined ? {} : { event }) };
      const found = findings(chunk.text, target as Target, script).filter(announced);
      expect(places(found)).toEqual(places(chunk.expected));
    },
  );
});

function places(
  rows: readonly { readonly code: string; readonly line: number; readonly column: number }[],
): string[] {
  return [...new Set(rows.map((row) => `${row.line}:${row.column} ${row.code}`))].sort();
}
