import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { builtins } from "../../../../runtime/python/builtins/table.ts";
import { runtime } from "../../../../runtime/python/runtime.ts";

const spec = (name: string) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../../../spec/${name}.json`, import.meta.url)), "utf8"));

it("the runtime has exactly the operations of the contract", () => {
  const names = (spec("runtime-ops").operations as { name: string }[]).map((operation) => operation.name);
  expect(Object.keys(runtime).sort()).toEqual(names.sort());
});

it("every builtin that scripts may use is there", () => {
  const rows = spec("builtins").names as { name: string; verdict: Record<string, string> }[];
  const allowed = rows.filter((row) => row.verdict["ristretto"] === "allowed").map((row) => row.name);
  expect(allowed.filter((name) => builtins.get(name) === undefined)).toEqual([]);
});

it("no script can change the runtime", () => {
  expect(Object.isFrozen(runtime)).toBe(true);
});
