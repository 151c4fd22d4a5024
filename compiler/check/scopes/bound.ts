import type { Comprehension, Expr, If, Match, Pattern, Stmt, Try, With } from "../../syntax/ast.ts";
import { ExpressionFlow, type Flow, type FlowOptions } from "./bound-expressions.ts";
import { copyState, deadState, disturb, type Effects, type FlowState, join, kill } from "./flow-state.ts";
import type { Scope } from "./scope.ts";

export type { Boundness, Flow, FlowOptions } from "./bound-expressions.ts";

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

class FlowPass extends ExpressionFlow {
  private readonly loops: Loop[] = [];
  private readonly finals: Effects[] = [];

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

  private block(body: readonly Stmt[]): void {
    for (const statement of body) this.statement(statement);
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
        const forever =
          node.test.kind === "Constant" && node.test.value.type === "bool" && node.test.value.value;
        this.loop(
          this.effects([node.test], node.body),
          node.orelse,
          forever,
          () => this.block(node.body),
          node.test,
        );
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
    const effects = this.effects(
      node.items.flatMap(({ optional_vars }) => (optional_vars ? [optional_vars] : [])),
      node.body,
    );
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
}

function isIrrefutable(pattern: Pattern): boolean {
  if (pattern.kind === "MatchAs") return pattern.pattern === null || isIrrefutable(pattern.pattern);
  return pattern.kind === "MatchOr" && pattern.patterns.some(isIrrefutable);
}
