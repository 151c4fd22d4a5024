import type { AnyNode, Expr, Name } from "../../syntax/ast.ts";
import { children } from "../../syntax/walk.ts";
import { effectsOf } from "./effects.ts";
import {
  assign,
  copyState,
  disturb,
  type Effects,
  emptyState,
  type FlowState,
  has,
  join,
  unassign,
} from "./flow-state.ts";
import type { Scope, ScopeNode, Variable } from "./scope.ts";
import { type BoundSet, Snapshots } from "./snapshots.ts";

/** What is known of a read of one of the scope's own variables. */
export type Boundness = "bound" | "maybe" | "unbound";

/** The result for one scope. */
export interface Flow {
  readonly reads: ReadonlyMap<Name, Boundness>;
  /** Reads whose doubt is worth a warning; a subset of those that are "maybe". */
  readonly doubtful: ReadonlySet<Name>;
  /** The variables that are bound for certain where an inner scope is created. */
  readonly boundAt: ReadonlyMap<ScopeNode, BoundSet>;
  /** For the module: what is bound before the top-level statements that are to be remembered. */
  readonly boundBefore: readonly (BoundSet | undefined)[];
}

export interface FlowOptions {
  /** Variables that have a value before the scope's first statement. */
  readonly initial: ReadonlySet<Variable>;
  /** Variables that some other scope may bind at any time. */
  readonly shared: ReadonlySet<Variable>;
  /** Does this call never return, such as frappe.throw()? */
  readonly diverges: (statement: Expr) => boolean;
  /** For the module: places among its statements at which to remember what is bound. */
  readonly remembered?: ReadonlySet<number>;
}

/** The part of the analysis that has to do with expressions and targets. */
export class ExpressionFlow implements Flow {
  readonly reads = new Map<Name, Boundness>();
  readonly doubtful = new Set<Name>();
  readonly boundAt = new Map<ScopeNode, BoundSet>();
  readonly boundBefore: (BoundSet | undefined)[] = [];
  protected readonly variables: readonly Variable[];
  private readonly index = new Map<string, number>();
  private readonly snapshots = new Snapshots(this.index);
  protected state: FlowState;

  constructor(
    protected readonly scope: Scope,
    protected readonly options: FlowOptions,
  ) {
    this.variables = [...scope.variables.values()];
    this.variables.forEach((variable, i) => {
      this.index.set(variable.name, i);
    });
    this.state = emptyState(this.variables.length);
    this.variables.forEach((variable, i) => {
      if (variable.parameter || options.initial.has(variable)) assign(this.state, i);
    });
  }
  protected boundNow(extra?: string): BoundSet {
    return this.snapshots.take(this.state.must, extra);
  }

  protected effects(...nodes: readonly (readonly AnyNode[])[]): Effects {
    return effectsOf(nodes.flat(), this.state.must.length, (name) => this.index.get(name) ?? -1);
  }

  protected store(name: string): void {
    const index = this.index.get(name);
    if (index !== undefined && !this.isDeclared(name)) assign(this.state, index);
  }

  /** In a module every name that is bound is a variable; elsewhere a declared name belongs to another scope. */
  private isDeclared(name: string): boolean {
    if (this.scope.kind === "module") return false;
    const entry = this.scope.entries.get(name);
    return entry !== undefined && (entry.global !== null || entry.nonlocal !== null || entry.outward);
  }

  protected remove(name: string): void {
    const index = this.index.get(name);
    // Where a name of the top level hides a builtin, that one shows again.
    if (index === undefined || this.options.initial.has(this.variables[index]!)) return;
    unassign(this.state, index);
  }

  protected deletion(target: Expr): void {
    switch (target.kind) {
      case "Name":
        this.read(target);
        this.remove(target.id);
        break;
      case "Tuple":
      case "List":
        for (const part of target.elts) this.deletion(part);
        break;
      default:
        this.target(target);
    }
  }

  /** A target: the expressions in it are evaluated, then its names are bound. */
  target(target: Expr): void {
    switch (target.kind) {
      case "Name":
        this.store(target.id);
        break;
      case "Tuple":
      case "List":
        for (const part of target.elts) this.target(part);
        break;
      case "Starred":
        this.target(target.value);
        break;
      default:
        this.expressions(children(target) as Expr[]);
    }
  }

  protected expressions(nodes: readonly (Expr | null)[]): void {
    for (const node of nodes) if (node !== null) this.expression(node);
  }

  /** Reads of a whole expression; without a walrus the order does not matter. */
  expression(root: Expr): void {
    if (this.scope.hasWalrus) {
      this.ordered(root);
      return;
    }
    const stack: AnyNode[] = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.kind === "Name") this.read(node);
      else if (node.kind !== "Constant") for (const child of this.inner(node)) stack.push(child);
    }
  }

  /** The children that are evaluated in this scope; notes the creation of inner scopes. */
  private inner(node: AnyNode): readonly AnyNode[] {
    switch (node.kind) {
      case "Lambda":
        this.boundAt.set(node, this.boundNow());
        return [...node.args.defaults, ...node.args.kw_defaults.filter((value) => value !== null)];
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        this.boundAt.set(node, this.boundNow());
        return [node.generators[0]!.iter];
      default:
        return children(node);
    }
  }

  private ordered(node: AnyNode): void {
    switch (node.kind) {
      case "Name":
        this.read(node);
        return;
      case "NamedExpr":
        this.ordered(node.value);
        this.store(node.target.id);
        return;
      case "BoolOp":
        this.ordered(node.values[0]!);
        this.optional(node.values.slice(1));
        return;
      case "Compare":
        this.ordered(node.left);
        this.ordered(node.comparators[0]!);
        this.optional(node.comparators.slice(1));
        return;
      case "IfExp": {
        this.ordered(node.test);
        const before = copyState(this.state);
        this.ordered(node.body);
        const after = this.state;
        this.state = before;
        this.ordered(node.orelse);
        this.state = join(this.state, after);
        return;
      }
      case "Dict":
        node.values.forEach((value, i) => {
          const key = node.keys[i];
          if (key) this.ordered(key);
          this.ordered(value);
        });
        return;
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp": {
        for (const child of this.inner(node)) this.ordered(child);
        const effects = this.effects([node]);
        this.state = disturb(this.state, effects);
        return;
      }
      default:
        for (const child of this.inner(node)) this.ordered(child);
    }
  }

  /** Operands of which only the first is evaluated for certain. */
  private optional(nodes: readonly AnyNode[]): void {
    let end: FlowState | null = null;
    for (const node of nodes) {
      end = end === null ? copyState(this.state) : join(end, this.state);
      this.ordered(node);
    }
    if (end !== null) this.state = join(end, this.state);
  }

  protected read(node: Name): void {
    const index = this.index.get(node.id);
    if (index === undefined || this.isDeclared(node.id)) return;
    const variable = this.variables[index]!;
    const { must, sure, may } = this.state;
    if (has(must, index) && !variable.deletedElsewhere) this.reads.set(node, "bound");
    else if (has(may, index) || this.options.shared.has(variable) || this.state.dead) {
      this.reads.set(node, "maybe");
      if (!has(sure, index) && !this.options.shared.has(variable) && !this.state.dead)
        this.doubtful.add(node);
    } else this.reads.set(node, "unbound");
  }
}
