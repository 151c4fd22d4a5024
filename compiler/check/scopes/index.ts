import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Expr, Module, Name } from "../../syntax/ast.ts";
import { analyseComprehension, analyseFlow, type Boundness, type Flow, type FlowOptions } from "./bound.ts";
import { collect } from "./collect.ts";
import { checkDeclarations } from "./declarations.ts";
import { type KnownNames, specNames } from "./known-names.ts";
import { earliestRuns } from "./module-order.ts";
import { Resolver } from "./resolve.ts";
import type { Resolution, Scope, ScopeNode, Variable } from "./scope.ts";
import { reportUnbound } from "./unbound.ts";

export type { KnownNames } from "./known-names.ts";
export type { Entry, Resolution, Scope, ScopeKind, ScopeNode, Variable } from "./scope.ts";

/** The symbol tables of a module, and what is known of the names in it. */
export interface ScopeTable {
  readonly root: Scope;
  readonly scopes: ReadonlyMap<ScopeNode, Scope>;
  readonly known: KnownNames;
  readonly diagnostics: readonly Diagnostic[];
  /** Where a name leads that stands in a scope. */
  resolve(scope: Scope, name: string): Resolution;
  /** The scope in which a name of the tree stands. */
  scopeOf(name: Name): Scope | undefined;
  /** Is the variable bound for certain when this read of it runs? */
  isBound(name: Name): boolean;
}

/** Builds the symbol tables of a module as CPython's symtable does, and analyses where names are bound. */
export function analyseScopes(module: Module, known: KnownNames = specNames): ScopeTable {
  const { root, scopes, scopeOfName } = collect(module);
  const resolver = new Resolver(root, known);
  declareModuleNames(resolver, scopes.values());
  resolveAll(resolver, scopes.values());
  const table = new Table(root, scopes, known, resolver, scopeOfName);
  table.analyse(module);
  table.diagnostics.push(...checkDeclarations(scopes.values()));
  table.diagnostics.push(...reportUnbound(module, table.flows, resolver, scopeOfName, table.shared));
  return table;
}

/** A name is the module's own where the top level binds it, or a function that declares it global. */
function declareModuleNames(resolver: Resolver, scopes: Iterable<Scope>): void {
  for (const scope of scopes) {
    for (const [name, entry] of scope.entries) {
      if (entry.bound && (scope.kind === "module" || (entry.global !== null && !entry.parameter)))
        resolver.variable(resolver.root, name);
    }
  }
}

function resolveAll(resolver: Resolver, scopes: Iterable<Scope>): void {
  for (const scope of scopes) {
    for (const [name, entry] of scope.entries) {
      const found = resolver.resolve(scope, name);
      if (found.kind !== "local" && found.kind !== "free" && found.kind !== "global") continue;
      const { variable } = found;
      if (entry.deleted) variable.deleted = true;
      if (variable.scope === scope) continue;
      variable.captured = true;
      if (entry.bound || entry.outward) variable.boundElsewhere = true;
      if (entry.deleted) variable.deletedElsewhere = true;
    }
  }
}

class Table implements ScopeTable {
  readonly diagnostics: Diagnostic[] = [];
  readonly flows = new Map<Scope, Flow>();
  /** Variables that may be bound at any time by another scope. */
  readonly shared = new Set<Variable>();
  private earliest: ReadonlyMap<ScopeNode, number> = new Map();

  constructor(
    readonly root: Scope,
    readonly scopes: ReadonlyMap<ScopeNode, Scope>,
    readonly known: KnownNames,
    private readonly resolver: Resolver,
    private readonly scopeOfName: ReadonlyMap<Name, Scope>,
  ) {}

  resolve(scope: Scope, name: string): Resolution {
    return this.resolver.resolve(scope, name);
  }

  scopeOf(name: Name): Scope | undefined {
    return this.scopeOfName.get(name);
  }

  analyse(module: Module): void {
    this.earliest = earliestRuns(module);
    for (const scope of this.scopes.values()) {
      for (const variable of scope.variables.values()) if (variable.boundElsewhere) this.shared.add(variable);
    }
    for (const variable of this.root.variables.values()) {
      if (this.known.context.has(variable.name)) this.shared.add(variable);
    }
    for (const scope of this.scopes.values()) {
      if (scope.kind !== "class") this.flows.set(scope, this.flow(scope));
    }
  }

  private flow(scope: Scope): Flow {
    const options: FlowOptions = {
      initial: this.initial(scope),
      shared: this.shared,
      diverges: (expression) => this.isThrow(scope, expression),
      ...(scope.kind === "module" ? { remembered: new Set(this.earliest.values()) } : {}),
    };
    const { node } = scope;
    switch (node.kind) {
      case "Module":
      case "FunctionDef":
      case "AsyncFunctionDef":
        return analyseFlow(scope, node.body, options);
      case "Lambda":
        return analyseFlow(scope, node.body, options);
      case "DictComp":
        return analyseComprehension(scope, node.generators, [node.key, node.value], options);
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
        return analyseComprehension(scope, node.generators, [node.elt], options);
      case "ClassDef":
        throw new TypeError("a class body has no flow of its own");
    }
  }

  /** A module-level name that is also a builtin's has the builtin as its first value. */
  private initial(scope: Scope): ReadonlySet<Variable> {
    if (scope.kind !== "module") return none;
    return new Set([...scope.variables.values()].filter(({ name }) => this.known.available.has(name)));
  }

  private isThrow(scope: Scope, expression: Expr): boolean {
    if (expression.kind !== "Call") return false;
    const { func } = expression;
    if (func.kind !== "Attribute" || func.attr !== "throw" || func.value.kind !== "Name") return false;
    return this.resolve(scope, func.value.id).kind === "context";
  }

  isBound(name: Name): boolean {
    const scope = this.scopeOfName.get(name);
    if (scope === undefined) return false;
    const found = this.resolve(scope, name.id);
    if (found.kind !== "local" && found.kind !== "free" && found.kind !== "global") return false;
    const { variable } = found;
    if (variable.scope === scope) return this.state(scope, name) === "bound";
    if (variable.deleted) return variable.scope.kind === "module" && this.known.available.has(variable.name);
    let at = scope;
    while (at.parent !== null && at.parent !== variable.scope) at = at.parent;
    // What stands in a class body runs with the class statement; the flow knows the scope that holds it.
    if (variable.scope.kind === "module") return this.boundInModule(at, variable);
    return this.flows.get(variable.scope)?.boundAt.get(at.node)?.has(variable) ?? false;
  }

  private boundInModule(inner: Scope, variable: Variable): boolean {
    if (this.known.available.has(variable.name)) return true;
    const flow = this.flows.get(this.root)!;
    if (flow.boundAt.get(inner.node)?.has(variable)) return true;
    const index = this.earliest.get(inner.node);
    return index !== undefined && (flow.boundBefore[index]?.has(variable) ?? false);
  }

  private state(scope: Scope, name: Name): Boundness {
    return this.flows.get(scope)?.reads.get(name) ?? "maybe";
  }
}

const none: ReadonlySet<Variable> = new Set();
