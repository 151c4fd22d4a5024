import { fold, variants } from "./case-fold.ts";
import { CharSet } from "./char-set.ts";
import { raiseReError } from "./error.ts";
import { ASCII, DOTALL, IGNORECASE, MULTILINE, TYPE_FLAGS, UNICODE } from "./flags.ts";
import type { ParsedPattern } from "./parser.ts";
import * as P from "./program.ts";
import { INFINITE, type Node, widthOf } from "./tree.ts";

const MODES = { greedy: 0, lazy: 1, possessive: 2 };

/** Compiles a tree; registers hold the bounds of the groups, the last group closed, and the state of loops. */
export function compileTree(parsed: ParsedPattern, flags: number): P.Program {
  return new CodeGenerator(parsed).program(flags);
}

class CodeGenerator {
  private readonly code: P.Instruction[] = [];
  private registers: number;
  private readonly parsed: ParsedPattern;
  constructor(parsed: ParsedPattern) {
    this.parsed = parsed;
    this.registers = 2 * parsed.groups + 1;
  }

  program(flags: number): P.Program {
    this.node(this.parsed.tree, flags);
    this.emit(P.MATCH);
    let at = 0;
    while (this.code[at]!.op === P.SAVE) at++;
    const start = this.code[at]!;
    const single = start.op === P.REPEAT_ONE && start.a > 0 ? start.one : start.op <= P.SET ? start : null;
    return {
      code: this.code,
      registers: this.registers,
      first: single,
      anchored: start.op === P.AT && (start.anchor === "A" || start.anchor === "^"),
    };
  }

  private emit(op: number, a = 0, b = 0, c = 0): P.Instruction {
    const instruction = make(op, a, b, c);
    this.code.push(instruction);
    return instruction;
  }
  private get here(): number {
    return this.code.length;
  }

  private node(node: Node, flags: number): void {
    switch (node.kind) {
      case "char":
      case "any":
      case "set":
        this.code.push(single(node, flags));
        return;
      case "at":
        this.emit(P.AT).anchor = anchorOf(node.anchor, flags);
        return;
      case "sequence":
        for (const item of node.items) this.node(item, flags);
        return;
      case "branch":
        this.branch(node.items, flags);
        return;
      case "group": {
        const own = (node.add & TYPE_FLAGS ? flags & ~TYPE_FLAGS : flags) | node.add;
        if (node.number !== null) this.emit(P.SAVE, 2 * node.number);
        this.node(node.body, own & ~node.remove);
        if (node.number !== null) this.emit(P.SAVE, 2 * node.number + 1, node.number);
        return;
      }
      case "repeat":
        this.repeat(node, flags);
        return;
      case "atomic":
        this.atomic(() => this.node(node.body, flags));
        return;
      case "look":
        this.look(node, flags);
        return;
      case "backref": {
        const made = this.emit(P.BACKREF, node.group, flags & IGNORECASE ? 1 : 0);
        made.ascii = !(flags & UNICODE);
        return;
      }
      case "condition": {
        const test = this.emit(P.IF_GROUP, node.group);
        this.node(node.yes, flags);
        if (node.no === null) test.b = this.here;
        else {
          const skip = this.emit(P.JUMP);
          test.b = this.here;
          this.node(node.no, flags);
          skip.a = this.here;
        }
      }
    }
  }

  private branch(items: readonly Node[], flags: number): void {
    const ends: P.Instruction[] = [];
    items.forEach((item, i) => {
      if (i === items.length - 1) {
        this.node(item, flags);
        return;
      }
      const split = this.emit(P.SPLIT, this.here + 1);
      this.node(item, flags);
      ends.push(this.emit(P.JUMP));
      split.b = this.here;
    });
    for (const end of ends) end.a = this.here;
  }

  private atomic(body: () => void): void {
    const register = this.registers++;
    this.emit(P.MARK, register);
    body();
    this.emit(P.CUT, register);
  }

