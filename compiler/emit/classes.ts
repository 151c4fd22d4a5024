import type { ClassDef } from "../syntax/ast.ts";
import * as b from "./builders.ts";
import { arrayOf } from "./expressions/displays.ts";
import { anyVal, value } from "./expressions/index.ts";
import { Frame } from "./frame.ts";
import { store } from "./names.ts";
import { localNames } from "./prologue.ts";
import { applyDecorators, evaluateDecorators } from "./statements/functiondef.ts";
import { emitBody } from "./statements/index.ts";

/**
 * `class`: its body is a function over the namespace. The variable for `super()` stands in a block of its own, so
 * that each execution of the statement has its own.
 */
export function emitClassDef(frame: Frame, node: ClassDef): void {
  const { unit } = frame;
  const scope = unit.scopes.scopes.get(node)!;
  const decorators = evaluateDecorators(frame, node.decorator_list);
  const cell = scope.needsClassCell ? `k${unit.next()}` : null;
  if (cell !== null) unit.classCells.set(scope, cell);
  const bases = arrayOf(frame, node.bases);
  const names = b.array(node.keywords.map(({ arg }) => b.str(arg!)));
  const values = b.array(node.keywords.map((keyword) => value(frame, keyword.value)));
  const code = classBody(frame, node);
  const made = unit.op(
    "cls",
    [code, b.str(scope.name), b.str(scope.qualname), bases, names, values],
    node.span,
  );
  const kept = cell === null ? made : b.assign(cell, made);
  const decorated = applyDecorators(frame, node.decorator_list, decorators, anyVal(kept));
  const stored = b.expression(store(frame, node.name, decorated, node.span));
  frame.noteCall();
  frame.emit(cell === null ? stored : b.block([b.lets([cell]), stored]));
}

function classBody(frame: Frame, node: ClassDef): b.Ex {
  const { unit } = frame;
  const scope = unit.scopes.scopes.get(node)!;
  const name = unit.code(scope.name, node.span);
  const inner = new Frame(unit, scope, "inline", frame);
  const namespace = `s${unit.next()}`;
  inner.namespace = namespace;
  const body = inner.collect(() => emitBody(inner, node.body));
  const names = localNames(inner);
  return b.func(name, [namespace], names.length === 0 ? body : [b.lets(names), ...body]) as unknown as b.Ex;
}
