import type { Diagnostic } from "../../diagnostics/diagnostic.ts";

/**
 * When CPython finds an error behind its parser: `future` statements first, then its symbol table, then
 * its code generator. The order decides which of several errors it reports.
 */
export type LatePhase = 0 | 1 | 2;
export const FUTURE: LatePhase = 0;
export const SYMBOLS: LatePhase = 1;
export const CODE: LatePhase = 2;

interface Finding {
  readonly phase: LatePhase;
  readonly diagnostic: Diagnostic;
  /** Where among the others of its phase it comes. */
  order: number;
}

/** Errors of a text that parses, by phase and then by place. */
export class LateFindings {
  private found: Finding[] = [];

  add(phase: LatePhase, diagnostic: Diagnostic): void {
    this.found.push({ phase, order: diagnostic.span.start, diagnostic });
  }

  mark(): number {
    return this.found.length;
  }

  reset(mark: number): void {
    this.found.length = mark;
  }

  /** Takes back the findings with a code that lie in a range, noted since `mark`. */
  withdraw(code: string, start: number, end: number): boolean {
    const before = this.found.length;
    if (before === 0) return false;
    this.found = this.found.filter(
      ({ diagnostic: d }) => d.code !== code || d.span.start < start || d.span.end > end,
    );
    return this.found.length < before;
  }

  /** Lets what was noted in a range since `mark` count as if it stood at `place`. */
  move(mark: number, place: number): void {
    for (let i = mark; i < this.found.length; i++) this.found[i]!.order = place;
  }

  sorted(): Diagnostic[] {
    return this.found
      .sort((a, b) => a.phase - b.phase || a.order - b.order)
      .map(({ diagnostic }) => diagnostic);
  }
}
