/**
 * Runs a compiled pattern: backtracking with a stack of its own, so that neither depth nor time can get out of hand.
 * The stack holds entries of three numbers. [pc >= 0, pos, 0] goes on at an instruction; [pc + RESUME, pos, limit]
 * gives up or takes one more step of a single-character repetition; [-1 - register, old, 0] restores a register.
 */
import { exc, raiseError } from "../../kernel.ts";
import { fold } from "./case-fold.ts";
import { isWord } from "./char-set.ts";
import * as P from "./program.ts";

const RESUME = 1 << 28;
/** Instructions that one call of a function of `re` may take. */
const MAX_STEPS = 2_000_000;
/** Numbers on the stack. */
const MAX_STACK = 6_000_000;

let steps = 0;

/** Starts counting anew: each call of a function of `re` has its own budget. */
export function beginSearch(): void {
  steps = 0;
}

function tooLong(): never {
  raiseError(
    exc.TimeoutError,
    `the regular expression took more than ${MAX_STEPS} steps: it backtracks too much on this text`,
  );
}

function takes(i: P.Instruction, c: number): boolean {
  switch (i.op) {
    case P.CHAR:
      return c === i.a;
    case P.NOT_CHAR:
      return c !== i.a;
    case P.FOLDED:
      return fold(c, i.ascii) === i.a;
    case P.NOT_FOLDED:
      return fold(c, i.ascii) !== i.a;
    case P.ANY:
      return true;
    case P.ANY_LINE:
      return c !== 10;
    default:
      return i.set!.has(c);
  }
}

export interface Run {
  readonly program: P.Program;
  readonly groups: number;
  readonly codes: ArrayLike<number>;
  /** The characters behind `end` are not seen; those before `start` are. */
  readonly end: number;
  /** The match must reach `end`. */
  readonly full: boolean;
}

/** The registers of a match at `start`, or null. An empty one does not count where `advance` holds. */
export function matchAt(run: Run, start: number, advance: boolean): Int32Array | null {
  const { codes, end, full, groups } = run;
  const { code, registers } = run.program;
  const regs = new Int32Array(registers).fill(-1);
  const stack: number[] = [];
  let pc = 0;
  let pos = start;
  const set = (register: number, value: number): void => {
    stack.push(-1 - register, regs[register]!, 0);
    regs[register] = value;
  };

  for (;;) {
    if (++steps > MAX_STEPS) tooLong();
    if (stack.length > MAX_STACK) raiseError(exc.MemoryError, "the regular expression needs too much memory");
    const i = code[pc]!;
    let ok = true;
    switch (i.op) {
      case P.CHAR:
        ok = pos < end && codes[pos] === i.a;
        pos++;
        break;
      case P.NOT_CHAR:
      case P.FOLDED:
      case P.NOT_FOLDED:
      case P.ANY:
      case P.ANY_LINE:
      case P.SET:
        ok = pos < end && takes(i, codes[pos]!);
        pos++;
        break;
      case P.AT:
        ok = holds(i.anchor, codes, pos, end);
        break;
      case P.SAVE:
        set(i.a, pos);
        if (i.b > 0) set(2 * groups, i.b);
        break;
      case P.SPLIT:
        stack.push(i.b, pos, 0);
        pc = i.a - 1;
        break;
      case P.JUMP:
        pc = i.a - 1;
        break;
      case P.BACKREF: {
        const from = regs[2 * i.a]!;
        const to = regs[2 * i.a + 1]!;
        ok = from >= 0 && to >= 0 && pos + to - from <= end;
        for (let k = from; ok && k < to; k++, pos++) {
          const [a, b] = [codes[k]!, codes[pos]!];
          ok = a === b || (i.b === 1 && fold(a, i.ascii) === fold(b, i.ascii));
          steps++;
        }
        break;
      }
      case P.IF_GROUP:
        if (regs[2 * i.a]! < 0 || regs[2 * i.a + 1]! < 0) pc = i.b - 1;
        break;
      case P.MARK:
        set(i.a, stack.length);
        break;
      case P.CUT:
        cut(stack, regs[i.a]!);
        break;
      case P.LOOK:
        set(i.a, stack.length);
        set(i.a + 1, pos);
        pos -= i.b;
        ok = pos >= 0;
        break;
      case P.LOOK_END:
        cut(stack, regs[i.a]!);
        pos = regs[i.a + 1]!;
        break;
      case P.NOT_LOOK:
        if (pos < i.b) {
          pc = i.c - 1;
          break;
        }
        set(i.a, stack.length);
        stack.push(i.c, pos, 0);
        pos -= i.b;
        break;
      case P.NOT_LOOK_END: {
        // What was looked for is there: everything since the look began is undone, and the look fails.
        const height = regs[i.a]!;
        while (stack.length > height) undo(stack, regs);
        ok = false;
        break;
      }
      case P.LOOP:
        set(i.a, 0);
        set(i.a + 1, -1);
        break;
      case P.LOOP_TEST: {
        const count = regs[i.a]!;
        const exit = i.one!.a;
        if (count < i.b) set(i.a, count + 1);
        else if (count >= i.c || regs[i.a + 1] === pos) pc = exit - 1;
        else if (i.mode === 0) {
          stack.push(exit, pos, 0);
          set(i.a, count + 1);
          set(i.a + 1, pos);
        } else {
          stack.push(pc + RESUME, pos, 0);
          pc = exit - 1;
        }
        break;
      }
      case P.REPEAT_ONE: {
        const one = i.one!;
        const most = i.b > end - pos ? end : pos + i.b;
        const least = pos + i.a;
        let at = pos;
        const goal = i.mode === 1 ? Math.min(least, most) : most;
        while (at < goal && takes(one, codes[at]!)) at++;
        steps += at - pos;
        ok = at >= least;
        if (i.mode === 0 && at > least) stack.push(pc + RESUME, at, least);
        else if (ok && i.mode === 1 && at < most) stack.push(pc + RESUME, at, most);
        pos = at;
        break;
      }
      default:
        ok = !(full && pos !== end) && !(advance && pos === start);
        if (ok) {
          regs[0] = start;
          regs[1] = pos;
          return regs;
        }
    }
    if (ok) {
      pc++;
      continue;
    }
    // Back to the last choice.
    for (;;) {
      if (stack.length === 0) return null;
      const limit = stack.pop()!;
      pos = stack.pop()!;
      pc = stack.pop()!;
      if (pc < 0) {
        regs[-1 - pc] = pos;
        continue;
      }
      if (pc < RESUME) break;
      pc -= RESUME;
      const r = code[pc]!;
      if (r.op === P.LOOP_TEST) {
        set(r.a, regs[r.a]! + 1);
        set(r.a + 1, pos);
      } else if (r.mode === 0) {
        pos--;
        const next = code[pc + 1]!;
        if (next.op === P.CHAR) {
          while (pos > limit && codes[pos] !== next.a) {
            pos--;
            steps++;
          }
        }
        if (pos > limit) stack.push(pc + RESUME, pos, limit);
      } else {
        if (!takes(r.one!, codes[pos]!)) continue;
        pos++;
        if (pos < limit) stack.push(pc + RESUME, pos, limit);
      }
      pc++;
      break;
    }
  }
}

