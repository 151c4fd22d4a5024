// The character classes of Python 3.11 (Unicode 14.0). The engine's own tables are of another
// version, and String and RegExp would answer differently from engine to engine.
import { CLASSES, RUN_COUNT, RUNS } from "./properties.generated.ts";
import { findRun, readVlq } from "./vlq.ts";

export const ALPHA = 1 << 0;
export const DECIMAL = 1 << 1;
export const DIGIT = 1 << 2;
export const NUMERIC = 1 << 3;
export const SPACE = 1 << 4;
export const PRINTABLE = 1 << 5;
export const LOWER = 1 << 6;
export const UPPER = 1 << 7;
export const TITLE = 1 << 8;
export const ID_START = 1 << 9;
export const ID_CONTINUE = 1 << 10;
export const CASE_IGNORABLE = 1 << 11;
export const CASED = 1 << 12;
export const LINE_BREAK = 1 << 13;

const runStart = new Uint32Array(RUN_COUNT);
const runFlags = new Uint16Array(RUN_COUNT);
const pairs = readVlq(RUNS, RUN_COUNT * 2);
for (let i = 0, code = 0; i < RUN_COUNT; i++) {
  runStart[i] = code;
  runFlags[i] = CLASSES[pairs[2 * i]!]!;
  code += pairs[2 * i + 1]!;
}

const latin = new Uint16Array(256);
for (let code = 0; code < 256; code++) latin[code] = runFlags[findRun(runStart, code)]!;

/** The property bits of a code point. */
export function properties(code: number): number {
  return code < 256 ? latin[code]! : runFlags[findRun(runStart, code)]!;
}

/** Has the code point any of the properties? */
export function hasProperty(code: number, mask: number): boolean {
  return ((code < 256 ? latin[code]! : runFlags[findRun(runStart, code)]!) & mask) !== 0;
}

/** The value of a decimal digit of any script, or -1. */
export function decimalValue(code: number): number {
  if (code < 128) return code >= 48 && code <= 57 ? code - 48 : -1;
  const run = findRun(runStart, code);
  return runFlags[run]! & DECIMAL ? (code - runStart[run]!) % 10 : -1;
}
