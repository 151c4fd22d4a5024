import * as T from "./token.ts";

const KEYWORDS: ReadonlyMap<string, number> = new Map([
  ["False", T.FALSE],
  ["None", T.NONE],
  ["True", T.TRUE],
  ["and", T.AND],
  ["as", T.AS],
  ["assert", T.ASSERT],
  ["async", T.ASYNC],
  ["await", T.AWAIT],
  ["break", T.BREAK],
  ["class", T.CLASS],
  ["continue", T.CONTINUE],
  ["def", T.DEF],
  ["del", T.DEL],
  ["elif", T.ELIF],
  ["else", T.ELSE],
  ["except", T.EXCEPT],
  ["finally", T.FINALLY],
  ["for", T.FOR],
  ["from", T.FROM],
  ["global", T.GLOBAL],
  ["if", T.IF],
  ["import", T.IMPORT],
  ["in", T.IN],
  ["is", T.IS],
  ["lambda", T.LAMBDA],
  ["nonlocal", T.NONLOCAL],
  ["not", T.NOT],
  ["or", T.OR],
  ["pass", T.PASS],
  ["raise", T.RAISE],
  ["return", T.RETURN],
  ["try", T.TRY],
  ["while", T.WHILE],
  ["with", T.WITH],
  ["yield", T.YIELD],
]);

const LONGEST = 8;

/*
 * Keywords by their first and second letter and length: at most one or two words share a slot, so that
 * an ordinary name is recognised as such by one array access, without making a string of it.
 */
const SLOTS = new Array<readonly (readonly [string, number])[] | undefined>(128 * (LONGEST + 1)).fill(
  undefined,
);
for (const entry of KEYWORDS) {
  const slot = slotOf(entry[0].charCodeAt(0), entry[0].charCodeAt(1), entry[0].length);
  SLOTS[slot] = [...(SLOTS[slot] ?? []), entry];
}

function slotOf(first: number, second: number, length: number): number {
  return ((first * 7 + second) & 127) * (LONGEST + 1) + length;
}

/** The keyword kind of text[start, end), or NAME. */
export function keywordOrName(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 2 || length > LONGEST) return T.NAME;
  const slot = SLOTS[slotOf(text.charCodeAt(start), text.charCodeAt(start + 1), length)];
  if (slot === undefined) return T.NAME;
  for (let i = 0; i < slot.length; i++) {
    const entry = slot[i]!;
    if (text.startsWith(entry[0], start)) return entry[1];
  }
  return T.NAME;
}

/** Whether a name is a reserved word, for places that read names out of normalised text. */
export function isReserved(name: string): boolean {
  return KEYWORDS.has(name);
}
