import type { AnyNode, AssignmentExpression, MemberExpression, UpdateExpression } from "acorn";
import { type Binding, ITEMS, ITERABLE, PYTHON, recordRead, VALUE } from "./bindings.ts";
import { isRuntimeMember } from "./calls.ts";
import type { Walker } from "./walk.ts";

const ASSIGNMENT = new Set(["=", "+=", "-="]);

/** A member read: `t.length`, `t[i]` of an iterable, `t[0]` of items, and nothing else. */
export function member(walker: Walker, node: MemberExpression): number {
  const { object, property, computed } = node;
  if (isRuntimeMember(node) && walker.scope.find("$")?.role === "runtime") {
    walker.useOperation(node, node.property.name);
    walker.report.add("alias-place", "an operation as a value", node);
    return VALUE;
  }
  const index = computed && property.type === "Identifier" ? walker.scope.find(property.name) : undefined;
  const accepts = !computed && property.type === "Identifier" && property.name === "length" ? ITERABLE : 0;
  const literal = computed && property.type === "Literal" && isIndex(property.value);
  if (object.type !== "Identifier" || (accepts === 0 && index === undefined && !literal)) {
    walker.report.add("member", "a member access of another shape", node);
    walker.visit(object, PYTHON);
    if (computed) walker.visit(property, PYTHON);
    return VALUE;
  }
  if (index !== undefined) {
    index.index ??= property;
    walker.visit(property, PYTHON);
  }
  const binding = walker.scope.find(object.name);
  if (binding === undefined || binding.role !== "variable") walker.visit(object, PYTHON);
  else recordRead(binding, literal ? ITEMS : ITERABLE, object);
  return VALUE;
}

/** An assignment, which gives what was stored. */
export function assignment(walker: Walker, node: AssignmentExpression): number {
  if (!ASSIGNMENT.has(node.operator)) walker.report.add("operator", `the operator ${node.operator}`, node);
  let kind = VALUE;
  if (node.operator === "=") kind = walker.stored(node.right);
  else walker.visit(node.right, PYTHON);
  const binding = target(walker, node.left, kind);
  if (binding === undefined) return kind;
  if (node.operator !== "=") recordRead(binding, PYTHON, node.left);
  const { right } = node;
  if (node.operator !== "+=" || right.type !== "Literal" || right.value !== 1) binding.counter = false;
  return kind;
}

/** `++x` and `--x`. */
export function update(walker: Walker, node: UpdateExpression): number {
  const binding = target(walker, node.argument, VALUE);
  if (binding !== undefined) recordRead(binding, PYTHON, node.argument);
  if (binding !== undefined && node.operator !== "++") binding.counter = false;
  return VALUE;
}

/** What is assigned to; undefined where it is not to be. */
function target(walker: Walker, node: AnyNode, kind: number): Binding | undefined {
  const binding = node.type === "Identifier" ? walker.scope.find(node.name) : undefined;
  if (node.type === "Identifier" && binding === undefined) {
    walker.report.add("unresolved", `${node.name} is bound nowhere`, node);
    return undefined;
  }
  if (binding === undefined || binding.role !== "variable" || binding.constant) {
    walker.report.add("assignment", "an assignment to what is no variable", node);
    if (binding === undefined) walker.visit(node, PYTHON);
    return undefined;
  }
  binding.writes |= kind;
  return binding;
}

function isIndex(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 32 - 1;
}
