import { newBuiltinType } from "../object/builtin-type.ts";
import { core } from "../object/core-types.ts";
import { defMethods } from "../object/define.ts";
import { PyType } from "../object/type.ts";
import { NotImplemented, types } from "../object/types.ts";
import { shownName } from "./object-type.ts";

/** `int | str`, which isinstance takes. */
export class PyUnion {
  declare $t: PyType;
  readonly members: readonly PyType[];
  constructor(members: readonly PyType[]) {
    this.members = members;
  }
}

const unionType = newBuiltinType("UnionType", { module: "types", jsClass: PyUnion });

function membersOf(x: unknown): readonly PyType[] | null {
  if (x === null) return [types.NoneType];
  if (x instanceof PyType) return [x];
  return x instanceof PyUnion ? x.members : null;
}

function unite(a: unknown, b: unknown): unknown {
  const left = membersOf(a);
  const right = membersOf(b);
  if (left === null || right === null) return NotImplemented;
  const all = Array.from(new Set([...left, ...right]));
  return all.length === 1 ? all[0] : new PyUnion(all);
}

function shown(type: PyType): string {
  return type === types.NoneType ? "None" : shownName(type);
}

export function installUnion(): void {
  for (const type of [core.type, unionType]) {
    defMethods(type, {
      __or__: ["(value, /)", unite],
      __ror__: ["(value, /)", (self: unknown, other: unknown) => unite(other, self)],
    });
  }
  const same = (a: PyUnion, b: unknown) =>
    b instanceof PyUnion
      ? a.members.length === b.members.length && a.members.every((m) => b.members.includes(m))
      : NotImplemented;
  defMethods(unionType, {
    __repr__: ["()", (self: PyUnion) => self.members.map(shown).join(" | ")],
    __eq__: ["(value, /)", same],
  });
}
