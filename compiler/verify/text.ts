import { BRACKET_WEIGHT, LONGEST_NUMBER, MOST_BYTES, MOST_NESTING, MOST_NODES } from "./limits.ts";
import type { Report } from "./rules.ts";

const NEWLINE = 10;
const SPACE = 32;
const BACKSLASH = 92;
const SLASH = 47;

/** Words that open a level of a parser's recursion without a bracket. */
const NESTING_WORDS = new Set([
  "if",
  "else",
  "for",
  "while",
  "do",
  "typeof",
  "void",
  "delete",
  "yield",
  "await",
  "new",
]);

/** Operator characters; a run such as `===` counts once, but each `!`, `~`, `-`, `+` may nest. */
const OPERATORS = new Set([..."!~+-*%&|^<>=?:/"].map((c) => c.charCodeAt(0)));
const PREFIXES = new Set([..."!~+-"].map((c) => c.charCodeAt(0)));

/**
 * Reads the text once, without recursion, before acorn sees it: size, characters, comments and nesting.
 * It knows of JavaScript's tokens only that strings are quoted; what it takes for a string and what acorn
 * takes for one agree, because templates, regular expressions and comments are refused here.
 * Gives false where acorn must not be started.
 */
export function checkText(js: string, report: Report): boolean {
  const { length } = js;
  const bytes = length * 3 > MOST_BYTES ? new TextEncoder().encode(js).length : length;
  if (bytes > MOST_BYTES && report.add("text-size", `${bytes} bytes are too many`, span(0, length)))
    return false;
  const lone = /\p{Surrogate}/u.exec(js);
  if (lone) report.add("text-characters", "a surrogate stands alone", span(lone.index));
  let shallow = true;
  let weight = 0;
  const chains: number[] = [];
  let chain = 0;
  let before = 0;
  let tokens = 0;
  for (let i = 0; i < length; i++) {
    const c = js.charCodeAt(i);
    if (c !== SPACE && c !== NEWLINE) tokens++;
    if (isWordStart(c)) {
      const start = i;
      while (isWordPart(js.charCodeAt(i + 1))) i++;
      if (i - start < 6 && NESTING_WORDS.has(js.slice(start, i + 1))) {
        chain++;
        weight++;
      }
    } else if (isDigit(c)) {
      const start = i;
      while (isWordPart(js.charCodeAt(i + 1))) i++;
      if (i - start >= LONGEST_NUMBER) report.add("number-size", "a number is too long", span(start, i + 1));
    } else if (c === 0x22 || c === 0x27) {
      i = skipString(js, i, c, report);
    } else if (c === 0x28 || c === 0x5b || c === 0x7b) {
      chains.push(chain);
      chain = 0;
      weight += BRACKET_WEIGHT;
    } else if (c === 0x29 || c === 0x5d || c === 0x7d) {
      if (chains.length > 0) weight -= BRACKET_WEIGHT + chain;
      chain = chains.pop() ?? 0;
      if (c === 0x7d && !/^\s*else\b/.test(js.slice(i + 1, i + 16))) {
        weight -= chain;
        chain = 0;
      }
    } else if (c === 0x2c || c === 0x3b) {
      weight -= chain;
      chain = 0;
    } else if (c === SLASH && (js.charCodeAt(i + 1) === SLASH || js.charCodeAt(i + 1) === 42)) {
      report.add("comment", "a comment", span(i, i + 2));
      i = skipComment(js, i) - 1;
    } else if (OPERATORS.has(c)) {
      if (js.startsWith("<!--", i) || js.startsWith("-->", i))
        report.add("comment", "an HTML-like comment", span(i, i + 3));
      if (!OPERATORS.has(before) || PREFIXES.has(c)) {
        chain++;
        weight++;
      }
    } else if (
      c === BACKSLASH ||
      c === 0x60 ||
      c === 0x23 ||
      c === 0x40 ||
      c > 126 ||
      (c < SPACE && c !== NEWLINE)
    ) {
      const code = c.toString(16).padStart(4, "0");
      report.add("text-characters", `the character U+${code} outside a string`, span(i));
    }
    before = c;
    if (weight > MOST_NESTING && shallow) {
      shallow = false;
      if (report.add("nesting", "brackets and operators nest too deep", span(i))) return false;
    }
  }
  return !(tokens > MOST_NODES && report.add("tree-size", `${tokens} tokens are too many`, span(0, length)));
}

/** The offset of the quote that ends a string, or of the text's end. */
function skipString(js: string, from: number, quote: number, report: Report): number {
  let i = from + 1;
  for (; i < js.length; i++) {
    const c = js.charCodeAt(i);
    if (c === quote) break;
    if (c === BACKSLASH) i++;
    else if (c < SPACE) report.add("text-characters", "a control character in a string", span(i));
  }
  return i;
}

/** The offset behind a comment; reached only by a test that switched the rule off. */
function skipComment(js: string, from: number): number {
  const line = js.charCodeAt(from + 1) === SLASH;
  const end = js.indexOf(line ? "\n" : "*/", from + 2);
  return end < 0 ? js.length : end + (line ? 0 : 2);
}

function isWordStart(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 36 || c === 95;
}

function isWordPart(c: number): boolean {
  return isWordStart(c) || isDigit(c);
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function span(start: number, end = start + 1): { start: number; end: number } {
  return { start, end };
}
