import type { Scope } from "../../check/scopes/index.ts";
import type { Call } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";
import { parameterNames } from "../functions.ts";

/** `super()` in a method: the class that is being defined and the method's first argument. Null for any other call. */
export function superCall(frame: Frame, node: Call): b.Ex | null {
  const { func } = node;
  if (func.kind !== "Name" || func.id !== "super" || !frame.isBuiltin("super")) return null;
  if (node.args.length + node.keywords.length > 0) return null;
  const { scope, unit } = frame;
  const cell = classCell(frame);
  if (cell === null || (scope.node.kind !== "FunctionDef" && scope.node.kind !== "Lambda")) return null;
  const [first] = parameterNames(scope.node.args);
  const { posonlyargs, args } = scope.node.args;
  if (first === undefined || posonlyargs.length + args.length === 0) return null;
  frame.noteCall();
  return unit.op("super_", [b.ident(cell), b.ident(unit.nameOf(scope.variables.get(first)!))], node.span);
}

/** The variable that holds the innermost class around a function; null outside classes. */
export function classCell(frame: Frame): string | null {
  for (let scope: Scope | null = frame.scope.parent; scope !== null; scope = scope.parent) {
    if (scope.kind === "class") return frame.unit.classCells.get(scope) ?? null;
  }
  return null;
}
