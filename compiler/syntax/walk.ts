import type { AnyNode } from "./ast.ts";

type Child = AnyNode | null;

/**
 * The direct children of a node, in CPython's field order, which for most nodes is source order.
 * Names and constant values are no nodes and do not appear.
 */
export function children(node: AnyNode): AnyNode[] {
  switch (node.kind) {
    case "Module":
      return [...node.body];
    case "Expression":
      return [node.body];
    case "FunctionDef":
    case "AsyncFunctionDef":
      return present([node.args, ...node.body, ...node.decorator_list, node.returns]);
    case "ClassDef":
      return [...node.bases, ...node.keywords, ...node.body, ...node.decorator_list];
    case "Return":
    case "Yield":
      return present([node.value]);
    case "Delete":
      return [...node.targets];
    case "Assign":
      return [...node.targets, node.value];
    case "AugAssign":
      return [node.target, node.value];
    case "AnnAssign":
      return present([node.target, node.annotation, node.value]);
    case "For":
    case "AsyncFor":
      return [node.target, node.iter, ...node.body, ...node.orelse];
    case "While":
    case "If":
      return [node.test, ...node.body, ...node.orelse];
    case "With":
    case "AsyncWith":
      return [...node.items, ...node.body];
    case "Match":
      return [node.subject, ...node.cases];
    case "Raise":
      return present([node.exc, node.cause]);
    case "Try":
    case "TryStar":
      return [...node.body, ...node.handlers, ...node.orelse, ...node.finalbody];
    case "Assert":
      return present([node.test, node.msg]);
    case "Import":
    case "ImportFrom":
      return [...node.names];
    case "Expr":
    case "Await":
    case "YieldFrom":
    case "Attribute":
    case "Starred":
    case "keyword":
    case "MatchValue":
      return [node.value];
    case "BoolOp":
      return [...node.values];
    case "NamedExpr":
      return [node.target, node.value];
    case "BinOp":
      return [node.left, node.right];
    case "UnaryOp":
      return [node.operand];
    case "Lambda":
      return [node.args, node.body];
    case "IfExp":
      return [node.test, node.body, node.orelse];
    case "Dict":
      return present([...node.keys, ...node.values]);
    case "Set":
    case "List":
    case "Tuple":
      return [...node.elts];
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
      return [node.elt, ...node.generators];
    case "DictComp":
      return [node.key, node.value, ...node.generators];
    case "Compare":
      return [node.left, ...node.comparators];
    case "Call":
      return [node.func, ...node.args, ...node.keywords];
    case "FormattedValue":
      return present([node.value, node.format_spec]);
    case "JoinedStr":
      return [...node.values];
    case "Subscript":
      return [node.value, node.slice];
    case "Slice":
      return present([node.lower, node.upper, node.step]);
    case "comprehension":
      return [node.target, node.iter, ...node.ifs];
    case "ExceptHandler":
      return present([node.type, ...node.body]);
    case "arguments":
      return present([
        ...node.posonlyargs,
        ...node.args,
        node.vararg,
        ...node.kwonlyargs,
        ...node.kw_defaults,
        node.kwarg,
        ...node.defaults,
      ]);
    case "arg":
      return present([node.annotation]);
    case "withitem":
      return present([node.context_expr, node.optional_vars]);
    case "match_case":
      return present([node.pattern, node.guard, ...node.body]);
    case "MatchSequence":
    case "MatchOr":
      return [...node.patterns];
    case "MatchMapping":
      return [...node.keys, ...node.patterns];
    case "MatchClass":
      return [node.cls, ...node.patterns, ...node.kwd_patterns];
    case "MatchAs":
      return present([node.pattern]);
    case "Name":
    case "Constant":
    case "alias":
    case "Global":
    case "Nonlocal":
    case "Pass":
    case "Break":
    case "Continue":
    case "MatchSingleton":
    case "MatchStar":
      return [];
  }
}

/** A node and everything below it, each parent before its children, without recursion. */
export function* walk(root: AnyNode): Generator<AnyNode> {
  const stack: AnyNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    const below = children(node);
    for (let i = below.length - 1; i >= 0; i--) stack.push(below[i]!);
  }
}

/**
 * How many nodes lie on the longest way from a node down to a leaf, counted without recursion and no
 * further than one above `limit`.
 */
export function height(root: AnyNode, limit = Number.POSITIVE_INFINITY): number {
  let level: AnyNode[] = [root];
  let count = 0;
  while (level.length > 0 && count <= limit) {
    count++;
    const next: AnyNode[] = [];
    for (const node of level) for (const child of children(node)) next.push(child);
    level = next;
  }
  return count;
}

function present(nodes: Child[]): AnyNode[] {
  return nodes.filter((node): node is AnyNode => node !== null);
}
