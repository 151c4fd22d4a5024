import { exc, raiseError } from "../object/exception.ts";
import { asIndex, intOr } from "../object/int.ts";
import { MAX_INT } from "./format-spec.ts";

/** One conversion: %[(key)][flags][width][.precision][length]type. */
export interface Conversion {
  left: boolean;
  plus: boolean;
  blank: boolean;
  alternate: boolean;
  zero: boolean;
  /** -1 where none is given. */
  width: number;
  /** -1 where none is given. */
  precision: number;
  /** The conversion character, and its place in the format. */
  type: string;
  index: number;
}

/** What the reader of conversions asks of the arguments. */
export interface PercentArguments {
  /** TypeError unless the arguments are a mapping. */
  requireMapping(): void;
  /** Makes the value at a mapping key the next argument. */
  selectKey(key: string): void;
  next(): unknown;
}

const MAX_SSIZE = 9223372036854775807n;

/** Takes a format of the % operator apart. Texts and bytes differ only in one message. */
export class ConversionReader {
  private readonly text: string;
  private readonly args: PercentArguments;
  private readonly precisionMessage: string;
  /** Behind the last conversion. */
  at = 0;

  constructor(text: string, args: PercentArguments, precisionMessage: string) {
    this.text = text;
    this.args = args;
    this.precisionMessage = precisionMessage;
  }

  /** The conversion whose "%" stands in front of `start`. */
  read(start: number): Conversion {
    this.at = start;
    const { text } = this;
    const out: Conversion = {
      left: false,
      plus: false,
      blank: false,
      alternate: false,
      zero: false,
      width: -1,
      precision: -1,
      type: "",
      index: 0,
    };
    if (text[this.at] === "(") {
      this.args.requireMapping();
      this.args.selectKey(this.key());
    }
    this.flags(out);
    if (text[this.at] === "*") {
      out.width = this.star(false);
      if (out.width < 0) {
        out.left = true;
        out.width = -out.width;
      }
    } else out.width = this.digits(MAX_SSIZE, "width too big");
    if (text[this.at] === ".") {
      this.at++;
      if (text[this.at] === "*") out.precision = Math.max(0, this.star(true));
      else out.precision = Math.max(0, this.digits(BigInt(MAX_INT), this.precisionMessage));
    }
    const length = text[this.at];
    if (length === "h" || length === "l" || length === "L") this.at++;
    if (this.at >= text.length) raiseError(exc.ValueError, "incomplete format");
    out.index = this.at;
    out.type = String.fromCodePoint(text.codePointAt(this.at)!);
    this.at += out.type.length;
    return out;
  }

  private key(): string {
    const { text } = this;
    const start = ++this.at;
    for (let depth = 1; this.at < text.length; ) {
      const char = text[this.at++];
      if (char === "(") depth++;
      else if (char === ")" && --depth === 0) return text.slice(start, this.at - 1);
    }
    raiseError(exc.ValueError, "incomplete format key");
  }

  private flags(out: Conversion): void {
    for (; ; this.at++) {
      const char = this.text[this.at];
      if (char === "-") out.left = true;
      else if (char === "+") out.plus = true;
      else if (char === " ") out.blank = true;
      else if (char === "#") out.alternate = true;
      else if (char === "0") out.zero = true;
      else return;
    }
  }

  private star(isPrecision: boolean): number {
    this.at++;
    const value = this.args.next();
    if (intOr(value) === undefined) raiseError(exc.TypeError, "* wants int");
    const number = BigInt(asIndex(value));
    const [limit, type] = isPrecision ? [BigInt(MAX_INT), "int"] : [MAX_SSIZE, "ssize_t"];
    if (number > limit || number < -limit - 1n) {
      raiseError(exc.OverflowError, `Python int too large to convert to C ${type}`);
    }
    return Number(number);
  }

  /** Decimal digits as a number, -1 where there are none. */
  private digits(limit: bigint, message: string): number {
    const { text } = this;
    const start = this.at;
    let end = start;
    while (end < text.length && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
    this.at = end;
    if (end === start) return -1;
    const digits = text.slice(start, end).replace(/^0+/, "");
    if (digits.length > 20 || BigInt(digits) > limit) raiseError(exc.ValueError, message);
    return Number(digits);
  }
}

/** The error for an unknown conversion character. */
export function unsupported(type: string, shown: string, index: number): never {
  const code = type.codePointAt(0)!.toString(16);
  raiseError(exc.ValueError, `unsupported format character '${shown}' (0x${code}) at index ${index}`);
}
