// Reads the recorded sessions and runs them on the library.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseModule } from "../../../../compiler/syntax/parse.ts";
import { chunks } from "../../../suites/chunks.ts";
import { Interpreter, Scope } from "./interpreter.ts";

export interface SessionRow {
  readonly line: number;
  readonly source: string;
  readonly expected: string;
  readonly actual: string;
}

interface Recorded {
  readonly title: string;
  readonly rows: readonly (readonly [line: number, kind: "value" | "error", text: string])[];
}

/** Runs all parts of one fixture file and pairs what came out with what CPython said. */
export function runSessions(
  name: string,
  importModule: (name: string) => unknown,
  builtins: () => Scope,
): SessionRow[] {
  const file = (suffix: string): string =>
    readFileSync(
      fileURLToPath(new URL(`../../../fixtures/modules/${name}${suffix}`, import.meta.url)),
      "utf8",
    );
  const recorded = JSON.parse(file(".expected.json")) as Recorded[];
  return chunks(file(".py")).flatMap((chunk, part) => {
    const body = parseModule(chunk.text).module.body;
    const lines = chunk.text.split("\n");
    const results = new Interpreter(importModule).session(body, new Scope(builtins()));
    const shown = results.map(({ shown }) => ("value" in shown ? `= ${shown.value}` : `! ${shown.error}`));
    return recorded[part]!.rows.map(([line, kind, text], i) => ({
      line: chunk.line + line - 1,
      source: lines[line - 1] ?? "",
      expected: `${kind === "value" ? "=" : "!"} ${text}`,
      actual: shown[i] ?? "nothing",
    }));
  });
}
