// The modules have just the members that spec/modules.json allows and the record of members lists.
import { expect, it } from "vitest";
import "../../../../runtime/python/kernel.ts";
import { libraryModules } from "../../../../runtime/python/modules/index.ts";
import spec from "../../../../spec/modules.json";
import recorded from "../../../fixtures/modules/members.json";

it.each(Object.entries(recorded))("%s", (name, members) => {
  expect([...libraryModules.get(name)!.attrs.keys()].sort()).toEqual(members);
  const row = spec.modules.find((module) => module.name === name)!;
  const allowed = row.members.filter(({ verdict }) => verdict === "allowed").map((member) => member.name);
  expect(allowed.sort()).toEqual(members);
});
