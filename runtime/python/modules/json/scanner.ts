/**
 * A JSON reader without recursion. It accepts what Python's `json` accepts (NaN and the infinities too) and
 * reports the first problem with Python's words and place.
 */

/** How values become Python's; the scanner itself knows no Python type. */
export interface ScanHandlers {
  readonly integer: (text: string) => unknown;
  readonly float: (text: string) => unknown;
  /** `NaN`, `Infinity` or `-Infinity`. */
  readonly constant: (text: string) => unknown;
  /** Keys and values of a finished object, in order and with repetitions. */
  readonly object: (keys: readonly string[], values: readonly unknown[]) => unknown;
  /** Raises the error; `at` is an index into the text. */
  readonly fail: (message: string, at: number) => never;
  readonly tooDeep: (what: "array" | "object") => never;
  /** False where control characters may stand in strings. */
  readonly strict: boolean;
  readonly maxDepth: number;
}

interface Frame {
  /** Keys so far; null in an array. */
  readonly keys: string[] | null;
  readonly values: unknown[];
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is searched for
const STRING_STOP = /["\\\x00-\x1f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is searched for
const CONTROL = /[\x00-\x1f]/;
const HEX4 = /^[0-9a-fA-F]{4}$/;
const SIMPLE_ESCAPES: Record<string, string> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

const NOTHING = Symbol("no value yet");

/** Reads one value that starts at `start` (blanks skipped); gives it and the index behind it. */
export function scanJson(
  text: string,
  start: number,
  handlers: ScanHandlers,
): { value: unknown; end: number } {
  return new Scanner(text, start, handlers).run();
}

/** Index of the first character that is not JSON white space. */
export function skipSpace(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
  SPACE.lastIndex = at;
  SPACE.exec(text);
  return SPACE.lastIndex;
}

class Scanner {
  private readonly text: string;
  private at: number;
  private readonly on: ScanHandlers;
  private readonly stack: Frame[] = [];

  constructor(text: string, start: number, handlers: ScanHandlers) {
    this.text = text;
    this.at = start;
    this.on = handlers;
  }

  run(): { value: unknown; end: number } {
    this.at = skipSpace(this.text, this.at);
    let value = this.open();
    for (;;) {
      if (value !== NOTHING) {
        const frame = this.stack[this.stack.length - 1];
        if (frame === undefined) return { value, end: this.at };
        frame.values.push(value);
        value = this.afterItem(frame);
      } else value = this.open();
    }
  }

  /** Reads a scalar or an empty container, or enters a container and gives NOTHING. */
  private open(): unknown {
    const ch = this.text[this.at];
    if (ch === '"') return this.string();
    if (ch === "{") return this.openObject();
    if (ch === "[") return this.openArray();
    return this.scalar(ch);
  }

  private openArray(): unknown {
    if (this.stack.length >= this.on.maxDepth) this.on.tooDeep("array");
    this.at = skipSpace(this.text, this.at + 1);
    if (this.text[this.at] === "]") {
      this.at++;
      return [];
    }
    this.stack.push({ keys: null, values: [] });
    return NOTHING;
  }

  private openObject(): unknown {
    if (this.stack.length >= this.on.maxDepth) this.on.tooDeep("object");
    this.at = skipSpace(this.text, this.at + 1);
    if (this.text[this.at] === "}") {
      this.at++;
      return this.on.object([], []);
    }
    const frame: Frame = { keys: [], values: [] };
    this.stack.push(frame);
    this.key(frame);
    return NOTHING;
  }

  private key(frame: Frame): void {
    if (this.text[this.at] !== '"') {
      this.on.fail("Expecting property name enclosed in double quotes", this.at);
    }
    frame.keys!.push(this.string());
    this.at = skipSpace(this.text, this.at);
    if (this.text[this.at] !== ":") this.on.fail("Expecting ':' delimiter", this.at);
    this.at = skipSpace(this.text, this.at + 1);
  }

  /** After a value in a container: goes on to the next item (NOTHING) or gives the finished container. */
  private afterItem(frame: Frame): unknown {
    this.at = skipSpace(this.text, this.at);
    const ch = this.text[this.at];
    if (ch === ",") {
      this.at = skipSpace(this.text, this.at + 1);
      if (frame.keys !== null) this.key(frame);
      return NOTHING;
    }
    if (ch !== (frame.keys === null ? "]" : "}")) this.on.fail("Expecting ',' delimiter", this.at);
    this.at++;
    this.stack.pop();
    return frame.keys === null ? frame.values : this.on.object(frame.keys, frame.values);
  }

  private scalar(ch: string | undefined): unknown {
    const { text, at } = this;
    if (ch === "n" && text.startsWith("null", at)) return this.word(4, null);
    if (ch === "t" && text.startsWith("true", at)) return this.word(4, true);
    if (ch === "f" && text.startsWith("false", at)) return this.word(5, false);
    NUMBER.lastIndex = at;
    const match = NUMBER.exec(text);
    if (match !== null) {
      this.at = NUMBER.lastIndex;
      const isFloat = match[1] !== undefined || match[2] !== undefined;
      return isFloat ? this.on.float(match[0]) : this.on.integer(match[0]);
    }
    for (const name of ["NaN", "Infinity", "-Infinity"]) {
      if (text.startsWith(name, at)) return this.word(name.length, this.on.constant(name));
    }
    return this.on.fail("Expecting value", at);
  }

  private word(length: number, value: unknown): unknown {
    this.at += length;
    return value;
  }

  /** Reads a string; `at` stands on its opening quote. */
  private string(): string {
    const { text } = this;
    const begin = this.at;
    const from = begin + 1;
    const quote = text.indexOf('"', from);
    if (quote >= 0) {
      const plain = text.slice(from, quote);
      if (!plain.includes("\\") && !(this.on.strict && CONTROL.test(plain))) {
        this.at = quote + 1;
        return plain;
      }
    }
    return this.stringWithEscapes(begin);
  }

  private stringWithEscapes(begin: number): string {
    const { text, on } = this;
    const parts: string[] = [];
    let from = begin + 1;
    for (let search = from; ; ) {
      STRING_STOP.lastIndex = search;
      const stop = STRING_STOP.exec(text)?.index;
      if (stop === undefined) return on.fail("Unterminated string starting at", begin);
      const ch = text[stop]!;
      if (ch === '"') {
        parts.push(text.slice(from, stop));
        this.at = stop + 1;
        return parts.join("");
      }
      if (ch !== "\\") {
        if (on.strict) on.fail("Invalid control character at", stop);
        search = stop + 1;
        continue;
      }
      parts.push(text.slice(from, stop));
      const letter = text[stop + 1];
      if (letter === undefined) return on.fail("Unterminated string starting at", begin);
      if (letter === "u") {
        const hex = text.slice(stop + 2, stop + 6);
        // A text that ends with the escape is told apart from one whose digits are wrong nowhere but in Python's code.
        if (!HEX4.test(hex) || stop + 6 >= text.length) on.fail("Invalid \\uXXXX escape", stop + 1);
        parts.push(String.fromCharCode(Number.parseInt(hex, 16)));
        from = stop + 6;
      } else {
        const plain = SIMPLE_ESCAPES[letter];
        if (plain === undefined) return on.fail("Invalid \\escape", stop);
        parts.push(plain);
        from = stop + 2;
      }
      search = from;
    }
  }
}
