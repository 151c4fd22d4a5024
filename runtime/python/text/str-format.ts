import { attributeName } from "../builtins/guard.ts";
import { getAttr } from "../object/attribute.ts";
import type { PyDict } from "../object/dict.ts";
import { exc, newException, raiseError, throwException } from "../object/exception.ts";
import { checkSize } from "../object/limits.ts";
import { repr, str } from "../object/text.ts";
import { formatValue } from "./format.ts";
import { readInteger } from "./format-spec.ts";
import { type Field, TemplateReader } from "./format-template.ts";
import { escapeNonAscii } from "./str-repr.ts";
import { getItem } from "./subscript.ts";

/** str.format(*args, **kwargs) */
export function strFormat(template: string, args: readonly unknown[], kwargs: PyDict | null): string {
  return new Formatter(args, kwargs).build(template, 2);
}

/** str.format_map(mapping) */
export function strFormatMap(template: string, mapping: unknown): string {
  return new Formatter(null, mapping).build(template, 2);
}

class Formatter {
  private readonly args: readonly unknown[] | null;
  /** The dict of keyword arguments, or any mapping; null where there is none. */
  private readonly names: unknown;
  private numbering: "none" | "automatic" | "manual" = "none";
  private nextIndex = 0;

  constructor(args: readonly unknown[] | null, names: unknown) {
    this.args = args;
    this.names = names;
  }

  /** `depth` limits how deeply replacement fields nest inside specifications. */
  build(template: string, depth: number): string {
    if (depth <= 0) raiseError(exc.ValueError, "Max string recursion exceeded");
    const parts: string[] = [];
    const reader = new TemplateReader(template);
    let total = 0;
    for (let piece = reader.next(); piece !== undefined; piece = reader.next()) {
      parts.push(piece.literal);
      total += piece.literal.length;
      if (piece.field !== undefined) {
        const text = this.render(piece.field, depth);
        parts.push(text);
        total += text.length;
      }
      checkSize(total);
    }
    return parts.join("");
  }

  private render(field: Field, depth: number): string {
    let value = this.lookUp(field.name);
    if (field.conversion !== "") value = convert(value, field.conversion);
    const spec = field.nested ? this.build(field.spec, depth - 1) : field.spec;
    return formatValue(value, spec);
  }

  private lookUp(name: string): unknown {
    const end = name.search(/[.[]/);
    const first = end < 0 ? name : name.slice(0, end);
    let value = this.first(first);
    let at = first.length;
    while (at < name.length) {
      if (name[at] === ".") {
        const rest = name.slice(at + 1).search(/[.[]/);
        const stop = rest < 0 ? name.length : at + 1 + rest;
        const attribute = name.slice(at + 1, stop);
        if (attribute === "") raiseError(exc.ValueError, "Empty attribute in format string");
        value = getAttr(value, attributeName(attribute));
        at = stop;
      } else if (name[at] === "[") {
        const stop = name.indexOf("]", at);
        if (stop < 0) raiseError(exc.ValueError, "Missing ']' in format string");
        const key = name.slice(at + 1, stop);
        const index = wholeInteger(key);
        if (key === "") raiseError(exc.ValueError, "Empty attribute in format string");
        value = getItem(value, index < 0 ? key : index);
        at = stop + 1;
      } else {
        raiseError(exc.ValueError, "Only '.' or '[' may follow ']' in format field specifier");
      }
    }
    return value;
  }

  private first(name: string): unknown {
    let index = wholeInteger(name);
    if (name === "" || index >= 0) {
      const wanted = name === "" ? "automatic" : "manual";
      if (this.numbering === "none") this.numbering = wanted;
      if (this.numbering !== wanted) {
        const [from, to] =
          wanted === "automatic"
            ? ["manual field specification", "automatic field numbering"]
            : ["automatic field numbering", "manual field specification"];
        raiseError(exc.ValueError, `cannot switch from ${from} to ${to}`);
      }
      if (name === "") index = this.nextIndex++;
    }
    if (index < 0) {
      if (this.names === null && this.args !== null) throwException(newException(exc.KeyError, name));
      return getItem(this.names, name);
    }
    if (this.args === null) raiseError(exc.ValueError, "Format string contains positional fields");
    if (index >= this.args.length) {
      raiseError(exc.IndexError, `Replacement index ${index} out of range for positional args tuple`);
    }
    return this.args[index];
  }
}

/** A name that is all decimal digits as a number, else -1. */
function wholeInteger(name: string): number {
  const chars = Array.from(name);
  const { value, next } = readInteger(chars, 0);
  return next === chars.length ? value : -1;
}

function convert(value: unknown, conversion: string): string {
  if (conversion === "r") return repr(value);
  if (conversion === "s") return str(value);
  if (conversion === "a") return escapeNonAscii(repr(value));
  const code = conversion.codePointAt(0)!;
  const shown = code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`;
  raiseError(exc.ValueError, `Unknown conversion specifier ${shown}`);
}
