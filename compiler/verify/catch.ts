import type { AnyNode } from "acorn";
import { operationName } from "./calls.ts";
import type { Walker } from "./walk.ts";

/**
 * Does a catch clause begin by handing what it caught to `caught`, which throws the engine's own errors on?
 * Before that only the depth may be set back: assignments of variables and literals, which cannot fail.
 */
export function handsOverFirst(walker: Walker, body: readonly AnyNode[], parameter: string): boolean {
  for (const statement of body) {
    const first = firstExpression(statement);
    if (first?.type === "CallExpression") {
      const [argument] = first.arguments;
      return (
        operationName(walker, first.callee) === "caught" &&
        argument?.type === "Identifier" &&
        argument.name === parameter
      );
    }
    if (!isPlainAssignment(statement)) return false;
  }
  return false;
}

/** The call, if any, that a statement evaluates before all else. */
function firstExpression(statement: AnyNode): AnyNode | null | undefined {
  if (statement.type === "VariableDeclaration") return statement.declarations[0]?.init;
  if (statement.type !== "ExpressionStatement") return undefined;
  const { expression } = statement;
  return expression.type === "AssignmentExpression" && expression.operator === "="
    ? expression.right
    : expression;
}

function isPlainAssignment(statement: AnyNode): boolean {
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression")
    return false;
  const { operator, left, right } = statement.expression;
  return operator === "=" && left.type === "Identifier" && isPlain(right);
}

function isPlain(node: AnyNode): boolean {
  return node.type === "Literal" || node.type === "Identifier";
}
