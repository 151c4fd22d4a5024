import { exc, raiseError } from "../object/exception.ts";
import { decimalValue } from "./unicode/properties.ts";

/** A parsed format specification: [[fill]align][sign][z][#][0][width][grouping][.precision][type]. */
export interface FormatSpec {
  fill: string;
  align: string;
  sign: string;
  noNegativeZero: boolean;
  alternate: boolean;
  /** -1 where none is given. */
  width: number;
  /** "," or "_" or "". */
  grouping: string;
  /** -1 where none is given. */
  precision: number;
  type: string;
  /** Neither sign nor width nor grouping: what is formatted needs no layout. */
  bare: boolean;
}

/** C's int; larger precisions are refused. */
export const MAX_INT = 2147483647;
const MAX_SSIZE = 9223372036854775807n;

/** Reads decimal digits of any script; -1 as value where there are none. */
export function readInteger(chars: readonly string[], at: number): { value: number; next: number } {
  let value = 0;
  let big = 0n;
  let next = at;
  for (; next < chars.length; next++) {
    const digit = decimalValue(chars[next]!.codePointAt(0)!);
    if (digit < 0) break;
    value = value * 10 + digit;
    if (value > 1e17) {
      // Beyond what a double holds exactly; the limit of CPython's Py_ssize_t is tested exactly.
      big = (big === 0n ? BigInt(chars.slice(at, next).map(asciiDigit).join("")) : big) * 10n + BigInt(digit);
      if (big > MAX_SSIZE) raiseError(exc.ValueError, "Too many decimal digits in format string");
    }
  }
  return { value: next === at ? -1 : value, next };
}

function asciiDigit(char: string): string {
  return String(decimalValue(char.codePointAt(0)!));
}

const isAlign = (char: string | undefined): boolean =>
  char === "<" || char === ">" || char === "=" || char === "^";

/** Specifications parsed before, by the default type and their text. */
const parsed = new Map<string, Readonly<FormatSpec>>();
const MOST_PARSED = 256;

/** Parses a format specification for a value whose type is called `typeName`. */
export function parseFormatSpec(
  spec: string,
  typeName: string,
  defaultType: string,
  defaultAlign: string,
): Readonly<FormatSpec> {
  const key = defaultType + defaultAlign + spec;
  let known = parsed.get(key);
  if (known === undefined) {
    known = parse(spec, typeName, defaultType, defaultAlign);
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(key, known);
  }
  return known;
}

function parse(spec: string, typeName: string, defaultType: string, defaultAlign: string): FormatSpec {
  const chars = Array.from(spec);
  const out: FormatSpec = {
    fill: " ",
    align: defaultAlign,
    sign: "",
    noNegativeZero: false,
    alternate: false,
    width: -1,
    grouping: "",
    precision: -1,
    type: defaultType,
    bare: false,
  };
  let at = 0;
  let fillGiven = false;
  let alignGiven = false;
  if (isAlign(chars[1])) {
    out.fill = chars[0]!;
    out.align = chars[1]!;
    fillGiven = true;
    alignGiven = true;
    at = 2;
  } else if (isAlign(chars[0])) {
    out.align = chars[0]!;
    alignGiven = true;
    at = 1;
  }
  if (chars[at] === " " || chars[at] === "+" || chars[at] === "-") out.sign = chars[at++]!;
  if (chars[at] === "z") {
    out.noNegativeZero = true;
    at++;
  }
  if (chars[at] === "#") {
    out.alternate = true;
    at++;
  }
  if (!fillGiven && chars[at] === "0") {
    out.fill = "0";
    if (!alignGiven && defaultAlign === ">") out.align = "=";
    at++;
  }
  const width = readInteger(chars, at);
  out.width = width.value;
  at = width.next;
  at = readGrouping(chars, at, out);
  if (chars[at] === ".") {
    const precision = readInteger(chars, at + 1);
    if (precision.value < 0) raiseError(exc.ValueError, "Format specifier missing precision");
    out.precision = precision.value;
    at = precision.next;
  }
  if (chars.length - at > 1) {
    raiseError(exc.ValueError, `Invalid format specifier '${spec}' for object of type '${typeName}'`);
  }
  if (at < chars.length) out.type = chars[at]!;
  if (out.grouping !== "") checkGrouping(out);
  out.bare = out.width < 0 && out.grouping === "" && (out.sign === "" || out.sign === "-");
  return out;
}

function readGrouping(chars: readonly string[], start: number, out: FormatSpec): number {
  let at = start;
  if (chars[at] === ",") {
    out.grouping = ",";
    at++;
  }
  if (chars[at] === "_") {
    if (out.grouping !== "") raiseError(exc.ValueError, "Cannot specify both ',' and '_'.");
    out.grouping = "_";
    at++;
  }
  if (chars[at] === "," && out.grouping === "_") {
    raiseError(exc.ValueError, "Cannot specify both ',' and '_'.");
  }
  return at;
}

function checkGrouping(spec: FormatSpec): void {
  if (spec.type === "" || "defgEG%F".includes(spec.type)) return;
  if (spec.grouping === "_" && "boxX".includes(spec.type)) return;
  raiseError(exc.ValueError, `Cannot specify '${spec.grouping}' with '${showType(spec.type)}'.`);
}

/** A type character as CPython's messages show it. */
export function showType(type: string): string {
  const code = type.codePointAt(0)!;
  return code > 32 && code < 128 ? type : `\\x${code.toString(16)}`;
}

/** The error for a type character that the value's type does not know. */
export function unknownType(type: string, typeName: string): never {
  raiseError(exc.ValueError, `Unknown format code '${showType(type)}' for object of type '${typeName}'`);
}
