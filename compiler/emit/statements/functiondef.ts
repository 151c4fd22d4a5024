import type { Expr, FunctionDef } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Callee } from "../callees.ts";
import { anyVal, value } from "../expressions/index.ts";
import type { Frame } from "../frame.ts";
import { functionCode, functionObject } from "../functions.ts";
import { store } from "../names.ts";
import { isSimple, type Val } from "../val.ts";

/** `def`: decorators and defaults in order, the code, the function object, and the decorators' calls from below. */
export function emitFunctionDef(frame: Frame, node: FunctionDef): void {
  const decorators = evaluateDecorators(frame, node.decorator_list);
  const found = frame.resolve(node.name);
  const callee =
    found.kind === "local" || found.kind === "global" ? frame.unit.callees.get(found.variable) : undefined;
  const made = callee?.node === node ? namedFunction(frame, node, callee) : plainFunction(frame, node);
  frame.effect(
    store(frame, node.name, applyDecorators(frame, node.decorator_list, decorators, made), node.span),
  );
}

function plainFunction(frame: Frame, node: FunctionDef): Val {
  return functionObject(frame, node, functionCode(frame, node));
}

/** A function that is called directly: its code gets a name, and its defaults are kept where the calls see them. */
function namedFunction(frame: Frame, node: FunctionDef, callee: Callee): Val {
  const { unit } = frame;
  const name = callee.code ?? unit.code(node.name, node.span);
  callee.code = name;
  const keep = (expr: Expr | null): { variable: string | null; given: b.Ex } => {
    if (expr === null) return { variable: null, given: b.voidZero() };
    const given = value(frame, expr);
    if (isSimple(given) && given.type !== "Identifier") return { variable: null, given };
    const variable = `d${unit.next()}`;
    frame.declared.push(variable);
    frame.effect(b.assign(variable, given));
    return { variable, given: b.ident(variable) };
  };
  const defaults = node.args.defaults.map(keep);
  const keywordDefaults = node.args.kw_defaults.map(keep);
  callee.defaults = defaults.map(({ variable }) => variable);
  callee.keywordDefaults = keywordDefaults.map(({ variable }) => variable);
  const code = functionCode(frame, node, name);
  // A function that is named by its constant is called faster than one with a name of its own.
  const declaration = b.declare("const", name, { ...code.node, id: null } as unknown as b.Ex);
  if (frame.kind === "module") unit.hoisted.push(declaration);
  else frame.emit(declaration);
  return functionObject(
    frame,
    node,
    code,
    true,
    defaults.map(({ given }) => given),
    keywordDefaults.map(({ given }) => given),
  );
}

/** Decorators are evaluated from the top down, before the defaults. */
export function evaluateDecorators(frame: Frame, decorators: readonly Expr[]): readonly string[] {
  return decorators.map((decorator) => {
    const temp = frame.temp();
    frame.effect(b.assign(temp, value(frame, decorator)));
    return temp;
  });
}

/** And applied from the bottom up. */
export function applyDecorators(
  frame: Frame,
  nodes: readonly Expr[],
  temps: readonly string[],
  made: Val,
): Val {
  let result = made.node;
  for (let i = temps.length - 1; i >= 0; i--) {
    frame.noteCall();
    result = frame.unit.op("call1", [b.ident(temps[i]!), result], nodes[i]!.span);
    frame.free(temps[i]!);
  }
  return temps.length === 0 ? made : anyVal(result);
}
