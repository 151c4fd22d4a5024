import type { Scanner } from "./scanner.ts";
import { DEDENT, INDENT } from "./token.ts";

const TAB_SIZE = 8;
/** CPython's own limit. */
const MAX_LEVELS = 100;

/**
 * The indentation of open blocks, measured twice as CPython does: with tabs to multiples of 8, and
 * with tabs of one column. Where the two measures disagree, tabs and spaces are mixed inconsistently.
 */
export class Indentation {
  columns = [0];
  tabColumns = [0];

  /** Forgets all blocks deeper than `depth` (used when the parser starts again behind an error). */
  truncate(depth: number): void {
    this.columns.length = depth;
    this.tabColumns.length = depth;
  }
}

/**
 * Reads the white space at the beginning of a logical line, skips blank lines and comments, and emits
 * INDENT or DEDENT tokens. Returns the offset of the line's first token, or `limit`.
 */
export function scanLineStart(s: Scanner, start: number): number {
  const { text, limit } = s;
  let i = start;
  for (;;) {
    let column = 0;
    let tabColumn = 0;
    let continued = 0;
    let c = 0;
    for (; i < limit; i++) {
      c = text.charCodeAt(i);
      if (c === 32) {
        column++;
        tabColumn++;
      } else if (c === 9) {
        column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
        tabColumn++;
      } else if (c === 12) column = tabColumn = 0;
      else if (c === 92) {
        // Where a backslash splits the indentation, the part before the first one counts.
        if (continued === 0) continued = column;
        const next = s.continuation(i);
        if (next < 0) return ~next;
        i = next - 1;
      } else break;
    }
    if (i >= limit) return limit;
    if (c === 35) i = s.skipComment(i);
    else if (c !== 10 && c !== 13) {
      if (continued > 0) column = tabColumn = continued;
      applyIndentation(s, i, column, tabColumn);
      return i;
    }
    if (i >= limit) return limit;
    i = s.behindLineEnd(i);
  }
}

function applyIndentation(s: Scanner, at: number, column: number, tabColumn: number): void {
  const { columns, tabColumns } = s.indentation;
  let depth = columns.length - 1;
  const top = columns[depth]!;
  if (column === top) {
    if (tabColumn !== tabColumns[depth]) inconsistentTabs(s, at);
    return;
  }
  if (column > top) {
    if (depth + 1 >= MAX_LEVELS) {
      s.error(
        "too-many-indentation-levels",
        `This block is nested more than ${MAX_LEVELS - 1} levels deep.`,
        at,
        at,
        "Move the inner part into a function.",
      );
      s.stop();
      return;
    }
    if (tabColumn <= tabColumns[depth]!) {
      inconsistentTabs(s, at);
      return;
    }
    columns.push(column);
    tabColumns.push(tabColumn);
    s.tokens.push(INDENT, at, at);
    return;
  }
  while (depth > 0 && column < columns[depth]!) {
    depth--;
    s.tokens.push(DEDENT, at, at);
  }
  s.indentation.truncate(depth + 1);
  if (column !== columns[depth]) {
    s.error(
      "unindent-mismatch",
      "This line goes back to an indentation that no block around it has.",
      s.lines.starts[s.lines.line(at) - 1]!,
      at,
      "Align it with the block that it belongs to.",
    );
  } else if (tabColumn !== tabColumns[depth]) inconsistentTabs(s, at);
}

function inconsistentTabs(s: Scanner, at: number): void {
  s.error(
    "inconsistent-tabs",
    "This line mixes tabs and spaces in its indentation in another way than the lines around it.",
    s.lines.starts[s.lines.line(at) - 1]!,
    at,
    "Indent the whole script with spaces only.",
  );
}
