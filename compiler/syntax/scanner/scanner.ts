import type { Diagnostic, Label } from "../../diagnostics/diagnostic.ts";
import type { LineTable } from "../../source/line-table.ts";
import { problem } from "../problem.ts";
import { BracketStack } from "./brackets.ts";
import { codePointName, firstBadInName, isDigit, isNamePart, isNameStart, isUnprintable } from "./chars.ts";
import { Indentation, scanLineStart } from "./indentation.ts";
import { keywordOrName } from "./keywords.ts";
import { scanNumber } from "./numbers.ts";
import { scanOperator } from "./operators.ts";
import { isStringPrefix, scanString } from "./strings.ts";
import * as T from "./token.ts";

/** More errors than this in one text come from no script; the rest is not read. */
const MAX_ERRORS = 500;

/** How many tokens one call of `scan` makes at most, so that an unclosed bracket costs no whole text. */
const BATCH = 256;

/**
 * Turns text[start, limit) into tokens, a logical line at a time and only as far as the parser asks:
 * the parser can so start again behind a broken statement with brackets and blocks as they should be.
 * An error becomes an ERROR token; its diagnostic waits in `errors` until the parser reaches it.
 */
export class Scanner {
  readonly tokens = new T.TokenTable();
  readonly errors = new Map<number, Diagnostic>();
  readonly brackets = new BracketStack();
  readonly indentation = new Indentation();
  private atLineStart = true;
  private stopped = false;
  /** Whether ENDMARKER was emitted. */
  isFinished = false;
  /** How far the text has been read. */
  offset: number;

  /**
   * `embedded` reads the expression of an f-string field: line ends and indentation mean nothing in it.
   */
  constructor(
    readonly text: string,
    readonly lines: LineTable,
    start: number,
    public limit: number,
    private readonly embedded: boolean,
  ) {
    this.offset = start;
    if (embedded) this.atLineStart = false;
  }

  /** Makes an embedded scanner read another part of the text. */
  reuse(start: number, limit: number): void {
    this.offset = start;
    this.limit = limit;
    this.tokens.count = 0;
    this.errors.clear();
    this.brackets.clear();
    this.stopped = false;
    this.isFinished = false;
  }

  /** Appends at least one token. Behind the end of the text it appends ENDMARKER again and again. */
  scan(): void {
    const { text, limit, tokens } = this;
    let i = this.offset;
    if (this.atLineStart) {
      this.atLineStart = false;
      i = scanLineStart(this, i);
    }
    const enough = tokens.count + BATCH;
    while (tokens.count < enough && !this.stopped) {
      while (i < limit && isBlank(text.charCodeAt(i))) i++;
      if (i >= limit) {
        this.offset = limit;
        this.finish();
        return;
      }
      const c = text.charCodeAt(i);
      if (isNameStart(c)) i = this.name(i, c);
      else if (isDigit(c)) i = scanNumber(this, i);
      else {
        switch (c) {
          case 10:
          case 13: {
            const next = this.behindLineEnd(i);
            if (this.embedded || this.brackets.depth > 0) {
              i = next;
              break;
            }
            tokens.push(T.NEWLINE, i, next);
            this.offset = next;
            this.atLineStart = true;
            return;
          }
          case 34:
          case 39:
            i = scanString(this, i, i);
            break;
          case 35:
            i = this.skipComment(i);
            break;
          case 40:
          case 91:
          case 123:
            this.brackets.open(this, i, c);
            i++;
            break;
          case 41:
          case 93:
          case 125:
            this.brackets.close(this, i, c);
            i++;
            break;
          case 46:
            i = isDigit(text.charCodeAt(i + 1)) ? scanNumber(this, i) : scanOperator(tokens, text, i);
            break;
          case 92: {
            const next = this.continuation(i);
            i = next < 0 ? ~next : next;
            break;
          }
          default:
            if (c < 32 || c === 127) i = this.badCharacter(i, i, i + 1);
            else i = scanOperator(tokens, text, i);
        }
      }
    }
    this.offset = i;
    if (this.stopped) this.finish();
  }

  /** Notes an error and puts an ERROR token in its place. */
  error(
    code: string,
    message: string,
    start: number,
    end: number,
    help?: string,
    labels?: readonly Label[],
  ): void {
    this.errors.set(this.tokens.count, problem(code, message, start, end, help, labels));
    this.tokens.push(T.ERROR, start, end);
    if (this.errors.size > MAX_ERRORS) this.stopped = true;
  }

  /** Ends scanning for good, for errors behind which nothing useful can be read. */
  stop(): void {
    this.stopped = true;
  }

  /**
   * Drops the tokens from `count` on and reads again from `offset`, a line start, with no bracket open
   * and `depth` levels of indentation.
   */
  restart(count: number, offset: number, depth: number): void {
    for (let i = count; i < this.tokens.count; i++) this.errors.delete(i);
    this.tokens.count = count;
    this.offset = offset;
    this.brackets.clear();
    this.indentation.truncate(depth);
    this.atLineStart = true;
    this.stopped = false;
    this.isFinished = false;
  }

  /** Text for a message, shortened where it is long. */
  excerpt(start: number, end: number): string {
    const part = this.text.slice(start, Math.min(end, start + 40));
    return end - start > 40 ? `${part}…` : part;
  }

