import * as T from "../scanner/token.ts";
import { parseIndented } from "./blocks.ts";
import { parseElse, parseIf } from "./control-flow.ts";
import type { Parser } from "./parser.ts";
import { parseFinally, parseHandler } from "./try.ts";

/**
 * Moves behind a broken statement: to the next line that can begin a statement of the block with
 * `blockDepth` levels. `statement` is the broken statement's first token. A block that the statement owned
 * is read for errors of its own and dropped.
 */
export function recover(p: Parser, blockDepth: number, statement: number): void {
  const first = p.tokens.starts[statement]!;
  // The first token of the statement itself is behind us in any case, or nothing would ever move.
  if (p.pos === statement && p.kind > T.DEDENT) p.advance();
  leaveInnerBlocks(p, blockDepth);
  skipLine(p, p.line(first));
  skipBlock(p);
  if (p.kind > T.DEDENT && p.start <= first) p.advance();
}

/** Reads a clause such as `else` whose statement was given up, for errors of its own. */
export function parseOrphan(p: Parser): void {
  const mark = p.late.mark();
  if (p.kind === T.ELIF) parseIf(p);
  else if (p.kind === T.ELSE) parseElse(p, "'else' statement");
  else if (p.kind === T.EXCEPT) parseHandler(p, p.peek(1) === T.STAR);
  else parseFinally(p);
  p.late.reset(mark);
}

export function startsClause(kind: number): boolean {
  return kind === T.ELIF || kind === T.ELSE || kind === T.EXCEPT || kind === T.FINALLY;
}

/** The error may lie in a header inside a `match`, one level deeper than the statement itself. */
function leaveInnerBlocks(p: Parser, blockDepth: number): void {
  while (p.blockDepth > blockDepth && p.kind !== T.ENDMARKER) {
    if (p.kind === T.INDENT) p.blockDepth++;
    if (p.kind === T.DEDENT) p.blockDepth--;
    p.advance();
  }
}

/** What later phases would say about a block is not said: it does not stand where it seems to. */
function skipBlock(p: Parser): void {
  const mark = p.late.mark();
  if (p.kind === T.INDENT) parseIndented(p);
  p.late.reset(mark);
}

function skipLine(p: Parser, firstLine: number): void {
  const resume = p.scanner.brackets.depth > 0 ? resumeOffset(p, firstLine) : -1;
  while (p.kind !== T.NEWLINE && p.kind !== T.ENDMARKER) {
    if (p.kind === T.INDENT || p.kind === T.DEDENT) {
      if (p.kind === T.DEDENT) return;
      break;
    }
    if (resume >= 0 && p.start >= resume) {
      p.scanner.restart(p.pos, resume, p.blockDepth + 1);
      p.pos--;
      p.advance();
      return;
    }
    p.advance();
  }
  if (p.kind === T.NEWLINE) p.advance();
}

/**
 * Where to go on when a bracket is open: the first line below that is indented no deeper than the broken
 * statement, which begins on `firstLine`, and does not begin with a closing bracket. -1 where there is none.
 */
function resumeOffset(p: Parser, firstLine: number): number {
  const { starts } = p.lines;
  const column = p.scanner.indentation.columns[p.blockDepth] ?? 0;
  for (let line = Math.max(p.line(p.start) - 1, firstLine); line < starts.length; line++) {
    const start = starts[line]!;
    let i = start;
    while (p.text.charCodeAt(i) === 32 || p.text.charCodeAt(i) === 9) i++;
    const c = p.text.charCodeAt(i);
    const isEmpty = Number.isNaN(c) || c === 10 || c === 13 || c === 35;
    const closes = c === 41 || c === 93 || c === 125;
    if (!isEmpty && !closes && i >= p.start && i - start <= column) return start;
  }
  return -1;
}
