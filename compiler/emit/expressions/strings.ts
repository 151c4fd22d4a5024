import { STR } from "../../check/types/type.ts";
import type { BinOp, Expr, FormattedValue, JoinedStr } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";
import { boxed, isSimple, type Val, val } from "../val.ts";
import { typed, typeOf } from "./index.ts";

const conversions = { [-1]: "", 115: "s", 114: "r", 97: "a" } as const;

/** An f-string: its parts joined by JavaScript's +, which is safe since each part is a str. */
export function emitJoinedStr(frame: Frame, node: JoinedStr): Val {
  return val(concatenated(node.values.map((part) => typed(frame, part).node)), STR);
}

/** Longer lists are halved, so that their trees stay shallow. */
const LONGEST = 24;

/** Strings behind one another. The first two operands decide that + joins texts, so one of them is a string. */
function concatenated(parts: b.Ex[]): b.Ex {
  if (parts.length === 0) return b.str("");
  if (parts.length <= LONGEST) return parts.reduce((left, right) => b.binary("+", left, right));
  const middle = parts.length >> 1;
  return b.binary("+", concatenated(parts.slice(0, middle)), concatenated(parts.slice(middle)));
}

/** A field of an f-string, always a str. */
export function emitFormattedValue(frame: Frame, node: FormattedValue): Val {
  const { unit } = frame;
  const inner = typed(frame, node.value);
  const plain = node.conversion === -1 && node.format_spec === null;
  if (plain && inner.type.kind === "str") return val(inner.node, STR);
  const spec = node.format_spec === null ? b.str("") : emitJoinedStr(frame, node.format_spec).node;
  const format = (operand: b.Ex) =>
    unit.op("fmt", [operand, b.str(conversions[node.conversion]), spec], node.span);
  if (plain && inner.type.kind === "any" && isSimple(inner.node))
    return val(b.conditional(b.isType(inner.node, "string"), inner.node, format(inner.node)), STR);
  return val(format(boxed(frame, inner)), STR);
}

/** A sum of operands that are all known to be str: joined without asking what they are. */
export function joinedPieces(frame: Frame, node: BinOp): Val | null {
  if (node.op !== "Add" || typeOf(frame, node).kind !== "str") return null;
  const parts: Expr[] = [];
  let at: Expr = node;
  while (at.kind === "BinOp" && at.op === "Add" && !frame.replaced.has(at)) {
    parts.unshift(at.right);
    at = at.left;
  }
  parts.unshift(at);
  return val(concatenated(parts.map((part) => typed(frame, part).node)), STR);
}
