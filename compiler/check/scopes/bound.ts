import type { AnyNode, Comprehension, Expr, If, Match, Name, Pattern, Stmt, Try, With } from "../../syntax/ast.ts";
import { children } from "../../syntax/walk.ts";
import { effectsOf } from "./effects.ts";
import {
  assign,
  copyState,
  deadState,
  disturb,
  type Effects,
  emptyState,
  type FlowState,
  has,
  join,
  kill,
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

interface Loop {
  readonly finals: number;
  breaks: FlowState;
  continues: FlowState;
}

/** Definite assignment in one scope: one pass over its statements in the order in which they run. */
export function analyseFlow(scope: Scope, body: readonly Stmt[] | Expr, options: FlowOptions): Flow {
  const pass = new FlowPass(scope, options);
  if (Array.isArray(body)) pass.top(body as readonly Stmt[]);
  else pass.expression(body as Expr);
  return pass;
}

/** The same for a comprehension, whose parts run in another order than they are written in. */
export function analyseComprehension(
  scope: Scope,
  generators: readonly Comprehension[],
  elements: readonly Expr[],
  options: FlowOptions,
): Flow {
  const pass = new FlowPass(scope, options);
  generators.forEach((generator, i) => {
    if (i > 0) pass.expression(generator.iter);
    pass.target(generator.target);
    for (const test of generator.ifs) pass.expression(test);
  });
  for (const element of elements) pass.expression(element);
  return pass;
}

class FlowPass implements Flow {
  readonly reads = new Map<Name, Boundness>();
  readonly doubtful = new Set<Name>();
  readonly boundAt = new Map<ScopeNode, BoundSet>();
  readonly boundBefore: (BoundSet | undefined)[] = [];
  private readonly variables: readonly Variable[];
  private readonly index = new Map<string, number>();
  private readonly snapshots = new Snapshots(this.index);
  private state: FlowState;
  private readonly loops: Loop[] = [];
  private readonly finals: Effects[] = [];

  constructor(
    private readonly scope: Scope,
    private readonly options: FlowOptions,
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

  top(body: readonly Stmt[]): void {
    for (const [i, statement] of body.entries()) {
      this.remember(i);
      this.statement(statement);
    }
    this.remember(body.length);
  }

  private remember(index: number): void {
    if (this.options.remembered?.has(index)) this.boundBefore[index] = this.boundNow();
  }

  private boundNow(extra?: string): BoundSet {
    return this.snapshots.take(this.state.must, extra);
  }

  private block(body: readonly Stmt[]): void {
    for (const statement of body) this.statement(statement);
  }

  private effects(...nodes: readonly (readonly AnyNode[])[]): Effects {
    return effectsOf(nodes.flat(), this.state.must.length, (name) => this.index.get(name) ?? -1);
  }

  private store(name: string): void {
    const index = this.index.get(name);
    if (index !== undefined && !this.isDeclared(name)) assign(this.state, index);
  }

  /** In a module every name that is bound is a variable; elsewhere a declared name belongs to another scope. */
  private isDeclared(name: string): boolean {
    if (this.scope.kind === "module") return false;
    const entry = this.scope.entries.get(name);
    return entry !== undefined && (entry.global !== null || entry.nonlocal !== null || entry.outward);
  }

  private remove(name: string): void {
    const index = this.index.get(name);
    // Where a name of the top level hides a builtin, that one shows again.
    if (index === undefined || this.options.initial.has(this.variables[index]!)) return;
    unassign(this.state, index);
  }

  private statement(node: Stmt): void {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.expressions(node.decorator_list);
        this.expressions([...node.args.defaults, ...node.args.kw_defaults]);
        this.boundAt.set(node, this.boundNow(node.decorator_list.length === 0 ? node.name : undefined));
        this.store(node.name);
        return;
      case "ClassDef":
        this.expressions(node.decorator_list);
        this.expressions(node.bases);
        this.expressions(node.keywords.map((keyword) => keyword.value));
        this.boundAt.set(node, this.boundNow());
        this.store(node.name);
        return;
      case "Return":
        this.expressions([node.value]);
        kill(this.state);
        return;
      case "Raise":
        this.expressions([node.exc, node.cause]);
        kill(this.state);
        return;
      case "Delete":
        for (const target of node.targets) this.deletion(target);
        return;
      case "Assign":
        this.expression(node.value);
        for (const target of node.targets) this.target(target);
        return;
      case "AugAssign":
        if (node.target.kind === "Name") this.read(node.target);
        else this.target(node.target);
        this.expression(node.value);
        if (node.target.kind === "Name") this.store(node.target.id);
        return;
      case "AnnAssign":
        this.expressions([node.value]);
        if (node.value !== null || node.target.kind !== "Name") this.target(node.target);
        return;
      case "For":
      case "AsyncFor":
        this.expression(node.iter);
        this.loop(this.effects([node.target], node.body), node.orelse, false, () => {
          this.target(node.target);
          this.block(node.body);
        });
        return;
      case "While": {
        const forever = node.test.kind === "Constant" && node.test.value.type === "bool" && node.test.value.value;
        this.loop(this.effects([node.test], node.body), node.orelse, forever, () => this.block(node.body), node.test);
        return;
      }
      case "If": {
        // elif chains are walked here, so that a long one does not nest.
        const ends: FlowState[] = [];
        let at: If = node;
        for (;;) {
          this.expression(at.test);
          const before = copyState(this.state);
          this.block(at.body);
          ends.push(this.state);
          this.state = before;
          const only: Stmt | undefined = at.orelse[0];
          if (at.orelse.length !== 1 || only?.kind !== "If") {
            this.block(at.orelse);
            break;
          }
          at = only;
        }
        for (const end of ends) this.state = join(this.state, end);
        return;
      }
      case "With":
      case "AsyncWith":
        this.with(node as With);
        return;
      case "Match":
        this.match(node);
        return;
      case "Try":
      case "TryStar":
        this.try(node as Try);
        return;
      case "Assert": {
        this.expression(node.test);
        const before = copyState(this.state);
        this.expressions([node.msg]);
        this.state = before;
        return;
      }
      case "Import":
      case "ImportFrom":
        for (const { name, asname } of node.names) this.store(asname ?? name.split(".")[0]!);
        return;
      case "Expr":
        this.expression(node.value);
        if (this.options.diverges(node.value)) this.state.sure.fill(0xffffffff);
        return;
      case "Break":
      case "Continue": {
        const loop = this.loops.at(-1);
        if (loop !== undefined) {
          let end = copyState(this.state);
          for (const final of this.finals.slice(loop.finals)) end = disturb(end, final);
          if (node.kind === "Break") loop.breaks = join(loop.breaks, end);
          else loop.continues = join(loop.continues, end);
        }
        kill(this.state);
        return;
      }
      case "Global":
      case "Nonlocal":
      case "Pass":
        return;
    }
  }

  /**
   * One round is enough: what holds at the head is what holds before, less what the body may unbind and, for
   * `may`, with what it may bind.
   */
  private loop(
    effects: Effects,
    orelse: readonly Stmt[],
    forever: boolean,
    body: () => void,
    test: Expr | null = null,
  ): void {
    this.state = disturb(this.state, effects);
    if (test !== null) this.expression(test);
    const head = copyState(this.state);
    const loop: Loop = { finals: this.finals.length, breaks: deadState(head), continues: deadState(head) };
    this.loops.push(loop);
    body();
    this.loops.pop();
    this.state = forever ? deadState(head) : head;
    this.block(orelse);
    this.state = join(this.state, loop.breaks);
  }

  private with(node: With): void {
    const effects = this.effects(node.items.flatMap(({ optional_vars }) => (optional_vars ? [optional_vars] : [])), node.body);
    let swallowed: FlowState | null = null;
    for (const { context_expr, optional_vars } of node.items) {
      this.expression(context_expr);
      swallowed ??= disturb(this.state, effects);
      if (optional_vars !== null) this.target(optional_vars);
    }
    this.block(node.body);
    // A context manager may swallow an exception, so the body need not have run to its end.
    const { sure } = this.state;
    this.state = { ...join(this.state, swallowed!), sure: this.state.dead ? swallowed!.sure : sure };
  }

  private match(node: Match): void {
    this.expression(node.subject);
    let after: FlowState = deadState(this.state);
    for (const { pattern, guard, body } of node.cases) {
      const before = copyState(this.state);
      this.pattern(pattern);
      this.expressions([guard]);
      const failed = join(before, this.state);
      this.block(body);
      after = join(after, this.state);
      const always = guard === null && isIrrefutable(pattern);
      this.state = always ? deadState(before) : { ...failed, must: before.must, sure: before.sure };
    }
    this.state = join(this.state, after);
  }

  private pattern(pattern: Pattern): void {
    const stack: Pattern[] = [pattern];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      switch (node.kind) {
        case "MatchValue":
          this.expression(node.value);
          break;
        case "MatchMapping":
          this.expressions(node.keys);
          if (node.rest !== null) this.store(node.rest);
          stack.push(...node.patterns);
          break;
        case "MatchClass":
          this.expression(node.cls);
          stack.push(...node.patterns, ...node.kwd_patterns);
          break;
        case "MatchStar":
          if (node.name !== null) this.store(node.name);
          break;
        case "MatchAs":
          if (node.name !== null) this.store(node.name);
          if (node.pattern !== null) stack.push(node.pattern);
          break;
        case "MatchSequence":
        case "MatchOr":
          // Alternatives bind the same names, so that all of them are bound after any.
          stack.push(...node.patterns);
          break;
        case "MatchSingleton":
      }
    }
  }

  private try(node: Try): void {
    const { body, handlers, orelse, finalbody } = node;
    const entry = copyState(this.state);
    const inTry = this.effects(body);
    const final = finalbody.length > 0 ? this.effects(finalbody) : null;
    if (final !== null) this.finals.push(final);
    this.block(body);
    this.block(orelse);
    let end = this.state;
    const atHandler = disturb(entry, inTry);
    for (const handler of handlers) {
      this.state = copyState(atHandler);
      this.expressions([handler.type]);
      if (handler.name !== null) this.store(handler.name);
      this.block(handler.body);
      if (handler.name !== null) this.remove(handler.name);
      end = join(end, this.state);
    }
    this.state = end;
    if (final === null) return;
    this.finals.pop();
    this.state = disturb(entry, this.effects(body, handlers, orelse));
    this.block(finalbody);
    if (this.state.dead || end.dead) {
      kill(this.state);
      return;
    }
    const { must, sure } = this.state;
    const settled = disturb(end, final);
    this.state = {
      must: settled.must.map((word, i) => word | must[i]!),
      sure: settled.sure.map((word, i) => word | sure[i]!),
      may: settled.may,
      dead: false,
    };
  }

  private deletion(target: Expr): void {
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

  private expressions(nodes: readonly (Expr | null)[]): void {
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

  private read(node: Name): void {
    const index = this.index.get(node.id);
    if (index === undefined || this.isDeclared(node.id)) return;
    const variable = this.variables[index]!;
    const { must, sure, may } = this.state;
    if (has(must, index) && !variable.deletedElsewhere) this.reads.set(node, "bound");
    else if (has(may, index) || this.options.shared.has(variable) || this.state.dead) {
      this.reads.set(node, "maybe");
      if (!has(sure, index) && !this.options.shared.has(variable) && !this.state.dead) this.doubtful.add(node);
    } else this.reads.set(node, "unbound");
  }
}

function isIrrefutable(pattern: Pattern): boolean {
  if (pattern.kind === "MatchAs") return pattern.pattern === null || isIrrefutable(pattern.pattern);
  return pattern.kind === "MatchOr" && pattern.patterns.some(isIrrefutable);
}
