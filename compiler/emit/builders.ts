import type * as js from "estree";
import { quote } from "./quote.ts";

/** Short makers of ESTree nodes: the only way in which the emitter writes JavaScript. */

export type Ex = js.Expression;
export type BinaryOperator = js.BinaryOperator;
export type St = js.Statement;

export function ident(name: string): js.Identifier {
  return { type: "Identifier", name };
}

export function str(value: string): js.Literal {
  return { type: "Literal", value, raw: quote(value) };
}

/** A number; a negative one is a unary minus, as JavaScript has no negative literals. */
export function num(value: number): Ex {
  if (value < 0 || Object.is(value, -0)) return unary("-", num(-value));
  return { type: "Literal", value, raw: String(value) };
}

export function bigint(value: bigint): Ex {
  if (value < 0n) return unary("-", bigint(-value));
  return { type: "Literal", value, bigint: String(value), raw: `${value}n` };
}

export function bool(value: boolean): js.Literal {
  return { type: "Literal", value, raw: String(value) };
}

export function nil(): js.Literal {
  return { type: "Literal", value: null, raw: "null" };
}

/** JavaScript's undefined, whose name is an ordinary variable's and not used. */
export function voidZero(): Ex {
  return unary("void", num(0));
}

export function array(elements: Ex[]): js.ArrayExpression {
  return { type: "ArrayExpression", elements };
}

export function call(callee: Ex, args: Ex[]): js.SimpleCallExpression {
  return { type: "CallExpression", callee, arguments: args, optional: false };
}

export function binary(operator: js.BinaryOperator, left: Ex, right: Ex): Ex {
  return { type: "BinaryExpression", operator, left, right };
}

export function unary(operator: js.UnaryOperator, argument: Ex): Ex {
  return { type: "UnaryExpression", operator, prefix: true, argument };
}

export function not(argument: Ex): Ex {
  return unary("!", argument);
}

export function and(...parts: Ex[]): Ex {
  return parts.reduce((left, right) => ({ type: "LogicalExpression", operator: "&&", left, right }));
}

export function or(...parts: Ex[]): Ex {
  return parts.reduce((left, right) => ({ type: "LogicalExpression", operator: "||", left, right }));
}

export function conditional(test: Ex, consequent: Ex, alternate: Ex): Ex {
  return { type: "ConditionalExpression", test, consequent, alternate };
}

/** `(a, b, c)`; sequences inside are drawn up, one part needs no sequence. */
export function sequence(parts: Ex[]): Ex {
  const expressions = parts.flatMap((part) =>
    part.type === "SequenceExpression" ? part.expressions : [part],
  );
  return expressions.length === 1 ? expressions[0]! : { type: "SequenceExpression", expressions };
}

export function assign(name: string, right: Ex, operator: js.AssignmentOperator = "="): Ex {
  return { type: "AssignmentExpression", operator, left: ident(name), right };
}

export function increment(name: string): Ex {
  return { type: "UpdateExpression", operator: "++", prefix: false, argument: ident(name) };
}

/** `++name` or `--name`, with the value that it then has. */
export function count(operator: "++" | "--", name: string): Ex {
  return { type: "UpdateExpression", operator, prefix: true, argument: ident(name) };
}

/** `t[0]` or `t[i]`, on temporaries only. */
export function element(name: string, index: Ex): Ex {
  return { type: "MemberExpression", object: ident(name), property: index, computed: true, optional: false };
}

/** `$.name` */
export function runtime(name: string): Ex {
  return {
    type: "MemberExpression",
    object: ident("$"),
    property: ident(name),
    computed: false,
    optional: false,
  };
}

export function isType(operand: Ex, type: "number" | "string"): Ex {
  return binary("===", unary("typeof", operand), str(type));
}

export function yield_(argument: Ex, delegate = false): Ex {
  return { type: "YieldExpression", argument, delegate };
}

export function func(
  name: string | null,
  params: string[],
  body: St[],
  generator = false,
): js.FunctionExpression {
  return {
    type: "FunctionExpression",
    id: name === null ? null : ident(name),
    params: params.map(ident),
    body: block(body),
    generator,
    async: false,
  };
}

export function expression(value: Ex): St {
  return { type: "ExpressionStatement", expression: value };
}

export function block(body: St[]): js.BlockStatement {
  return { type: "BlockStatement", body };
}

export function declare(kind: "let" | "const", name: string, init: Ex | null): js.VariableDeclaration {
  return {
    type: "VariableDeclaration",
    kind,
    declarations: [{ type: "VariableDeclarator", id: ident(name), init }],
  };
}

/** `let a, b, c;` */
export function lets(names: string[]): js.VariableDeclaration {
  return {
    type: "VariableDeclaration",
    kind: "let",
    declarations: names.map((name) => ({ type: "VariableDeclarator", id: ident(name), init: null })),
  };
}

export function if_(test: Ex, consequent: St, alternate: St | null = null): St {
  return { type: "IfStatement", test, consequent, alternate };
}

export function return_(argument: Ex | null): St {
  return { type: "ReturnStatement", argument };
}

export function throw_(name: string): St {
  return { type: "ThrowStatement", argument: ident(name) };
}

export function while_(test: Ex, body: St): St {
  return { type: "WhileStatement", test, body };
}

export function for_(
  init: js.VariableDeclaration | Ex | null,
  test: Ex | null,
  update: Ex | null,
  body: St,
): js.ForStatement {
  return { type: "ForStatement", init, test, update, body };
}

export function labeled(label: string, body: St): St {
  return { type: "LabeledStatement", label: ident(label), body };
}

export function break_(label: string | null): St {
  return { type: "BreakStatement", label: label === null ? null : ident(label) };
}

export function continue_(): St {
  return { type: "ContinueStatement", label: null };
}

export function try_(body: St[], parameter: string, handler: St[], finalizer: St[] | null): St {
  return {
    type: "TryStatement",
    block: block(body),
    handler: { type: "CatchClause", param: ident(parameter), body: block(handler) },
    finalizer: finalizer === null ? null : block(finalizer),
  };
}
