import { isIdentifier } from "../../text/str-predicates.ts";
import { escapeNonAscii, strRepr } from "../../text/str-repr.ts";
import { raiseReError } from "./error.ts";

export const DIGITS = "0123456789";
export const OCTAL = "01234567";
export const HEX = "0123456789abcdefABCDEF";

export function isAsciiLetter(c: string): boolean {
  return /^[A-Za-z]$/.test(c);
}

/** Reads a pattern or a template character by character; an escape is one token. Positions count characters. */
export class Tokens {
  next: string | null = null;
  private index = 0;
  readonly isText: boolean;
  readonly source: unknown;
  private readonly chars: readonly string[];

  /** `source` is what errors carry; `text` holds its characters, bytes as Latin-1. */
  constructor(source: unknown, text: string, isText: boolean) {
    this.source = source;
    this.isText = isText;
    this.chars = isText ? Array.from(text) : text.split("");
    this.advance();
  }
  private advance(): void {
    let char = this.chars[this.index];
    if (char === undefined) {
      this.next = null;
      return;
    }
    this.index++;
    if (char === "\\") {
      const escaped = this.chars[this.index];
      if (escaped === undefined) {
        raiseReError("bad escape (end of pattern)", this.source, this.chars.length - 1);
      }
      char += escaped;
      this.index++;
    }
    this.next = char;
  }
  accept(char: string): boolean {
    if (char !== this.next) return false;
    this.advance();
    return true;
  }
  get(): string | null {
    const { next } = this;
    this.advance();
    return next;
  }
  isNext(chars: string): boolean {
    return this.next !== null && this.next.length === 1 && chars.includes(this.next);
  }
  /** Up to n characters out of some. */
  take(n: number, chars: string): string {
    let text = "";
    for (let i = 0; i < n && this.isNext(chars); i++) text += this.get();
    return text;
  }
  /** What stands before a terminator. */
  until(terminator: string, name: string): string {
    let text = "";
    for (;;) {
      const c = this.get();
      if (c === null) {
        if (text === "") this.fail(`missing ${name}`);
        this.fail(`missing ${terminator}, unterminated name`, Array.from(text).length);
      }
      if (c === terminator) {
        if (text === "") this.fail(`missing ${name}`, 1);
        return text;
      }
      text += c;
    }
  }
  tell(): number {
    return this.index - (this.next === null ? 0 : Array.from(this.next).length);
  }
  seek(index: number): void {
    this.index = index;
    this.advance();
  }
  /** Raises an error about what stands `back` characters before here. */
  fail(message: string, back = 0): never {
    raiseReError(this.isText ? message : escapeNonAscii(message), this.source, this.tell() - back);
  }
  checkGroupName(name: string, offset: number): void {
    if (!isIdentifier(name)) {
      this.fail(`bad character in group name ${strRepr(name)}`, Array.from(name).length + offset);
    }
  }
}
