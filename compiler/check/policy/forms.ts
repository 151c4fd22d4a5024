import type { Span } from "../../source/span.ts";
import type { AnyNode, Expr, NodeKind, NodeOf } from "../../syntax/ast.ts";

/** One place where a form of policy.json occurs; `slots` fill its message. */
export interface FormHit {
  readonly span: Span;
  readonly slots?: Readonly<Record<string, string>>;
}

/** Tells whether a name means the builtin of that name where it stands. */
export type IsBuiltin = (name: string) => boolean;

type Finder<K extends NodeKind> = (node: NodeOf<K>, isBuiltin: IsBuiltin) => readonly FormHit[];

function find<K extends NodeKind>(node: K, finder: Finder<K>): { node: K; finder: Finder<NodeKind> } {
  return { node, finder: finder as unknown as Finder<NodeKind> };
}

/**
 * For each form of policy.json (a row there says what is refused, where and why) the code that recognises it.
 * A test compares the two lists.
 */
export const formFinders: Readonly<Record<string, { node: NodeKind; finder: Finder<NodeKind> }>> = {
  "assign-tuple-target": find("Assign", (node) => node.targets.filter(holdsTuple).map(at)),
  "with-tuple-target": find("With", (node) =>
    node.items.flatMap((item) =>
      item.optional_vars !== null && holdsTuple(item.optional_vars) ? [at(item.optional_vars)] : [],
    ),
  ),
  "call-star": find("Call", (node) => node.args.filter((argument) => argument.kind === "Starred").map(at)),
  "call-double-star": find("Call", (node) => node.keywords.filter((keyword) => keyword.arg === null).map(at)),
  "augmented-name": find("AugAssign", (node) =>
    node.target.kind === "Name" && node.op !== "MatMult"
      ? [{ span: node.span, slots: { name: node.target.id } }]
      : [],
  ),
  "augmented-matmult": find("AugAssign", (node) =>
    node.target.kind === "Name" && node.op === "MatMult"
      ? [{ span: node.span, slots: { name: node.target.id } }]
      : [],
  ),
  "augmented-attribute": find("AugAssign", (node) =>
    node.target.kind === "Attribute" ? [at(node.target)] : [],
  ),
  "augmented-item": find("AugAssign", (node) => (node.target.kind === "Subscript" ? [at(node.target)] : [])),
  "constant-ellipsis": find("Constant", (node) => (node.value.type === "Ellipsis" ? [at(node)] : [])),
  "constant-complex": find("Constant", (node) => (node.value.type === "complex" ? [at(node)] : [])),
  "comprehension-async": find("comprehension", (node) => (node.is_async === 1 ? [at(node)] : [])),
  "import-star": find("ImportFrom", (node) => node.names.filter((alias) => alias.name === "*").map(at)),
  "import-relative": find("ImportFrom", (node) => (node.level > 0 ? [at(node)] : [])),
  "class-metaclass": find("ClassDef", (node) =>
    node.keywords
      .filter((keyword) => keyword.arg === "metaclass")
      .map((keyword) => ({ span: keyword.span, slots: { name: node.name } })),
  ),
  "class-double-star": find("ClassDef", (node) =>
    node.keywords
      .filter((keyword) => keyword.arg === null)
      .map((keyword) => ({ span: keyword.span, slots: { name: node.name } })),
  ),
  "type-three-arguments": find("Call", (node, isBuiltin) => {
    const count = node.args.length + node.keywords.length;
    return calls(node.func, "type", isBuiltin) && count > 1
      ? [{ span: node.span, slots: { count: String(count) } }]
      : [];
  }),
  "print-file": find("Call", (node, isBuiltin) =>
    calls(node.func, "print", isBuiltin)
      ? node.keywords.filter((keyword) => keyword.arg === "file").map(at)
      : [],
  ),
};

function at(node: AnyNode): FormHit {
  return { span: node.span };
}

function calls(func: Expr, name: string, isBuiltin: IsBuiltin): boolean {
  return func.kind === "Name" && func.id === name && isBuiltin(name);
}

function holdsTuple(target: Expr): boolean {
  if (target.kind === "Tuple") return true;
  if (target.kind === "List") return target.elts.some(holdsTuple);
  return target.kind === "Starred" && holdsTuple(target.value);
}
