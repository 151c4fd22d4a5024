import {
  defGetter,
  defMethods,
  exc,
  indexOr,
  newBuiltinType,
  PyDict,
  PyTuple,
  type PyType,
  raiseError,
  repr,
  strOr,
} from "../../kernel.ts";
import { orNone } from "../protocols.ts";
import type { PyPattern } from "./pattern-value.ts";
import type { Subject } from "./subject.ts";
import { expandTemplate, templateOf } from "./template.ts";

export class PyMatch {
  declare $t: PyType;
  readonly pattern: PyPattern;
  readonly subject: Subject;
  readonly registers: Int32Array;
  readonly pos: number;
  readonly endpos: number;
  constructor(pattern: PyPattern, subject: Subject, registers: Int32Array, pos: number, endpos: number) {
    this.pattern = pattern;
    this.subject = subject;
    this.registers = registers;
    this.pos = pos;
    this.endpos = endpos;
  }
  /** Bounds of a group; -1 twice where it took no part. */
  span(group: number): [number, number] {
    const from = this.registers[2 * group]!;
    const to = this.registers[2 * group + 1]!;
    return from < 0 || to < 0 ? [-1, -1] : [from, to];
  }
  /** The text of a group, undefined where it took no part. */
  text(group: number): unknown {
    const [from, to] = this.span(group);
    return from < 0 ? undefined : this.subject.slice(from, to);
  }
}

const matchType: PyType = newBuiltinType("Match", { module: "re", jsClass: PyMatch });

export { matchType };

/** A group by number or name. */
function groupOf(self: PyMatch, key: unknown): number {
  if (key === undefined) return 0;
  const name = strOr(key);
  const number = name === undefined ? indexOr(key) : self.pattern.names.get(name);
  if (number !== undefined && number >= 0 && number < self.pattern.groups) return Number(number);
  return raiseError(exc.IndexError, "no such group");
}

const group = (self: PyMatch, key: unknown): unknown => orNone(self.text(groupOf(self, key)));

function groups(self: PyMatch, missing: unknown): PyTuple {
  const items: unknown[] = [];
  for (let i = 1; i < self.pattern.groups; i++) items.push(self.text(i) ?? orNone(missing));
  return new PyTuple(items);
}

function groupdict(self: PyMatch, missing: unknown): PyDict {
  const dict = new PyDict();
  for (const [name, number] of self.pattern.names) dict.set(name, self.text(number) ?? orNone(missing));
  return dict;
}

defMethods(matchType, {
  group: [
    "(*args)",
    (self: PyMatch, args: unknown[]) =>
      args.length < 2 ? group(self, args[0]) : new PyTuple(args.map((key) => group(self, key))),
  ],
  groups: ["(default=None)", groups],
  groupdict: ["(default=None)", groupdict],
  start: ["(group=0, /)", (self: PyMatch, key: unknown) => self.span(groupOf(self, key))[0]],
  end: ["(group=0, /)", (self: PyMatch, key: unknown) => self.span(groupOf(self, key))[1]],
  span: ["(group=0, /)", (self: PyMatch, key: unknown) => new PyTuple(self.span(groupOf(self, key)))],
  expand: [
    "(template)",
    (self: PyMatch, template: unknown) => expandTemplate(templateOf(self.pattern, template), self),
  ],
  __getitem__: ["(key, /)", group],
  __copy__: ["()", (self: PyMatch) => self],
  __deepcopy__: ["(memo, /)", (self: PyMatch) => self],
  __repr__: [
    "()",
    (self: PyMatch) => {
      const [from, to] = self.span(0);
      const shown = Array.from(repr(self.text(0)))
        .slice(0, 50)
        .join("");
      return `<re.Match object; span=(${from}, ${to}), match=${shown}>`;
    },
  ],
});

/** The number of the group that was closed last, or null. */
function lastIndex(self: PyMatch): number | null {
  const last = self.registers[2 * self.pattern.groups]!;
  return last < 0 ? null : last;
}

defGetter(matchType, "string", (self: PyMatch) => self.subject.value);
defGetter(matchType, "re", (self: PyMatch) => self.pattern);
defGetter(matchType, "pos", (self: PyMatch) => self.pos);
defGetter(matchType, "endpos", (self: PyMatch) => self.endpos);
defGetter(matchType, "lastindex", lastIndex);
defGetter(matchType, "lastgroup", (self: PyMatch) => {
  const last = lastIndex(self);
  for (const [name, number] of self.pattern.names) if (number === last) return name;
  return null;
});
defGetter(matchType, "regs", (self: PyMatch) => {
  const spans: PyTuple[] = [];
  for (let i = 0; i < self.pattern.groups; i++) spans.push(new PyTuple(self.span(i)));
  return new PyTuple(spans);
});
