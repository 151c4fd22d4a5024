import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { AnyNode, Expr, Module } from "../syntax/ast.ts";
import { children, walk } from "../syntax/walk.ts";
import { boundNames } from "./api/members.ts";
import { apiByPath } from "./api/tables.ts";
import { fill } from "./policy/index.ts";
import { type Rule, writeRules } from "./policy/rules.ts";
import { type Target, targetTitle } from "./target.ts";

/** Kinds of API names that Frappe's guard takes for functions, methods or classes. */
const guardedKinds: ReadonlySet<string> = new Set(["function", "class", "exception"]);

/**
 * Reports writes to attributes and items of functions and classes that are known as such beyond doubt: names that
 * the script binds once, by `def` or `class`, and functions and classes of the Script API.
 */
export function checkWrites(
  module: Module,
  text: string,
  target: Target,
  isContextName: (name: Expr) => boolean,
): Diagnostic[] {
  const rules = writeRules.filter((row) => row.verdict[target] !== "allowed");
  if (rules.length === 0) return [];
  const defined = definedOnce(module);
  const diagnostics: Diagnostic[] = [];
  for (const node of walk(module)) {
    for (const place of children(node)) {
      // The augmented form is refused at save already.
      if (node.kind === "AugAssign" || !isWrite(place) || !isGuarded(place.value, defined, isContextName))
        continue;
      for (const rule of rules) diagnostics.push(refusal(rule, place, text, target));
    }
  }
  return diagnostics;
}

type Place = Extract<Expr, { kind: "Attribute" | "Subscript" }>;

function isWrite(node: AnyNode): node is Place {
  return (node.kind === "Attribute" || node.kind === "Subscript") && node.ctx !== "Load";
}

function refusal(rule: Rule, place: Place, text: string, target: Target): Diagnostic {
  const slots = { target: targetTitle(target), text: text.slice(place.span.start, place.span.end) };
  return {
    code: rule.code!,
    severity: "error",
    message: fill(rule.message!, slots),
    span: place.span,
    help: fill(rule.help!, slots),
  };
}

function isGuarded(
  value: Expr,
  defined: ReadonlySet<string>,
  isContextName: (name: Expr) => boolean,
): boolean {
  if (value.kind === "Name" && !isContextName(value)) return defined.has(value.id);
  const names: string[] = [];
  let at = value;
  for (; at.kind === "Attribute"; at = at.value) names.unshift(at.attr);
  if (at.kind !== "Name" || !isContextName(at)) return false;
  const row = apiByPath.get([at.id, ...names].join("."));
  return row !== undefined && guardedKinds.has(row.kind);
}

function definedOnce(module: Module): ReadonlySet<string> {
  const bindings = new Map<string, number>();
  const defined = new Set<string>();
  for (const node of walk(module)) {
    for (const name of boundNames(node)) bindings.set(name, (bindings.get(name) ?? 0) + 1);
    if (node.kind === "FunctionDef" || node.kind === "ClassDef") defined.add(node.name);
  }
  return new Set([...defined].filter((name) => bindings.get(name) === 1));
}
