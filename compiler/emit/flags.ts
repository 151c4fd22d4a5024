import type { Scope, Variable } from "../check/scopes/index.ts";
import { isPlainInt } from "../check/types/type.ts";
import type { AnyNode, Expr } from "../syntax/ast.ts";
import { children } from "../syntax/walk.ts";
import { mayBeInt } from "./expressions/int-paths.ts";
import { asciiName } from "./quote.ts";
import type { Unit } from "./unit.ts";

/** How much a place inside a loop counts, for each loop around it. */
const LOOP_WEIGHT = 8;
const DEEPEST = 4;

/**
 * Asking for the type of a value costs as much as several additions. A variable that is often an operand has a flag beside
 * it that says whether it holds a number; an assignment sets it, which costs nothing where the value came out of
 * arithmetic. This picks the variables for which that pays.
 */
export function pickFlags(unit: Unit, scope: Scope): Map<Variable, string> {
  const gains = new Map<Variable, number>();
  const counter = new Counter(unit, scope, gains);
  counter.walk(bodyOf(scope));
  for (const variable of scope.variables.values()) {
    if (variable.parameter) gains.set(variable, (gains.get(variable) ?? 0) - 1);
  }
  const flags = new Map<Variable, string>();
  for (const [variable, gain] of gains) {
    if (gain > 0 && isEligible(unit, variable)) flags.set(variable, `p_${asciiName(variable.name)}`);
  }
  return flags;
}

function isEligible(unit: Unit, variable: Variable): boolean {
  const type = unit.types.ofVariable(variable);
  return !variable.boundElsewhere && mayBeInt(type) && !isPlainInt(type);
}

function bodyOf({ node }: Scope): readonly AnyNode[] {
  return node.kind === "Lambda"
    ? [node.body]
    : node.kind === "FunctionDef" || node.kind === "Module"
      ? node.body
      : [];
}

class Counter {
  constructor(
    private readonly unit: Unit,
    private readonly scope: Scope,
    private readonly gains: Map<Variable, number>,
  ) {}

  walk(body: readonly AnyNode[]): void {
    const stack: [AnyNode, number][] = body.map((node) => [node, 1]);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [node, weight] = next;
      this.visit(node, weight);
      if (node.kind === "FunctionDef" || node.kind === "Lambda" || node.kind === "ClassDef") continue;
      const inside = weight * LOOP_WEIGHT > LOOP_WEIGHT ** DEEPEST ? weight : weight * LOOP_WEIGHT;
      const looped = node.kind === "For" || node.kind === "While" ? new Set<AnyNode>(node.body) : null;
      for (const child of children(node)) stack.push([child, looped?.has(child) ? inside : weight]);
    }
  }

  private visit(node: AnyNode, weight: number): void {
    switch (node.kind) {
      case "BinOp":
        this.gain(node.left, weight);
        this.gain(node.right, weight);
        break;
      case "Compare":
        for (const part of [node.left, ...node.comparators]) this.gain(part, weight);
        break;
      case "AugAssign":
        this.gain(node.target, weight);
        this.gain(node.value, weight);
        break;
      case "Assign":
        if (!this.isKnown(node.value)) for (const target of node.targets) this.lose(target, weight);
        break;
      case "For":
        this.lose(node.target, weight * LOOP_WEIGHT);
        break;
      case "withitem":
        if (node.optional_vars !== null) this.lose(node.optional_vars, weight);
        break;
      case "NamedExpr":
        this.lose(node.target, weight);
        break;
      default:
    }
  }

  /** A value whose kind is known where it is assigned: arithmetic, a literal, another variable with a flag. */
  private isKnown(value: Expr): boolean {
    if (value.kind === "BinOp" || value.kind === "Name") return true;
    return isPlainInt(this.unit.types.of(value, this.scope));
  }

  private gain(expr: Expr, weight: number): void {
    this.add(expr, weight);
  }

  private lose(target: Expr, weight: number): void {
    if (target.kind === "Tuple" || target.kind === "List")
      for (const part of target.elts) this.lose(part, weight);
    else if (target.kind === "Starred") this.lose(target.value, weight);
    else this.add(target, -weight);
  }

  private add(expr: Expr, amount: number): void {
    if (expr.kind !== "Name") return;
    const found = this.unit.scopes.resolve(this.scope, expr.id);
    if ((found.kind !== "local" && found.kind !== "global") || found.variable.scope !== this.scope) return;
    this.gains.set(found.variable, (this.gains.get(found.variable) ?? 0) + amount);
  }
}
