import { basename } from "node:path";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { parseModule } from "../../../compiler/syntax/parse.ts";
import { readChunks, readJson, splitExpectations } from "./chunks.ts";

interface Recorded {
  readonly line: number | null;
  readonly type: string;
  readonly message: string;
}

const files = globSync("test/fixtures/syntax/errors/*.txt").sort();

describe.each(files)("%s", (file) => {
  const recorded = readJson<(Recorded | null)[]>(file.replace(/\.txt$/, ".json"));
  const chunks = readChunks(file);
  test("has CPython's answer for each program", () => {
    expect(recorded.length).toBe(chunks.length);
    expect(recorded.filter((answer) => answer === null)).toEqual([]);
  });
  test.each(chunks.map((chunk, i) => [i, chunk] as const))(`${basename(file)} %i`, (i, chunk) => {
    const { source, expected } = splitExpectations(chunk);
    const { diagnostics, lines } = parseModule(source);
    const found = diagnostics.map(({ code, span }) => ({ line: lines.line(span.start), code }));
    const byPlace = [...found].sort((a, b) => a.line - b.line || (a.code < b.code ? -1 : 1));
    expect(byPlace).toEqual([...expected].sort((a, b) => a.line - b.line || (a.code < b.code ? -1 : 1)));
    if (recorded[i]!.line !== null) expect(found[0]!.line).toBe(recorded[i]!.line);
  });
});
