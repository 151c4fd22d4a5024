import type { AnyNode, CallExpression, Identifier, MemberExpression } from "acorn";
import {
  ARRAY,
  type Binding,
  CALLED,
  CLASS_BODY,
  type Code,
  DEFINED,
  GENERATOR,
  PYTHON,
  VALUE,
} from "./bindings.ts";
import { isAttribute, isClassName, isSuperAttribute, KNOWN } from "./names.ts";
import { OPERATIONS, type Operation } from "./operations.ts";
import type { Walker } from "./walk.ts";

/** Checks a call of anything and gives the kind of its result. */
export function checkCall(walker: Walker, node: CallExpression): number {
  const { callee } = node;
  const name = operationName(walker, callee);
  if (name !== undefined) {
    const operation = callee.type === "Identifier" ? OPERATIONS.get(name) : walker.useOperation(callee, name);
    if (operation !== undefined) return checkOperation(walker, node, operation);
  } else {
    checkCallee(walker, node);
  }
  for (const argument of node.arguments) walker.visit(argument, PYTHON);
  return VALUE;
}

function checkCallee(walker: Walker, { callee, arguments: given, ...span }: CallExpression): void {
  const code = codeOf(walker, callee);
  if (code !== undefined) {
    code.uses |= CALLED;
    if (given.length !== code.node.params.length)
      walker.report.add(
        "argument-count",
        `${given.length} arguments for ${code.node.params.length} parameters`,
        span,
      );
    return;
  }
  // A name that is bound nowhere is refused as such.
  if (callee.type !== "Identifier" || walker.scope.find(callee.name) !== undefined)
    walker.report.add("callee", "what is called is neither an operation nor code", callee);
  walker.visit(callee, PYTHON);
}

/** The name of the operation that an alias or `$.name` stands for. */
export function operationName(walker: Walker, node: AnyNode): string | undefined {
  if (node.type === "Identifier") return walker.scope.find(node.name)?.operation;
  return isRuntimeMember(node) && walker.scope.find("$")?.role === "runtime" ? node.property.name : undefined;
}

/** Is this `$.name`? `$` has one meaning, since nothing else may be called so. */
export function isRuntimeMember(
  node: AnyNode | null | undefined,
): node is MemberExpression & { property: Identifier } {
  if (node?.type !== "MemberExpression" || node.computed || node.property.type !== "Identifier") return false;
  return node.object.type === "Identifier" && node.object.name === "$";
}

/** The code that stands here: a function expression in place, or a code binding. */
function codeOf(walker: Walker, node: AnyNode): Code | undefined {
  if (node.type === "FunctionExpression") return walker.newCode(node);
  if (node.type !== "Identifier") return undefined;
  const binding: Binding | undefined = walker.scope.find(node.name);
  return binding?.code;
}

function checkOperation(walker: Walker, node: CallExpression, operation: Operation): number {
  const { report } = walker;
  const { name, args } = operation;
  if (node.arguments.length !== args.length)
    report.add(
      "argument-count",
      `${name} takes ${args.length} arguments, not ${node.arguments.length}`,
      node,
    );
  node.arguments.forEach((argument, at) => {
    const type = args[at] ?? VALUE;
    if (type === "code") checkCode(walker, node, argument, operation);
    else if (typeof type === "number") walker.visit(argument, type === VALUE ? PYTHON : type);
    else if (!isForm(argument, type, name, at)) {
      if (!report.add("argument-literal", `argument ${at + 1} of ${name} is no literal ${type}`, argument))
        walker.visit(argument, PYTHON);
    } else if (type === "name" || type === "names") checkNames(walker, node, operation, at);
  });
  checkPairs(walker, node, operation);
  return operation.gives;
}

function isForm(node: AnyNode, type: string, operation: string, at: number): boolean {
  if (type === "name") return isString(node);
  if (type === "names") {
    if (node.type !== "ArrayExpression" || !node.elements.every((item) => item !== null && isString(item)))
      return false;
    return new Set(node.elements.map((item) => literal(item))).size === node.elements.length;
  }
  if (type === "conversion") return ["", "s", "r", "a"].includes(literal(node) as string);
  // A sequence pattern without a star has no second count.
  if (operation === "matchseq" && at === 2 && node.type === "UnaryExpression")
    return node.operator === "-" && literal(node.argument) === 1;
  const value = literal(node);
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 31;
}

