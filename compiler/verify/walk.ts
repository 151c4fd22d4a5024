import type { AnyNode, FunctionExpression, Literal, TryStatement } from "acorn";
import { assignment, member, update } from "./access.ts";
import {
  ANYTHING,
  ARRAY,
  type Binding,
  CLASS_BODY,
  type Code,
  DELEGATE,
  EMPTY,
  GENERATOR,
  newBinding,
  PYTHON,
  recordRead,
  Scope,
  settle,
  THROWN,
  VALUE,
} from "./bindings.ts";
import { checkCall, operationName } from "./calls.ts";
import { handsOverFirst } from "./catch.ts";
import { bind, declaration, hoist } from "./declare.ts";
import { LONGEST_STRING, MOST_DEPTH, MOST_FUNCTION_DEPTH, MOST_FUNCTIONS } from "./limits.ts";
import { OPERATIONS, type Operation } from "./operations.ts";
import type { Report } from "./rules.ts";

const UNARY = new Set(["-", "+", "!", "~", "typeof", "void"]);
const BINARY = new Set("+ - * / % < <= > >= === !== & | ^ << >> >>>".split(" "));

/** Walks the artifact's function once; what depends on later code is decided in `finish`. */
export class Walker {
  scope = new Scope(undefined);
  readonly uses = { builtin: new Set<string>(), global: new Set<string>(), module: new Set<string>() };
  readonly operations = new Set<string>();
  readonly bindings: Binding[] = [];
  private readonly codes: Code[] = [];
  private depth = 0;
  private functionDepth = 0;

  constructor(readonly report: Report) {}

  /** The artifact's own function: its body is the one place where operations get names. */
  artifact(node: FunctionExpression): void {
    const [parameter] = node.params;
    if (parameter?.type === "Identifier")
      this.scope.add(newBinding({ name: parameter.name, role: "runtime" }));
    this.scope = new Scope(this.scope);
    hoist(this, node.body.body, true);
    for (const statement of node.body.body) {
      if (statement !== node.body.body[0] || !("directive" in statement)) this.visit(statement, ANYTHING);
    }
    this.finish();
  }

  private finish(): void {
    for (const binding of this.bindings) settle(binding, this.report);
    for (const { node, uses } of this.codes) {
      const body = (uses & CLASS_BODY) !== 0 && uses !== CLASS_BODY;
      if (body || (node.generator && (uses & ~GENERATOR) !== 0))
        this.report.add("code-use", "a class body or generator is used in another way too", node);
    }
  }

  /** Visits a node at a place that accepts some kinds, and gives the kind of what it yields. */
  visit(node: AnyNode, accepts: number): number {
    if (this.depth >= MOST_DEPTH && this.report.add("tree-depth", "the tree is too deep", node)) return VALUE;
    this.depth++;
    const kind = this.dispatch(node, accepts);
    this.depth--;
    if ((kind & accepts) === 0 && node.type !== "Identifier")
      this.report.add(
        accepts === ARRAY ? "argument-array" : "handle",
        "a thing of this kind does not belong here",
        node,
      );
    return kind;
  }

