import { DICT, LIST, SET, TUPLE } from "../../check/types/type.ts";
import type { Dict, Expr, List, SetExpr, Tuple } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";
import { type Val, val } from "../val.ts";
import { value } from "./index.ts";

/**
 * Expressions as a JavaScript array, those behind a star spread in order. The array is a fresh one, which is what a
 * list is.
 */
export function arrayOf(
  frame: Frame,
  elements: readonly Expr[],
  listed: (element: b.Ex, at: Expr) => b.Ex = (element) => element,
): b.Ex {
  let made: b.Ex | null = null;
  let plain: b.Ex[] = [];
  for (const element of elements) {
    if (element.kind === "Starred") {
      const spread = listed(value(frame, element.value), element);
      made = frame.unit.op("extend", [made ?? b.array(plain), spread], element.span);
      plain = [];
    } else if (made === null) plain.push(value(frame, element));
    else made = frame.unit.op("push", [made, value(frame, element)]);
  }
  return made ?? b.array(plain);
}

export function emitList(frame: Frame, node: List): Val {
  return val(arrayOf(frame, node.elts), LIST);
}

export function emitTuple(frame: Frame, node: Tuple): Val {
  return val(frame.unit.op("tuple", [arrayOf(frame, node.elts)]), TUPLE);
}

/** A set; what stands behind a star is listed first, whose error texts are those of a set display. */
export function emitSet(frame: Frame, node: SetExpr): Val {
  const listed = (element: b.Ex, at: Expr) =>
    frame.unit.op("call1", [frame.unit.builtin("list"), element], at.span);
  return val(frame.unit.op("set", [arrayOf(frame, node.elts, listed)], node.span), SET);
}

/** A dict; what comes before the first `**` is made at once, the rest is added to it. */
export function emitDict(frame: Frame, node: Dict): Val {
  const { unit } = frame;
  let made: b.Ex | null = null;
  let plain: b.Ex[] = [];
  node.values.forEach((item, i) => {
    const key = node.keys[i] ?? null;
    if (key === null) {
      made = unit.op(
        "dictupdate",
        [made ?? unit.op("dict", [b.array(plain)], node.span), value(frame, item)],
        item.span,
      );
      plain = [];
    } else {
      const pair = [value(frame, key), value(frame, item)];
      if (made === null) plain.push(...pair);
      else made = unit.op("dictset", [made, ...pair], key.span);
    }
  });
  return val(made ?? unit.op("dict", [b.array(plain)], node.span), DICT);
}
