// Case and classes of bytes: ASCII only, whatever the text.

const isUpper = (c: number): boolean => c >= 65 && c <= 90;
const isLower = (c: number): boolean => c >= 97 && c <= 122;
const isLetter = (c: number): boolean => isUpper(c) || isLower(c);
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isSpace = (c: number): boolean => c === 32 || (c >= 9 && c <= 13);
const toUpper = (c: number): number => (isLower(c) ? c - 32 : c);
const toLower = (c: number): number => (isUpper(c) ? c + 32 : c);

type Test = (b: Uint8Array) => boolean;
const all =
  (test: (c: number) => boolean): Test =>
  (b) =>
    b.length > 0 && b.every(test);

export const tests: Record<string, Test> = {
  isalnum: all((c) => isLetter(c) || isDigit(c)),
  isalpha: all(isLetter),
  isascii: (b) => b.every((c) => c < 128),
  isdigit: all(isDigit),
  isspace: all(isSpace),
  islower: (b) => b.some(isLower) && !b.some(isUpper),
  isupper: (b) => b.some(isUpper) && !b.some(isLower),
  istitle: (b) => {
    let found = false;
    for (let i = 0; i < b.length; i++) {
      const inWord = i > 0 && isLetter(b[i - 1]!);
      if (isUpper(b[i]!) && inWord) return false;
      if (isLower(b[i]!) && !inWord) return false;
      found ||= isLetter(b[i]!);
    }
    return found;
  },
};

type Change = (b: Uint8Array) => Uint8Array;
export const changes: Record<string, Change> = {
  lower: (b) => b.map(toLower),
  upper: (b) => b.map(toUpper),
  swapcase: (b) => b.map((c) => (isUpper(c) ? toLower(c) : toUpper(c))),
  capitalize: (b) => b.map((c, i) => (i === 0 ? toUpper(c) : toLower(c))),
  title: (b) => b.map((c, i) => (i > 0 && isLetter(b[i - 1]!) ? toLower(c) : toUpper(c))),
};
