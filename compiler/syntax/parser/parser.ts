import type { Diagnostic, Label } from "../../diagnostics/diagnostic.ts";
import type { LineTable } from "../../source/line-table.ts";
import type { Span } from "../../source/span.ts";
import type { Expr, Name, NamedExpr } from "../ast.ts";
import { problem } from "../problem.ts";
import { normalizeName } from "../scanner/chars.ts";
import { Scanner } from "../scanner/scanner.ts";
import * as T from "../scanner/token.ts";
import { LateFindings, type LatePhase } from "./late.ts";
import { moduleScope, type Scope } from "./scope.ts";
import { unexpectedToken } from "./unexpected.ts";

/** What a broken statement throws, to be caught where the parser can go on. Never leaves the parser. */
export class SyntaxAbort {
  constructor(readonly diagnostic: Diagnostic) {}
}

/** The longest chain of calls that the parser allows itself; see `Parser.enter`. */
const MAX_RECURSION = 420;

/** The deepest tree that later phases are asked to walk. */
export const MAX_TREE_DEPTH = 1000;

/**
 * The state of one parse: the current token, what has been found so far, and what surrounds the place.
 * The grammar's rules are functions over it, one file for each part of the grammar.
 */
export class Parser {
  readonly tokens: T.TokenTable;
  pos = 0;
  /** The kind of the current token, tokens.kinds[pos]. */
  kind: number;
  readonly diagnostics: Diagnostic[] = [];
  late = new LateFindings();
  scope: Scope = moduleScope();
  /** How many INDENT tokens are open. */
  blockDepth = 0;
  /** How deep the parser's own calls are nested. */
  depth = 0;
  /** Operators read in loops rather than by recursion: they deepen the tree, not the stack. */
  chained = 0;
  /** Where the parser stood when it first gave up, or -1. */
  failedAt = -1;
  private inner: Parser | null = null;
  /** Where and why the last attempt failed. */
  attemptFailure: { readonly pos: number; readonly abort: SyntaxAbort } | null = null;
  /** How many `elif` clauses the current place is behind. */
  chainDepth = 0;
  /** The expression that the last pair of plain parentheses held, to tell `(a)` from `a`. */
  parenthesized: Expr | null = null;
  /** The last yield expression read, for the rules about comprehensions. */
  lastYield: Span | null = null;
  /** The assignment expressions read in the current function, for the rules about comprehensions. */
  walruses: NamedExpr[] = [];
  /** Those inside of lambdas. */
  lambdaWalruses: NamedExpr[] = [];
  /** Whether a global or nonlocal statement was read: only then its rules need a look at the names. */
  hasDeclarations = false;

  /** Whether only a docstring and `from __future__` imports have been read. */
  atModuleStart = true;

  constructor(
    readonly text: string,
    readonly lines: LineTable,
    readonly scanner: Scanner,
    /** How many f-strings this text is inside of. */
    readonly embedding: number = 0,
  ) {
    this.tokens = scanner.tokens;
    scanner.scan();
    this.kind = this.tokens.kinds[0]!;
  }

  /**
   * A parser for text[start, end), the expression of an f-string field, that shares everything with this
   * one but its tokens. There is one for each level of nesting, used again and again.
   */
  embedded(start: number, end: number): Parser {
    let inner = this.inner;
    if (inner === null) {
      const scanner = new Scanner(this.text, this.lines, start, end, true);
      inner = this.inner = new Parser(this.text, this.lines, scanner, this.embedding + 1);
    } else {
      inner.scanner.reuse(start, end);
      inner.scanner.scan();
      inner.rewind(0);
      inner.diagnostics.length = 0;
      inner.chained = 0;
      inner.parenthesized = null;
    }
    inner.depth = this.depth;
    inner.scope = this.scope;
    inner.walruses = this.walruses;
    inner.lambdaWalruses = this.lambdaWalruses;
    inner.lastYield = this.lastYield;
    inner.late = this.late;
    return inner;
  }

  advance(): void {
    const next = this.pos + 1;
    const tokens = this.tokens;
    if (next >= tokens.count) this.scanner.scan();
    this.pos = next;
    this.kind = tokens.kinds[next]!;
  }

  /** Goes back to a token read before, to read it in another way. */
  rewind(pos: number): void {
    this.pos = pos;
    this.kind = this.tokens.kinds[pos]!;
  }

  /** The kind of the token `distance` behind the current one. */
  peek(distance: number): number {
    const at = this.pos + distance;
    while (at >= this.tokens.count) this.scanner.scan();
    return this.tokens.kinds[at]!;
  }

  get start(): number {
    return this.tokens.starts[this.pos]!;
  }

  get end(): number {
    return this.tokens.ends[this.pos]!;
  }

  /** The end of the last token read; right inside a line, where no layout token lies between. */
  get previousEnd(): number {
    return this.tokens.ends[this.pos - 1]!;
  }

