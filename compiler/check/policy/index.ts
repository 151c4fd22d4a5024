import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import type { AnyNode, Module } from "../../syntax/ast.ts";
import { children } from "../../syntax/walk.ts";
import { type Target, targetTitle } from "../target.ts";
import { formFinders, type IsBuiltin } from "./forms.ts";
import { namesOf } from "./names.ts";
import {
  attributeHelp,
  attributeRules,
  dunders,
  type FormRule,
  formRules,
  matches,
  nameRules,
  nodeRules,
  type Rule,
  subscriptRules,
} from "./rules.ts";

export interface PolicyOptions {
  readonly target: Target;
  /** Tells whether a name means the builtin of that name, that is, whether the script never binds it. */
  readonly isBuiltin: IsBuiltin;
}

/** A node on its way through the walk, with what the rules need to know of its surroundings. */
interface Visit {
  readonly node: AnyNode;
  readonly parent: AnyNode | null;
  /** Directly in a class body, where the permitted dunder names may be bound and read. */
  readonly classBody: boolean;
}

/** Longer pieces of source are cut when a message quotes them. */
const quotedLength = 40;

/**
 * Checks a module against the constructs and name rules of spec/policy.json, in the manner of RestrictedPython:
 * each node kind, special forms of some, and the names and attributes that are written.
 */
export function checkPolicy(module: Module, text: string, options: PolicyOptions): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const quote = (span: Span) => shorten(text.slice(span.start, span.end));
  const report = (rule: Rule, span: Span, slots: Readonly<Record<string, string>>, help?: string) => {
    if (rule.verdict[options.target] === "allowed") return;
    const all = { target: targetTitle(options.target), text: quote(span), ...slots };
    const helpText = help ?? rule.help;
    diagnostics.push({
      code: rule.code!,
      severity: "error",
      message: fill(rule.message!, all),
      span,
      ...(helpText === null ? {} : { help: fill(helpText, all) }),
    });
  };
  const stack: Visit[] = [{ node: module, parent: null, classBody: false }];
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const { node } = visit;
    const refused = checkNode(node, options.target, report);
    checkForms(node, options.isBuiltin, report);
    checkNames(visit, report);
    checkAttribute(node, report);
    checkSubscript(node, report);
    const below = children(node);
    for (let i = below.length - 1; i >= 0; i--) {
      const child = below[i]!;
      // One refusal of a match statement is enough; its patterns would each be refused again.
      if (refused && (child.kind === "match_case" || child.kind.startsWith("Match"))) {
        if (child.kind === "match_case")
          for (const stmt of [...child.body].reverse())
            stack.push({ node: stmt, parent: child, classBody: false });
        continue;
      }
      const classBody =
        node.kind === "ClassDef" ? node.body.includes(child as never) : visit.classBody && staysInClass(node);
      stack.push({ node: child, parent: node, classBody });
    }
  }
  return diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

type Report = (rule: Rule, span: Span, slots: Readonly<Record<string, string>>, help?: string) => void;

/** Statements and plain expressions of a class body belong to it; functions and comprehensions have their own scope. */
function staysInClass(node: AnyNode): boolean {
  return (
    node.kind !== "FunctionDef" &&
    node.kind !== "Lambda" &&
    node.kind !== "comprehension" &&
    !node.kind.endsWith("Comp") &&
    node.kind !== "GeneratorExp"
  );
}

function checkNode(node: AnyNode, target: Target, report: Report): boolean {
  const rule = nodeRules.get(node.kind);
  if (rule === undefined) return false;
  report(rule, headSpan(node), slotsOf(node));
  return node.kind === "Match" && rule.verdict[target] !== "allowed";
}

/** A refused block is marked at its first word or name, not underlined over many lines. */
function headSpan(node: AnyNode): Span {
  if (node.kind === "FunctionDef" || node.kind === "AsyncFunctionDef" || node.kind === "ClassDef")
    return node.nameSpan;
  if (
    node.kind === "AsyncFor" ||
    node.kind === "AsyncWith" ||
    node.kind === "Match" ||
    node.kind === "TryStar"
  ) {
    return {
      start: node.span.start,
      end: node.span.start + (node.kind.startsWith("Async") || node.kind === "Match" ? 5 : 3),
    };
  }
  return node.span;
}

