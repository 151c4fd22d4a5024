/** Reads a pattern into a tree. The order of the checks and the places of errors are CPython's. */
import { enterNesting, exc, leaveNesting, raiseError } from "../../kernel.ts";
import { isIdentifier } from "../../text/str-predicates.ts";
import { strRepr } from "../../text/str-repr.ts";
import { raiseReError } from "./error.ts";
import { escapeNode } from "./escapes.ts";
import { ASCII, LOCALE, UNICODE, VERBOSE } from "./flags.ts";
import { isFlagLetter, parseFlags } from "./parse-flags.ts";
import { parseSet } from "./parse-set.ts";
import { DIGITS, Tokens } from "./tokens.ts";
import { INFINITE, type Node, type Width, widthOf } from "./tree.ts";

const MAX_GROUPS = 1073741823;
const MAX_REPEAT = 4294967295;

export interface ParsedPattern {
  readonly tree: Node;
  readonly flags: number;
  /** With group 0. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  readonly widths: ReadonlyMap<number, Width>;
}

export function parsePattern(source: unknown, text: string, isText: boolean, flags: number): ParsedPattern {
  return new PatternParser(new Tokens(source, text, isText), flags).parse();
}

class PatternParser {
  private groups = 1;
  private readonly names = new Map<string, number>();
  private readonly widths = new Map<number, Width>();
  private readonly open = new Set<number>();
  /** Number of groups when the outermost lookbehind began; null outside of one. */
  private behind: number | null = null;
  /** Where conditions speak of groups by number. */
  private readonly conditions = new Map<number, number>();
  private readonly s: Tokens;
  private flags: number;

  constructor(s: Tokens, flags: number) {
    this.s = s;
    this.flags = flags;
  }

  parse(): ParsedPattern {
    const tree = this.alternatives((this.flags & VERBOSE) !== 0, 0);
    this.fixFlags();
    if (this.s.next !== null) this.s.fail("unbalanced parenthesis");
    for (const [group, pos] of this.conditions) {
      if (group >= this.groups) raiseReError(`invalid group reference ${group}`, this.s.source, pos);
    }
    const { flags, groups, names, widths } = this;
    return { tree, flags, groups, names, widths };
  }

  private fixFlags(): void {
    const refuse = (message: string): never => raiseError(exc.ValueError, message);
    if (this.s.isText) {
      if (this.flags & LOCALE) refuse("cannot use LOCALE flag with a str pattern");
      if (!(this.flags & ASCII)) this.flags |= UNICODE;
      else if (this.flags & UNICODE) refuse("ASCII and UNICODE flags are incompatible");
    } else {
      if (this.flags & UNICODE) refuse("cannot use UNICODE flag with a bytes pattern");
      if (this.flags & LOCALE && this.flags & ASCII) refuse("ASCII and LOCALE flags are incompatible");
    }
  }

  private alternatives(verboseAtStart: boolean, depth: number): Node {
    enterNesting(" while reading a pattern");
    try {
      let verbose = verboseAtStart;
      const items: Node[] = [];
      for (;;) {
        items.push(this.sequence(verbose, depth, depth === 0 && items.length === 0));
        if (!this.s.accept("|")) break;
        if (depth === 0) verbose = (this.flags & VERBOSE) !== 0;
      }
      if (items.length === 1) return items[0]!;
      return mergeChars(items) ?? { kind: "branch", items };
    } finally {
      leaveNesting();
    }
  }

  private sequence(verboseAtStart: boolean, depth: number, first: boolean): Node {
    const s: Tokens = this.s;
    let verbose = verboseAtStart;
    const items: Node[] = [];
    while (s.next !== null && s.next !== "|" && s.next !== ")") {
      const c = s.get()!;
      if (verbose && " \t\n\r\v\f".includes(c)) continue;
      if (verbose && c === "#") {
        for (let skipped = s.get(); skipped !== null && skipped !== "\n"; ) skipped = s.get();
      } else if (c.startsWith("\\")) {
        items.push(escapeNode(s, c, (group, length) => this.reference(group, length)));
      } else if (c === "[") items.push(parseSet(s));
      else if (c === "*" || c === "+" || c === "?" || c === "{") this.repeat(items, c);
      else if (c === ".") items.push({ kind: "any" });
      else if (c === "^" || c === "$") items.push({ kind: "at", anchor: c });
      else if (c === "(") {
        const group = this.group(verbose, depth, first && items.length === 0);
        if (group === "flags") verbose = (this.flags & VERBOSE) !== 0;
        else if (group !== null) items.push(group);
      } else items.push({ kind: "char", code: c.codePointAt(0)!, negate: false });
    }
    return items.length === 1 ? items[0]! : { kind: "sequence", items };
  }

