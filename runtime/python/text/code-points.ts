// Python counts code points, JavaScript UTF-16 code units. They agree unless a string holds a
// surrogate pair, which most do not; so each operation asks that first. The answer for the last
// long string is kept, because scripts walk through one text index by index.

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;
/** Strings up to this length are searched again rather than compared with the one kept. */
const SHORT = 64;
/** Distance in code points of the known offsets in a long string with pairs. */
const STRIDE = 16;

let lastText = "";
let lastHasPairs = false;
/** The last long slice of a text without pairs: it has none either, and often is asked about next. */
let lastPlain = "";
/** The unit offset of each STRIDE-th code point of lastText; made on demand. */
let lastMarks: Uint32Array | undefined;

/** Does the string hold a code point outside the basic plane? */
export function hasPairs(s: string): boolean {
  if (s.length <= SHORT) return PAIR.test(s);
  if (s.length !== lastText.length || s !== lastText) {
    lastHasPairs = (s.length !== lastPlain.length || s !== lastPlain) && PAIR.test(s);
    lastText = s;
    lastMarks = undefined;
  }
  return lastHasPairs;
}

function isPairAt(s: string, unit: number): boolean {
  const high = s.charCodeAt(unit);
  if (high < 0xd800 || high > 0xdbff) return false;
  const low = s.charCodeAt(unit + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}

/** The marks of a long string for which hasPairs was just asked. */
function marksOf(s: string): Uint32Array {
  if (lastMarks !== undefined) return lastMarks;
  const marks = new Uint32Array(Math.ceil(s.length / STRIDE) + 1);
  let count = 0;
  let point = 0;
  for (let unit = 0; unit < s.length; unit++, point++) {
    if (point % STRIDE === 0) marks[count++] = unit;
    if (isPairAt(s, unit)) unit++;
  }
  lastMarks = marks.slice(0, count);
  return lastMarks;
}

/** len() of a str. */
export function strLen(s: string): number {
  return hasPairs(s) ? pointIndex(s, s.length) : s.length;
}

/** The unit offset of code point `index`; the string's length where there is no such code point. */
export function unitOffset(s: string, index: number): number {
  if (!hasPairs(s)) return Math.min(index, s.length);
  let unit = 0;
  let point = 0;
  if (s.length > SHORT) {
    const marks = marksOf(s);
    const mark = Math.min(Math.floor(index / STRIDE), marks.length - 1);
    unit = marks[mark]!;
    point = mark * STRIDE;
  }
  for (; point < index && unit < s.length; point++) unit += isPairAt(s, unit) ? 2 : 1;
  return unit;
}

/** How many code points stand before a unit offset. */
export function pointIndex(s: string, offset: number): number {
  if (!hasPairs(s)) return offset;
  let unit = 0;
  let point = 0;
  if (s.length > SHORT) {
    const marks = marksOf(s);
    let low = 0;
    let high = marks.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (marks[middle]! <= offset) low = middle;
      else high = middle;
    }
    unit = marks[low]!;
    point = low * STRIDE;
  }
  for (; unit < offset; point++) unit += isPairAt(s, unit) ? 2 : 1;
  return point;
}

/** s[i] for an index that may be negative; undefined where it is out of range. */
export function strItem(s: string, i: number): string | undefined {
  if (!hasPairs(s)) return i < 0 ? s[s.length + i] : s[i];
  const index = i < 0 ? i + strLen(s) : i;
  if (index < 0) return undefined;
  const unit = unitOffset(s, index);
  return unit < s.length ? s.slice(unit, unit + (isPairAt(s, unit) ? 2 : 1)) : undefined;
}

/** s[start:stop:step] for bounds that are already clipped as slice.indices() clips them. */
export function strSlice(s: string, start: number, stop: number, step: number): string {
  if (step === 1) {
    if (start >= stop) return "";
    if (hasPairs(s)) return s.slice(unitOffset(s, start), unitOffset(s, stop));
    const slice = s.slice(start, stop);
    if (slice.length > SHORT) lastPlain = slice;
    return slice;
  }
  const chars = strIter(s);
  const parts: string[] = [];
  if (step > 0) for (let i = start; i < stop; i += step) parts.push(chars[i]!);
  else for (let i = start; i > stop; i += step) parts.push(chars[i]!);
  return parts.join("");
}

/** The characters of a string: the string itself where every code unit is one. */
export function strIter(s: string): ArrayLike<string> {
  return hasPairs(s) ? Array.from(s) : s;
}

/** Negative, zero or positive as a comes before, equals or comes after b in code point order. */
export function strCompare(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) {
    i++;
    // A long common beginning is passed over in large steps.
    if (i % 64 === 0) {
      let step = 64;
      while (i + step <= length && a.slice(i, i + step) === b.slice(i, i + step)) {
        i += step;
        if (step < 65536) step *= 2;
      }
    }
  }
  if (i === length) return a.length - b.length;
  const x = a.charCodeAt(i);
  const y = b.charCodeAt(i);
  if (x < 0xd800 || y < 0xd800) return x - y;
  // A low surrogate may end a pair whose first half both strings share.
  const at = i > 0 && (isPairAt(a, i - 1) || isPairAt(b, i - 1)) ? i - 1 : i;
  return a.codePointAt(at)! - b.codePointAt(at)!;
}
