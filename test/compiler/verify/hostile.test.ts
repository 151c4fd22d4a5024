import { describe, expect, it } from "vitest";
import { ALL_RULES, type RuleName, verifyJs } from "../../../compiler/verify/index.ts";
import { readChunks } from "./chunks.ts";
import { LARGE } from "./large.ts";

const chunks = readChunks("hostile");
const artifactRules = new Set<string>(["schema", "version", "hash", "uses"]);
const rules = [...ALL_RULES].filter((rule) => !artifactRules.has(rule));

describe("hostile artifacts are refused", () => {
  it("in number at least 200, each once", () => {
    expect(chunks.length).toBeGreaterThanOrEqual(200);
    expect(new Set(chunks.map(({ js }) => js)).size).toBe(chunks.length);
  });

  for (const { idea, rule, js, at } of chunks) {
    it(`${rule}: ${idea} (${at})`, () => {
      const { ok, findings } = verifyJs(js);
      expect(ok).toBe(false);
      expect(findings.map((finding) => finding.rule)).toContain(rule);
    });
  }

  for (const { idea, rule, make } of LARGE) {
    it(`${rule}: ${idea}`, () => {
      const { ok, findings } = verifyJs(make());
      expect(ok).toBe(false);
      expect(findings.map((finding) => finding.rule)).toContain(rule);
    });
  }
});

describe("each rule has teeth: without it a hostile artifact passes", () => {
  for (const rule of rules) {
    it(rule, () => {
      const without: ReadonlySet<RuleName> = new Set([...ALL_RULES].filter((other) => other !== rule));
      const passes = (js: string) => verifyJs(js, without).ok;
      const passed =
        chunks.find((chunk) => chunk.rule === rule && passes(chunk.js)) ??
        LARGE.find((large) => large.rule === rule && passes(large.make()));
      expect(passed).toBeDefined();
    });
  }
});
