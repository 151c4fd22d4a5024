import type { Expr, Name } from "../syntax/ast.ts";
import * as b from "./builders.ts";
import { typed } from "./expressions/index.ts";
import type { Frame, TempKind } from "./frame.ts";
import { boxed, isSimple, type Val } from "./val.ts";

/**
 * Evaluates operands in order, each once, into expressions that may be repeated. What has to run before they are
 * used is collected; `wrap` puts it in front of the result.
 */
export class Operands {
  private readonly before: b.Ex[] = [];
  private readonly held: string[] = [];

  constructor(private readonly frame: Frame) {}

  /** The next operand. `later` are expressions that are evaluated between it and its use. */
  add(expr: Expr, ...later: readonly Expr[]): Val {
    return this.keep(typed(this.frame, expr), isStable(this.frame, expr, later));
  }

  /** The same as a Python value. */
  addBoxed(expr: Expr, ...later: readonly Expr[]): b.Ex {
    const value = typed(this.frame, expr);
    return this.keep(
      { node: boxed(this.frame, value), type: value.type, bare: false },
      isStable(this.frame, expr, later),
    ).node;
  }

  /** Keeps a value that is already emitted. */
  keep(value: Val, stable = true): Val {
    if (isSimple(value.node) && stable) return value;
    const name = this.temp();
    this.before.push(b.assign(name, value.node));
    return { ...value, node: b.ident(name), flag: stable ? (value.flag ?? null) : null };
  }

  /** Something to be evaluated at this point for its effect. */
  run(effect: b.Ex): void {
    this.before.push(effect);
  }

  temp(kind: TempKind = "t"): string {
    const name = this.frame.temp(kind);
    this.held.push(name);
    return name;
  }

  /** The result with all that runs before it; the temporaries are free for what comes after. */
  wrap(result: b.Ex): b.Ex {
    for (const name of this.held) this.frame.free(name);
    return b.sequence([...this.before, result]);
  }
}

/** Does a name keep its value while later operands are evaluated? Anything but a name does, once it is stored. */
export function isStable(frame: Frame, expr: Expr, later: readonly Expr[]): boolean {
  if (expr.kind !== "Name") return true;
  return later.every(isQuiet) || isSteady(frame, expr);
}

/** Evaluating it can run no code of the script and assign nothing. */
function isQuiet(expr: Expr): boolean {
  return (
    expr.kind === "Name" ||
    expr.kind === "Constant" ||
    (expr.kind === "UnaryOp" && expr.operand.kind === "Constant")
  );
}

/** Only statements of its own function assign the name, so no expression changes it. */
function isSteady(frame: Frame, name: Name): boolean {
  const found = frame.resolve(name.id);
  if (found.kind === "builtin" || found.kind === "context") return true;
  if (found.kind !== "local" && found.kind !== "global" && found.kind !== "free") return false;
  const { variable } = found;
  if (variable.boundElsewhere || variable.scope.hasWalrus) return false;
  return found.kind !== "free" || !variable.scope.generator;
}
