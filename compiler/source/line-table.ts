/** A place in a source text as people count it: both from 1, the column in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where each line of a text begins. Lines end at "\n", "\r\n" or a lone "\r", as CPython's
 * tokenizer reads them. Built once a text; every line and column is computed from it on demand.
 */
export class LineTable {
  readonly starts: readonly number[];

  constructor(readonly text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 10) starts.push(i + 1);
      else if (c === 13) {
        if (text.charCodeAt(i + 1) === 10) i++;
        starts.push(i + 1);
      }
    }
    this.starts = starts;
  }

  /** The line (from 1) that holds an offset. */
  line(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Line and column (both from 1; columns in code points, so that an emoji is one column). */
  position(offset: number): Position {
    const line = this.line(offset);
    const start = this.starts[line - 1]!;
    let column = 1;
    for (let i = start; i < offset && i < this.text.length; i++) {
      const c = this.text.charCodeAt(i);
      const trailing =
        c >= 0xdc00 && c <= 0xdfff && i > start && isHighSurrogate(this.text.charCodeAt(i - 1));
      if (!trailing) column++;
    }
    return { line, column };
  }

  /** The text of a line (from 1) without its line end. */
  lineText(line: number): string {
    const start = this.starts[line - 1];
    if (start === undefined) return "";
    const end = this.starts[line] ?? this.text.length;
    return this.text.slice(start, end).replace(/[\r\n]+$/, "");
  }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
