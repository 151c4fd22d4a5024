import type { Span } from "../../source/span.ts";
import type { AnyNode } from "../../syntax/ast.ts";

/** A name that a script writes, and what it does with it there: the `positions` of policy.json. */
export interface NameUse {
  readonly name: string;
  readonly span: Span;
  readonly position: string;
}

/** The names that a node itself (not its children) binds, declares or reads. */
export function namesOf(node: AnyNode, parent: AnyNode | null): readonly NameUse[] {
  switch (node.kind) {
    case "Name":
      return [{ name: node.id, span: node.span, position: namePosition(node.ctx, parent) }];
    case "FunctionDef":
    case "AsyncFunctionDef":
      return [{ name: node.name, span: node.nameSpan, position: "function" }];
    case "ClassDef":
      return [{ name: node.name, span: node.nameSpan, position: "class" }];
    case "arg":
      return [{ name: node.arg, span: node.nameSpan, position: "parameter" }];
    case "ExceptHandler":
      return node.name === null ? [] : [{ name: node.name, span: node.nameSpan!, position: "except-as" }];
    case "alias": {
      const parts = node.name === "*" ? [] : node.name.split(".");
      const uses = parts.map((name) => ({ name, span: node.nameSpan, position: "import-name" }));
      return node.asname === null
        ? uses
        : [...uses, { name: node.asname, span: node.asnameSpan!, position: "import-as" }];
    }
    case "Global":
      return node.names.map((name, i) => ({ name, span: node.nameSpans[i]!, position: "global" }));
    case "Nonlocal":
      return node.names.map((name, i) => ({ name, span: node.nameSpans[i]!, position: "nonlocal" }));
    case "MatchAs":
    case "MatchStar":
      return node.name === null ? [] : [{ name: node.name, span: node.nameSpan!, position: "match-capture" }];
    case "MatchMapping":
      return node.rest === null ? [] : [{ name: node.rest, span: node.nameSpan!, position: "match-capture" }];
    default:
      return [];
  }
}

function namePosition(ctx: "Load" | "Store" | "Del", parent: AnyNode | null): string {
  if (ctx === "Load") return "load";
  if (ctx === "Del") return "delete";
  switch (parent?.kind) {
    case "AugAssign":
      return "augmented-assign";
    case "AnnAssign":
      return "annotated-assign";
    case "For":
    case "AsyncFor":
      return "for-target";
    case "withitem":
      return "with-as";
    case "NamedExpr":
      return "walrus";
    case "comprehension":
      return "comprehension-target";
    default:
      return "assign";
  }
}