  /** Behind the "\n", "\r\n" or "\r" at `i`. */
  behindLineEnd(i: number): number {
    return this.text.charCodeAt(i) === 13 && this.text.charCodeAt(i + 1) === 10 && i + 1 < this.limit
      ? i + 2
      : i + 1;
  }

  /** The offset of the line end (or limit) behind a comment. */
  skipComment(start: number): number {
    let i = start;
    for (; i < this.limit; i++) {
      const c = this.text.charCodeAt(i);
      if (c === 10 || c === 13) break;
    }
    return i;
  }

  /** Behind the line end that the backslash at `i` hides; on an error the complement of where to go on. */
  continuation(i: number): number {
    const c = this.text.charCodeAt(i + 1);
    if (i + 1 < this.limit && c !== 10 && c !== 13) {
      this.error(
        "backslash-in-line",
        "A backslash that continues a line must be the last character of the line.",
        i,
        i + 1,
        "Remove what follows it, spaces and comments too, or remove the backslash.",
      );
      return ~(i + 1);
    }
    const next = i + 1 < this.limit ? this.behindLineEnd(i + 1) : this.limit;
    if (next < this.limit) return next;
    if (this.brackets.depth > 0) {
      this.unclosedBracket();
      return ~this.limit;
    }
    this.error(
      "backslash-at-end",
      "The script ends with a backslash, which announces another line.",
      i,
      i + 1,
      "Remove the backslash or write the rest of the line.",
    );
    return ~this.limit;
  }

  private name(start: number, first: number): number {
    const { text, limit, tokens } = this;
    let i = start;
    let c = first;
    let isAscii = true;
    do {
      if (c > 127) isAscii = false;
      c = text.charCodeAt(++i);
    } while (i < limit && isNamePart(c));
    if ((c === 34 || c === 39) && i < limit && isStringPrefix(text, start, i))
      return scanString(this, start, i);
    if (!isAscii) {
      const bad = firstBadInName(text, start, i);
      if (bad >= 0) return this.badCharacter(start, bad, i);
      tokens.push(T.NAME, start, i);
    } else tokens.push(keywordOrName(text, start, i), start, i);
    return i;
  }

  private badCharacter(start: number, at: number, end: number): number {
    const code = this.text.codePointAt(at)!;
    const char = String.fromCodePoint(code);
    const name = codePointName(code);
    const help = REPLACEMENTS.get(code);
    const message = isUnprintable(char)
      ? `The script contains the invisible character ${name} here, which Python does not accept.`
      : `The character '${char}' (${name}) cannot stand here.`;
    this.error("invalid-character", message, at, at + char.length, help ?? "Remove the character.");
    // A smart quote is followed by words that are no code; the whole name is one mistake.
    return Math.max(at + char.length, start === at ? at + char.length : end);
  }

  private finish(): void {
    const { tokens } = this;
    const limit = this.endOffset();
    this.isFinished = true;
    if (this.stopped) this.offset = this.limit;
    else if (this.brackets.depth > 0) {
      this.unclosedBracket();
      return;
    }
    const last = tokens.count > 0 ? tokens.kinds[tokens.count - 1]! : T.NEWLINE;
    if (last > T.DEDENT && !this.embedded) tokens.push(T.NEWLINE, limit, limit);
    for (let depth = this.indentation.columns.length; depth > 1; depth--) tokens.push(T.DEDENT, limit, limit);
    this.indentation.truncate(1);
    tokens.push(T.ENDMARKER, limit, limit);
  }

  private unclosedBracket(): void {
    const unclosed = this.brackets.unclosed(this, this.limit)!;
    this.errors.set(this.tokens.count, unclosed);
    this.tokens.push(T.ERROR, unclosed.span.start, unclosed.span.end);
    this.stopped = true;
  }

  /** Where the end of the text is shown: on its last line, not on the empty one behind its line end. */
  private endOffset(): number {
    const { text, limit } = this;
    if (this.embedded || limit === 0) return limit;
    const last = text.charCodeAt(limit - 1);
    if (last === 10) return text.charCodeAt(limit - 2) === 13 ? limit - 2 : limit - 1;
    return last === 13 ? limit - 1 : limit;
  }
}

function isBlank(c: number): boolean {
  return c === 32 || c === 9 || c === 12;
}

/** What people meant who pasted one of these from a word processor or a web page. */
const REPLACEMENTS: ReadonlyMap<number, string> = new Map([
  [0x2018, "This is a typographic quote; write a straight quote ' instead."],
  [0x2019, "This is a typographic quote; write a straight quote ' instead."],
  [0x201c, 'This is a typographic quote; write a straight quote " instead.'],
  [0x201d, 'This is a typographic quote; write a straight quote " instead.'],
  [0x2013, "This is a dash; write the minus sign - instead."],
  [0x2014, "This is a dash; write the minus sign - instead."],
  [0x2212, "This is the mathematical minus; write - instead."],
  [0x00d7, "Write * to multiply."],
  [0x00f7, "Write / to divide."],
  [0x2264, "Write <= instead."],
  [0x2265, "Write >= instead."],
  [0x2260, "Write != instead."],
  [0x00a0, "This is a non-breaking space, often pasted from a web page; write an ordinary space."],
  [0x200b, "This is a zero-width space, often pasted from a web page; remove it."],
  [0xfeff, "This is a byte order mark; remove it."],
]);
