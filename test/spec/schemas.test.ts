import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { listSpec, readSpec } from "./read.ts";

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, strictRequired: false });

function validator(name: string): ValidateFunction {
  return ajv.getSchema(name) ?? ajv.compile({ $id: name, ...readSpec<object>(`${name}.schema.json`) });
}

function problems(validate: ValidateFunction, data: unknown): string[] {
  return validate(data) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
}

describe("each file of spec/ follows its schema", () => {
  for (const name of ["script-api", "absent-api", "policy", "builtins", "modules", "events"]) {
    test(name, () => {
      expect(problems(validator(name), readSpec(`${name}.json`))).toEqual([]);
    });
  }
  for (const file of listSpec("diagnostics", ".json")) {
    test(`diagnostics/${file}`, () => {
      expect(problems(validator("diagnostics"), readSpec(`diagnostics/${file}`))).toEqual([]);
    });
  }
});

const hash = "0".repeat(64);
const artifact = {
  format: "ristretto-artifact",
  version: 1,
  compiler: "0.1.0",
  name: "Set title",
  sourceHash: hash,
  jsHash: hash,
  script: { type: "DocType Event", event: "Before Save", doctype: "ToDo", handlers: ["validate"] },
  target: "ristretto",
  js: "(function($){})",
  map: { version: 3, sources: ["set_title.py"], names: [], mappings: "AAAA" },
  functions: [{ id: 0, name: "<module>", line: 1 }],
  uses: { builtins: ["len"], globals: ["doc"], api: ["frappe.throw"], modules: ["json"] },
  diagnostics: [
    { code: "unused-import", severity: "info", message: "json is never used.", span: { start: 7, end: 11 } },
  ],
};

describe("the schema of an artifact", () => {
  const validate = validator("artifact");

  test("accepts a complete artifact", () => {
    expect(problems(validate, artifact)).toEqual([]);
  });
  const required = Object.keys(artifact);
  test.each(required)("refuses an artifact without %s", (field) => {
    const { [field as keyof typeof artifact]: _dropped, ...rest } = artifact;
    expect(validate(rest)).toBe(false);
  });
  test.each([
    ["a further field", { ...artifact, extra: 1 }],
    ["a further field inside uses", { ...artifact, uses: { ...artifact.uses, files: [] } }],
    ["another format", { ...artifact, format: "javascript" }],
    ["a later version", { ...artifact, version: 2 }],
    ["a short hash", { ...artifact, jsHash: "0" }],
    ["an upper-case hash", { ...artifact, jsHash: "A".repeat(64) }],
    ["empty JavaScript", { ...artifact, js: "" }],
    ["a target that does not exist", { ...artifact, target: "frappe-99" }],
    ["an event that does not exist", { ...artifact, script: { ...artifact.script, event: "After Lunch" } }],
    ["an old source map", { ...artifact, map: { ...artifact.map, version: 2 } }],
    ["a function on line 0", { ...artifact, functions: [{ id: 0, name: "f", line: 0 }] }],
    ["a name listed twice", { ...artifact, uses: { ...artifact.uses, api: ["a", "a"] } }],
  ])("refuses %s", (_what, data) => {
    expect(validate(data)).toBe(false);
  });
});

describe("the schema of a Server Script", () => {
  const validate = validator("server-script");
  const script = { name: "Nightly", script_type: "Scheduler Event", script: "pass" };

  test.each([
    ["an event script", { ...script, script_type: "DocType Event", doctype_event: "Before Save" }],
    [
      "a record as a site stores it",
      { ...script, doctype: "Server Script", disabled: 0, owner: "a@example.com" },
    ],
    ["a cron script", { ...script, event_frequency: "Cron", cron_format: "*/5 8-17 * * 1-5" }],
    [
      "fields of another script type",
      { ...script, script_type: "API", event_frequency: "", cron_format: null },
    ],
  ])("accepts %s", (_what, data) => {
    expect(problems(validate, data)).toEqual([]);
  });
  test.each([
    ["a script without text", { ...script, script: "" }],
    ["a type that does not exist", { ...script, script_type: "Client Script" }],
    ["a cron script without its format", { ...script, event_frequency: "Cron" }],
    ["a cron format of four fields", { ...script, event_frequency: "Cron", cron_format: "0 * * *" }],
    ["an unknown field", { ...script, language: "Python" }],
  ])("refuses %s", (_what, data) => {
    expect(validate(data)).toBe(false);
  });
});
