import type { AnyNode, Module, Stmt } from "../../syntax/ast.ts";
import { children } from "../../syntax/walk.ts";
import type { ScopeNode } from "./scope.ts";

/**
 * For each function and class at the top level, the first top-level statement that could run code of it: the first
 * that mentions its name, or that of a function which mentions it. A name that is bound before that statement
 * needs no check inside the function. Other functions and lambdas may run from the statement that makes them on.
 */
export function earliestRuns(module: Module): ReadonlyMap<ScopeNode, number> {
  const definitions = new Map<string, Definition[]>();
  const all: Definition[] = [];
  const mentioned = new Map<string, number>();
  const anonymous = new Map<ScopeNode, number>();
  module.body.forEach((statement, index) => {
    if (isPlainDefinition(statement)) {
      const definition: Definition = {
        node: statement,
        reads: namesIn(statement.body, null),
        earliest: module.body.length,
      };
      all.push(definition);
      const same = definitions.get(statement.name);
      if (same === undefined) definitions.set(statement.name, [definition]);
      else same.push(definition);
    }
    const outside = isPlainDefinition(statement) ? outsideOf(statement) : [statement];
    for (const name of namesIn(outside, (scope) => anonymous.set(scope, index))) {
      if (!mentioned.has(name)) mentioned.set(name, index);
    }
  });
  for (const definition of all)
    definition.earliest = mentioned.get(definition.node.name) ?? module.body.length;
  spread(all, definitions);
  const earliest = new Map(anonymous);
  for (const { node, earliest: index } of all) earliest.set(node, index);
  return earliest;
}

interface Definition {
  readonly node: Stmt & { kind: "FunctionDef" | "ClassDef" };
  readonly reads: ReadonlySet<string>;
  earliest: number;
}

/** Code of a decorated function may run at once; that of a class body runs at its statement. */
function isPlainDefinition(node: Stmt): node is Definition["node"] {
  return node.kind === "FunctionDef" && node.decorator_list.length === 0;
}

/** A function runs no later than those that mention it. */
function spread(all: readonly Definition[], definitions: ReadonlyMap<string, readonly Definition[]>): void {
  const queue = [...all];
  for (let caller = queue.pop(); caller !== undefined; caller = queue.pop()) {
    for (const name of caller.reads) {
      for (const callee of definitions.get(name) ?? []) {
        if (callee.earliest <= caller.earliest) continue;
        callee.earliest = caller.earliest;
        queue.push(callee);
      }
    }
  }
}

function outsideOf(node: Definition["node"]): AnyNode[] {
  if (node.kind === "ClassDef") return [];
  return [...node.args.defaults, ...node.args.kw_defaults.filter((value) => value !== null)];
}

/** All names that are read somewhere below, in inner functions too. `found` hears of the scopes on the way. */
function namesIn(nodes: readonly AnyNode[], found: ((scope: ScopeNode) => void) | null): Set<string> {
  const names = new Set<string>();
  const stack = [...nodes];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    switch (node.kind) {
      case "Name":
        // A deletion or an augmented assignment runs no code of the name, but does no harm here.
        names.add(node.id);
        break;
      case "FunctionDef":
      case "Lambda":
      case "ClassDef":
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        found?.(node);
        break;
      default:
    }
    for (const child of children(node)) stack.push(child);
  }
  return names;
}