function slotsOf(node: AnyNode): Record<string, string> {
  switch (node.kind) {
    case "AnnAssign":
      return node.target.kind === "Name"
        ? { name: node.target.id }
        : node.target.kind === "Attribute"
          ? { name: node.target.attr }
          : { name: "an item" };
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef":
      return { name: node.name };
    case "Nonlocal":
      return { name: node.names.join(", ") };
    case "Import":
      return { module: node.names.map((alias) => alias.name).join(", "), name: node.names[0]!.name };
    case "ImportFrom":
      return {
        module: ".".repeat(node.level) + (node.module ?? ""),
        name: node.names.map((alias) => alias.name).join(", "),
      };
    default:
      return {};
  }
}

/** The forms by the kind of node that they are forms of. */
const formsOf = groupForms();

function groupForms(): ReadonlyMap<string, readonly FormRule[]> {
  const groups = new Map<string, FormRule[]>();
  for (const rule of formRules) {
    const { node } = formFinders[rule.id]!;
    groups.set(node, [...(groups.get(node) ?? []), rule]);
  }
  return groups;
}

function checkForms(node: AnyNode, isBuiltin: IsBuiltin, report: Report): void {
  for (const rule of formsOf.get(node.kind) ?? []) {
    const form = formFinders[rule.id]!;
    for (const hit of form.finder(node as never, isBuiltin))
      report(rule, hit.span, { ...slotsOf(node), ...hit.slots });
  }
}

function checkNames({ node, parent, classBody }: Visit, report: Report): void {
  for (const use of namesOf(node, parent)) {
    if (isDunder(use.name) && (use.position === "function" || classBody)) {
      if (classBody && mayStandInClass(use.name, use.position)) {
        report(
          {
            ...dunders.rule,
            code: "denied-class",
            message: "{target} saves but cannot run a class with `{name}`.",
          },
          use.span,
          { name: use.name },
        );
        continue;
      }
      if (classBody) {
        report(
          { ...dunders.rule, verdict: allDenied },
          use.span,
          { name: use.name },
          dunders.denied.get(use.name),
        );
        continue;
      }
    }
    const rule = nameRules.find((row) => matches(row, use.name) && row.positions!.includes(use.position));
    if (rule !== undefined) {
      const bare = use.name.replace(/^_+|_+$/g, "");
      report(rule, use.span, { name: use.name, suggestion: /^[\p{L}]/u.test(bare) ? bare : "value" });
    }
  }
}

const allDenied = {
  ristretto: "denied",
  "frappe-14": "denied",
  "frappe-15": "denied",
  "frappe-16": "denied",
} as const;

function isDunder(name: string): boolean {
  return name.length > 4 && name.startsWith("__") && name.endsWith("__");
}

function mayStandInClass(name: string, position: string): boolean {
  if (dunders.methods.has(name))
    return position === "function" || position === "assign" || position === "load";
  return (
    dunders.attributes.has(name) &&
    (position === "assign" || position === "annotated-assign" || position === "load")
  );
}

function checkAttribute(node: AnyNode, report: Report): void {
  if (node.kind === "Attribute") {
    const onSuper =
      node.value.kind === "Call" && node.value.func.kind === "Name" && node.value.func.id === "super";
    if (onSuper && node.ctx === "Load" && dunders.methods.has(node.attr)) return;
    reportAttribute(node.attr, node.attrSpan, report);
  }
  if (node.kind === "MatchClass")
    for (const [i, name] of node.kwd_attrs.entries()) reportAttribute(name, node.kwdAttrSpans[i]!, report);
}

function reportAttribute(name: string, span: Span, report: Report): void {
  const rule = attributeRules.find((row) => matches(row, name));
  if (rule !== undefined) report(rule, span, { name }, attributeHelp.get(name));
}

function checkSubscript(node: AnyNode, report: Report): void {
  if (node.kind !== "Subscript" || node.ctx !== "Load" || node.slice.kind !== "Constant") return;
  const key = node.slice.value;
  if (key.type === "str" && key.value.startsWith("_")) {
    for (const rule of subscriptRules) report(rule, node.slice.span, { name: key.value });
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > quotedLength ? `${line.slice(0, quotedLength - 1)}…` : line;
}

/** Puts values in the {slots} of a message of spec/. */
export function fill(template: string, slots: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole);
}
