import type * as js from "estree";
import type { Scope } from "../check/scopes/index.ts";
import { ANY } from "../check/types/type.ts";
import type { Arguments, Expr, FunctionDef, Lambda } from "../syntax/ast.ts";
import * as b from "./builders.ts";
import { value } from "./expressions/index.ts";
import { pickFlags } from "./flags.ts";
import { Frame } from "./frame.ts";
import { finishLoops, finishReturns, prologue } from "./prologue.ts";
import { mayReenter } from "./reentry.ts";
import { emitBody } from "./statements/index.ts";
import { type Val, val } from "./val.ts";

/** The code of a function or lambda, with the name that it has in tracebacks. */
export interface FunctionCode {
  readonly name: string;
  readonly scope: Scope;
  readonly node: js.FunctionExpression;
}

/** The parameters in the order in which the code takes them. */
export function parameterNames(args: Arguments): string[] {
  const all = [...args.posonlyargs, ...args.args, ...args.kwonlyargs, args.vararg, args.kwarg];
  return all.flatMap((parameter) => (parameter === null ? [] : [parameter.arg]));
}

/** Emits the code of a function. */
export function functionCode(
  frame: Frame,
  node: FunctionDef | Lambda,
  codeName: string | null = null,
): FunctionCode {
  const { unit } = frame;
  const scope = unit.scopes.scopes.get(node)!;
  const name = codeName ?? unit.code(scope.name, node.span);
  const parameters = parameterNames(node.args).map((parameter) =>
    unit.nameOf(scope.variables.get(parameter)!),
  );
  const inner = new Frame(unit, scope, scope.generator ? "generator" : "function", frame);
  inner.flags = pickFlags(unit, scope);
  const unsteady = unit.unsteady;
  const body = inner.collect(() => {
    if (node.kind === "Lambda") inner.out.push(returned(inner, value(inner, node.body)));
    else emitBody(inner, node.body);
  });
  inner.steady = !scope.generator && unit.unsteady === unsteady;
  finishLoops(inner);
  if (scope.generator) {
    const generator = b.func(generatorName(name), [], [...prologue(inner), ...body], true);
    const made = unit.op("gen", [generator as unknown as b.Ex, b.str(scope.name), b.str(scope.qualname)]);
    return { name, scope, node: b.func(name, parameters, [b.return_(made)]) };
  }
  if (!endsInReturn(body)) body.push(returned(inner, b.nil()));
  if (mayReenter(node)) inner.noteDepth();
  finishReturns(inner);
  return { name, scope, node: b.func(name, parameters, [...prologue(inner), ...body]) };
}

/** The body of a generator is a function of its own, whose name must not hide the one that makes it. */
export function generatorName(name: string): string {
  return `${name}$body`;
}

function returned(frame: Frame, argument: b.Ex): js.ReturnStatement {
  const statement: js.ReturnStatement = { type: "ReturnStatement", argument };
  frame.returns.push(statement);
  return statement;
}

function endsInReturn(body: readonly b.St[]): boolean {
  const last = body.at(-1);
  return last?.type === "ReturnStatement" || last?.type === "ThrowStatement";
}

/** The function object: `def(code, name, …)`. Defaults are evaluated here, in the scope around the function. */
export function functionObject(
  frame: Frame,
  node: FunctionDef | Lambda,
  code: FunctionCode,
  byName = false,
  defaults: readonly b.Ex[] | null = null,
  keywordDefaults: readonly b.Ex[] | null = null,
): Val {
  const { args } = node;
  const { scope } = code;
  const made = frame.unit.op(
    "def",
    [
      byName ? b.ident(code.name) : (code.node as unknown as b.Ex),
      b.str(scope.name),
      b.str(scope.qualname),
      b.array(parameterNames(args).map((name) => b.str(name))),
      b.num(args.posonlyargs.length),
      b.num(args.posonlyargs.length + args.args.length),
      b.num(args.kwonlyargs.length),
      b.num(args.vararg === null ? 0 : 1),
      b.num(args.kwarg === null ? 0 : 1),
      b.array([...(defaults ?? args.defaults.map((expr) => value(frame, expr)))]),
      b.array([...(keywordDefaults ?? args.kw_defaults.map((expr) => defaultOrVoid(frame, expr)))]),
    ],
    node.span,
  );
  return val(made, ANY);
}

function defaultOrVoid(frame: Frame, expr: Expr | null): b.Ex {
  return expr === null ? b.voidZero() : value(frame, expr);
}
