/**
 * Which characters are the same to a pattern that ignores case: those with the same simple lower case, and small
 * letters that share a capital (the groups below).
 */
import { lowerOf, titleOf, upperOf } from "../../text/unicode/case.ts";

const GROUPS =
  "iı sſ µμ \u0345ι\u1fbe \u0390\u1fd3 \u03b0\u1fe3 βϐ εϵ θϑ κϰ πϖ ρϱ ςσ φϕ вᲀ дᲁ оᲂ сᲃ тᲄᲅ ъᲆ ѣᲇ \u1c88\ua64b ṡẛ \ufb05\ufb06";
const representative = new Map<number, number>();
const groupOf = new Map<number, readonly number[]>();
for (const group of GROUPS.split(" ")) {
  const codes = Array.from(group, (c) => c.codePointAt(0)!);
  for (const code of codes) {
    representative.set(code, codes[0]!);
    groupOf.set(code, codes);
  }
}
/** Capitals to which no small letter's own upper case leads. */
const MORE: Record<number, number> = {
  [0x69]: 0x130,
  [0x6b]: 0x212a,
  [0xe5]: 0x212b,
  [0x3c9]: 0x2126,
  [0xdf]: 0x1e9e,
  [0x3b8]: 0x3f4,
};

const simple = (text: string): number => text.codePointAt(0)!;

/** The simple lower case. */
export function lower(c: number, ascii: boolean): number {
  if (c < 128) return c >= 65 && c <= 90 ? c + 32 : c;
  return ascii ? c : simple(lowerOf(String.fromCodePoint(c)));
}

/** One number for all characters that are the same. */
export function fold(c: number, ascii: boolean): number {
  const l = lower(c, ascii);
  return ascii ? l : (representative.get(l) ?? l);
}

/** All characters that are the same as one. */
export function variants(c: number, ascii: boolean): number[] {
  const l = lower(c, ascii);
  if (ascii) return l >= 97 && l <= 122 ? [l, l - 32] : [c];
  const all: number[] = [];
  for (const one of groupOf.get(l) ?? [l]) {
    all.push(one);
    for (const text of [upperOf(String.fromCodePoint(one)), titleOf(String.fromCodePoint(one))])
      if (Array.from(text).length === 1) all.push(simple(text));
    const more = MORE[one];
    if (more !== undefined) all.push(more);
  }
  return all.filter((one) => fold(one, false) === fold(c, false));
}