  private reference(group: number, length: number): Node {
    if (group >= this.groups) this.s.fail(`invalid group reference ${group}`, length - 1);
    this.checkClosed(group, length);
    return { kind: "backref", group };
  }

  private checkClosed(group: number, back: number): void {
    if (this.open.has(group)) this.s.fail("cannot refer to an open group", back);
    this.checkBehind(group);
  }

  private checkBehind(group: number): void {
    if (this.behind === null) return;
    if (this.open.has(group) || group >= this.groups) this.s.fail("cannot refer to an open group");
    if (group >= this.behind) this.s.fail("cannot refer to group defined in the same lookbehind subpattern");
  }

  private repeat(items: Node[], c: string): void {
    const s: Tokens = this.s;
    const here = s.tell();
    let min = c === "+" ? 1 : 0;
    let max = c === "?" ? 1 : INFINITE;
    if (c === "{") {
      const literal: Node = { kind: "char", code: 123, negate: false };
      if (s.next === "}") {
        items.push(literal);
        return;
      }
      const low = s.take(INFINITE, DIGITS);
      const high = s.accept(",") ? s.take(INFINITE, DIGITS) : low;
      if (!s.accept("}")) {
        items.push(literal);
        s.seek(here);
        return;
      }
      if (Number(low) >= MAX_REPEAT || Number(high) >= MAX_REPEAT) {
        raiseError(exc.OverflowError, "the repetition number is too large");
      }
      if (low !== "") min = Number(low);
      if (high !== "") {
        max = Number(high);
        if (max < min) s.fail("min repeat greater than max repeat", s.tell() - here);
      }
    }
    const body = items[items.length - 1];
    const back = s.tell() - here + 1;
    if (body === undefined || body.kind === "at") s.fail("nothing to repeat", back);
    if (body.kind === "repeat") s.fail("multiple repeat", back);
    const mode = s.accept("?") ? "lazy" : s.accept("+") ? "possessive" : "greedy";
    items[items.length - 1] = { kind: "repeat", min, max, mode, body };
  }

  /** What stands behind `(`: a node, null for a comment, "flags" for flags of the whole pattern. */
  private group(verbose: boolean, depth: number, first: boolean): Node | null | "flags" {
    const s: Tokens = this.s;
    const start = s.tell() - 1;
    let name: string | null = null;
    let capture = true;
    let atomic = false;
    let add = 0;
    let remove = 0;
    if (s.accept("?")) {
      const c = s.get();
      if (c === null) s.fail("unexpected end of pattern");
      if (c === "P") {
        if (s.accept("<")) {
          name = s.until(">", "group name");
          s.checkGroupName(name, 1);
        } else return this.namedReference();
      } else if (c === "#") return this.comment(start);
      else if (c === "=" || c === "!" || c === "<") return this.look(c, verbose, depth, start);
      else if (c === "(") return this.condition(verbose, depth, start);
      else if (c === ":") capture = false;
      else if (c === ">") {
        capture = false;
        atomic = true;
      } else if (c === "-" || isFlagLetter(c)) {
        const flags = parseFlags(s, c);
        if (flags.global) {
          this.flags |= flags.add;
          if (!first) s.fail("global flags not at the start of the expression", s.tell() - start);
          return "flags";
        }
        ({ add, remove } = flags);
        capture = false;
      } else s.fail(`unknown extension ?${c}`, Array.from(c).length + 1);
    }
    const number = capture ? this.openGroup(name) : null;
    const inner = (verbose || (add & VERBOSE) !== 0) && (remove & VERBOSE) === 0;
    const body = this.alternatives(inner, depth + 1);
    if (!s.accept(")")) s.fail("missing ), unterminated subpattern", s.tell() - start);
    if (number !== null) {
      this.open.delete(number);
      this.widths.set(number, widthOf(body, this.widths));
    }
    return atomic ? { kind: "atomic", body } : { kind: "group", number, add, remove, body };
  }

