import type { Expr, Module } from "../../syntax/ast.ts";
import type { Resolution, Scope, ScopeTable, Variable } from "../scopes/index.ts";
import { arithmeticType } from "./arithmetic.ts";
import { builtinResult, methodResult } from "./calls.ts";
import { isCallOf } from "./range.ts";
import { collectSites, type Site, siteType } from "./sites.ts";
import {
  ANY,
  BOOL,
  DICT,
  FLOAT,
  INT,
  intBetween,
  joinTypes,
  LARGEST,
  LIST,
  NEVER,
  NONE,
  SET,
  STR,
  sameType,
  TUPLE,
  type Type,
  widen,
} from "./type.ts";

/** What is known of the values of variables and expressions. */
export interface TypeTable {
  /** All places that assign variables. */
  readonly sites: readonly Site[];
  ofVariable(variable: Variable): Type;
  of(expression: Expr, scope: Scope): Type;
}

/** After so many rounds every variable that still moves is given up. */
const MOST_ROUNDS = 12;

/** Infers types of variables from all that is assigned to them, whatever the order in which it runs. */
export function inferTypes(module: Module, scopes: ScopeTable): TypeTable {
  const sites = collectSites(module, scopes);
  const table = new Table(scopes, sites);
  let moved = true;
  for (let round = 0; moved && round < MOST_ROUNDS; round++) {
    moved = false;
    for (const site of sites) if (table.apply(site, round)) moved = true;
  }
  if (moved) for (const { variable } of sites) table.giveUp(variable);
  table.settle();
  return table;
}

class Table implements TypeTable {
  private readonly variables = new Map<Variable, Type>();
  private settled: Map<Expr, Type> | null = null;

  constructor(
    private readonly scopes: ScopeTable,
    readonly sites: readonly Site[],
  ) {}

  apply(site: Site, round: number): boolean {
    const { variable } = site;
    const before = this.variables.get(variable) ?? NEVER;
    if (before.kind === "any") return false;
    const now = siteType(
      site,
      (node, scope) => this.of(node, scope),
      (scope) => this.isBuiltin(scope),
    );
    const after = round < 2 ? joinTypes(before, now) : widen(before, now);
    if (sameType(before, after)) return false;
    this.variables.set(variable, after);
    return true;
  }

  giveUp(variable: Variable): void {
    this.variables.set(variable, ANY);
  }

  settle(): void {
    for (const [variable, type] of this.variables)
      if (type.kind === "never") this.variables.set(variable, ANY);
    this.settled = new Map();
  }

  ofVariable(variable: Variable): Type {
    return this.variables.get(variable) ?? (this.settled === null ? NEVER : ANY);
  }

  private isBuiltin(scope: Scope): (name: string) => boolean {
    return (name) => this.scopes.resolve(scope, name).kind === "builtin";
  }

  /** Goes down the left edge first, so that a long chain of operators or calls does not nest. */
  of(expression: Expr, scope: Scope): Type {
    const chain: Expr[] = [];
    let known = this.settled?.get(expression);
    if (known !== undefined) return known;
    for (let node: Expr | null = leftmost(expression); node !== null; node = leftmost(node)) chain.push(node);
    const below = new Map<Expr, Type>();
    for (let node = chain.pop(); node !== undefined; node = chain.pop()) this.note(node, scope, below);
    this.note(expression, scope, below);
    known = below.get(expression)!;
    return known;
  }

  private note(node: Expr, scope: Scope, below: Map<Expr, Type>): void {
    const type =
      this.settled?.get(node) ?? this.compute(node, scope, (part) => below.get(part) ?? this.of(part, scope));
    below.set(node, type);
    this.settled?.set(node, type);
  }

  private compute(node: Expr, scope: Scope, of: (part: Expr) => Type): Type {
    switch (node.kind) {
      case "Constant":
        return constantType(node);
      case "Name":
        return this.nameType(this.scopes.resolve(scope, node.id));
      case "BinOp":
        return arithmeticType(node.op, of(node.left), of(node.right));
      case "UnaryOp":
        return node.op === "Not" ? BOOL : unaryType(node.op, of(node.operand));
      case "BoolOp":
        return node.values.map(of).reduce(joinTypes);
      case "IfExp":
        return joinTypes(of(node.body), of(node.orelse));
      case "NamedExpr":
        return of(node.value);
      case "Compare": {
        const plain = [node.left, ...node.comparators].every((part) => comparable.has(of(part).kind));
        const exact = node.ops.every((op) => op === "Is" || op === "IsNot" || op === "In" || op === "NotIn");
        return plain || exact ? BOOL : ANY;
      }
      case "JoinedStr":
        return STR;
      case "List":
      case "ListComp":
        return LIST;
      case "Tuple":
        return TUPLE;
      case "Dict":
      case "DictComp":
        return DICT;
      case "Set":
      case "SetComp":
        return SET;
      case "Subscript": {
        const whole = of(node.value);
        if (whole.kind === "str") return STR;
        return node.slice.kind === "Slice" && (whole.kind === "list" || whole.kind === "tuple") ? whole : ANY;
      }
      case "Call": {
        const { func } = node;
        if (func.kind === "Attribute") return methodResult(of(func.value), func.attr);
        if (func.kind !== "Name" || !isCallOf(node, func.id)) return ANY;
        if (!this.isBuiltin(scope)(func.id)) return ANY;
        return builtinResult(func.id, node, node.args.map(of));
      }
      default:
        return ANY;
    }
  }

  private nameType(found: Resolution): Type {
    if (found.kind !== "local" && found.kind !== "free" && found.kind !== "global") return ANY;
    return this.ofVariable(found.variable);
  }
}

const comparable: ReadonlySet<Type["kind"]> = new Set(["int", "float", "bool", "str", "none", "never"]);

function leftmost(node: Expr): Expr | null {
  switch (node.kind) {
    case "BinOp":
      return node.left;
    case "Call":
      return node.func;
    case "Attribute":
    case "Subscript":
      return node.value;
    default:
      return null;
  }
}

function constantType(node: Expr & { kind: "Constant" }): Type {
  const { value } = node;
  switch (value.type) {
    case "None":
      return NONE;
    case "bool":
      return BOOL;
    case "int": {
      const bound = Number(value.value);
      return Number.isSafeInteger(bound) ? intBetween(bound, bound) : INT;
    }
    case "float":
      return FLOAT;
    case "str":
      return STR;
    default:
      return ANY;
  }
}

function unaryType(op: "Invert" | "UAdd" | "USub" | "Not", operand: Type): Type {
  if (operand.kind === "never") return NEVER;
  if (operand.kind === "float") return op === "Invert" ? ANY : FLOAT;
  if (operand.kind !== "int") return ANY;
  if (op === "UAdd") return operand;
  const shift = op === "Invert" ? 1 : 0;
  const lo = 0 - operand.hi - shift;
  const hi = 0 - operand.lo - shift;
  return intBetween(lo < -LARGEST ? -Infinity : lo, hi);
}
