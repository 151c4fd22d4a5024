import { exc, PyBytes, raiseError, strOr, typeName } from "../../kernel.ts";
import { bytesOr } from "../../text/bytes/like.ts";
import { hasPairs } from "../../text/code-points.ts";

/** A text that is searched: its characters as numbers, and slices of it by character. */
export interface Subject {
  /** What the script gave. */
  readonly value: unknown;
  readonly isText: boolean;
  readonly codes: ArrayLike<number>;
  slice(from: number, to: number): unknown;
}

class BytesSubject implements Subject {
  readonly isText = false;
  readonly value: unknown;
  readonly codes: Uint8Array;
  constructor(value: unknown, codes: Uint8Array) {
    this.value = value;
    this.codes = codes;
  }
  slice(from: number, to: number): PyBytes {
    return new PyBytes(this.codes.slice(from, to));
  }
}

class TextSubject implements Subject {
  readonly isText = true;
  readonly value: unknown;
  readonly text: string;
  readonly codes: ArrayLike<number>;
  /** The characters, where some take two units. */
  private readonly chars: readonly string[] | null;
  constructor(value: unknown, text: string) {
    this.value = value;
    this.text = text;
    if (hasPairs(text)) {
      this.chars = Array.from(text);
      this.codes = Uint32Array.from(this.chars, (c) => c.codePointAt(0)!);
    } else {
      this.chars = null;
      const codes = new Uint16Array(text.length);
      for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
      this.codes = codes;
    }
  }
  slice(from: number, to: number): string {
    return this.chars === null ? this.text.slice(from, to) : this.chars.slice(from, to).join("");
  }
}

let last: TextSubject | null = null;

/** The subject for what a script searches; TypeError unless it is of the pattern's kind. */
export function subjectOf(value: unknown, patternIsText: boolean): Subject {
  const text = strOr(value);
  if (text === undefined) {
    const bytes = bytesOr(value);
    if (bytes === undefined) {
      raiseError(exc.TypeError, `expected string or bytes-like object, got '${typeName(value)}'`);
    }
    if (patternIsText) raiseError(exc.TypeError, "cannot use a string pattern on a bytes-like object");
    return new BytesSubject(value, bytes);
  }
  if (!patternIsText) raiseError(exc.TypeError, "cannot use a bytes pattern on a string-like object");
  // Scripts try one pattern after the other on the same text.
  if (last === null || last.value !== value) last = new TextSubject(value, text);
  return last;
}
