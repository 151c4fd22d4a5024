/*
 * Token kinds. Plain numeric constants, so that the scanner and the parser compare small integers.
 * The order matters: everything up to DEDENT is layout, and BAR to DOUBLE_STAR_EQUAL are operators.
 */

export const ENDMARKER: number = 0;
export const NEWLINE: number = 1;
export const INDENT: number = 2;
export const DEDENT: number = 3;
export const NAME: number = 4;
export const NUMBER: number = 5;
export const STRING: number = 6;
/** A place that cannot be a token; the scanner keeps the diagnostic that belongs to it. */
export const ERROR: number = 7;
/** A character such as `$` or `?` that no rule of the grammar uses. */
export const STRAY: number = 8;

export const LPAR: number = 10;
export const RPAR: number = 11;
export const LSQB: number = 12;
export const RSQB: number = 13;
export const LBRACE: number = 14;
export const RBRACE: number = 15;
export const COLON: number = 16;
export const COMMA: number = 17;
export const SEMI: number = 18;
export const DOT: number = 19;
export const ELLIPSIS: number = 20;
export const ARROW: number = 21;
export const COLON_EQUAL: number = 22;
export const EQUAL: number = 23;

export const BAR: number = 24;
export const CARET: number = 25;
export const AMPER: number = 26;
export const LEFT_SHIFT: number = 27;
export const RIGHT_SHIFT: number = 28;
export const PLUS: number = 29;
export const MINUS: number = 30;
export const STAR: number = 31;
export const SLASH: number = 32;
export const DOUBLE_SLASH: number = 33;
export const PERCENT: number = 34;
export const AT: number = 35;
export const DOUBLE_STAR: number = 36;
export const TILDE: number = 37;

export const LESS: number = 38;
export const GREATER: number = 39;
export const LESS_EQUAL: number = 40;
export const GREATER_EQUAL: number = 41;
export const EQ_EQUAL: number = 42;
export const NOT_EQUAL: number = 43;
/** `<>`, which is Python 2. */
export const LESS_GREATER: number = 44;

export const BAR_EQUAL: number = 45;
export const CARET_EQUAL: number = 46;
export const AMPER_EQUAL: number = 47;
export const LEFT_SHIFT_EQUAL: number = 48;
export const RIGHT_SHIFT_EQUAL: number = 49;
export const PLUS_EQUAL: number = 50;
export const MINUS_EQUAL: number = 51;
export const STAR_EQUAL: number = 52;
export const SLASH_EQUAL: number = 53;
export const DOUBLE_SLASH_EQUAL: number = 54;
export const PERCENT_EQUAL: number = 55;
export const AT_EQUAL: number = 56;
export const DOUBLE_STAR_EQUAL: number = 57;

export const FALSE: number = 60;
export const NONE: number = 61;
export const TRUE: number = 62;
export const AND: number = 63;
export const AS: number = 64;
export const ASSERT: number = 65;
export const ASYNC: number = 66;
export const AWAIT: number = 67;
export const BREAK: number = 68;
export const CLASS: number = 69;
export const CONTINUE: number = 70;
export const DEF: number = 71;
export const DEL: number = 72;
export const ELIF: number = 73;
export const ELSE: number = 74;
export const EXCEPT: number = 75;
export const FINALLY: number = 76;
export const FOR: number = 77;
export const FROM: number = 78;
export const GLOBAL: number = 79;
export const IF: number = 80;
export const IMPORT: number = 81;
export const IN: number = 82;
export const IS: number = 83;
export const LAMBDA: number = 84;
export const NONLOCAL: number = 85;
export const NOT: number = 86;
export const OR: number = 87;
export const PASS: number = 88;
export const RAISE: number = 89;
export const RETURN: number = 90;
export const TRY: number = 91;
export const WHILE: number = 92;
export const WITH: number = 93;
export const YIELD: number = 94;

/** Whether a kind is one of the words that Python reserves. */
export function isKeyword(kind: number): boolean {
  return kind >= FALSE;
}

/**
 * The tokens of a text as three parallel arrays. A parser looks at every token several times and keeps
 * none, so that an object for each would only be work for the garbage collector.
 */
export class TokenTable {
  count = 0;
  kinds = new Uint8Array(256);
  starts = new Int32Array(256);
  ends = new Int32Array(256);

  push(kind: number, start: number, end: number): void {
    const at = this.count;
    if (at === this.kinds.length) this.grow();
    this.kinds[at] = kind;
    this.starts[at] = start;
    this.ends[at] = end;
    this.count = at + 1;
  }

  private grow(): void {
    const size = this.kinds.length * 4;
    const kinds = new Uint8Array(size);
    const starts = new Int32Array(size);
    const ends = new Int32Array(size);
    kinds.set(this.kinds);
    starts.set(this.starts);
    ends.set(this.ends);
    this.kinds = kinds;
    this.starts = starts;
    this.ends = ends;
  }
}
