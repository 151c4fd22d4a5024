import { newBuiltinType } from "../object/builtin-type.ts";
import { callAny } from "../object/call.ts";
import { defClassMethod, defMethods } from "../object/define.ts";
import type { PyDict } from "../object/dict.ts";
import { repr } from "../object/text.ts";
import { PyType } from "../object/type.ts";
import { Ellipsis, types } from "../object/types.ts";
import { PyTuple } from "../object/values.ts";
import { shownName } from "./object-type.ts";

/** `list[int]`: of use in annotations, else as good as the class itself. */
export class PyGenericAlias {
  declare $t: PyType;
  readonly origin: PyType;
  readonly args: readonly unknown[];
  constructor(origin: PyType, args: readonly unknown[]) {
    this.origin = origin;
    this.args = args;
  }
}

const aliasType = newBuiltinType("GenericAlias", { module: "types", jsClass: PyGenericAlias });

function shown(x: unknown): string {
  if (x === Ellipsis) return "...";
  return x instanceof PyType ? shownName(x) : repr(x);
}

export function installGenericAlias(): void {
  const { dict, frozenset, list, set, tuple } = types;
  for (const type of [dict, frozenset, list, set, tuple]) {
    defClassMethod(
      type,
      "__class_getitem__",
      "(key, /)",
      (origin: PyType, key: unknown) => new PyGenericAlias(origin, key instanceof PyTuple ? key.a : [key]),
    );
  }
  defMethods(aliasType, {
    __repr__: [
      "()",
      (self: PyGenericAlias) => `${shownName(self.origin)}[${self.args.map(shown).join(", ")}]`,
    ],
    __call__: [
      "(*args, **kwargs)",
      (self: PyGenericAlias, args: unknown[], kwargs: PyDict) =>
        callAny(self.origin, args, Array.from(kwargs.m.keys()) as string[], Array.from(kwargs.m.values())),
    ],
  });
}
