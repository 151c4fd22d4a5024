/** The methods of compiled patterns. */
import {
  asClampedIndex,
  asSize,
  callPy,
  defGetter,
  defMethods,
  eq,
  exc,
  hash,
  isStr,
  NotImplemented,
  newBuiltinType,
  newIteratorType,
  PyBytes,
  PyDict,
  PyIterator,
  PyTuple,
  type PyType,
  raiseError,
  repr,
  typeName,
} from "../../kernel.ts";
import { concatBytes } from "../../text/bytes/like.ts";
import { strJoin } from "../../text/str-type.ts";
import { callable, orNone } from "../protocols.ts";
import { showFlags, UNICODE } from "./flags.ts";
import { beginSearch, matchAt, type Run, search } from "./machine.ts";
import { PyMatch } from "./match.ts";
import { PyPattern } from "./pattern-value.ts";
import { type Subject, subjectOf } from "./subject.ts";
import { expandTemplate, templateOf } from "./template.ts";

export const patternType: PyType = newBuiltinType("Pattern", { module: "re", jsClass: PyPattern });

/** A text and the part of it that is searched. */
class Scan {
  readonly subject: Subject;
  readonly start: number;
  readonly run: Run;
  readonly pattern: PyPattern;
  private at: number;
  private advance = false;
  constructor(pattern: PyPattern, text: unknown, pos?: unknown, endpos?: unknown, full = false) {
    this.pattern = pattern;
    this.subject = subjectOf(text, pattern.isText);
    const { length } = this.subject.codes;
    const clip = (x: unknown, missing: number) =>
      x === undefined ? missing : Math.max(0, Math.min(length, asClampedIndex(x)));
    const end = clip(endpos, length);
    this.start = clip(pos, 0);
    this.at = this.start;
    this.run = { program: pattern.program, groups: pattern.groups, codes: this.subject.codes, end, full };
    beginSearch();
  }
  private made(registers: Int32Array | null): PyMatch | null {
    if (registers === null) return null;
    return new PyMatch(this.pattern, this.subject, registers, this.start, this.run.end);
  }
  here(): PyMatch | null {
    return this.made(matchAt(this.run, this.start, false));
  }
  /** The next match; an empty one never where the last one ended. */
  next(): PyMatch | null {
    const match = this.made(search(this.run, this.at, this.advance));
    if (match !== null) {
      const [, to] = match.span(0);
      this.at = to;
      this.advance = match.span(0)[0] === to;
    }
    return match;
  }
}

class MatchIterator extends PyIterator {
  private readonly scan: Scan;
  constructor(scan: Scan) {
    super();
    this.scan = scan;
  }
  next(): unknown {
    beginSearch();
    return this.scan.next() ?? undefined;
  }
}
newIteratorType("callable_iterator", MatchIterator);

/** A group's text, empty where it took no part. */
function textOr(match: PyMatch, group: number): unknown {
  return match.text(group) ?? match.subject.slice(0, 0);
}

function findall(self: PyPattern, text: unknown, pos: unknown, endpos: unknown): unknown[] {
  const scan = new Scan(self, text, pos, endpos);
  const found: unknown[] = [];
  for (let m = scan.next(); m !== null; m = scan.next()) {
    if (self.groups <= 2) found.push(textOr(m, self.groups - 1));
    else {
      const row: unknown[] = [];
      for (let i = 1; i < self.groups; i++) row.push(textOr(m, i));
      found.push(new PyTuple(row));
    }
  }
  return found;
}

function split(self: PyPattern, text: unknown, maxsplit: unknown): unknown[] {
  const scan = new Scan(self, text);
  const most = maxsplit === undefined ? 0 : asSize(maxsplit);
  const parts: unknown[] = [];
  let from = 0;
  for (let n = 0; most <= 0 || n < most; n++) {
    if (most < 0) break;
    const m = scan.next();
    if (m === null) break;
    const [start, to] = m.span(0);
    parts.push(scan.subject.slice(from, start));
    for (let i = 1; i < self.groups; i++) parts.push(orNone(m.text(i)));
    from = to;
  }
  parts.push(scan.subject.slice(from, scan.run.end));
  return parts;
}

