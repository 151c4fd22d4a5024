import { pairwise } from "../../check/types/sites.ts";
import type { AnnAssign, Assign, AugAssign, Delete, Expr, Name } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import { combine, emitOperation } from "../expressions/arithmetic.ts";
import { fuse, fusible, type Operation } from "../expressions/fused.ts";
import { anyVal, typed, typeOf, value } from "../expressions/index.ts";
import type { Frame } from "../frame.ts";
import { remove, store } from "../names.ts";
import { assignTarget } from "../targets.ts";
import { boxed, isSimple, type Val } from "../val.ts";

/** `a = b = value`: the value once, then the targets from left to right. */
export function emitAssign(frame: Frame, node: Assign): void {
  const [first] = node.targets;
  if (node.targets.length === 1) {
    if (first!.kind === "Name" && assignFused(frame, first!, node.value)) return;
    const pairs = pairwise(first!, node.value);
    if (pairs === null) assignTarget(frame, first!, typed(frame, node.value));
    else assignPairs(frame, pairs);
    return;
  }
  const given = typed(frame, node.value);
  if (isSimple(given.node) && given.node.type !== "Identifier") {
    for (const target of node.targets) assignTarget(frame, target, given);
    return;
  }
  const temp = frame.temp();
  frame.effect(b.assign(temp, given.node));
  for (const target of node.targets) assignTarget(frame, target, { ...given, node: b.ident(temp) });
  frame.free(temp);
}

function assignFused(frame: Frame, target: Name, value: Expr): boolean {
  return value.kind === "BinOp" && storeFused(frame, target, { ...value, inPlace: false });
}

/**
 * Assigns the result of arithmetic to a variable with a flag: a statement with two branches, of which only the slow
 * one has to ask what it has got. False where there is no flag or no fast way.
 */
function storeFused(frame: Frame, target: Name, operation: Operation): boolean {
  const flag = frame.flagOf(target.id);
  const found = frame.resolve(target.id);
  if (flag === null || (found.kind !== "local" && found.kind !== "global") || !fusible(frame, operation))
    return false;
  const operands = frame.operands();
  const { tests, node, slow, flags } = fuse(frame, operation, operands);
  const name = frame.unit.nameOf(found.variable);
  const fast = [b.expression(b.assign(name, node))];
  if (!flags.has(flag)) fast.push(b.expression(b.assign(flag, b.bool(true))));
  const asked = b.assign(flag, b.isType(b.ident(name), "number"));
  const slowly = b.block([b.expression(b.assign(name, slow)), b.expression(asked)]);
  const test = operands.wrap(tests.length === 0 ? b.bool(true) : b.and(...tests));
  if (tests.length > 0) {
    frame.emit(b.if_(test, b.block(fast), slowly));
    return true;
  }
  if (test.type !== "Literal") frame.effect(test);
  for (const statement of fast) frame.emit(statement);
  return true;
}

/** `a, b = x, y` without making a tuple: all values first, then all targets. */
function assignPairs(frame: Frame, pairs: readonly (readonly [Expr, Expr])[]): void {
  const held: string[] = [];
  const values = pairs.map(([, expr], i): Val => {
    const given = typed(frame, expr);
    const last = i === pairs.length - 1;
    if ((isSimple(given.node) && given.node.type !== "Identifier") || (last && pairs.length === 1))
      return given;
    const temp = frame.temp();
    held.push(temp);
    frame.effect(b.assign(temp, given.node));
    return { ...given, node: b.ident(temp) };
  });
  pairs.forEach(([target], i) => {
    assignTarget(frame, target, values[i]!);
  });
  for (const temp of held) frame.free(temp);
}

/** `x: T = value`. An annotation alone binds nothing, but the parts of its target are evaluated. */
export function emitAnnAssign(frame: Frame, node: AnnAssign): void {
  if (node.value !== null) {
    assignTarget(frame, node.target, typed(frame, node.value));
  } else if (node.target.kind === "Attribute") {
    frame.effect(value(frame, node.target.value));
  } else if (node.target.kind === "Subscript") {
    frame.effect(value(frame, node.target.value));
    frame.effect(value(frame, node.target.slice));
  }
}

/** `target op= value`: the parts of the target are evaluated once, before the value. */
export function emitAugAssign(frame: Frame, node: AugAssign): void {
  const { target, op, span } = node;
  const { unit } = frame;
  if (target.kind === "Name") {
    const inPlace = typeOf(frame, target).kind !== "int";
    if (storeFused(frame, target, { op, left: target, right: node.value, span, inPlace })) return;
    const result = emitOperation(frame, op, target, node.value, span, true);
    frame.effect(store(frame, target.id, result, span));
    return;
  }
  const operands = frame.operands();
  const name = target.kind === "Attribute" ? b.str(target.attr) : null;
  const object = operands.addBoxed(
    target.value,
    ...(target.kind === "Subscript" ? [target.slice] : []),
    node.value,
  );
  const key = target.kind === "Subscript" ? operands.addBoxed(target.slice, node.value) : null;
  const old = key === null ? unit.op("attr", [object, name!], span) : unit.op("item", [object, key], span);
  const before = operands.keep(anyVal(old));
  const given = operands.add(node.value);
  const result = boxed(frame, combine(frame, op, before, given, span, true, operands));
  const stored =
    key === null
      ? unit.op("setattr", [object, name!, result], span)
      : unit.op("setitem", [object, key, result], span);
  frame.effect(operands.wrap(stored));
}

/** `del` of names, attributes, items, and lists of them. */
export function emitDelete(frame: Frame, node: Delete): void {
  for (const target of node.targets) deleteTarget(frame, target);
}

function deleteTarget(frame: Frame, target: Expr): void {
  const { unit } = frame;
  switch (target.kind) {
    case "Name":
      remove(frame, target);
      return;
    case "Attribute":
      frame.effect(unit.op("delattr", [value(frame, target.value), b.str(target.attr)], target.span));
      return;
    case "Subscript": {
      const object = value(frame, target.value);
      frame.effect(unit.op("delitem", [object, value(frame, target.slice)], target.span));
      return;
    }
    case "Tuple":
    case "List":
      for (const part of target.elts) deleteTarget(frame, part);
      return;
    default:
      throw new TypeError(`${target.kind} cannot be deleted`);
  }
}
