import { exc, raiseError } from "../object/exception.ts";
import { Searcher } from "./search.ts";
import { hasProperty, SPACE } from "./unicode/properties.ts";

// The white space of str.isspace(), as Python 3.11 knows it.
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts some control characters in
const WORD = /[^\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts some control characters in
const LINE_END = /\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts some control characters in
const ODD_LINE_END = /[\v-\r\x1c-\x1e\x85\u2028\u2029]/;

/** Is the code unit white space? (No space lies outside the basic plane.) */
export function isSpaceUnit(unit: number): boolean {
  return hasProperty(unit, SPACE);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts some control characters in
const LEADING = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*/y;

/** The offset behind the leading white space. */
export function skipSpace(s: string, from: number): number {
  const first = s.charCodeAt(from);
  if (first > 32 && first < 127) return from;
  LEADING.lastIndex = from;
  LEADING.exec(s);
  return LEADING.lastIndex;
}

/** The offset where the trailing white space begins, not below `floor`. */
export function skipSpaceBack(s: string, from: number, floor: number): number {
  let i = from;
  // The engine trims long stretches faster; but it takes U+FEFF for white space.
  if (i === s.length && i - floor > 64 && isSpaceUnit(s.charCodeAt(i - 64))) {
    const kept = Math.max(floor, s.trimEnd().length);
    if (!s.includes("\ufeff", kept)) i = kept;
  }
  while (i > floor && isSpaceUnit(s.charCodeAt(i - 1))) i--;
  return i;
}

/** s.split(None, limit); a negative limit is none. */
export function splitSpace(s: string, limit: number): string[] {
  if (limit < 0) return s.match(WORD) ?? [];
  const parts: string[] = [];
  let at = skipSpace(s, 0);
  while (at < s.length) {
    if (parts.length >= limit) {
      parts.push(s.slice(at));
      break;
    }
    WORD.lastIndex = at;
    const word = WORD.exec(s)![0];
    parts.push(word);
    at = skipSpace(s, at + word.length);
  }
  WORD.lastIndex = 0;
  return parts;
}

/** s.rsplit(None, limit). */
export function rsplitSpace(s: string, limit: number): string[] {
  if (limit < 0) return splitSpace(s, -1);
  const parts: string[] = [];
  let end = skipSpaceBack(s, s.length, 0);
  while (end > 0) {
    if (parts.length >= limit) {
      parts.push(s.slice(0, end));
      break;
    }
    let start = end;
    while (start > 0 && !isSpaceUnit(s.charCodeAt(start - 1))) start--;
    parts.push(s.slice(start, end));
    end = skipSpaceBack(s, start, 0);
  }
  return parts.reverse();
}

function needSeparator(separator: string): void {
  if (separator === "") raiseError(exc.ValueError, "empty separator");
}

/** s.split(separator, limit). */
export function splitText(s: string, separator: string, limit: number): string[] {
  needSeparator(separator);
  if (limit < 0 && separator.length <= 8) return s.split(separator);
  const searcher = new Searcher(separator);
  const parts: string[] = [];
  let from = 0;
  while (limit < 0 || parts.length < limit) {
    const at = searcher.find(s, from, s.length);
    if (at < 0) break;
    parts.push(s.slice(from, at));
    from = at + separator.length;
  }
  parts.push(s.slice(from));
  return parts;
}

/** s.rsplit(separator, limit). */
export function rsplitText(s: string, separator: string, limit: number): string[] {
  needSeparator(separator);
  const searcher = new Searcher(separator);
  const parts: string[] = [];
  let end = s.length;
  while (limit < 0 || parts.length < limit) {
    const at = searcher.findLast(s, 0, end);
    if (at < 0) break;
    parts.push(s.slice(at + separator.length, end));
    end = at;
  }
  parts.push(s.slice(0, end));
  return parts.reverse();
}

/** s.partition(separator). */
export function partition(s: string, separator: string): [string, string, string] {
  needSeparator(separator);
  const at = new Searcher(separator).find(s, 0, s.length);
  return at < 0 ? [s, "", ""] : [s.slice(0, at), separator, s.slice(at + separator.length)];
}

/** s.rpartition(separator). */
export function rpartition(s: string, separator: string): [string, string, string] {
  needSeparator(separator);
  const at = new Searcher(separator).findLast(s, 0, s.length);
  return at < 0 ? ["", "", s] : [s.slice(0, at), separator, s.slice(at + separator.length)];
}

/** s.splitlines(keepEnds). */
export function splitLines(s: string, keepEnds: boolean): string[] {
  if (!keepEnds && !ODD_LINE_END.test(s)) {
    const lines = s.split("\n");
    if (lines[lines.length - 1] === "") lines.pop();
    return lines;
  }
  const lines: string[] = [];
  let from = 0;
  LINE_END.lastIndex = 0;
  for (let found = LINE_END.exec(s); found !== null; found = LINE_END.exec(s)) {
    const next = LINE_END.lastIndex;
    lines.push(s.slice(from, keepEnds ? next : found.index));
    from = next;
  }
  if (from < s.length) lines.push(s.slice(from));
  return lines;
}