function replace(self: PyPattern, repl: unknown, text: unknown, countArg: unknown): [unknown, number] {
  const make = callable(repl) ? null : templateOf(self, repl);
  const scan = new Scan(self, text);
  // A template of the other kind is refused when the parts are joined.
  const sameKind = isStr(repl) === self.isText;
  const most = countArg === undefined ? 0 : asSize(countArg);
  const parts: unknown[] = [];
  let from = 0;
  let n = 0;
  while (most <= 0 || n < most) {
    if (most < 0) break;
    const m = scan.next();
    if (m === null) break;
    const [start, to] = m.span(0);
    if (from < start) parts.push(scan.subject.slice(from, start));
    const part = make === null ? callPy(repl, m) : sameKind ? expandTemplate(make, m) : repl;
    if (part !== null) parts.push(part);
    from = to;
    n++;
  }
  if (from < scan.run.end) parts.push(scan.subject.slice(from, scan.run.end));
  return [joined(scan.subject, parts), n];
}

function joined(subject: Subject, parts: readonly unknown[]): unknown {
  if (subject.isText) return strJoin("", parts);
  const all = parts.map((part, i) => {
    if (part instanceof PyBytes) return part.b;
    return raiseError(
      exc.TypeError,
      `sequence item ${i}: expected a bytes-like object, ${typeName(part)} found`,
    );
  });
  return new PyBytes(concatBytes(all));
}

const RANGE = "(string, pos=0, endpos=9223372036854775807)";

defMethods(patternType, {
  match: [RANGE, (self: PyPattern, text, pos, endpos) => new Scan(self, text, pos, endpos).here()],
  fullmatch: [RANGE, (self: PyPattern, text, pos, endpos) => new Scan(self, text, pos, endpos, true).here()],
  search: [RANGE, (self: PyPattern, text, pos, endpos) => new Scan(self, text, pos, endpos).next()],
  findall: [RANGE, findall],
  finditer: [
    RANGE,
    (self: PyPattern, text, pos, endpos) => new MatchIterator(new Scan(self, text, pos, endpos)),
  ],
  split: ["(string, maxsplit=0)", split],
  sub: [
    "(repl, string, count=0)",
    (self: PyPattern, repl, text, count) => replace(self, repl, text, count)[0],
  ],
  subn: [
    "(repl, string, count=0)",
    (self: PyPattern, repl, text, count) => new PyTuple(replace(self, repl, text, count)),
  ],
  __copy__: ["()", (self: PyPattern) => self],
  __deepcopy__: ["(memo, /)", (self: PyPattern) => self],
  __hash__: ["()", (self: PyPattern) => hash(new PyTuple([self.flags, self.source]))],
  __eq__: [
    "(value, /)",
    (self: PyPattern, other) =>
      other instanceof PyPattern
        ? self.flags === other.flags && self.isText === other.isText && eq(self.source, other.source)
        : NotImplemented,
  ],
  __repr__: [
    "()",
    (self: PyPattern) => {
      const shown = Array.from(repr(self.source)).slice(0, 200).join("");
      const flags = showFlags(self.isText ? self.flags & ~UNICODE : self.flags);
      return `re.compile(${shown}${flags === "" ? "" : `, ${flags}`})`;
    },
  ],
});
defGetter(patternType, "pattern", (self: PyPattern) => self.source);
defGetter(patternType, "flags", (self: PyPattern) => self.flags);
defGetter(patternType, "groups", (self: PyPattern) => self.groups - 1);
defGetter(patternType, "groupindex", (self: PyPattern) => {
  const dict = new PyDict();
  for (const [name, number] of self.names) dict.set(name, number);
  return dict;
});
