import type { Expr, ExprContext } from "../ast.ts";
import type { Parser } from "./parser.ts";

/** What a target stands in; it decides what is allowed. */
export type TargetUse = "assign" | "delete" | "for";

/**
 * Turns an expression that was read as a value into a target, its parts too, or gives up with the
 * message for the first part that cannot be one.
 */
export function makeTarget(p: Parser, expr: Expr, use: TargetUse): void {
  const bad = invalidTarget(expr, use);
  if (bad !== null) cannotAssign(p, bad, use);
  setContext(expr, use === "delete" ? "Del" : "Store");
}

/** The first part of an expression that cannot be a target. */
export function invalidTarget(expr: Expr, use: TargetUse): Expr | null {
  switch (expr.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      return null;
    case "List":
    case "Tuple":
      for (const element of expr.elts) {
        const bad = invalidTarget(element, use);
        if (bad !== null) return bad;
      }
      return null;
    case "Starred":
      return use === "delete" ? expr : invalidTarget(expr.value, use);
    case "Compare":
      if (use === "for") return expr.ops[0] === "In" ? invalidTarget(expr.left, use) : null;
      return expr;
    default:
      return expr;
  }
}

export function cannotAssign(p: Parser, bad: Expr, use: TargetUse): never {
  const what = describeExpr(bad);
  if (use === "delete") {
    p.failAt(
      bad,
      "invalid-delete-target",
      `${what} cannot be deleted.`,
      "Only names, attributes and items can be deleted.",
    );
  }
  p.failAt(
    bad,
    "invalid-assignment-target",
    `${what} cannot be assigned to.`,
    use === "assign"
      ? "Assign to a name, an attribute or an item; use '==' to compare."
      : "Use a name, an attribute or an item.",
  );
}

/** Sets the context of an expression, and of what it is made of where it is a tuple, list or star. */
export function setContext(expr: Expr, ctx: ExprContext): void {
  switch (expr.kind) {
    case "Name":
    case "Attribute":
    case "Subscript":
      (expr as { ctx: ExprContext }).ctx = ctx;
      return;
    case "Starred":
      (expr as { ctx: ExprContext }).ctx = ctx;
      setContext(expr.value, ctx);
      return;
    case "List":
    case "Tuple":
      (expr as { ctx: ExprContext }).ctx = ctx;
      for (const element of expr.elts) setContext(element, ctx);
  }
}

/** What an expression is called in a message, with a capital letter. */
export function describeExpr(expr: Expr): string {
  switch (expr.kind) {
    case "Attribute":
      return "An attribute";
    case "Subscript":
      return "An item";
    case "Starred":
      return "A starred expression";
    case "Name":
      return `The name '${expr.id}'`;
    case "List":
      return "A list";
    case "Tuple":
      return "A tuple";
    case "Lambda":
      return "A lambda";
    case "Call":
      return "A function call";
    case "GeneratorExp":
      return "A generator expression";
    case "Yield":
    case "YieldFrom":
      return "A yield expression";
    case "Await":
      return "An await expression";
    case "ListComp":
      return "A list comprehension";
    case "SetComp":
      return "A set comprehension";
    case "DictComp":
      return "A dict comprehension";
    case "Dict":
      return "A dict";
    case "Set":
      return "A set";
    case "JoinedStr":
    case "FormattedValue":
      return "An f-string";
    case "Compare":
      return "A comparison";
    case "IfExp":
      return "A conditional expression";
    case "NamedExpr":
      return "An assignment expression";
    case "Constant":
      switch (expr.value.type) {
        case "None":
          return "None";
        case "bool":
          return expr.value.value ? "True" : "False";
        case "Ellipsis":
          return "'...'";
        default:
          return "A literal";
      }
    default:
      return "An expression";
  }
}
