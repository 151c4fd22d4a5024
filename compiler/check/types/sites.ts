import type { AnyNode, Expr, Module, Operator } from "../../syntax/ast.ts";
import { children } from "../../syntax/walk.ts";
import type { Scope, ScopeNode, ScopeTable, Variable } from "../scopes/index.ts";
import { arithmeticType } from "./arithmetic.ts";
import { counterType, intLiteral, isCallOf, rangeArguments } from "./range.ts";
import { ANY, COUNTER, intBetween, type Type } from "./type.ts";

/** A place that assigns a variable, and what it assigns. */
export type Site = {
  readonly variable: Variable;
  readonly scope: Scope;
} /** `direct` where it is the whole of an assignment to this one name. */ & (
  | { readonly kind: "value"; readonly value: Expr; readonly direct: boolean }
  | { readonly kind: "augmented"; readonly target: Expr; readonly op: Operator; readonly value: Expr }
  /** The item of a loop; `first` where it is the first of a pair. */
  | { readonly kind: "item"; readonly iter: Expr; readonly iterScope: Scope; readonly first: boolean }
  | { readonly kind: "unknown" }
);

/** All places in a module that assign variables. */
export function collectSites(module: Module, scopes: ScopeTable): Site[] {
  const collector = new SiteCollector(scopes);
  collector.walk(module, scopes.root);
  for (const scope of scopes.scopes.values()) {
    for (const variable of scope.variables.values()) {
      const unknown = variable.parameter || variable.boundElsewhere;
      const preset =
        scope.kind === "module" &&
        (scopes.known.builtins.has(variable.name) || scopes.known.context.has(variable.name));
      if (unknown || preset) collector.sites.push({ kind: "unknown", variable, scope });
    }
  }
  return collector.sites;
}

/** The type of what a site assigns. */
export function siteType(
  site: Site,
  of: (node: Expr, scope: Scope) => Type,
  builtinsOf: (scope: Scope) => (name: string) => boolean,
): Type {
  switch (site.kind) {
    case "unknown":
      return ANY;
    case "value":
      return of(site.value, site.scope);
    case "augmented":
      return arithmeticType(site.op, of(site.target, site.scope), of(site.value, site.scope));
    case "item": {
      const isBuiltin = builtinsOf(site.iterScope);
      const range = site.first ? null : rangeArguments(site.iter, isBuiltin);
      if (range !== null) {
        const step = range.length < 3 ? 1 : intLiteral(range[2]!);
        return counterType(
          range.map((argument) => of(argument, site.iterScope)),
          step,
        );
      }
      const numbered = site.first && isCallOf(site.iter, "enumerate") && isBuiltin("enumerate");
      return numbered && site.iter.args.length === 1 && site.iter.keywords.length === 0
        ? intBetween(0, COUNTER)
        : ANY;
    }
  }
}

class SiteCollector {
  readonly sites: Site[] = [];

  constructor(private readonly scopes: ScopeTable) {}

