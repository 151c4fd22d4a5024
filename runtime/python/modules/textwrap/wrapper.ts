import {
  asIndex,
  exc,
  type Names,
  newBuiltinType,
  type PyInstance,
  type PyType,
  raiseError,
  repr,
  str,
  strOr,
  truth,
  typeName,
} from "../../kernel.ts";
import { strLen, strSlice } from "../../text/code-points.ts";
import { expandTabs } from "../../text/str-pad.ts";
import { skipSpace, skipSpaceBack } from "../../text/str-split.ts";
import { pythonMethods } from "../define-module.ts";
import { invoke, isNone } from "../protocols.ts";
import { compilePattern } from "../re/compile.ts";

const SPACES = "\\t\\n\\x0b\\x0c\\r ";
const PUNCTUATION = `[\\w!"'&.,?]`;
const LETTER = "[^\\d\\W]";
const WORD = `[^${SPACES}]+?`;
const HYPHENATED = `-(?:(?<=${LETTER}{2}-)|(?<=${LETTER}-${LETTER}-))(?=${LETTER}-?${LETTER})`;
const DASH_NEXT = `(?<=${PUNCTUATION})(?=-{2,}\\w)`;
/** White space, a dash between words, or a word or a part of one up to its hyphen. */
const PARTS = `([${SPACES}]+|(?<=${PUNCTUATION})-{2,}(?=\\w)|${WORD}(?:${HYPHENATED}|(?=[${SPACES}]|\\Z)|${DASH_NEXT}))`;
const WORDS = `([${SPACES}]+)`;
const SENTENCE_END = `[a-z][.!?]["']?\\Z`;

export const TextWrapper: PyType = newBuiltinType("TextWrapper", { module: "textwrap", subclassable: true });

const DEFAULTS: readonly (readonly [name: string, value: unknown])[] = [
  ["width", 70],
  ["initial_indent", ""],
  ["subsequent_indent", ""],
  ["expand_tabs", true],
  ["replace_whitespace", true],
  ["fix_sentence_endings", false],
  ["break_long_words", true],
  ["drop_whitespace", true],
  ["break_on_hyphens", true],
  ["tabsize", 8],
  ["max_lines", null],
  ["placeholder", " [...]"],
];
const positional = DEFAULTS.slice(0, 10)
  .map(([name]) => `${name}=None`)
  .join(", ");

const trimStart = (s: string): string => s.slice(skipSpace(s, 0));
const trimEnd = (s: string): string => s.slice(0, skipSpaceBack(s, s.length, 0));
const isBlank = (s: string): boolean => trimStart(s) === "";

/** What an instance says, read once for one text. */
class Settings {
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string;
  readonly width: number;
  readonly maxLines: number | null;
  constructor(self: PyInstance) {
    const { d } = self;
    this.flag = (name) => truth(d[name]);
    this.text = (name) => str(d[name]);
    this.width = Number(asIndex(d["width"]));
    this.maxLines = isNone(d["max_lines"]) ? null : Number(asIndex(d["max_lines"]));
    if (this.width <= 0) raiseError(exc.ValueError, `invalid width ${repr(d["width"])} (must be > 0)`);
    if (this.maxLines === null) return;
    const indent = this.text(this.maxLines > 1 ? "subsequent_indent" : "initial_indent");
    if (strLen(indent) + strLen(trimStart(this.text("placeholder"))) > this.width) {
      raiseError(exc.ValueError, "placeholder too large for max width");
    }
  }
}

function chunksOf(self: PyInstance, textArgument: unknown): string[] {
  const { d } = self;
  const given = strOr(textArgument);
  if (given === undefined) {
    raiseError(exc.AttributeError, `'${typeName(textArgument)}' object has no attribute 'expandtabs'`);
  }
  let text = given;
  if (truth(d["expand_tabs"])) text = expandTabs(text, Number(asIndex(d["tabsize"])));
  if (truth(d["replace_whitespace"])) text = text.replace(/[\t\n\v\f\r]/g, " ");
  const pattern = compilePattern(d["break_on_hyphens"] === true ? PARTS : WORDS, undefined);
  const chunks = (invoke(pattern, "split", text) as unknown[]).filter(
    (c): c is string => c !== null && c !== "",
  );
  if (truth(d["fix_sentence_endings"])) {
    const end = compilePattern(SENTENCE_END, undefined);
    for (let i = 0; i < chunks.length - 1; i++) {
      if (chunks[i + 1] === " " && invoke(end, "search", chunks[i]) !== null) chunks[++i] = "  ";
    }
  }
  return chunks;
}

