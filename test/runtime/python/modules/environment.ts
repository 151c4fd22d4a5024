// The built-in names that module fixtures use.
import { builtins } from "../../../../runtime/python/builtins/table.ts";
import { installTypes } from "../../../../runtime/python/types/install.ts";
import { Scope } from "./interpreter.ts";

/** A scope with every builtin. */
export function builtinScope(): Scope {
  installTypes();
  const scope = new Scope(null);
  builtins.forEach((value, name) => {
    scope.names.set(name, value);
  });
  return scope;
}