  private openGroup(name: string | null): number {
    const number = this.groups++;
    if (name !== null) {
      const known = this.names.get(name);
      if (known !== undefined) {
        this.s.fail(
          `redefinition of group name ${strRepr(name)} as group ${number}; was group ${known}`,
          Array.from(name).length + 1,
        );
      }
      this.names.set(name, number);
    }
    this.open.add(number);
    return number;
  }

  private namedReference(): Node {
    const s: Tokens = this.s;
    if (!s.accept("=")) {
      const c = s.get();
      if (c === null) s.fail("unexpected end of pattern");
      s.fail(`unknown extension ?P${c}`, Array.from(c).length + 2);
    }
    const name = s.until(")", "group name");
    s.checkGroupName(name, 1);
    const back = Array.from(name).length + 1;
    const group = this.names.get(name);
    if (group === undefined) s.fail(`unknown group name ${strRepr(name)}`, back);
    this.checkClosed(group, back);
    return { kind: "backref", group };
  }

  private comment(start: number): null {
    const s: Tokens = this.s;
    for (;;) {
      if (s.next === null) s.fail("missing ), unterminated comment", s.tell() - start);
      if (s.get() === ")") return null;
    }
  }

  private look(kind: string, verbose: boolean, depth: number, start: number): Node {
    const s: Tokens = this.s;
    let c: string | null = kind;
    const behind = c === "<";
    const outer = this.behind;
    if (behind) {
      c = s.get();
      if (c === null) s.fail("unexpected end of pattern");
      if (c !== "=" && c !== "!") s.fail(`unknown extension ?<${c}`, Array.from(c).length + 2);
      if (outer === null) this.behind = this.groups;
    }
    const body = this.alternatives(verbose, depth + 1);
    if (behind && outer === null) this.behind = null;
    if (!s.accept(")")) s.fail("missing ), unterminated subpattern", s.tell() - start);
    return { kind: "look", behind, negate: c === "!", body };
  }

  private condition(verbose: boolean, depth: number, start: number): Node {
    const s: Tokens = this.s;
    const name = s.until(")", "group name");
    const back = Array.from(name).length + 1;
    let group: number | undefined;
    if (isIdentifier(name)) {
      group = this.names.get(name);
      if (group === undefined) s.fail(`unknown group name ${strRepr(name)}`, back);
    } else {
      group = groupNumber(name);
      if (group === undefined) s.fail(`bad character in group name ${strRepr(name)}`, back);
      if (group === 0) s.fail("bad group number", back);
      if (group >= MAX_GROUPS) s.fail(`invalid group reference ${group}`, back);
      if (!this.conditions.has(group)) this.conditions.set(group, s.tell() - back);
    }
    this.checkBehind(group);
    const yes = this.sequence(verbose, depth + 1, false);
    let no: Node | null = null;
    if (s.accept("|")) {
      no = this.sequence(verbose, depth + 1, false);
      if (s.next === "|") s.fail("conditional backref with more than two branches");
    }
    if (!s.accept(")")) s.fail("missing ), unterminated subpattern", s.tell() - start);
    return { kind: "condition", group, yes, no };
  }
}

/** A group's number as `int()` reads it; undefined for what is none. */
export function groupNumber(name: string): number | undefined {
  const text = name.trim();
  return /^\+?\d+(_\d+)*$/.test(text) ? Number(text.replaceAll("_", "")) : undefined;
}

/** Alternatives of one character each are a set. */
function mergeChars(items: readonly Node[]): Node | null {
  const all = [];
  for (const item of items) {
    if (item.kind === "char" && !item.negate)
      all.push({ kind: "range", low: item.code, high: item.code } as const);
    else if (item.kind === "set" && !item.negate) all.push(...item.items);
    else return null;
  }
  return { kind: "set", items: all, negate: false };
}
