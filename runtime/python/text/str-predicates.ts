import {
  ALPHA,
  DECIMAL,
  DIGIT,
  hasProperty,
  ID_CONTINUE,
  ID_START,
  LOWER,
  NUMERIC,
  PRINTABLE,
  properties,
  SPACE,
  TITLE,
  UPPER,
} from "./unicode/properties.ts";

const NOT_ASCII = /[\u0080-\uffff]/;

/** Does the string hold nothing but ASCII? */
export function isAscii(s: string): boolean {
  return !NOT_ASCII.test(s);
}

function every(s: string, mask: number): boolean {
  for (let i = 0; i < s.length; i++) {
    const code = s.codePointAt(i)!;
    if (!hasProperty(code, mask)) return false;
    if (code > 0xffff) i++;
  }
  return true;
}

/** A test of all characters, with a pattern that answers for most strings that pass. */
function test(mask: number, common: RegExp): (s: string) => boolean {
  return (s) => common.test(s) || (s !== "" && every(s, mask));
}

// The patterns list letters that are common and have been letters in every version of Unicode.
export const isAlpha = test(
  ALPHA,
  /^[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0232\u0400-\u0481\u4e00-\u9fa5\uac00-\ud7a3]+$/,
);
export const isAlnum = test(
  ALPHA | DECIMAL | DIGIT | NUMERIC,
  /^[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0232\u0400-\u0481\u4e00-\u9fa5\uac00-\ud7a3]+$/,
);
export const isDecimal = test(DECIMAL, /^[0-9]+$/);
export const isDigit = test(DIGIT, /^[0-9]+$/);
export const isNumeric = test(NUMERIC, /^[0-9]+$/);
export const isSpace = test(SPACE, /^[\t-\r ]+$/);
export const isPrintable = test(
  PRINTABLE,
  /^[ -~\u00a1-\u00ac\u00ae-\u0232\u0400-\u0481\u4e00-\u9fa5\uac00-\ud7a3]*$/,
);

export function isIdentifier(s: string): boolean {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(s)) return true;
  if (s === "") return false;
  const first = s.codePointAt(0)!;
  return hasProperty(first, ID_START) && every(s, ID_CONTINUE);
}

/** One case only, and a character that has case. */
function oneCase(s: string, wanted: number, refused: number): boolean {
  let found = false;
  for (let i = 0; i < s.length; i++) {
    const code = s.codePointAt(i)!;
    const flags = properties(code);
    if (flags & refused) return false;
    if (flags & wanted) found = true;
    if (code > 0xffff) i++;
  }
  return found;
}

export const isLower = (s: string): boolean => oneCase(s, LOWER, UPPER | TITLE);
export const isUpper = (s: string): boolean => oneCase(s, UPPER, LOWER | TITLE);

export function isTitle(s: string): boolean {
  let found = false;
  let inWord = false;
  for (let i = 0; i < s.length; i++) {
    const code = s.codePointAt(i)!;
    const flags = properties(code);
    if (flags & (UPPER | TITLE)) {
      if (inWord) return false;
      inWord = true;
      found = true;
    } else if (flags & LOWER) {
      if (!inWord) return false;
      found = true;
    } else inWord = false;
    if (code > 0xffff) i++;
  }
  return found;
}
