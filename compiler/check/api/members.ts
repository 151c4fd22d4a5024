import scriptApi from "../../../spec/script-api.json";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { AnyNode, Expr, Module } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";

const closedReceivers: ReadonlySet<string> = new Set(
  scriptApi.receivers.filter((row) => row.closed).map((row) => row.type),
);

const members: ReadonlyMap<string, readonly string[]> = new Map(
  [...closedReceivers].map((type) => [
    type,
    scriptApi.names.filter((row) => row.receiver === type).map((row) => row.path),
  ]),
);

/**
 * Checks attributes of variables whose type is beyond doubt: bound exactly once in the whole script, to an instance
 * of a class of the Script API whose members are all known (`client = FrappeClient(…)`).
 */
export function checkMembers(module: Module, isContextName: (name: Expr) => boolean): Diagnostic[] {
  const typed = typedVariables(module, isContextName);
  if (typed.size === 0) return [];
  const diagnostics: Diagnostic[] = [];
  for (const node of walk(module)) {
    if (node.kind !== "Attribute" || node.ctx !== "Load" || node.value.kind !== "Name") continue;
    const type = typed.get(node.value.id);
    if (type === undefined || members.get(type)!.includes(node.attr) || node.attr.startsWith("_")) continue;
    const near = nearest(node.attr, members.get(type)!);
    diagnostics.push({
      code: "unknown-member",
      severity: "error",
      message: `A ${type} has no \`${node.attr}\`.`,
      span: node.attrSpan,
      ...(near === undefined ? {} : { help: `Did you mean \`${near}\`?` }),
    });
  }
  return diagnostics;
}

function typedVariables(module: Module, isContextName: (name: Expr) => boolean): Map<string, string> {
  const bindings = new Map<string, number>();
  const typed = new Map<string, string>();
  for (const node of walk(module)) {
    for (const name of boundNames(node)) bindings.set(name, (bindings.get(name) ?? 0) + 1);
    if (node.kind !== "Assign" || node.targets.length !== 1) continue;
    const target = node.targets[0]!;
    const made =
      node.value.kind === "Call" && node.value.func.kind === "Name" && isContextName(node.value.func)
        ? node.value.func.id
        : undefined;
    if (target.kind === "Name" && made !== undefined && closedReceivers.has(made)) typed.set(target.id, made);
  }
  return new Map([...typed].filter(([name]) => bindings.get(name) === 1));
}

/** The names that a node itself binds or deletes. */
export function boundNames(node: AnyNode): readonly string[] {
  switch (node.kind) {
    case "Name":
      return node.ctx === "Load" ? [] : [node.id];
    case "arg":
      return [node.arg];
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef":
      return [node.name];
    case "ExceptHandler":
    case "MatchAs":
    case "MatchStar":
      return node.name === null ? [] : [node.name];
    case "alias":
      return [node.asname ?? node.name.split(".")[0]!];
    default:
      return [];
  }
}
