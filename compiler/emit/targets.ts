import type { Expr } from "../syntax/ast.ts";
import * as b from "./builders.ts";
import { anyVal, value } from "./expressions/index.ts";
import type { Frame } from "./frame.ts";
import { store } from "./names.ts";
import { boxed, isSimple, type Val } from "./val.ts";

/** Assigns a value, which is evaluated first, to a target of any form. */
export function assignTarget(frame: Frame, target: Expr, assigned: Val): void {
  const { unit } = frame;
  switch (target.kind) {
    case "Name":
      frame.effect(store(frame, target.id, assigned, target.span));
      return;
    case "Attribute":
      withValue(frame, assigned, [target.value], (given) => {
        const object = value(frame, target.value);
        frame.effect(unit.op("setattr", [object, b.str(target.attr), given], target.span));
      });
      return;
    case "Subscript":
      withValue(frame, assigned, [target.value, target.slice], (given) => {
        const object = value(frame, target.value);
        frame.effect(unit.op("setitem", [object, value(frame, target.slice), given], target.span));
      });
      return;
    case "Tuple":
    case "List":
      unpack(frame, target.elts, boxed(frame, assigned), target);
      return;
    case "Starred":
      assignTarget(frame, target.value, assigned);
      return;
    default:
      throw new TypeError(`${target.kind} is no target`);
  }
}

/** Python evaluates the value before the parts of the target. */
function withValue(frame: Frame, assigned: Val, parts: readonly Expr[], write: (given: b.Ex) => void): void {
  const given = boxed(frame, assigned);
  const literal = isSimple(given) && given.type !== "Identifier";
  const temporary = given.type === "Identifier" && /^[ti]\d/.test(given.name);
  if (literal || temporary || (isSimple(given) && parts.every(isNameOrConstant))) {
    write(given);
    return;
  }
  const temp = frame.temp();
  frame.effect(b.assign(temp, given));
  write(b.ident(temp));
  frame.free(temp);
}

function isNameOrConstant(expr: Expr): boolean {
  return expr.kind === "Constant" || expr.kind === "Name";
}

function unpack(frame: Frame, targets: readonly Expr[], given: b.Ex, whole: Expr): void {
  const { unit } = frame;
  const star = targets.findIndex((target) => target.kind === "Starred");
  const items = frame.temp("u");
  const operation =
    star < 0
      ? unit.op("unpack", [given, b.num(targets.length)], whole.span)
      : unit.op("unpackex", [given, b.num(star), b.num(targets.length - star - 1)], whole.span);
  frame.effect(b.assign(items, operation));
  targets.forEach((target, i) => {
    assignTarget(frame, target, anyVal(b.element(items, b.num(i))));
  });
  frame.free(items);
}