  /** The closed list. Statements give VALUE, which nobody looks at. */
  private dispatch(node: AnyNode, accepts: number): number {
    switch (node.type) {
      case "Identifier":
        return this.identifier(node, accepts);
      case "Literal":
        return this.literal(node);
      case "CallExpression":
        return checkCall(this, node);
      case "MemberExpression":
        return member(this, node);
      case "AssignmentExpression":
        return assignment(this, node);
      case "ExpressionStatement":
        if ("directive" in node) this.report.add("strict", "a directive", node);
        this.visit(node.expression, ANYTHING);
        return VALUE;
      case "VariableDeclaration":
        return declaration(this, node);
      case "BlockStatement":
        return this.block(node.body);
      case "IfStatement":
        this.visit(node.test, ANYTHING);
        this.visit(node.consequent, ANYTHING);
        if (node.alternate) this.visit(node.alternate, ANYTHING);
        return VALUE;
      case "ReturnStatement":
        if (node.argument) this.visit(node.argument, PYTHON);
        return VALUE;
      case "BinaryExpression": {
        if (!BINARY.has(node.operator)) this.report.add("operator", `the operator ${node.operator}`, node);
        const operands = node.operator === "===" || node.operator === "!==" ? ANYTHING : PYTHON;
        this.visit(node.left, operands);
        this.visit(node.right, operands);
        return VALUE;
      }
      case "LogicalExpression":
        this.visit(node.left, accepts === ANYTHING ? ANYTHING : PYTHON);
        this.visit(node.right, accepts === ANYTHING ? ANYTHING : PYTHON);
        return VALUE;
      case "ConditionalExpression":
        this.visit(node.test, ANYTHING);
        this.visit(node.consequent, PYTHON);
        this.visit(node.alternate, PYTHON);
        return VALUE;
      case "UnaryExpression":
        if (!UNARY.has(node.operator) || (node.operator === "void" && !isZero(node.argument)))
          this.report.add("operator", `the operator ${node.operator}`, node);
        this.visit(node.argument, node.operator === "!" || node.operator === "typeof" ? ANYTHING : PYTHON);
        return node.operator === "void" ? EMPTY : VALUE;
      case "UpdateExpression":
        return update(this, node);
      case "SequenceExpression":
        return node.expressions.reduce(
          (_, item, at) => this.visit(item, at < node.expressions.length - 1 ? ANYTHING : PYTHON),
          VALUE,
        );
      case "ArrayExpression":
        for (const item of node.elements) {
          if (item) this.visit(item, PYTHON);
          else this.report.add("node-type", "a hole in an array", node);
        }
        return ARRAY;
      case "FunctionExpression":
        this.report.add("function-place", "a function that would be a value", node);
        this.newCode(node);
        return VALUE;
      case "YieldExpression":
        return this.yield(node.argument, node.delegate);
      case "ForStatement":
        return this.scoped(() => {
          if (node.init?.type === "VariableDeclaration") hoist(this, [node.init], false);
          for (const part of [node.init, node.test, node.update, node.body])
            if (part) this.visit(part, ANYTHING);
        });
      case "WhileStatement":
      case "DoWhileStatement":
        this.visit(node.test, ANYTHING);
        this.visit(node.body, ANYTHING);
        return VALUE;
      case "LabeledStatement":
        this.visit(node.body, ANYTHING);
        return VALUE;
      case "TryStatement":
        return this.try(node);
      case "ThrowStatement":
        if (node.argument.type !== "Identifier")
          this.report.add("throw", "throw of what is no identifier", node);
        this.visit(node.argument, PYTHON | THROWN);
        return VALUE;
      case "BreakStatement":
      case "ContinueStatement":
      case "EmptyStatement":
        return VALUE;
      default:
        if (!this.report.add("node-type", `${node.type} is not on the list`, node)) this.children(node);
        return VALUE;
    }
  }

  /** What a node off the list holds; reached only by a test that switched the rule off. */
  private children(node: AnyNode): void {
    for (const child of Object.values(node).flat() as unknown[])
      if (typeof child === "object" && child !== null && "type" in child)
        this.visit(child as AnyNode, PYTHON);
  }

  private scoped(body: () => void): number {
    this.scope = new Scope(this.scope);
    body();
    this.scope = this.scope.outer!;
    return VALUE;
  }

  private block(body: readonly AnyNode[]): number {
    return this.scoped(() => {
      hoist(this, body, false);
      for (const statement of body) this.visit(statement, ANYTHING);
    });
  }

  /** A value about to be stored: an operation's result of any kind, but never a copy of a handle in a variable. */
  stored(node: AnyNode): number {
    const direct = node.type === "CallExpression" || node.type === "AssignmentExpression";
    return this.visit(node, direct ? ANYTHING : PYTHON);
  }

