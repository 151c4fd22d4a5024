// Case mappings of Python 3.11, full ones (one character to several) included. What depends on
// the neighbours, the final sigma, is in str-case.ts.
import * as table from "./case.generated.ts";
import { findRun, readVlq } from "./vlq.ts";

/** A text is written in few scripts; more than this only a test or a hostile text asks for. */
const MOST_KNOWN = 4096;

class CaseTable {
  private readonly start: Uint32Array;
  private readonly count: Uint32Array;
  private readonly stride: Uint8Array;
  private readonly delta: Int32Array;
  private readonly full = new Map<number, string>();
  /** The table that answers for what this one does not list. */
  private readonly base: CaseTable | undefined;

  constructor(ranges: string, rangeCount: number, full: string, base?: CaseTable) {
    const numbers = readVlq(ranges, rangeCount * 4);
    this.base = base;
    this.start = new Uint32Array(rangeCount);
    this.count = new Uint32Array(rangeCount);
    this.stride = new Uint8Array(rangeCount);
    this.delta = new Int32Array(rangeCount);
    let start = 0;
    for (let i = 0; i < rangeCount; i++) {
      start += numbers[4 * i]!;
      this.start[i] = start;
      this.count[i] = numbers[4 * i + 1]!;
      this.stride[i] = numbers[4 * i + 2]!;
      const delta = numbers[4 * i + 3]!;
      this.delta[i] = delta & 1 ? -((delta + 1) >>> 1) : delta >>> 1;
    }
    for (const entry of full === "" ? [] : full.split("|")) {
      const code = entry.codePointAt(0)!;
      this.full.set(code, entry.slice(code > 0xffff ? 2 : 1));
    }
  }

  /** Mappings asked for before, by the character itself. */
  private readonly known = new Map<string, string>();

  mapChar(char: string): string {
    let mapped = this.known.get(char);
    if (mapped === undefined) {
      mapped = this.map(char.codePointAt(0)!);
      if (this.known.size < MOST_KNOWN) this.known.set(char, mapped);
    }
    return mapped;
  }

  private map(code: number): string {
    const full = this.full.get(code);
    if (full !== undefined) return full;
    const run = findRun(this.start, code);
    if (run >= 0) {
      const offset = code - this.start[run]!;
      const stride = this.stride[run]!;
      if (offset < this.count[run]! * stride && offset % stride === 0) {
        return String.fromCodePoint(code + this.delta[run]!);
      }
    }
    return this.base === undefined ? String.fromCodePoint(code) : this.base.map(code);
  }
}

const upper = new CaseTable(table.UPPER, table.UPPER_COUNT, table.UPPER_FULL);
const lower = new CaseTable(table.LOWER, table.LOWER_COUNT, table.LOWER_FULL);
const title = new CaseTable(table.TITLE, table.TITLE_COUNT, table.TITLE_FULL, upper);
const fold = new CaseTable(table.FOLD, table.FOLD_COUNT, table.FOLD_FULL, lower);

/** The upper case of a character. */
export const upperOf = (char: string): string => upper.mapChar(char);
/** The lower case of a character, without regard to its neighbours. */
export const lowerOf = (char: string): string => lower.mapChar(char);
/** The title case of a character. */
export const titleOf = (char: string): string => title.mapChar(char);
/** The case folding of a character. */
export const foldOf = (char: string): string => fold.mapChar(char);
