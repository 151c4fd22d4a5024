import type { CharSet } from "./char-set.ts";
import type { Anchor } from "./tree.ts";

/** The instructions into which a pattern is compiled. `machine.ts` says what they do. */
export const CHAR = 0;
export const NOT_CHAR = 1;
export const FOLDED = 2;
export const NOT_FOLDED = 3;
export const ANY = 4;
export const ANY_LINE = 5;
export const SET = 6;
export const AT = 7;
export const SAVE = 8;
export const SPLIT = 9;
export const JUMP = 10;
export const BACKREF = 11;
export const IF_GROUP = 12;
export const MARK = 13;
export const CUT = 14;
export const LOOK = 15;
export const LOOK_END = 16;
export const NOT_LOOK = 17;
export const NOT_LOOK_END = 18;
export const LOOP = 19;
export const LOOP_TEST = 20;
export const REPEAT_ONE = 21;
export const MATCH = 22;

export interface Instruction {
  op: number;
  /** A code, register, group or target: see the machine. */
  a: number;
  b: number;
  c: number;
  set: CharSet | null;
  anchor: Anchor | "^m" | "$m" | "ba" | "Ba" | null;
  ascii: boolean;
  /** Of a repetition: 0 greedy, 1 lazy, 2 possessive. */
  mode: number;
  /** What one step of a repetition matches. */
  one: Instruction | null;
}

export interface Program {
  readonly code: readonly Instruction[];
  readonly registers: number;
  /** What the first character must be, where that is one test. */
  readonly first: Instruction | null;
  /** True where a match can only begin at the beginning of the text. */
  readonly anchored: boolean;
}
