/** The parts of one string token: its prefix letters, and where its inside lies. */
export interface StringToken {
  readonly start: number;
  readonly end: number;
  readonly isRaw: boolean;
  readonly isBytes: boolean;
  readonly isFormatted: boolean;
  readonly isUnicode: boolean;
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

export function splitStringToken(text: string, start: number, end: number): StringToken {
  let isRaw = false;
  let isBytes = false;
  let isFormatted = false;
  let isUnicode = false;
  let i = start;
  for (; ; i++) {
    const c = text.charCodeAt(i);
    if (c === 34 || c === 39) {
      const isTriple = end - i >= 6 && text.charCodeAt(i + 1) === c && text.charCodeAt(i + 2) === c;
      const width = isTriple ? 3 : 1;
      return {
        start,
        end,
        isRaw,
        isBytes,
        isFormatted,
        isUnicode,
        bodyStart: i + width,
        bodyEnd: end - width,
      };
    }
    // The last letter may be upper case, except that CPython's "kind" is for a small u alone.
    if (c === 117) isUnicode = true;
    switch (c | 32) {
      case 114:
        isRaw = true;
        break;
      case 98:
        isBytes = true;
        break;
      case 102:
        isFormatted = true;
        break;
    }
  }
}
