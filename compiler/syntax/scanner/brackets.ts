import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { problem } from "../problem.ts";
import type { Scanner } from "./scanner.ts";
import { LBRACE, LPAR, LSQB, RBRACE, RPAR, RSQB } from "./token.ts";

/** CPython's own limit. */
const MAX_DEPTH = 200;

/** The brackets that are open, innermost last. */
export class BracketStack {
  readonly offsets: number[] = [];

  get depth(): number {
    return this.offsets.length;
  }

  clear(): void {
    this.offsets.length = 0;
  }

  /** Emits the opening bracket at `i`. */
  open(s: Scanner, i: number, c: number): void {
    if (this.offsets.length >= MAX_DEPTH) {
      s.error(
        "too-many-brackets",
        `More than ${MAX_DEPTH} brackets are open here, one inside the other.`,
        i,
        i + 1,
        "Name the inner parts with variables.",
      );
      s.stop();
      return;
    }
    this.offsets.push(i);
    s.tokens.push(c === 40 ? LPAR : c === 91 ? LSQB : LBRACE, i, i + 1);
  }

  /** Emits the closing bracket at `i`, or what is wrong with it. */
  close(s: Scanner, i: number, c: number): void {
    const closing = s.text.charAt(i);
    if (this.offsets.length === 0) {
      s.error(
        "unmatched-bracket",
        `No bracket is open that this '${closing}' could close.`,
        i,
        i + 1,
        "Remove it, or open the bracket before it.",
      );
      return;
    }
    const opened = this.offsets[this.offsets.length - 1]!;
    const opening = s.text.charCodeAt(opened);
    if (opening + (opening === 40 ? 1 : 2) === c) {
      this.offsets.pop();
      s.tokens.push(c === 41 ? RPAR : c === 93 ? RSQB : RBRACE, i, i + 1);
      return;
    }
    const line = s.lines.line(opened);
    const place = line === s.lines.line(i) ? "" : ` on line ${line}`;
    // The bracket is taken as closed, so that one slip is reported once.
    this.offsets.pop();
    s.error(
      "mismatched-bracket",
      `This '${closing}' does not close the '${s.text.charAt(opened)}' that was opened${place}.`,
      i,
      i + 1,
      "Close the brackets in the reverse order of their opening.",
      [{ span: { start: opened, end: opened + 1 }, message: "opened here" }],
    );
  }

  /** The diagnostic for the innermost bracket that is open, or undefined. */
  unclosed(s: Scanner, limit: number): Diagnostic | undefined {
    const opened = this.offsets[this.offsets.length - 1];
    if (opened === undefined) return undefined;
    return problem(
      "unclosed-bracket",
      `This '${s.text.charAt(opened)}' is never closed.`,
      opened,
      opened + 1,
      `Close it with '${closingOf(s.text.charCodeAt(opened))}'.`,
      [{ span: { start: limit, end: limit }, message: "the script ends here" }],
    );
  }
}

/** The closing bracket for the code of an opening one. */
export function closingOf(opening: number): string {
  return opening === 40 ? ")" : opening === 91 ? "]" : "}";
}
