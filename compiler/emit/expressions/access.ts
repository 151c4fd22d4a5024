import type { Attribute, Slice, Subscript } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";
import { type Val, val } from "../val.ts";
import { anyVal, typeOf, value, valueOrNone } from "./index.ts";

/** `object.name` */
export function emitAttribute(frame: Frame, node: Attribute): Val {
  return anyVal(frame.unit.op("attr", [value(frame, node.value), b.str(node.attr)], node.span));
}

/** `object[key]` */
export function emitSubscript(frame: Frame, node: Subscript): Val {
  const object = value(frame, node.value);
  return val(frame.unit.op("item", [object, value(frame, node.slice)], node.span), typeOf(frame, node));
}

/** `lower:upper:step` inside brackets. */
export function emitSlice(frame: Frame, node: Slice): Val {
  const parts = [node.lower, node.upper, node.step].map((part) => valueOrNone(frame, part));
  return anyVal(frame.unit.op("slice", parts, node.span));
}
