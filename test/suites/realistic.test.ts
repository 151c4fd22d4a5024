import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Target } from "../../compiler/check/target.ts";
import { compile } from "../../compiler/compile.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { readMetadata, type ScriptMetadata } from "../../compiler/source/metadata.ts";

interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly metadata: ScriptMetadata;
}

const folder = new URL("../fixtures/realistic/", import.meta.url);
const fixtures: readonly Fixture[] = readdirSync(folder)
  .filter((file) => file.endsWith(".py"))
  .map((file) => {
    const text = readFileSync(new URL(file, folder), "utf8");
    const { metadata, problem } = readMetadata(text);
    if (problem !== undefined) throw new Error(`${file}: ${problem.message}`);
    return { name: file.replace(/\.py$/, ""), text, metadata };
  });

/** The errors of a script as lines to read, so that a failure tells where and why. */
function errorsOf(fixture: Fixture, target: Target, text = fixture.text): string[] {
  const { artifact, diagnostics } = compile(text, { name: fixture.name, script: fixture.metadata, target });
  const errors = diagnostics.filter(({ severity }) => severity === "error").map((row) => place(text, row));
  if (errors.length === 0 && artifact === null) return ["there is no artifact, and no error that says why"];
  return errors;
}

function place(text: string, { code, message, span }: Diagnostic): string {
  return `line ${text.slice(0, span.start).split("\n").length}: ${code}: ${message}`;
}

describe("scripts as they are written for real sites", () => {
  it("have the mix of types of real scripts", () => {
    const counts: Record<string, number> = {};
    for (const { metadata } of fixtures) counts[metadata.type!] = (counts[metadata.type!] ?? 0) + 1;
    expect(counts).toEqual({ "DocType Event": 77, API: 36, "Scheduler Event": 5, "Permission Query": 2 });
  });

  it("keep the line ends that they are checked in with", () => {
    const crlf = fixtures.filter(({ text }) => text.includes("\r\n"));
    expect(crlf.length).toBe(25);
    for (const { text } of crlf) expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  });

  for (const target of ["ristretto", "frappe-16"] as const) {
    it.each(fixtures)(`$name compiles for ${target} without an error`, (fixture) => {
      expect(errorsOf(fixture, target)).toEqual([]);
    });

    it.each(fixtures)(
      `$name is not let through for ${target} with a misspelt API name in its last line`,
      (fixture) => {
        const end = fixture.text.includes("\r\n") ? "\r\n" : "\n";
        const misspelt = `${fixture.text}frappe.db.get_valeu("User", "Guest")${end}`;
        expect(errorsOf(fixture, target, misspelt)).toHaveLength(1);
      },
    );
  }
});
