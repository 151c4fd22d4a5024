import type { ReturnStatement } from "estree";
import type { Assert, Expr, ExprStmt, Raise, Return } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import { condition, effect, value, valueOrNone } from "../expressions/index.ts";
import type { Frame } from "../frame.ts";

/** An expression for its effect; literals, docstrings among them, have none. */
export function emitExprStmt(frame: Frame, node: ExprStmt): void {
  if (node.value.kind !== "Constant") frame.effect(appended(frame, node.value) ?? effect(frame, node.value));
}

/** `name.append(value)` of a variable that only ever holds lists that were written out. */
function appended(frame: Frame, node: Expr): b.Ex | null {
  if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.attr !== "append") return null;
  const [item] = node.args;
  if (item === undefined || item.kind === "Starred" || node.args.length + node.keywords.length !== 1)
    return null;
  const { value: list } = node.func;
  if (list.kind !== "Name" || !frame.unit.scopes.isBound(list)) return null;
  const found = frame.resolve(list.id);
  if (found.kind !== "local" && found.kind !== "global" && found.kind !== "free") return null;
  if (!frame.unit.arrays.has(found.variable)) return null;
  return frame.unit.op(
    "push",
    [b.ident(frame.unit.nameOf(found.variable)), value(frame, item)],
    node.func.attrSpan,
  );
}

export function emitReturn(frame: Frame, node: Return): void {
  const statement: ReturnStatement = { type: "ReturnStatement", argument: valueOrNone(frame, node.value) };
  frame.returns.push(statement);
  frame.emit(statement);
}

export function emitRaise(frame: Frame, node: Raise): void {
  const { unit } = frame;
  if (node.exc === null) {
    frame.effect(unit.op("reraise", [], node.span));
    return;
  }
  const exc = value(frame, node.exc);
  const cause = node.cause === null ? b.voidZero() : value(frame, node.cause);
  frame.effect(unit.op("raise_", [exc, cause], node.span));
}

export function emitAssert(frame: Frame, node: Assert): void {
  const test = b.not(condition(frame, node.test));
  const message = node.msg === null ? b.voidZero() : value(frame, node.msg);
  frame.emit(b.if_(test, b.expression(frame.unit.op("assertfail", [message], node.span))));
}
