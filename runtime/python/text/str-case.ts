import { isAscii } from "./str-predicates.ts";
import { foldOf, lowerOf, titleOf, upperOf } from "./unicode/case.ts";
import { CASE_IGNORABLE, CASED, hasProperty, LOWER, properties, UPPER } from "./unicode/properties.ts";

const SIGMA = "\u03a3";

// Letters whose mappings no version of Unicode since 3.0 has changed and no neighbour changes: there
// the engine's own functions do the same, only faster. Greek is not among them (final sigma).
const STABLE = /^[\0-\u017f\u0400-\u0481\u2010-\u205e\u3001-\u9fa5\uac00-\ud7a3]*$/;

function mapAll(s: string, map: (char: string) => string): string {
  const parts: string[] = [];
  for (const char of s) parts.push(map(char));
  return parts.join("");
}

/** A capital sigma becomes a final sigma at the end of a word of two letters or more. */
function isFinalSigma(chars: readonly string[], at: number): boolean {
  const code = (i: number) => chars[i]!.codePointAt(0)!;
  let before = at - 1;
  while (before >= 0 && hasProperty(code(before), CASE_IGNORABLE)) before--;
  if (before < 0 || !hasProperty(code(before), CASED)) return false;
  let after = at + 1;
  while (after < chars.length && hasProperty(code(after), CASE_IGNORABLE)) after++;
  return after === chars.length || !hasProperty(code(after), CASED);
}

function lowerAt(chars: readonly string[], at: number): string {
  const char = chars[at]!;
  if (char === SIGMA) return isFinalSigma(chars, at) ? "\u03c2" : "\u03c3";
  return lowerOf(char);
}

export function upper(s: string): string {
  return STABLE.test(s) ? s.toUpperCase() : mapAll(s, upperOf);
}

export function lower(s: string): string {
  if (STABLE.test(s)) return s.toLowerCase();
  if (!s.includes(SIGMA)) return mapAll(s, lowerOf);
  const chars = Array.from(s);
  return chars.map((_, i) => lowerAt(chars, i)).join("");
}

export function casefold(s: string): string {
  return isAscii(s) ? s.toLowerCase() : mapAll(s, foldOf);
}

export function capitalize(s: string): string {
  if (isAscii(s)) return s.charAt(0).toUpperCase() + s.slice(1).toLowerCase();
  const chars = Array.from(s);
  return chars.map((char, i) => (i === 0 ? titleOf(char) : lowerAt(chars, i))).join("");
}

export function title(s: string): string {
  const chars = Array.from(s);
  let inWord = false;
  return chars
    .map((char, i) => {
      const code = char.codePointAt(0)!;
      const mapped = inWord ? lowerAt(chars, i) : titleOf(char);
      inWord = hasProperty(code, CASED);
      return mapped;
    })
    .join("");
}

export function swapcase(s: string): string {
  const chars = Array.from(s);
  return chars
    .map((char, i) => {
      const code = char.codePointAt(0)!;
      const flags = properties(code);
      if (flags & UPPER) return lowerAt(chars, i);
      return flags & LOWER ? upperOf(char) : char;
    })
    .join("");
}
