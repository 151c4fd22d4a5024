import type { Span } from "../../source/span.ts";
import type { AnyNode, Arguments, ComprehensionExpr, Lambda, Module, Name } from "../../syntax/ast.ts";
import { children } from "../../syntax/walk.ts";
import { Scope, type ScopeNode } from "./scope.ts";

/** What the first walk over a module finds: the scopes with the raw uses of names in each. */
export interface Collected {
  readonly root: Scope;
  readonly scopes: ReadonlyMap<ScopeNode, Scope>;
  /** The scope in which each name stands. */
  readonly scopeOfName: ReadonlyMap<Name, Scope>;
}

type Pending = readonly [node: AnyNode, scope: Scope];

/** Builds the tree of scopes of a module. Keeps its own stack, so that deep trees cannot overflow the engine's. */
export function collect(module: Module): Collected {
  const collector = new Collector(module);
  collector.run();
  return collector;
}

class Collector implements Collected {
  readonly scopes = new Map<ScopeNode, Scope>();
  readonly scopeOfName = new Map<Name, Scope>();
  readonly root: Scope;
  private readonly stack: Pending[] = [];

  constructor(module: Module) {
    this.root = this.open("module", module, "<module>", null);
    this.push(module.body, this.root);
  }

  run(): void {
    for (let next = this.stack.pop(); next !== undefined; next = this.stack.pop())
      this.visit(next[0], next[1]);
  }

  private open(kind: Scope["kind"], node: ScopeNode, name: string, parent: Scope | null): Scope {
    const scope = new Scope(kind, node, name, parent);
    this.scopes.set(node, scope);
    return scope;
  }

  /** In reverse, so that the stack gives them back in source order and sibling scopes keep theirs. */
  private push(nodes: readonly (AnyNode | null)[], scope: Scope): void {
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i];
      if (node) this.stack.push([node, scope]);
    }
  }

  private visit(node: AnyNode, scope: Scope): void {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef": {
        bind(scope, node.name, node.nameSpan);
        const inner = this.open("function", node, node.name, scope);
        this.push(node.body, inner);
        this.signature(node.args, scope, inner);
        this.push([...node.decorator_list, node.returns], scope);
        return;
      }
      case "Lambda":
        this.lambda(node, scope);
        return;
      case "ClassDef":
        bind(scope, node.name, node.nameSpan);
        this.push(node.body, this.open("class", node, node.name, scope));
        this.push([...node.decorator_list, ...node.bases, ...node.keywords], scope);
        return;
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        this.comprehension(node, scope);
        return;
      case "Name":
        this.name(node, scope);
        return;
      case "NamedExpr":
        this.walrus(node.target, scope);
        this.push([node.value], scope);
        return;
      case "AnnAssign":
        if (node.target.kind === "Name") scope.entry(node.target.id).annotated ??= node.target.span;
        break;
      case "AugAssign":
        if (node.target.kind === "Name") read(scope, node.target.id, node.target.span);
        break;
      case "Yield":
      case "YieldFrom":
        scope.generator = true;
        break;
      default:
        bindParts(node, scope);
    }
    this.push(children(node), scope);
  }

  private name(node: Name, scope: Scope): void {
    this.scopeOfName.set(node, scope);
    if (node.ctx === "Load") {
      read(scope, node.id, node.span);
      if (node.id === "super" || node.id === "__class__") markClassCell(scope);
      return;
    }
    bind(scope, node.id, node.span);
    if (node.ctx === "Del") scope.entry(node.id).deleted = true;
  }

  /** A walrus in a comprehension binds in the nearest scope that is none. */
  private walrus(target: Name, scope: Scope): void {
    this.scopeOfName.set(target, scope);
    scope.hasWalrus = true;
    let owner = scope;
    while (owner.kind === "comprehension" && owner.parent !== null) {
      const entry = owner.entry(target.id);
      entry.outward = true;
      entry.read = true;
      owner = owner.parent;
      owner.hasWalrus = true;
    }
    bind(owner, target.id, target.span);
  }

  private signature(args: Arguments, outer: Scope, inner: Scope): void {
    const all = [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg];
    for (const parameter of all) {
      if (parameter === null) continue;
      const entry = inner.entry(parameter.arg);
      entry.parameter = true;
      entry.bound = true;
      this.push([parameter.annotation], outer);
    }
    this.push([...args.defaults, ...args.kw_defaults], outer);
  }

  private lambda(node: Lambda, scope: Scope): void {
    const inner = this.open("lambda", node, "<lambda>", scope);
    this.push([node.body], inner);
    this.signature(node.args, scope, inner);
  }

  private comprehension(node: ComprehensionExpr, scope: Scope): void {
    const inner = this.open("comprehension", node, comprehensionNames[node.kind], scope);
    const [first, ...rest] = node.generators;
    this.push(node.kind === "DictComp" ? [node.key, node.value] : [node.elt], inner);
    this.push(rest, inner);
    this.push([first!.target, ...first!.ifs], inner);
    this.push([first!.iter], scope);
  }
}

const comprehensionNames = {
  ListComp: "<listcomp>",
  SetComp: "<setcomp>",
  DictComp: "<dictcomp>",
  GeneratorExp: "<genexpr>",
} as const;

/** Names that are bound by nodes which hold them as text. */
function bindParts(node: AnyNode, scope: Scope): void {
  switch (node.kind) {
    case "ExceptHandler":
      if (node.name !== null) {
        bind(scope, node.name, node.nameSpan!);
        scope.entry(node.name).deleted = true;
      }
      break;
    case "MatchAs":
    case "MatchStar":
      if (node.name !== null) bind(scope, node.name, node.nameSpan!);
      break;
    case "MatchMapping":
      if (node.rest !== null) bind(scope, node.rest, node.nameSpan!);
      break;
    case "alias":
      if (node.name !== "*")
        bind(scope, node.asname ?? node.name.split(".")[0]!, node.asnameSpan ?? node.nameSpan);
      break;
    case "Global":
      node.names.forEach((name, i) => {
        scope.entry(name).global ??= node.nameSpans[i]!;
      });
      break;
    case "Nonlocal":
      node.names.forEach((name, i) => {
        scope.entry(name).nonlocal ??= node.nameSpans[i]!;
      });
      break;
    default:
  }
}

function bind(scope: Scope, name: string, span: Span): void {
  const entry = scope.entry(name);
  entry.bound = true;
  note(entry, span);
}

function read(scope: Scope, name: string, span: Span): void {
  const entry = scope.entry(name);
  entry.read = true;
  note(entry, span);
}

function note(entry: { first: Span | null }, span: Span): void {
  if (entry.first === null || span.start < entry.first.start) entry.first = span;
}

/** `super()` and `__class__` inside a method need the class that is being defined. */
function markClassCell(scope: Scope): void {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.kind === "class") {
      if (at !== scope) at.needsClassCell = true;
      return;
    }
  }
}
