import { counterType, intLiteral, rangeArguments } from "../check/types/range.ts";
import { ANY, intBetween, isPlainInt } from "../check/types/type.ts";
import type { Expr, Name } from "../syntax/ast.ts";
import * as b from "./builders.ts";
import { typed, typeOf, value } from "./expressions/index.ts";
import type { Frame } from "./frame.ts";
import { assignTarget } from "./targets.ts";
import { isSimple, val } from "./val.ts";

/** A loop over an iterable. */
export interface Loop {
  readonly target: Expr;
  readonly iter: Expr;
  /** The iterable, where it is evaluated already; with `walking`, the constant that holds what `iter` gave. */
  readonly iterable: b.Ex | null;
  readonly walking?: boolean;
  /** The target may be the counter of a counting loop. */
  readonly direct?: boolean;
}

/** Emits a loop that binds the target to each item and then runs what `body` emits. */
export function emitLoop(frame: Frame, loop: Loop, body: () => void): void {
  const range = loop.iterable === null ? rangeArguments(loop.iter, (name) => frame.isBuiltin(name)) : null;
  if (range !== null && countable(frame, range)) countingLoop(frame, loop, range, body);
  else walkingLoop(frame, loop, body);
}

/** The start is a number for certain, and the step a literal: then a loop may count, whatever the stop. */
function countable(frame: Frame, range: readonly Expr[]): boolean {
  const step = range.length < 3 ? 1 : intLiteral(range[2]!);
  return counterType(
    range.map((argument) => typeOf(frame, argument)),
    step,
  ).kind === "int" &&
    step !== null &&
    step !== 0
    ? isPlainInt(
        counterType(
          range.map((argument) => typeOf(frame, argument)),
          step,
        ),
      )
    : false;
}

/** `for x in range(…)` as a JavaScript counter. A bigint as stop compares rightly and is never reached. */
function countingLoop(
  frame: Frame,
  { target, direct }: Loop,
  range: readonly Expr[],
  body: () => void,
): void {
  const step = range.length < 3 ? 1 : intLiteral(range[2]!)!;
  const started = range.length === 1 ? b.num(0) : value(frame, range[0]!);
  const start = isSimple(started) && started.type !== "Identifier" ? started : hold(frame, started);
  const stop = stopOf(frame, range, start);
  const own = direct === true && target.kind === "Name" ? plainVariable(frame, target) : null;
  const counter = own ?? frame.fresh("i");
  const test = b.binary(step > 0 ? "<" : ">", b.ident(counter), stop);
  const update = step === 1 ? b.increment(counter) : b.assign(counter, b.num(step), "+=");
  const type = counterType(
    range.map((argument) => typeOf(frame, argument)),
    range.length < 3 ? 1 : step,
  );
  const inside = loopBody(frame, body, () => {
    if (own === null) assignTarget(frame, target, val(b.ident(counter), type));
  });
  const init = own === null ? b.declare("let", counter, start) : b.assign(counter, start);
  frame.emit(b.for_(init, test, update, inside));
  release(frame, start);
  release(frame, stop);
}

/** The JavaScript variable of a target that has nothing beside it to be kept in step. */
function plainVariable(frame: Frame, target: Name): string | null {
  const found = frame.resolve(target.id);
  if (found.kind !== "local" && found.kind !== "global") return null;
  return frame.flagOfVariable(found.variable) === null ? frame.unit.nameOf(found.variable) : null;
}

/**
 * Where the counter stops, as a number. Anything else goes through a range object, for its errors and for what
 * `__index__` gives; a bigint is as far away as no counter comes.
 */
function stopOf(frame: Frame, range: readonly Expr[], start: b.Ex): b.Ex {
  const { unit } = frame;
  const expr = range.length === 1 ? range[0]! : range[1]!;
  const { type, node } = typed(frame, expr);
  if (isPlainInt(type) && isSimple(node) && node.type !== "Identifier") return node;
  const stop = hold(frame, type.kind === "float" ? unit.op("float", [node]) : node);
  if (isPlainInt(type)) return stop;
  const args = range.length === 1 ? [stop] : [start, stop];
  const made = unit.op(`call${args.length}`, [unit.builtin("range"), ...args], expr.span);
  const bound = b.conditional(b.binary(">", stop, b.bigint(0n)), b.num(2 ** 53), b.num(-(2 ** 53)));
  const general = [
    b.if_(
      b.binary("!==", b.unary("typeof", stop), b.str("bigint")),
      b.expression(b.assign(stop.name, unit.op("attr", [made, b.str("stop")], expr.span))),
    ),
    b.if_(
      b.binary("===", b.unary("typeof", stop), b.str("bigint")),
      b.expression(b.assign(stop.name, bound)),
    ),
  ];
  frame.emit(b.if_(b.binary("!==", b.unary("typeof", stop), b.str("number")), b.block(general)));
  return stop;
}

/** Keeps a value for the whole loop. */
function hold(frame: Frame, node: b.Ex): ReturnType<typeof b.ident> {
  const temp = frame.temp();
  frame.effect(b.assign(temp, node));
  return b.ident(temp);
}

function release(frame: Frame, node: b.Ex): void {
  if (node.type === "Identifier") frame.free(node.name);
}

/** A loop over anything: by index where `iter` gave an array, by `next` otherwise. */
function walkingLoop(frame: Frame, loop: Loop, body: () => void): void {
  const { unit } = frame;
  const at = loop.iter.span;
  let walked: string;
  if (loop.walking && loop.iterable?.type === "Identifier") walked = loop.iterable.name;
  else {
    const iterable = loop.iterable ?? value(frame, loop.iter);
    walked = frame.fresh("n");
    frame.emit(b.declare("const", walked, unit.op("iter", [iterable], at)));
  }
  const indexed = frame.temp();
  frame.effect(b.assign(indexed, unit.op("isarr", [b.ident(walked)])));
  const counter = frame.fresh("i");
  const item = frame.temp();
  const given = b.conditional(
    b.ident(indexed),
    b.element(walked, b.ident(counter)),
    unit.op("next", [b.ident(walked)], at),
  );
  const test = b.binary("!==", b.assign(item, given), b.voidZero());
  const inside = loopBody(frame, body, () =>
    assignTarget(frame, loop.target, val(b.ident(item), itemType(frame, loop))),
  );
  frame.emit(b.for_(b.declare("let", counter, b.num(0)), test, b.increment(counter), inside));
  frame.free(item);
  frame.free(indexed);
}

function itemType(frame: Frame, loop: Loop) {
  const ranged =
    loop.iterable === null && rangeArguments(loop.iter, (name) => frame.isBuiltin(name)) !== null;
  return ranged ? intBetween(-Infinity, Infinity) : ANY;
}

/**
 * The block of a loop. What a library function swallows on its way (a StopIteration, an AttributeError) leaves the depth
 * too high, so a loop that calls anything sets it back each time round.
 */
export function loopBody(frame: Frame, body: () => void, first: () => void): b.St {
  const before = frame.calls;
  const statements = frame.collect(() => {
    first();
    body();
  });
  if (frame.calls > before) {
    frame.noteDepth();
    frame.owner.resets.push({ statements, depth: frame.depth() });
  }
  return b.block(statements);
}
