// The character classes of Python 3.11 (Unicode 14.0). The engine's own tables are of another
// version, and String and RegExp would answer differently from engine to engine.
import { CLASSES, RUN_COUNT, RUNS } from "./properties.generated.ts";
import { readVlq } from "./vlq.ts";

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

// Two levels, as in CPython: pages of 256 code points, equal pages of one class shared.
const PAGE_COUNT = 0x1100;
const pageOf = new Uint8Array(PAGE_COUNT);
const flagsOf = Uint16Array.from(CLASSES);

/** Writes the class of each code point of a range into pages; whole pages of one class stay shared. */
function buildPages(): Uint8Array {
  const pairs = readVlq(RUNS, RUN_COUNT * 2);
  const pages: Uint8Array[] = [];
  const shared = new Map<number, number>();
  const addPage = (fill: number) => pages.push(new Uint8Array(256).fill(fill)) - 1;
  let code = 0;
  for (let i = 0; i < RUN_COUNT; i++) {
    const kind = pairs[2 * i]!;
    const end = code + pairs[2 * i + 1]!;
    while (code < end) {
      const page = code >> 8;
      const pageStart = page << 8;
      const stop = Math.min(end, pageStart + 256);
      if (code === pageStart && stop === pageStart + 256) {
        if (!shared.has(kind)) shared.set(kind, addPage(kind));
        pageOf[page] = shared.get(kind)!;
      } else {
        if (code === pageStart) pageOf[page] = addPage(kind);
        pages[pageOf[page]!]!.fill(kind, code - pageStart, stop - pageStart);
      }
      code = stop;
    }
  }
  const out = new Uint8Array(pages.length * 256);
  pages.forEach((page, i) => {
    out.set(page, i * 256);
  });
  return out;
}

const kinds = buildPages();

/** The property bits of a code point. */
export function properties(code: number): number {
  return flagsOf[kinds[(pageOf[code >> 8]! << 8) | (code & 255)]!]!;
}

/** Has the code point any of the properties? */
export function hasProperty(code: number, mask: number): boolean {
  return (flagsOf[kinds[(pageOf[code >> 8]! << 8) | (code & 255)]!]! & mask) !== 0;
}

/** The value of a decimal digit of any script, or -1. */
export function decimalValue(code: number): number {
  if (code < 128) return code >= 48 && code <= 57 ? code - 48 : -1;
  if (!hasProperty(code, DECIMAL)) return -1;
  // The digits of a script are ten in a row; the mathematical ones follow each other in fives.
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  let zero = code;
  while (hasProperty(zero - 1, DECIMAL)) zero--;
  return (code - zero) % 10;
}