  private identifier(node: AnyNode & { type: "Identifier" }, accepts: number): number {
    const binding = this.scope.find(node.name);
    if (binding === undefined) this.report.add("unresolved", `${node.name} is bound nowhere`, node);
    else if (binding.role === "runtime") this.report.add("dollar", "`$` as a value", node);
    else if (binding.role === "operation")
      this.report.add("alias-use", `the operation ${node.name} as a value`, node);
    else if (binding.role === "code") this.report.add("code-use", `the code ${node.name} as a value`, node);
    else recordRead(binding, accepts, node);
    return VALUE;
  }

  private literal(node: Literal): number {
    if (node.regex) this.report.add("literal", "a regular expression", node);
    else if (typeof node.value === "string") this.countString(node.value, node);
    return node.value === null && !node.regex ? EMPTY : VALUE;
  }

  countString(text: string, at: AnyNode): void {
    if (text.length > LONGEST_STRING) this.report.add("string-length", "a string literal is too long", at);
  }

  /** Notes that an operation is read from `$`; undefined where there is none of that name. */
  useOperation(node: AnyNode, name: string): Operation | undefined {
    const operation = OPERATIONS.get(name);
    if (operation === undefined) this.report.add("operation", `there is no operation ${name}`, node);
    this.operations.add(name);
    return operation;
  }

  private try(node: TryStatement): number {
    const { handler, finalizer } = node;
    this.visit(node.block, ANYTHING);
    if (!handler) this.report.add("catch", "a try without a catch", node);
    else {
      const { param, body } = handler;
      this.scoped(() => {
        if (param?.type === "Identifier")
          bind(this, newBinding({ name: param.name, role: "variable", writes: THROWN }), param);
        if (param?.type !== "Identifier" || !handsOverFirst(this, body.body, param.name))
          this.report.add("catch", "a catch that does not begin with caught", handler);
        this.visit(body, ANYTHING);
      });
    }
    if (finalizer) this.visit(finalizer, ANYTHING);
    return VALUE;
  }

  private yield(argument: AnyNode | null | undefined, delegate: boolean): number {
    if (!argument) return VALUE;
    const fromOperation =
      argument.type === "CallExpression" && operationName(this, argument.callee) === "yieldfrom";
    if (delegate && !fromOperation)
      this.report.add("yield", "yield* of what yieldfrom did not give", argument);
    this.visit(argument, delegate && fromOperation ? DELEGATE : PYTHON);
    return VALUE;
  }

  /** A function expression in a place that is fit for one. */
  newCode(node: FunctionExpression): Code {
    const code = this.code(node);
    this.enter(code);
    return code;
  }

  code(node: FunctionExpression): Code {
    const code: Code = { node, uses: 0 };
    this.codes.push(code);
    if (this.codes.length === MOST_FUNCTIONS) this.report.add("function-count", "too many functions", node);
    return code;
  }

  enter(code: Code): void {
    const { node } = code;
    if (node.async) this.report.add("function-form", "an async function", node);
    if (++this.functionDepth > MOST_FUNCTION_DEPTH)
      this.report.add("function-depth", "functions nest too deep", node);
    this.depth++;
    this.scoped(() => {
      if (node.id)
        bind(this, newBinding({ name: node.id.name, role: "code", constant: true, code }), node.id);
      this.scope = new Scope(this.scope);
      for (const parameter of node.params) {
        if (parameter.type === "Identifier")
          bind(this, newBinding({ name: parameter.name, role: "variable", parameterOf: code }), parameter);
        else if (!this.report.add("function-form", "a parameter that is no plain name", parameter))
          this.children(parameter);
      }
      this.block(node.body.body);
      this.scope = this.scope.outer!;
    });
    this.depth--;
    this.functionDepth--;
  }
}

function isZero(node: AnyNode): boolean {
  return node.type === "Literal" && node.value === 0;
}
