import { describe, expect, it } from "vitest";
import { verifyJs } from "../../../compiler/verify/index.ts";
import spec from "../../../spec/runtime-ops.json";
import { readChunks } from "./chunks.ts";

const chunks = readChunks("accepted");

describe("artifacts in the shape of the contract are accepted", () => {
  for (const { idea, js, at } of chunks) {
    it(`${idea} (${at})`, () => {
      expect(verifyJs(js).findings).toEqual([]);
    });
  }

  it("every operation of the specification is called by one of them", () => {
    const called = new Set<string>();
    for (const { js } of chunks)
      for (const { name } of spec.operations) if (new RegExp(`\\b${name}\\(`).test(js)) called.add(name);
    const missing = spec.operations.map(({ name }) => name).filter((name) => !called.has(name));
    expect(missing).toEqual([]);
  });
});

describe("what an artifact uses is listed", () => {
  it("by aliases and by direct reads, sorted and once", () => {
    const { uses } = verifyJs(`(function ($) {
      "use strict";
      const neg = $.neg, module = $.module;
      let v_a = $.builtin("print"), v_b = $.builtin("len"), v_c = module("math"), v_d = $.global("doc");
      neg($.builtin("len"));
    })`);
    expect(uses).toEqual({
      builtins: ["len", "print"],
      globals: ["doc"],
      modules: ["math"],
      operations: ["builtin", "global", "module", "neg"],
    });
  });

  it("and findings name the place and the documented code", () => {
    const js = '(function ($) { "use strict"; return globalThis; })';
    const start = js.indexOf("globalThis");
    expect(verifyJs(js).findings).toEqual([
      {
        rule: "unresolved",
        code: "verify-unbound",
        message: "globalThis is bound nowhere",
        start,
        end: start + "globalThis".length,
      },
    ]);
  });

  it("and a text with a million errors gives a hundred", () => {
    expect(verifyJs(`(function ($) { "use strict"; ${"x;".repeat(200_000)} })`).findings.length).toBe(100);
  });
});