  /** The end of the last token read that is not layout: where a compound statement ends. */
  get previousSolidEnd(): number {
    let at = this.pos - 1;
    while (at > 0 && this.tokens.kinds[at]! <= T.DEDENT) at--;
    return this.tokens.ends[at]!;
  }

  /** The span from `start` to the last token read. */
  from(start: number): Span {
    return { start, end: this.tokens.ends[this.pos - 1]! };
  }

  tokenSpan(): Span {
    return { start: this.tokens.starts[this.pos]!, end: this.tokens.ends[this.pos]! };
  }

  tokenText(): string {
    return this.text.slice(this.tokens.starts[this.pos]!, this.tokens.ends[this.pos]!);
  }

  /** Whether the current token is the soft keyword `word`. */
  isWord(word: string): boolean {
    return (
      this.kind === T.NAME && this.end - this.start === word.length && this.text.startsWith(word, this.start)
    );
  }

  accept(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  expect(kind: number): void {
    if (this.kind !== kind) this.unexpected();
    this.advance();
  }

  /** The name at the current token, which must be one. */
  name(): string {
    if (this.kind !== T.NAME) this.unexpected();
    const name = normalizeName(this.tokenText());
    this.advance();
    return name;
  }

  /**
   * Called by every rule that calls itself directly or by way of others, with `leave` behind it. Keeps
   * the parser's own use of the stack bounded, however the input nests.
   */
  enter(): void {
    if (++this.depth > MAX_RECURSION) this.tooDeep(this.start);
  }

  leave(): void {
    this.depth--;
  }

  /** Called once for each part of a chain that nests in the tree though it is read in a loop. */
  deepen(at: number): void {
    if (++this.chainDepth > MAX_TREE_DEPTH) this.tooDeep(at);
  }

  tooDeep(at: number): never {
    this.fail(
      "too-deeply-nested",
      "This code is nested too deeply to be read.",
      at,
      at + 1,
      "Split it with variables or functions.",
    );
  }

  line(offset: number): number {
    return this.lines.line(offset);
  }

  excerpt(span: Span): string {
    return this.scanner.excerpt(span.start, span.end);
  }

  /**
   * Gives the current statement up. Where the current token is itself an error of the scanner, that is
   * what the user hears: whatever the parser missed there is a consequence.
   */
  fail(
    code: string,
    message: string,
    start: number,
    end: number,
    help?: string,
    labels?: readonly Label[],
  ): never {
    const scanned = this.kind === T.ERROR ? this.scanner.errors.get(this.pos) : undefined;
    throw new SyntaxAbort(scanned ?? problem(code, message, start, end, help, labels));
  }

  failAt(node: { readonly span: Span }, code: string, message: string, help?: string): never {
    this.fail(code, message, node.span.start, node.span.end, help);
  }

  /** Gives up because the current token fits no rule. */
  unexpected(): never {
    if (this.kind === T.ERROR) throw new SyntaxAbort(this.scanner.errors.get(this.pos)!);
    throw new SyntaxAbort(unexpectedToken(this));
  }

  /** Notes an error after which the parser can go on as if nothing had happened. */
  report(code: string, message: string, span: Span, help?: string, labels?: readonly Label[]): void {
    if (this.failedAt < 0) this.failedAt = this.start;
    this.diagnostics.push(problem(code, message, span.start, span.end, help, labels));
  }

  /** Notes an error that CPython finds after parsing; it counts only when the text parses. */
  reportLate(phase: LatePhase, code: string, message: string, span: Span, help?: string): void {
    this.late.add(phase, problem(code, message, span.start, span.end, help));
  }

  /**
   * Runs a rule that may turn out not to apply: on failure everything is as before and the result is
   * undefined.
   */
  attempt<R>(rule: () => R | undefined): R | undefined {
    const { pos, depth, chained, lastYield, scope, blockDepth } = this;
    const reported = this.diagnostics.length;
    const late = this.late.mark();
    const walruses = this.walruses.length;
    this.attemptFailure = null;
    try {
      const result = rule();
      if (result !== undefined) return result;
    } catch (error) {
      if (!(error instanceof SyntaxAbort)) throw error;
      this.attemptFailure = { pos: this.pos, abort: error };
    }
    this.rewind(pos);
    this.depth = depth;
    this.chained = chained;
    this.lastYield = lastYield;
    this.scope = scope;
    this.blockDepth = blockDepth;
    this.diagnostics.length = reported;
    this.late.reset(late);
    this.walruses.length = walruses;
    return undefined;
  }
}

/** A name expression read from the current token, which is a NAME. */
export function nameHere(p: Parser, ctx: Name["ctx"]): Name {
  const span = p.tokenSpan();
  return { kind: "Name", id: p.name(), ctx, span };
}