/** Puts as much of a word that is too long on the line as there is room for. */
function breakWord(s: Settings, chunks: string[], line: string[], used: number, width: number): void {
  const room = width < 1 ? 1 : width - used;
  const chunk = chunks[0]!;
  if (!s.flag("break_long_words")) {
    if (line.length === 0) line.push(chunks.shift()!);
    return;
  }
  let end = room;
  if (s.flag("break_on_hyphens") && strLen(chunk) > room) {
    const before = strSlice(chunk, 0, room, 1);
    const hyphen = before.lastIndexOf("-");
    if (hyphen > 0 && /[^-]/.test(before.slice(0, hyphen))) end = strLen(before.slice(0, hyphen)) + 1;
  }
  line.push(strSlice(chunk, 0, end, 1));
  chunks[0] = strSlice(chunk, end, strLen(chunk), 1);
}

const widthOf = (line: readonly string[]): number => line.reduce((n, part) => n + strLen(part), 0);

/** The lines of a text. */
export function wrap(self: PyInstance, text: unknown): string[] {
  const chunks = chunksOf(self, text);
  const s = new Settings(self);
  const drop = s.flag("drop_whitespace");
  const lines: string[] = [];
  while (chunks.length > 0) {
    const line: string[] = [];
    const indent = s.text(lines.length > 0 ? "subsequent_indent" : "initial_indent");
    const width = s.width - strLen(indent);
    if (drop && lines.length > 0 && isBlank(chunks[0]!)) chunks.shift();
    let used = 0;
    while (chunks.length > 0 && used + strLen(chunks[0]!) <= width) {
      used += strLen(chunks[0]!);
      line.push(chunks.shift()!);
    }
    if (chunks.length > 0 && strLen(chunks[0]!) > width) {
      breakWord(s, chunks, line, used, width);
      used = widthOf(line);
    }
    if (drop && line.length > 0 && isBlank(line[line.length - 1]!)) used -= strLen(line.pop()!);
    if (line.length === 0) continue;
    const last = chunks.length === 0 || (drop && chunks.length === 1 && isBlank(chunks[0]!));
    if (s.maxLines === null || lines.length + 1 < s.maxLines || (last && used <= width)) {
      lines.push(indent + line.join(""));
    } else {
      shortenLast(s, lines, line, indent, width);
      break;
    }
  }
  return lines;
}

/** Ends the last line that is allowed with the placeholder. */
function shortenLast(s: Settings, lines: string[], line: string[], indent: string, width: number): void {
  const placeholder = s.text("placeholder");
  for (; line.length > 0; line.pop()) {
    if (isBlank(line[line.length - 1]!) || widthOf(line) + strLen(placeholder) > width) continue;
    lines.push(indent + line.join("") + placeholder);
    return;
  }
  const previous = lines.length > 0 ? trimEnd(lines[lines.length - 1]!) : "";
  if (lines.length > 0 && strLen(previous) + strLen(placeholder) <= s.width) {
    lines[lines.length - 1] = previous + placeholder;
  } else lines.push(indent + trimStart(placeholder));
}

pythonMethods(TextWrapper, {
  __init__: [
    `(self, ${positional}, *, max_lines=None, placeholder=' [...]')`,
    (self: PyInstance, ...values: unknown[]) => {
      DEFAULTS.forEach(([name, missing], i) => {
        (self.d as Names)[name] = values[i] === undefined ? missing : values[i];
      });
      return null;
    },
  ],
  wrap: ["(self, text)", wrap],
  fill: ["(self, text)", (self: PyInstance, text: unknown) => wrap(self, text).join("\n")],
});
