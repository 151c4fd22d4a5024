import type { Scope } from "../../check/scopes/index.ts";
import { ANY, DICT, LIST, SET, type Type } from "../../check/types/type.ts";
import type { ComprehensionExpr } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import { Frame } from "../frame.ts";
import { generatorName } from "../functions.ts";
import { emitLoop } from "../loops.ts";
import { finishLoops, localNames, prologue } from "../prologue.ts";
import { type Val, val } from "../val.ts";
import { condition, value } from "./index.ts";

/**
 * A comprehension or generator expression inside another expression: a function in place, which is called with the
 * first iterable, since that one is evaluated outside.
 */
export function emitComprehension(frame: Frame, node: ComprehensionExpr): Val {
  const { unit } = frame;
  const scope = unit.scopes.scopes.get(node)!;
  const first = value(frame, node.generators[0]!.iter);
  const name = unit.code(scope.name, node.span);
  const parameter = frame.fresh("q");
  const body =
    node.kind === "GeneratorExp"
      ? generator(frame, node, scope, name, parameter)
      : collected(frame, node, scope, parameter);
  const called = b.call(b.func(name, [parameter], body) as unknown as b.Ex, [first]);
  return val(called, resultTypes[node.kind]);
}

const resultTypes: Readonly<Record<ComprehensionExpr["kind"], Type>> = {
  ListComp: LIST,
  SetComp: SET,
  DictComp: DICT,
  GeneratorExp: ANY,
};

function collected(frame: Frame, node: ComprehensionExpr, scope: Scope, parameter: string): b.St[] {
  const inner = new Frame(frame.unit, scope, "inline", frame);
  const result = inner.fresh("y");
  const body = inner.collect(() => {
    emitCollecting(inner, node, result, b.ident(parameter));
    inner.emit(b.return_(b.ident(result)));
  });
  return [...declarations(inner, scope), ...body];
}

function declarations(frame: Frame, scope: Scope): b.St[] {
  const own = [...scope.variables.values()].map((variable) => frame.unit.nameOf(variable));
  const names = [...own, ...localNames(frame)];
  return names.length === 0 ? [] : [b.lets(names)];
}

/** The loops of a comprehension that makes a list, set or dict, which is left in a new constant. */
export function emitCollecting(
  frame: Frame,
  node: ComprehensionExpr,
  result: string,
  first: b.Ex | null,
): void {
  const { unit } = frame;
  const into = b.ident(result);
  switch (node.kind) {
    case "ListComp":
      frame.emit(b.declare("const", result, b.array([])));
      loops(frame, node, 0, first, () => frame.effect(unit.op("push", [into, value(frame, node.elt)])));
      return;
    case "SetComp":
      frame.emit(b.declare("const", result, unit.op("set", [b.array([])])));
      loops(frame, node, 0, first, () =>
        frame.effect(unit.op("setadd", [into, value(frame, node.elt)], node.elt.span)),
      );
      return;
    case "DictComp":
      frame.emit(b.declare("const", result, unit.op("dict", [b.array([])])));
      loops(frame, node, 0, first, () => {
        const key = value(frame, node.key);
        frame.effect(unit.op("dictset", [into, key, value(frame, node.value)], node.key.span));
      });
      return;
    case "GeneratorExp":
      throw new TypeError("a generator expression collects nothing");
  }
}

/** A generator object that walks what `iter` made of the first iterable when it was created. */
function generator(
  frame: Frame,
  node: ComprehensionExpr,
  scope: Scope,
  name: string,
  parameter: string,
): b.St[] {
  if (node.kind !== "GeneratorExp") throw new TypeError("no generator expression");
  const { unit } = frame;
  const inner = new Frame(unit, scope, "generator", frame);
  const walked = inner.fresh("n");
  const body = inner.collect(() => {
    loops(
      inner,
      node,
      0,
      b.ident(walked),
      () => {
        const held = inner.temp();
        inner.effect(b.assign(held, value(inner, node.elt)));
        inner.noteDepth();
        inner.effect(b.assign("d", b.unary("-", b.num(1))));
        inner.effect(b.yield_(b.ident(held)));
        inner.effect(b.assign("d", b.ident("D")));
        inner.free(held);
      },
      true,
    );
  });
  finishLoops(inner);
  const code = b.func(generatorName(name), [], [...prologue(inner), ...body], true);
  const made = unit.op("gen", [code as unknown as b.Ex, b.str(scope.name), b.str(scope.qualname)]);
  const walking = b.declare(
    "const",
    walked,
    unit.op("iter", [b.ident(parameter)], node.generators[0]!.iter.span),
  );
  return [walking, b.return_(made)];
}

/** The loops from one generator on; `first` stands for the first iterable where it is evaluated already. */
function loops(
  frame: Frame,
  node: ComprehensionExpr,
  index: number,
  first: b.Ex | null,
  innermost: () => void,
  walking = false,
): void {
  const part = node.generators[index];
  if (part === undefined) {
    innermost();
    return;
  }
  emitLoop(
    frame,
    {
      target: part.target,
      iter: part.iter,
      iterable: index === 0 ? first : null,
      walking: index === 0 && walking,
    },
    () => {
      const tests = part.ifs.map((test) => condition(frame, test));
      const inside = () => loops(frame, node, index + 1, null, innermost);
      if (tests.length === 0) inside();
      else {
        const test = b.and(...tests);
        frame.emit(b.if_(test, frame.block(inside)));
      }
    },
  );
}
