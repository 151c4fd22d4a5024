import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";

/**
 * The beginning of a catch clause: hands what was caught to the library, sets the depth back, and gives the temporary
 * that holds the exception. In a generator a depth of -1 says that a yield raised, which happens at the resumer's.
 */
export function caughtIn(frame: Frame, name: string): string {
  const exception = frame.temp();
  frame.effect(b.assign(exception, frame.unit.op("caught", [b.ident(name)])));
  frame.noteDepth();
  const back = b.assign("D", frame.depth());
  if (frame.owner.kind === "generator") {
    const resumed = b.binary("<", b.ident("d"), b.num(0));
    frame.emit(b.if_(resumed, b.expression(b.assign("d", b.ident("D"))), b.expression(back)));
  } else frame.effect(back);
  return exception;
}