function checkNames(walker: Walker, node: CallExpression, operation: Operation, at: number): void {
  const argument = node.arguments[at]!;
  const { name } = operation;
  const items = argument.type === "ArrayExpression" ? argument.elements : [argument];
  for (const item of items) {
    const text = literal(item) as string;
    walker.countString(text, argument);
    if (at === operation.attribute) {
      const permitted = givesSuper(walker, node.arguments[0]) ? isSuperAttribute : isAttribute;
      if (!permitted(text))
        walker.report.add("attribute-name", `no script may use the attribute "${text}"`, argument);
    } else if (at === operation.className && !isClassName(text)) {
      walker.report.add("class-name", `no class body may bind "${text}"`, argument);
    } else if (name === "bytes" && /[^\0-\xff]/.test(text)) {
      walker.report.add("argument-literal", "a code unit of bytes is above 255", argument);
    } else if (name === "builtin" || name === "global" || name === "module") {
      if (!KNOWN[name].has(text)) walker.report.add("known-name", `there is no ${name} "${text}"`, argument);
      walker.uses[name].add(text);
    }
  }
}

/** Is the value what super() gives? Only there do the names of dunder methods stand for a plain call. */
function givesSuper(walker: Walker, node: AnyNode | undefined): boolean {
  if (node?.type !== "CallExpression") return false;
  const name = operationName(walker, node.callee);
  if (name === "super_") return true;
  const target = node.arguments[0];
  return (
    /^call[0-3]$/.test(name ?? "") &&
    target?.type === "Identifier" &&
    walker.scope.find(target.name)?.builtin === "super"
  );
}

/** Names and the values that belong to them come in equal numbers. */
function checkPairs(walker: Walker, node: CallExpression, operation: Operation): void {
  const at = operation.args.indexOf("names");
  if (at < 0 || operation.args[at + 1] !== ARRAY) return;
  const [names, values] = [node.arguments[at], node.arguments[at + 1]];
  if (names?.type !== "ArrayExpression" || values?.type !== "ArrayExpression") return;
  if (names.elements.length !== values.elements.length)
    walker.report.add(
      "argument-literal",
      `${operation.name} has another number of values than of names`,
      node,
    );
}

/** The one argument that is code: what it is, and whether its parameters are what the library passes. */
function checkCode(walker: Walker, call: CallExpression, node: AnyNode, operation: Operation): void {
  const code = codeOf(walker, node);
  if (code === undefined) {
    walker.report.add("argument-code", `${operation.name} takes code`, node);
    if (node.type !== "Identifier" || walker.scope.find(node.name)?.role !== "variable")
      walker.visit(node, PYTHON);
    return;
  }
  const wrong = (message: string) =>
    walker.report.add("argument-code", `${operation.name}: ${message}`, node);
  const parameters = code.node.params.length;
  if (operation.name === "gen") {
    code.uses |= GENERATOR;
    if (!code.node.generator || parameters !== 0) wrong("not a generator function without parameters");
  } else if (operation.name === "cls") {
    code.uses |= CLASS_BODY;
    if (parameters !== 1) wrong("the body of a class has the namespace as its one parameter");
  } else {
    code.uses |= DEFINED;
    if (!isSignature(call, parameters)) wrong("the parameters are not as the arguments say");
  }
}

/** Do the arguments of def describe a function of so many parameters? */
function isSignature(call: CallExpression, parameters: number): boolean {
  const size = (at: number) => {
    const node = call.arguments[at];
    return node?.type === "ArrayExpression" ? node.elements.length : undefined;
  };
  const [positionalOnly, positional, keywordOnly, star, stars] = [4, 5, 6, 7, 8].map((at) => {
    const node = call.arguments[at];
    return node === undefined ? 0 : Number(literal(node));
  }) as [number, number, number, number, number];
  const defaults = size(9) ?? 0;
  return (
    size(3) === parameters &&
    positional + keywordOnly + star + stars === parameters &&
    positionalOnly <= positional &&
    star <= 1 &&
    stars <= 1 &&
    defaults <= positional &&
    (size(10) ?? keywordOnly) === keywordOnly
  );
}

function literal(node: AnyNode | null): unknown {
  return node?.type === "Literal" ? node.value : undefined;
}

function isString(node: AnyNode): boolean {
  return typeof literal(node) === "string";
}
