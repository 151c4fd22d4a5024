import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALL_RULES, type RuleName, verifyArtifact } from "../../../compiler/verify/index.ts";
import { sha256 } from "../../../compiler/verify/sha256.ts";
// @ts-expect-error a build script without types
import { artifactValidator } from "../../../scripts/build-schemas.mjs";

const root = join(import.meta.dirname, "../../..");
const js = `(function ($) {
  "use strict";
  const call1 = $.call1;
  const b_print = $.builtin("print"), g_doc = $.global("doc"), m_math = $.module("math");
  call1(b_print, g_doc);
})`;

function artifact(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    format: "ristretto-artifact",
    version: 1,
    compiler: "0.1.0",
    name: "hook.py",
    sourceHash: sha256("print(doc)\n"),
    jsHash: sha256(js),
    script: { type: "DocType Event", event: "Before Insert", doctype: "ToDo" },
    target: "ristretto",
    js,
    map: { version: 3, sources: ["hook.py"], names: [], mappings: "AAAA" },
    functions: [],
    uses: { builtins: ["print"], globals: ["doc"], api: [], modules: ["math"] },
    diagnostics: [],
    ...changes,
  };
}

function rulesOf(data: unknown, rules?: ReadonlySet<RuleName>): string[] {
  return verifyArtifact(data, rules).findings.map(({ rule }) => rule);
}

const without = (rule: RuleName) => new Set([...ALL_RULES].filter((other) => other !== rule));
const uses = { builtins: ["print"], globals: ["doc"], api: [], modules: ["math"] };

const refused: readonly [idea: string, rule: RuleName | "syntax", data: unknown][] = [
  ["a field that the schema does not know", "schema", artifact({ extra: 1 })],
  ["another format", "schema", artifact({ format: "something" })],
  ["an unknown target", "schema", artifact({ target: "node" })],
  [
    "a map with a second source",
    "schema",
    artifact({ map: { version: 3, sources: ["a", "b"], names: [], mappings: "" } }),
  ],
  [
    "a span that begins before the text",
    "schema",
    artifact({ diagnostics: [{ code: "a", severity: "error", message: "b", span: { start: -1, end: 0 } }] }),
  ],
  ["a newer version of the format", "version", artifact({ version: 2 })],
  ["a version as a text", "version", artifact({ version: "1" })],
  ["a hash of another text", "hash", artifact({ jsHash: sha256(`${js} `) })],
  ["a text changed under its hash", "hash", artifact({ js: `${js}\n` })],
  ["a builtin that is not listed", "uses", artifact({ uses: { ...uses, builtins: [] } })],
  ["a global that is not listed", "uses", artifact({ uses: { ...uses, globals: ["frappe"] } })],
  ["a module that is not listed", "uses", artifact({ uses: { ...uses, modules: [] } })],
  [
    "JavaScript that breaks a rule",
    "unresolved",
    hashed('(function ($) { "use strict"; return globalThis; })'),
  ],
  ["JavaScript that is none", "syntax", hashed("(function ($) {")],
];

function hashed(text: string): Record<string, unknown> {
  return artifact({ js: text, jsHash: sha256(text) });
}

describe("an artifact is data that is proved before it is loaded", () => {
  it("accepts one as the compiler writes it", () => {
    expect(verifyArtifact(artifact())).toEqual({
      ok: true,
      findings: [],
      uses: {
        builtins: ["print"],
        globals: ["doc"],
        modules: ["math"],
        operations: ["builtin", "call1", "global", "module"],
      },
    });
  });

  it("accepts a list of uses that says more than is used", () => {
    expect(rulesOf(artifact({ uses: { ...uses, builtins: ["len", "print"] } }))).toEqual([]);
  });

  for (const [idea, rule, data] of refused)
    it(`refuses ${idea}: ${rule}`, () => expect(rulesOf(data)).toContain(rule));

  for (const field of Object.keys(artifact())) {
    it(`refuses one without ${field}`, () => {
      const data = artifact();
      delete data[field];
      expect(rulesOf(data)).toContain("schema");
    });
  }

  it.each([null, undefined, 1, "text", true, [], {}, [artifact()], { js }])(
    "refuses %j and does not throw",
    (data) => {
      expect(rulesOf(data)).toContain("schema");
    },
  );

  it("refuses anything at all without throwing, with the schema off too", () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(verifyArtifact(data).ok).toBe(false);
        expect(verifyArtifact(data, without("schema")).ok).toBe(false);
      }),
    );
  });

  for (const rule of ["schema", "version", "hash", "uses"] as const) {
    it(`without the rule ${rule} a hostile artifact passes`, () => {
      const off: Set<RuleName> = without(rule);
      // The schema fixes the version too.
      if (rule === "version") off.delete("schema");
      const passed = refused.filter(([, broken, data]) => broken === rule && verifyArtifact(data, off).ok);
      expect(passed).not.toEqual([]);
    });
  }
});

describe("the means", () => {
  it("the validator is the one of the schema (node scripts/build-schemas.mjs writes it)", async () => {
    const written = readFileSync(join(root, "compiler/verify/artifact-schema.generated.ts"), "utf8");
    expect(written === (await artifactValidator())).toBe(true);
  });

  it("the validator makes no code from text", () => {
    const written = readFileSync(join(root, "compiler/verify/artifact-schema.generated.ts"), "utf8");
    expect(/new Function|\beval\(|\bimport\(|^import /m.test(written)).toBe(false);
  });

  it("SHA-256 gives what Node's gives, at every length around a block", () => {
    const expected = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
    for (let length = 0; length < 200; length++)
      expect(sha256("a".repeat(length))).toBe(expected("a".repeat(length)));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => sha256(text) === expected(text)),
    );
  });
});
