import type { AnyNode } from "../../syntax/ast.ts";
import { children } from "../../syntax/walk.ts";
import type { Effects } from "./flow-state.ts";

/**
 * What nodes may bind and unbind in their own scope, nested functions left out. `indexOf` gives the number of a
 * variable of the scope, or -1 for other names.
 */
export function effectsOf(
  nodes: readonly AnyNode[],
  words: number,
  indexOf: (name: string) => number,
): Effects {
  const bound = new Uint32Array(words);
  const unbound = new Uint32Array(words);
  const mark = (set: Uint32Array, name: string) => {
    const index = indexOf(name);
    if (index >= 0) set[index >> 5]! |= 1 << (index & 31);
  };
  const stack: AnyNode[] = [...nodes];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
        mark(bound, node.name);
        stack.push(...node.decorator_list, ...node.args.defaults);
        for (const value of node.args.kw_defaults) if (value !== null) stack.push(value);
        continue;
      case "Lambda":
        continue;
      case "ClassDef":
        mark(bound, node.name);
        stack.push(...node.decorator_list, ...node.bases, ...node.keywords);
        continue;
      case "Name":
        if (node.ctx === "Store") mark(bound, node.id);
        else if (node.ctx === "Del") mark(unbound, node.id);
        continue;
      case "ExceptHandler":
        if (node.name !== null) {
          mark(bound, node.name);
          mark(unbound, node.name);
        }
        break;
      case "MatchAs":
      case "MatchStar":
        if (node.name !== null) mark(bound, node.name);
        break;
      case "MatchMapping":
        if (node.rest !== null) mark(bound, node.rest);
        break;
      case "alias":
        mark(bound, node.asname ?? node.name.split(".")[0]!);
        continue;
      default:
    }
    for (const child of children(node)) stack.push(child);
  }
  return { bound, unbound };
}
