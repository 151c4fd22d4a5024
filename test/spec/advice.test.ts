import { expect, test } from "vitest";
import { listSpec, readSpec, type Target } from "./read.ts";

interface Row {
  readonly access: string;
  readonly path: string;
  readonly script_types: readonly string[];
  readonly targets: Readonly<Record<Target, boolean>>;
}
interface Entry {
  readonly code: string;
  readonly help?: string;
  readonly good?: string;
  readonly target?: Target;
  readonly script_type?: string;
}

const api = new Map(
  readSpec<{ names: Row[] }>("script-api.json")
    .names.filter(({ access }) => access === "path")
    .map((row) => [row.path, row]),
);
const typeCodes = new Map(
  readSpec<{ script_types: { code: string; name: string }[] }>("events.json").script_types.map(
    ({ code, name }) => [name, code],
  ),
);

/** The functions of the Script API that a text tells the reader to call. */
function calls(text: string): string[] {
  return [...text.matchAll(/\bfrappe(?:\.[a-z_]+)+(?=\()/g)].map(([path]) => path);
}

/** Every value of a property `help` in a tree of data. */
function helpIn(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(helpIn);
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    return key === "help" && typeof value === "string" ? [value] : helpIn(value);
  });
}

test("help never sends anyone to a function that does not exist", () => {
  const files = ["policy", "builtins", "modules", "absent-api", "script-api"].map((name) => `${name}.json`);
  const texts = [...files, ...listSpec("diagnostics", ".json").map((name) => `diagnostics/${name}`)].flatMap(
    (file) => helpIn(readSpec(file)),
  );
  const named = texts.flatMap(calls).filter((path) => path !== "frappe.request.headers.get");
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((path) => !api.get(path)?.targets.ristretto)).toEqual([]);
});

test("a mended example uses only names that its target and its type of script have", () => {
  const wrong: string[] = [];
  for (const file of listSpec("diagnostics", ".json")) {
    for (const { code, good = "", target = "ristretto", script_type = "API" } of readSpec<Entry[]>(
      `diagnostics/${file}`,
    )) {
      for (const path of calls(good)) {
        const row = api.get(path);
        if (!row?.targets[target] || !row.script_types.includes(typeCodes.get(script_type)!)) {
          wrong.push(`${code}: ${path}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});
