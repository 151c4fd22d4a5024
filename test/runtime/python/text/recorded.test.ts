import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Case, differences } from "./recorded.ts";
import { setUp } from "./setup.ts";

beforeAll(setUp);

/** The recorded files, and no fewer cases than they had when they were last looked at. */
const FILES: [file: string, atLeast: number][] = [
  ["str", 14000],
  ["str-arguments", 700],
  ["codecs", 6500],
  ["numbers", 2100],
  ["format", 6500],
  ["floats", 700],
  ["percent", 6000],
  ["template", 1900],
  ["bytes", 12000],
  ["bytes-arguments", 700],
];

function readCases(file: string): Case[] {
  const folder = new URL("../../../fixtures/text/", import.meta.url);
  return JSON.parse(readFileSync(new URL(`${file}.json`, folder), "utf8"));
}

describe("text and numbers as CPython 3.11", () => {
  it.each(FILES)("%s", (file, atLeast) => {
    const cases = readCases(file);
    const wrong = differences(cases);
    expect(wrong.slice(0, 20), `${wrong.length} of ${cases.length}`).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(atLeast);
  });
});