  private look(node: Extract<Node, { kind: "look" }>, flags: number): void {
    let back = 0;
    if (node.behind) {
      const width = widthOf(node.body, this.parsed.widths);
      if (width.low > 4294967295) raiseReError("looks too much behind");
      if (width.low !== width.high) raiseReError("look-behind requires fixed-width pattern");
      back = width.low;
    }
    const register = this.registers;
    this.registers += 2;
    const start = this.emit(node.negate ? P.NOT_LOOK : P.LOOK, register, back);
    this.node(node.body, flags);
    this.emit(node.negate ? P.NOT_LOOK_END : P.LOOK_END, register);
    start.c = this.here;
  }

  private repeat(node: Extract<Node, { kind: "repeat" }>, flags: number): void {
    const { min, max, mode } = node;
    let { body } = node;
    if (body.kind === "group" && body.number === null && body.add === 0 && body.remove === 0)
      body = body.body;
    if (body.kind === "char" || body.kind === "any" || body.kind === "set") {
      const made = this.emit(P.REPEAT_ONE, min, max);
      made.mode = MODES[mode];
      made.one = single(body, flags);
      return;
    }
    if (mode === "possessive") {
      this.atomic(() => this.loop({ kind: "atomic", body }, min, max, 0, flags));
    } else this.loop(body, min, max, MODES[mode], flags);
  }

  private loop(body: Node, min: number, max: number, mode: number, flags: number): void {
    const simple = min <= 1 && max === INFINITE && widthOf(body, this.parsed.widths).low > 0;
    if (min === 0 && max === 1) {
      const split = this.emit(P.SPLIT);
      this.node(body, flags);
      this.aim(split, this.here, mode);
      return;
    }
    if (simple) {
      const enter = min === 1 ? this.emit(P.JUMP) : null;
      const split = this.emit(P.SPLIT);
      const at = this.here - 1;
      if (enter !== null) enter.a = this.here;
      this.node(body, flags);
      this.emit(P.JUMP, at);
      this.aim(split, this.here, mode, at + 1);
      return;
    }
    const register = this.registers;
    this.registers += 2;
    this.emit(P.LOOP, register);
    const test = this.emit(P.LOOP_TEST, register, min, max);
    const at = this.here - 1;
    test.mode = mode;
    this.node(body, flags);
    this.emit(P.JUMP, at);
    // The exit is kept where an instruction has room for it.
    test.one = make(P.JUMP, this.here, 0, 0);
  }

  /** Which way a split tries first. */
  private aim(split: P.Instruction, exit: number, mode: number, body = this.code.indexOf(split) + 1): void {
    split.a = mode === 0 ? body : exit;
    split.b = mode === 0 ? exit : body;
  }
}

function make(op: number, a: number, b: number, c: number): P.Instruction {
  return { op, a, b, c, set: null, anchor: null, ascii: false, mode: 0, one: null };
}

/** The instruction that takes one character. */
function single(node: Extract<Node, { kind: "char" | "any" | "set" }>, flags: number): P.Instruction {
  const ascii = !(flags & UNICODE) || (flags & ASCII) !== 0;
  const ignore = (flags & IGNORECASE) !== 0;
  if (node.kind === "any") return make(flags & DOTALL ? P.ANY : P.ANY_LINE, 0, 0, 0);
  if (node.kind === "char") {
    if (ignore && variants(node.code, ascii).length > 1) {
      const made = make(node.negate ? P.NOT_FOLDED : P.FOLDED, fold(node.code, ascii), 0, 0);
      made.ascii = ascii;
      return made;
    }
    return make(node.negate ? P.NOT_CHAR : P.CHAR, node.code, 0, 0);
  }
  const made = make(P.SET, 0, 0, 0);
  made.set = new CharSet(node.items, node.negate, ascii, ignore);
  return made;
}

function anchorOf(anchor: NonNullable<P.Instruction["anchor"]>, flags: number): P.Instruction["anchor"] {
  if (flags & MULTILINE && (anchor === "^" || anchor === "$")) return `${anchor}m`;
  const ascii = !(flags & UNICODE) || (flags & ASCII) !== 0;
  return ascii && (anchor === "b" || anchor === "B") ? `${anchor}a` : anchor;
}
