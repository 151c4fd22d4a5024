import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { AnyNode, Module, Name } from "../../syntax/ast.ts";
import { children } from "../../syntax/walk.ts";
import type { Flow } from "./bound.ts";
import type { Resolver } from "./resolve.ts";
import type { Scope, Variable } from "./scope.ts";

/** Reads that fail for certain, and those that fail on some path. */
export function reportUnbound(
  module: Module,
  flows: ReadonlyMap<Scope, Flow>,
  resolver: Resolver,
  scopeOfName: ReadonlyMap<Name, Scope>,
  shared: ReadonlySet<Variable>,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const guarded = guardedNames(module);
  for (const [scope, flow] of flows) {
    const warned = new Set<string>();
    for (const [name, state] of [...flow.reads].sort((a, b) => a[0].span.start - b[0].span.start)) {
      if (guarded.has(name) || scopeOfName.get(name) !== scope) continue;
      if (state === "unbound") {
        const resolution = resolver.resolve(scope, name.id);
        if (resolution.kind === "global" && shared.has(resolution.variable)) continue;
        found.push(unbound(scope, name));
        warned.add(name.id);
      } else if (flow.doubtful.has(name) && !warned.has(name.id)) {
        warned.add(name.id);
        found.push(doubtful(name));
      }
    }
  }
  return found;
}

function unbound(scope: Scope, name: Name): Diagnostic {
  if (scope.kind === "module") {
    return {
      code: "unbound-name",
      severity: "error",
      message: `\`${name.id}\` is read before the script assigns it.`,
      span: name.span,
      help: `Assign \`${name.id}\` above this line.`,
    };
  }
  return {
    code: "unbound-local",
    severity: "error",
    message: `\`${name.id}\` is a local variable of \`${scope.name}\` and is read before it is assigned.`,
    span: name.span,
    help: `Assign it first; to use the name of the top level, write \`global ${name.id}\` at the beginning of the function.`,
  };
}

function doubtful(name: Name): Diagnostic {
  return {
    code: "maybe-unbound",
    severity: "warning",
    message: `\`${name.id}\` may not be assigned yet when it is read here.`,
    span: name.span,
    help: `Give \`${name.id}\` a value before the branches that assign it.`,
  };
}

/** Reads inside a try body that has except clauses: the script may well mean to find the name missing. */
function guardedNames(module: Module): ReadonlySet<Name> {
  const names = new Set<Name>();
  const stack: { node: AnyNode; guarded: boolean }[] = [{ node: module, guarded: false }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, guarded } = next;
    if (node.kind === "Name" && guarded) names.add(node);
    if (node.kind === "Try" && node.handlers.length > 0) {
      for (const statement of node.body) stack.push({ node: statement, guarded: true });
      for (const child of [...node.handlers, ...node.orelse, ...node.finalbody])
        stack.push({ node: child, guarded });
      continue;
    }
    const keeps = guarded && node.kind !== "FunctionDef" && node.kind !== "Lambda";
    for (const child of children(node)) stack.push({ node: child, guarded: keeps });
  }
  return names;
}
