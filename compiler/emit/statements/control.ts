import type { Break, Continue, For, If, Stmt, While } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import { condition } from "../expressions/index.ts";
import type { Frame, LoopLabel } from "../frame.ts";
import { emitLoop, loopBody } from "../loops.ts";
import { emitBody } from "./index.ts";

/** More branches than this are written one after another rather than inside one another. */
const LONGEST = 40;

/** `if`, with its elif branches. */
export function emitIf(frame: Frame, node: If): void {
  const branches: If[] = [node];
  let last = node;
  for (let only = last.orelse[0]; last.orelse.length === 1 && only?.kind === "If"; only = last.orelse[0]) {
    branches.push(only);
    last = only;
  }
  if (branches.length > LONGEST) longIf(frame, branches, last.orelse);
  else shortIf(frame, branches, 0, last.orelse);
}

function shortIf(frame: Frame, branches: readonly If[], index: number, orelse: readonly Stmt[]): void {
  const branch = branches[index]!;
  const test = condition(frame, branch.test);
  const body = frame.block(() => emitBody(frame, branch.body));
  let rest: b.St | null = null;
  if (index + 1 < branches.length) {
    const others = frame.collect(() => shortIf(frame, branches, index + 1, orelse));
    rest = others.length === 1 ? others[0]! : b.block(others);
  } else if (orelse.length > 0) rest = frame.block(() => emitBody(frame, orelse));
  frame.emit(b.if_(test, body, rest));
}

/** `L: { if (…) { …; break L; } if (…) { …; break L; } … }` */
function longIf(frame: Frame, branches: readonly If[], orelse: readonly Stmt[]): void {
  const label = frame.fresh("L");
  const body = frame.collect(() => {
    for (const branch of branches) {
      const test = condition(frame, branch.test);
      const inside = frame.collect(() => emitBody(frame, branch.body));
      frame.emit(b.if_(test, b.block([...inside, b.break_(label)])));
    }
    emitBody(frame, orelse);
  });
  frame.emit(b.labeled(label, b.block(body)));
}

/** Emits a loop; with an else, `break` has to jump over it. */
function withElse(frame: Frame, orelse: readonly Stmt[], emit: () => void): void {
  const label: LoopLabel = { breakLabel: orelse.length > 0 ? frame.fresh("L") : null };
  const body = frame.collect(() => {
    frame.loops.push(label);
    emit();
    frame.loops.pop();
    emitBody(frame, orelse);
  });
  if (label.breakLabel === null) for (const statement of body) frame.emit(statement);
  else frame.emit(b.labeled(label.breakLabel, b.block(body)));
}

export function emitWhile(frame: Frame, node: While): void {
  withElse(frame, node.orelse, () => {
    const before = frame.calls;
    const test = condition(frame, node.test);
    const tested = frame.calls > before;
    const body = loopBody(
      frame,
      () => emitBody(frame, node.body),
      () => {
        if (tested) frame.calls++;
      },
    );
    frame.emit(b.while_(test, body));
  });
}

export function emitFor(frame: Frame, node: For): void {
  withElse(frame, node.orelse, () => {
    const direct = frame.unit.counters.has(node);
    emitLoop(frame, { target: node.target, iter: node.iter, iterable: null, direct }, () =>
      emitBody(frame, node.body),
    );
  });
}

export function emitBreak(frame: Frame, _node: Break): void {
  frame.emit(b.break_(frame.loops.at(-1)?.breakLabel ?? null));
}

export function emitContinue(frame: Frame, _node: Continue): void {
  frame.emit(b.continue_());
}
