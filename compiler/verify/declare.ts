import type { AnyNode, VariableDeclaration } from "acorn";
import { type Binding, EMPTY, newBinding, PYTHON, VALUE } from "./bindings.ts";
import { isRuntimeMember, operationName } from "./calls.ts";
import { LONGEST_IDENTIFIER } from "./limits.ts";
import type { Walker } from "./walk.ts";

/** Names that no binding may have: nobody is to wonder what they mean here. */
const RESERVED = new Set(
  "undefined NaN Infinity arguments eval await async yield __proto__ constructor".split(" "),
);

/** Binds what a block declares before its statements are read, since functions may refer to it earlier. */
export function hoist(walker: Walker, body: readonly AnyNode[], top: boolean): void {
  for (const statement of body) {
    if (statement.type !== "VariableDeclaration") continue;
    const constant = statement.kind === "const";
    for (const { id, init } of statement.declarations) {
      if (id.type !== "Identifier") continue;
      const { name } = id;
      if (constant && isRuntimeMember(init)) {
        if (!top)
          walker.report.add("alias-place", `${name} names an operation inside a block or function`, init);
        bind(walker, newBinding({ name, role: "operation", constant, operation: init.property.name }), id);
      } else if (constant && init?.type === "FunctionExpression") {
        bind(walker, newBinding({ name, role: "code", constant, code: walker.code(init) }), id);
      } else {
        const start = init?.type === "Literal" ? init.value : undefined;
        const counter = !constant && typeof start === "number" && Number.isSafeInteger(start) && start >= 0;
        bind(walker, newBinding({ name, role: "variable", constant, counter }), id);
      }
    }
  }
}

export function bind(walker: Walker, binding: Binding, at: AnyNode): void {
  const { name } = binding;
  if (name === "$") walker.report.add("dollar-binding", "`$` is bound again", at);
  if (RESERVED.has(name)) walker.report.add("binding-name", `a binding called ${name}`, at);
  if (name.length > LONGEST_IDENTIFIER)
    walker.report.add("identifier-length", "an identifier is too long", at);
  walker.bindings.push(binding);
  walker.scope.add(binding);
}

/** The declaration itself: what the names were bound to by `hoist` is now initialised. */
export function declaration(walker: Walker, node: VariableDeclaration): number {
  if (node.kind !== "let" && node.kind !== "const")
    walker.report.add("declaration", `${node.kind} is not on the list`, node);
  for (const { id, init } of node.declarations) {
    if (id.type !== "Identifier") {
      if (!walker.report.add("declaration", "a pattern in place of a name", id) && init)
        walker.visit(init, PYTHON);
      continue;
    }
    const binding = walker.scope.find(id.name);
    if (binding === undefined) walker.report.add("unresolved", `${id.name} is declared out of place`, id);
    else if (binding.operation !== undefined && isRuntimeMember(init))
      walker.useOperation(init, binding.operation);
    else if (binding.code !== undefined) walker.enter(binding.code);
    else {
      binding.writes |= init ? walker.stored(init) : EMPTY;
      if (
        init?.type === "CallExpression" &&
        operationName(walker, init.callee) === "builtin" &&
        binding.constant
      )
        binding.builtin = builtinName(init.arguments[0]);
    }
  }
  return VALUE;
}

function builtinName(node: AnyNode | undefined): string {
  return node?.type === "Literal" && typeof node.value === "string" ? node.value : "";
}