/** Forgets the choices above a height; what restores registers stays. */
function cut(stack: number[], height: number): void {
  let to = height;
  for (let from = height; from < stack.length; from += 3) {
    if (stack[from]! >= 0) continue;
    stack[to] = stack[from]!;
    stack[to + 1] = stack[from + 1]!;
    to += 3;
  }
  // The third number of an entry that restores is always zero.
  for (let k = height + 2; k < to; k += 3) stack[k] = 0;
  stack.length = to;
}

function undo(stack: number[], regs: Int32Array): void {
  stack.pop();
  const value = stack.pop()!;
  const target = stack.pop()!;
  if (target < 0) regs[-1 - target] = value;
}

function holds(anchor: P.Instruction["anchor"], codes: ArrayLike<number>, pos: number, end: number): boolean {
  switch (anchor) {
    case "^":
    case "A":
      return pos === 0;
    case "^m":
      return pos === 0 || codes[pos - 1] === 10;
    case "$":
      return pos === end || (pos === end - 1 && codes[pos] === 10);
    case "$m":
      return pos === end || codes[pos] === 10;
    case "Z":
      return pos === end;
    default: {
      if (end === 0) return false;
      const ascii = anchor === "ba" || anchor === "Ba";
      const before = pos > 0 && isWord(codes[pos - 1]!, ascii);
      const after = pos < end && isWord(codes[pos]!, ascii);
      return (before !== after) === (anchor === "b" || anchor === "ba");
    }
  }
}

/** The first match at or behind `start`, or null. */
export function search(run: Run, start: number, advance: boolean): Int32Array | null {
  const { first, anchored } = run.program;
  const { codes, end } = run;
  for (let at = start; at <= end; at++) {
    if (first !== null) {
      while (at < end && !takes(first, codes[at]!)) {
        at++;
        steps++;
      }
      if (at >= end) return null;
    }
    const found = matchAt(run, at, advance && at === start);
    if (found !== null) return found;
    if (anchored) return null;
    if (steps > MAX_STEPS) tooLong();
  }
  return null;
}
