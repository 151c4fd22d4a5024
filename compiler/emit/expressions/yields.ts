import type { Yield, YieldFrom } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";
import type { Val } from "../val.ts";
import { anyVal, value, valueOrNone } from "./index.ts";

/**
 * `yield value`. Who resumes the generator may stand at another depth than who started it, so the depth is taken
 * anew; -1 in between tells a catch that it was the yield which raised.
 */
export function emitYield(frame: Frame, node: Yield): Val {
  const operand = valueOrNone(frame, node.value);
  return suspended(frame, operand, (held) => b.yield_(held));
}

/** `yield from iterable` */
export function emitYieldFrom(frame: Frame, node: YieldFrom): Val {
  const operand = value(frame, node.value);
  return suspended(frame, operand, (held) => b.yield_(frame.unit.op("yieldfrom", [held], node.span), true));
}

function suspended(frame: Frame, operand: b.Ex, suspend: (held: b.Ex) => b.Ex): Val {
  const held = frame.temp();
  frame.free(held);
  frame.noteDepth();
  return anyVal(
    b.sequence([
      b.assign(held, operand),
      b.assign("d", b.unary("-", b.num(1))),
      b.assign(held, suspend(b.ident(held))),
      b.assign("d", b.ident("D")),
      b.ident(held),
    ]),
  );
}
