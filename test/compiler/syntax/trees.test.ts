import { basename } from "node:path";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import type { AnyNode } from "../../../compiler/syntax/ast.ts";
import { parseModule } from "../../../compiler/syntax/parse.ts";
import { walk } from "../../../compiler/syntax/walk.ts";
import { readChunks, readJson } from "./chunks.ts";
import { dump, NODE_KINDS } from "./dump.ts";

const files = globSync("test/fixtures/syntax/trees/*.txt").sort();
const seen = new Set<AnyNode["kind"]>();

describe.each(files)("%s", (file) => {
  const recorded = readJson<unknown[]>(file.replace(/\.txt$/, ".json"));
  const chunks = readChunks(file);
  test("has a tree for each program", () => expect(recorded.length).toBe(chunks.length));
  test.each(chunks.map((chunk, i) => [i, chunk] as const))(`${basename(file)} %i`, (i, source) => {
    const { module, diagnostics } = parseModule(source);
    expect(diagnostics).toEqual([]);
    expect(dump(module)).toEqual(recorded[i]);
    for (const node of walk(module)) seen.add(node.kind);
  });
});

test("every kind of node occurs", () => {
  expect(NODE_KINDS.filter((kind) => kind !== "Expression" && !seen.has(kind))).toEqual([]);
});
