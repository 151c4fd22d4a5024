import type { AnyNode } from "../ast.ts";
import { CODE } from "../parser/late.ts";
import type { Parser } from "../parser/parser.ts";
import { walk } from "../walk.ts";

const DEBUG = "__debug__";

/** Python allows nothing to rebind `__debug__`. Called only for texts in which the word occurs. */
export function checkDebugName(p: Parser, module: AnyNode): void {
  for (const node of walk(module)) {
    if (!rebinds(node)) continue;
    p.reportLate(
      CODE,
      "assignment-to-debug",
      "'__debug__' cannot be given a value.",
      node.span,
      "Use another name.",
    );
  }
}

function rebinds(node: AnyNode): boolean {
  switch (node.kind) {
    case "Name":
      return node.id === DEBUG && node.ctx !== "Load";
    case "Attribute":
      return node.attr === DEBUG && node.ctx !== "Load";
    case "arg":
    case "keyword":
      return node.arg === DEBUG;
    case "alias":
      return (node.asname ?? node.name) === DEBUG;
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef":
    case "ExceptHandler":
    case "MatchAs":
    case "MatchStar":
      return node.name === DEBUG;
    case "MatchMapping":
      return node.rest === DEBUG;
    default:
      return false;
  }
}
