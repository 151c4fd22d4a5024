import type { With, WithItem } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import { anyVal, value } from "../expressions/index.ts";
import type { Frame } from "../frame.ts";
import { assignTarget } from "../targets.ts";
import { caughtIn } from "./catch.ts";
import { emitBody } from "./index.ts";
import { guarded } from "./try.ts";

/** `with`; several items are with statements inside one another. */
export function emitWith(frame: Frame, node: With): void {
  emitItems(frame, node.items, () => emitBody(frame, node.body));
}

function emitItems(frame: Frame, items: readonly WithItem[], body: () => void): void {
  const [item, ...rest] = items;
  if (item === undefined) body();
  else emitItem(frame, item, () => emitItems(frame, rest, body));
}

function emitItem(frame: Frame, { context_expr, optional_vars }: WithItem, body: () => void): void {
  const { unit } = frame;
  const at = context_expr.span;
  const manager = frame.temp();
  const exit = frame.temp("w");
  const normal = frame.temp("h");
  const entered = frame.temp();
  frame.noteCall();
  frame.effect(b.assign(manager, value(frame, context_expr)));
  frame.effect(b.assign(exit, unit.op("withexit", [b.ident(manager)], at)));
  frame.effect(b.assign(entered, unit.op("withenter", [b.ident(manager)], at)));
  frame.effect(b.assign(normal, b.num(1)));
  const inside = frame.collect(() => {
    if (optional_vars !== null) assignTarget(frame, optional_vars, anyVal(b.ident(entered)));
    frame.free(entered);
    frame.free(manager);
    body();
  });
  const name = frame.fresh("x");
  const handler = frame.collect(() => {
    const exception = caughtIn(frame, name);
    const context = frame.temp("e");
    frame.effect(b.assign(normal, b.num(0)));
    frame.effect(b.assign(context, unit.op("enter", [b.ident(exception)])));
    const swallowed = unit.op("withcatch", [b.ident(exit), b.ident(exception)], at);
    const asked = [b.if_(b.not(swallowed), b.throw_(name))];
    frame.emit(guarded(frame, asked, [b.expression(unit.op("leave", [b.ident(context)]))]));
    frame.free(context);
    frame.free(exception);
  });
  const finalizer = [
    b.if_(b.binary("===", b.ident(normal), b.num(1)), b.expression(unit.op("withend", [b.ident(exit)], at))),
  ];
  frame.emit(b.try_(inside, name, handler, finalizer));
  frame.free(exit);
  frame.free(normal);
}
