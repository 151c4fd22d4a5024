import { describe, expect, test } from "vitest";
import { listSpec, readSpec } from "./read.ts";

interface Entry {
  readonly code: string;
  readonly severity: string;
  readonly title: string;
  readonly explanation: string;
  readonly kind?: string;
  readonly event?: string;
  readonly bad?: string;
  readonly good?: string;
}

const groups = listSpec("diagnostics", ".json").map((file) => ({
  file,
  entries: readSpec<Entry[]>(`diagnostics/${file}`),
}));
const entries = groups.flatMap((group) => group.entries);
const codes = new Set(entries.map(({ code }) => code));

/** Every value of a property `code` in a tree of data. */
function codesIn(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(codesIn);
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    return key === "code" && typeof value === "string" ? [value] : codesIn(value);
  });
}

test("no code is documented twice", () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const { file, entries: list } of groups) {
    for (const { code } of list) {
      if (seen.has(code)) twice.push(`${code}: ${seen.get(code)} and ${file}`);
      seen.set(code, file);
    }
  }
  expect(twice).toEqual([]);
});

describe("each code that spec/ refers to is documented", () => {
  test.each(["policy.json", "builtins.json", "modules.json"])("%s", (file) => {
    const referred = [...new Set(codesIn(readSpec(file)))];
    expect(referred.length).toBeGreaterThan(0);
    const missing = referred.filter((code) => !codes.has(code));
    expect(missing).toEqual([]);
  });
});

test("titles are unique, so that a list of them can be read", () => {
  const titles = entries.map(({ title }) => title);
  expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
});

test("a script that shows the fault differs from the script that mends it", () => {
  expect(entries.filter(({ bad, good }) => bad !== undefined && bad === good)).toEqual([]);
});

test("what is found by compiling has an example, what is not has none", () => {
  const withoutScript = new Set(readSpec<Entry[]>("diagnostics/limits.json").map(({ code }) => code));
  const lacking = entries.filter(
    ({ code, kind, bad }) => kind === undefined && bad === undefined && !withoutScript.has(code),
  );
  // A text above the size limit cannot be quoted as an example.
  expect(lacking.map(({ code }) => code).filter((code) => !/^(source|too-many|line)-/.test(code))).toEqual(
    [],
  );
  expect(entries.filter(({ kind, bad }) => kind !== undefined && bad !== undefined)).toEqual([]);
});

test("an example's event is one that a Server Script can be bound to", () => {
  const labels = readSpec<{ events: { label: string | null }[] }>("events.json").events.map(
    ({ label }) => label,
  );
  const unknown = entries.filter(({ event }) => event !== undefined && !labels.includes(event));
  expect(unknown.map(({ code }) => code)).toEqual([]);
});
