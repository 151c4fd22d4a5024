import type { FunctionDef, Lambda, NodeKind } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";

/** Nodes that never run code of the script by themselves. */
const inert: ReadonlySet<NodeKind> = new Set<NodeKind>([
  "arguments",
  "arg",
  "Assign",
  "Constant",
  "Dict",
  "Expr",
  "FunctionDef",
  "Global",
  "Lambda",
  "List",
  "Name",
  "Nonlocal",
  "Pass",
  "Return",
  "Tuple",
]);

/**
 * Can a function come back to itself without a call in its text: through a property, `__getitem__`, `__add__`, the
 * truth of a condition, and so on? Such a function counts its depth as well, or the engine's stack would end first.
 */
export function mayReenter(node: FunctionDef | Lambda): boolean {
  for (const inner of walk(node)) if (!inert.has(inner.kind)) return true;
  return false;
}
