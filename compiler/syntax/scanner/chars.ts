const ID_START = 1;
const ID_PART = 2;
const DIGIT = 4;
const HEX = 8;

const CLASS = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const lower = c | 32;
  const letter = lower >= 97 && lower <= 122;
  if (letter || c === 95) CLASS[c]! |= ID_START | ID_PART;
  if (c >= 48 && c <= 57) CLASS[c]! |= DIGIT | HEX | ID_PART;
  if (letter && lower <= 102) CLASS[c]! |= HEX;
}

/** Can begin a name. As in CPython's tokenizer, everything outside ASCII can, until it is examined. */
export function isNameStart(c: number): boolean {
  return c >= 128 || (CLASS[c]! & ID_START) !== 0;
}

/** Can continue a name, with the same reservation. NaN, which stands for the end, can not. */
export function isNamePart(c: number): boolean {
  return c >= 128 || (CLASS[c | 0]! & ID_PART) !== 0;
}

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

export function isHexDigit(c: number): boolean {
  return c < 128 && (CLASS[c]! & HEX) !== 0;
}

const XID_START = /^[\p{XID_Start}_]$/u;
const XID_CONTINUE = /^\p{XID_Continue}$/u;
const UNPRINTABLE = /^[\p{C}\p{Z}]$/u;

/** The offset of the first character that a name may not have at its place, or -1. */
export function firstBadInName(text: string, start: number, end: number): number {
  for (let i = start; i < end; ) {
    const code = text.codePointAt(i)!;
    const char = String.fromCodePoint(code);
    if (!(i === start ? XID_START : XID_CONTINUE).test(char)) return i;
    i += char.length;
  }
  return -1;
}

/** Whether a character shows nothing, as Python's str.isprintable judges it. */
export function isUnprintable(char: string): boolean {
  return char !== " " && UNPRINTABLE.test(char);
}

/** How Unicode writes a code point: U+00A0. */
export function codePointName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The name as CPython binds it: names outside ASCII are normalised (NFKC). */
export function normalizeName(name: string): string {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) > 127) return name.normalize("NFKC");
  return name;
}
