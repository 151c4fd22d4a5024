import type { ExceptHandler, Try } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import { anyVal, value } from "../expressions/index.ts";
import type { Frame } from "../frame.ts";
import { store, unbind } from "../names.ts";
import { isQuietBody } from "../quiet.ts";
import { caughtIn } from "./catch.ts";
import { emitBody } from "./index.ts";

/** `try` with any of its clauses. */
export function emitTry(frame: Frame, node: Try): void {
  if (node.finalbody.length === 0) {
    emitExcept(frame, node);
    return;
  }
  const flag = frame.temp("h");
  const context = frame.temp("e");
  const name = frame.fresh("x");
  frame.effect(b.assign(flag, b.num(0)));
  const body = frame.collect(() => {
    if (node.handlers.length > 0) emitExcept(frame, node);
    else emitBody(frame, node.body);
  });
  const handler = frame.collect(() => {
    const exception = caughtIn(frame, name);
    frame.effect(b.assign(context, frame.unit.op("enter", [b.ident(exception)])));
    frame.effect(b.assign(flag, b.num(1)));
    frame.emit(b.throw_(name));
    frame.free(exception);
  });
  const leave = b.if_(
    b.binary("===", b.ident(flag), b.num(1)),
    b.expression(frame.unit.op("leave", [b.ident(context)])),
  );
  const final = frame.collect(() => emitBody(frame, node.finalbody));
  const finalizer = isQuietBody(node.finalbody) ? [...final, leave] : [guarded(frame, final, [leave])];
  frame.emit(b.try_(body, name, handler, finalizer));
  frame.free(flag);
  frame.free(context);
}

/** Statements after which something runs on every way out; a catch has to be there to see the engine's errors. */
export function guarded(frame: Frame, body: b.St[], finalizer: b.St[]): b.St {
  const name = frame.fresh("x");
  const handler = [b.expression(frame.unit.op("caught", [b.ident(name)])), b.throw_(name)];
  return b.try_(body, name, handler, finalizer);
}

/** `try … except … else`: what follows the body inside the label is skipped when a handler has run. */
function emitExcept(frame: Frame, node: Try): void {
  if (node.orelse.length === 0) {
    frame.emit(tryExcept(frame, node, null));
    return;
  }
  const label = frame.fresh("L");
  const body = frame.collect(() => {
    frame.emit(tryExcept(frame, node, label));
    emitBody(frame, node.orelse);
  });
  frame.emit(b.labeled(label, b.block(body)));
}

function tryExcept(frame: Frame, node: Try, label: string | null): b.St {
  const { unit } = frame;
  const body = frame.collect(() => emitBody(frame, node.body));
  const name = frame.fresh("x");
  const context = frame.temp("e");
  const names = new Set(node.handlers.map((handler) => handler.name));
  const flag = names.size > 1 || node.handlers.at(-1)!.type !== null ? frame.temp("h") : null;
  const handler = frame.collect(() => {
    const exception = caughtIn(frame, name);
    frame.effect(b.assign(context, unit.op("enter", [b.ident(exception)])));
    if (flag !== null) frame.effect(b.assign(flag, b.num(-1)));
    const clauses = frame.collect(() => emitHandlers(frame, node.handlers, exception, name, flag));
    const finalizer = frame.collect(() => {
      unbindNames(frame, node.handlers, flag);
      frame.effect(unit.op("leave", [b.ident(context)]));
    });
    frame.emit(guarded(frame, clauses, finalizer));
    frame.free(exception);
    if (label !== null) frame.emit(b.break_(label));
  });
  frame.free(context);
  if (flag !== null) frame.free(flag);
  return b.try_(body, name, handler, null);
}

/** The clauses as a chain of tests; what none of them takes goes on. */
function emitHandlers(
  frame: Frame,
  handlers: readonly ExceptHandler[],
  exception: string,
  name: string,
  flag: string | null,
): void {
  const [handler, ...rest] = handlers;
  if (handler === undefined) {
    frame.emit(b.throw_(name));
    return;
  }
  const enter = () => {
    if (handler.name !== null) {
      if (flag !== null) frame.effect(b.assign(flag, b.num(handlers.length)));
      frame.effect(store(frame, handler.name, anyVal(b.ident(exception)), handler.span));
    }
    emitBody(frame, handler.body);
  };
  if (handler.type === null) {
    enter();
    return;
  }
  const test = frame.unit.op("match", [b.ident(exception), value(frame, handler.type)], handler.type.span);
  const body = frame.block(enter);
  const others = frame.collect(() => emitHandlers(frame, rest, exception, name, flag));
  frame.emit(b.if_(test, body, others.length === 1 ? others[0]! : b.block(others)));
}

/** The name of an except clause is unbound when the clause is left, in whatever way. */
function unbindNames(frame: Frame, handlers: readonly ExceptHandler[], flag: string | null): void {
  handlers.forEach((handler, i) => {
    if (handler.name === null) return;
    const unbound = frame.collect(() => {
      const found = frame.resolve(handler.name!);
      if (found.kind === "class") {
        // CPython stores None before it deletes, so that a body which has deleted the name does no harm.
        frame.effect(store(frame, handler.name!, anyVal(b.nil()), handler.span));
        frame.effect(frame.unit.op("nsdel", [b.ident(frame.namespace!), b.str(handler.name!)]));
      } else if (found.kind === "local" || found.kind === "free" || found.kind === "global")
        unbind(frame, found.variable);
    });
    if (flag === null) for (const statement of unbound) frame.emit(statement);
    else frame.emit(b.if_(b.binary("===", b.ident(flag), b.num(handlers.length - i)), b.block(unbound)));
  });
}