  walk(root: AnyNode, rootScope: Scope): void {
    const stack: [AnyNode, Scope][] = [[root, rootScope]];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [node, scope] = next;
      const inner = this.scopes.scopes.get(node as ScopeNode);
      this.visit(node, scope, inner ?? scope);
      if (inner === undefined || inner === scope) {
        for (const child of children(node)) stack.push([child, scope]);
      } else for (const [child, at] of this.split(node, scope, inner)) stack.push([child, at]);
    }
  }

  /** Defaults, decorators and first iterables belong to the scope around. */
  private split(node: AnyNode, outer: Scope, inner: Scope): [AnyNode, Scope][] {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
        return [
          ...node.body.map((child): [AnyNode, Scope] => [child, inner]),
          ...[node.args, ...node.decorator_list].map((child): [AnyNode, Scope] => [child, outer]),
        ];
      case "Lambda":
        return [
          [node.body, inner],
          [node.args, outer],
        ];
      case "ClassDef":
        return [
          ...node.body.map((child): [AnyNode, Scope] => [child, inner]),
          ...[...node.decorator_list, ...node.bases, ...node.keywords].map((child): [AnyNode, Scope] => [
            child,
            outer,
          ]),
        ];
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
      case "DictComp": {
        const elements = node.kind === "DictComp" ? [node.key, node.value] : [node.elt];
        const [first, ...rest] = node.generators;
        return [
          [first!.iter, outer],
          ...[...elements, ...first!.ifs, ...rest].map((child): [AnyNode, Scope] => [child, inner]),
        ];
      }
      default:
        return children(node).map((child) => [child, inner]);
    }
  }

  private variable(scope: Scope, name: string): Variable | null {
    const found = this.scopes.resolve(scope, name);
    return found.kind === "local" || found.kind === "free" || found.kind === "global" ? found.variable : null;
  }

  private unknown(scope: Scope, name: string): void {
    const variable = this.variable(scope, name);
    if (variable !== null) this.sites.push({ kind: "unknown", variable, scope });
  }

  private visit(node: AnyNode, scope: Scope, inner: Scope): void {
    switch (node.kind) {
      case "Assign":
        for (const target of node.targets) this.assign(target, node.value, scope, node.targets.length === 1);
        break;
      case "AnnAssign":
        if (node.value !== null) this.assign(node.target, node.value, scope, true);
        break;
      case "NamedExpr":
        this.assign(node.target, node.value, scope, false);
        break;
      case "AugAssign": {
        const { target, op, value } = node;
        const variable = target.kind === "Name" ? this.variable(scope, target.id) : null;
        if (variable !== null) this.sites.push({ kind: "augmented", variable, scope, target, op, value });
        break;
      }
      case "For":
      case "AsyncFor":
        this.item(node.target, node.iter, scope, scope);
        break;
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        node.generators.forEach((generator, i) => {
          this.item(generator.target, generator.iter, inner, i === 0 ? scope : inner);
        });
        break;
      case "FunctionDef":
      case "AsyncFunctionDef":
      case "ClassDef":
        this.unknown(scope, node.name);
        break;
      case "withitem":
        if (node.optional_vars !== null) this.targets(node.optional_vars, scope);
        break;
      case "ExceptHandler":
      case "MatchAs":
      case "MatchStar":
        if (node.name !== null) this.unknown(scope, node.name);
        break;
      case "MatchMapping":
        if (node.rest !== null) this.unknown(scope, node.rest);
        break;
      case "alias":
        this.unknown(scope, node.asname ?? node.name.split(".")[0]!);
        break;
      default:
    }
  }

  private assign(target: Expr, value: Expr, scope: Scope, direct: boolean): void {
    if (target.kind === "Name") {
      const variable = this.variable(scope, target.id);
      if (variable !== null) this.sites.push({ kind: "value", variable, scope, value, direct });
      return;
    }
    const pairs = pairwise(target, value);
    if (pairs === null) this.targets(target, scope);
    else for (const [part, partValue] of pairs) this.assign(part, partValue, scope, false);
  }

  private item(target: Expr, iter: Expr, scope: Scope, iterScope: Scope): void {
    const first = target.kind === "Tuple" && target.elts.length === 2 ? target.elts[0]! : null;
    const name = target.kind === "Name" ? target : first?.kind === "Name" ? first : null;
    const variable = name === null ? null : this.variable(scope, name.id);
    if (variable !== null)
      this.sites.push({ kind: "item", variable, scope, iter, iterScope, first: name === first });
    if (target.kind === "Name") return;
    if (variable === null) this.targets(target, scope);
    else if (target.kind === "Tuple") this.targets(target.elts[1]!, scope);
  }

  /** Names in a target whose values are not looked at. */
  private targets(target: Expr, scope: Scope): void {
    if (target.kind === "Name") this.unknown(scope, target.id);
    else if (target.kind === "Tuple" || target.kind === "List")
      for (const part of target.elts) this.targets(part, scope);
    else if (target.kind === "Starred") this.targets(target.value, scope);
  }
}

/** The parts of `a, b = x, y`; null where the two sides do not correspond by sight. */
export function pairwise(target: Expr, value: Expr): readonly (readonly [Expr, Expr])[] | null {
  if (target.kind !== "Tuple" && target.kind !== "List") return null;
  if (value.kind !== "Tuple" && value.kind !== "List") return null;
  if (target.elts.length !== value.elts.length) return null;
  if ([...target.elts, ...value.elts].some((part) => part.kind === "Starred")) return null;
  return target.elts.map((part, i) => [part, value.elts[i]!]);
}
