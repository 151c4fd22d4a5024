import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Target } from "../../compiler/check/target.ts";
import { compile } from "../../compiler/compile.ts";
import { createRuntime, type Runtime } from "../../runtime/index.ts";
import {
  byScript,
  differences,
  examples,
  frappeDifferences,
  type PolicyExample,
} from "./support/policy-table.ts";

const syntaxCodes: ReadonlySet<string> = new Set(
  (
    JSON.parse(readFileSync(new URL("../../spec/diagnostics/syntax.json", import.meta.url), "utf8")) as {
      code: string;
    }[]
  ).map((row) => row.code),
);
const differs = byScript(differences);
const differsFromFrappe = byScript(frappeDifferences);
const syntaxErrors: ReadonlySet<string | undefined> = new Set([
  "SyntaxError",
  "IndentationError",
  "TabError",
]);

/** Exceptions that come from Frappe's policy, and not from what the script does. */
const policyFailures: readonly RegExp[] = [
  /^SyntaxError /,
  /^NameError /,
  /^ImportError __import__/,
  /^AttributeError module has no attribute/,
  /^KeyError '@='/,
];

function build(example: PolicyExample, target: Target, suffix = "") {
  const script = example.context.startsWith("DocType Event")
    ? { type: "DocType Event", doctype: "User", event: "Before Save" }
    : { type: "API", method: "example" };
  const { artifact, diagnostics } = compile(example.script + suffix, { name: "example", script, target });
  return { artifact, errors: diagnostics.filter((row) => row.severity === "error") };
}

let runtime: Runtime;
beforeAll(async () => {
  runtime = await createRuntime({ workers: 2, limits: { memoryBytes: 512 * 1024 * 1024 } });
});
afterAll(() => runtime.dispose());

/** Output and exception of a script, after which `out` is printed where the script has assigned it. */
async function run(example: PolicyExample) {
  const assignsOut = /^\s*(?:for |with )?.*\bout\b *(?:=|:=|,)|\bout = /m.test(example.script);
  const { artifact, errors } = build(example, "ristretto", assignsOut ? "\nprint(repr(out))\n" : "");
  expect(errors.map((row) => row.message)).toEqual([]);
  const result = await runtime.run(artifact!, { source: example.script });
  const raised =
    result.status === "ok"
      ? null
      : [result.error?.type ?? result.status, result.error?.message ?? result.message];
  return { output: result.output.replace(/(?<= at )0x[0-9a-f]+/g, "0x…"), raised };
}

const named = examples.map((example) => [JSON.stringify(example.script), example] as const);

describe("the ristretto target", () => {
  test("each difference is about an example, and gives a reason", () => {
    const scripts = new Set(examples.map((example) => example.script));
    expect([...differs.keys(), ...differsFromFrappe.keys()].filter((script) => !scripts.has(script))).toEqual(
      [],
    );
    expect([...differences, ...frappeDifferences].filter((row) => row.reason.length < 20)).toEqual([]);
  });

  test("spec/differences.md explains each code with which an example is refused", () => {
    const page = readFileSync(new URL("../../spec/differences.md", import.meta.url), "utf8");
    const codes = new Set(
      differences.flatMap((row) => row.refused ?? []).filter((code) => !syntaxCodes.has(code)),
    );
    expect([...codes].filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  test.each(named)("%s", async (_, example) => {
    const difference = differs.get(example.script);
    const { cpython } = example;
    if (difference?.refused !== undefined) {
      const codes = build(example, "ristretto").errors.map((row) => row.code);
      expect([...new Set(codes)].sort()).toEqual([...difference.refused].sort());
    } else if (syntaxErrors.has(cpython?.error?.type)) {
      expect(build(example, "ristretto").errors.length).toBeGreaterThan(0);
    } else if (difference !== undefined) {
      expect(await run(example)).toEqual({
        output: difference.output ?? "",
        raised: difference.raises ?? null,
      });
    } else if (cpython !== null) {
      const raised = cpython.error === null ? null : [cpython.error.type, cpython.error.message];
      expect(await run(example)).toEqual({ output: cpython.output, raised });
    } else {
      expect(build(example, "ristretto").errors.map((row) => row.message)).toEqual([]);
    }
  });
});

describe("the frappe-16 target", () => {
  test.each(named)("%s", (_, example) => {
    const { verdict, exception, message } = example.frappe;
    const refused = build(example, "frappe-16").errors.length > 0;
    const difference = differsFromFrappe.get(example.script);
    if (difference !== undefined) {
      expect(refused).toBe(difference.verdict === "refused");
    } else if (verdict === "allowed") {
      expect(refused).toBe(false);
    } else if (
      verdict === "denied at compile" ||
      policyFailures.some((failure) => failure.test(`${exception} ${message}`))
    ) {
      expect(refused).toBe(true);
    }
  });
});
