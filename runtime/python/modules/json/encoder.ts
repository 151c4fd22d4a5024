/** The JSON writer behind `json.dumps`, `frappe.as_json` and the wire. */
import {
  asInt,
  callPy,
  exc,
  getAttr,
  isInt,
  PyDict,
  PyFloat,
  PyTuple,
  raiseError,
  strOr,
  toArray,
  typeName,
  types,
} from "../../kernel.ts";
import { floatRepr } from "../../text/float-repr.ts";
import { intToDecimal } from "../../text/parse-number.ts";
import { encodeString } from "./encode-string.ts";
import { sortPairs } from "./sort-keys.ts";

export interface EncodeOptions {
  readonly skipKeys: boolean;
  readonly ascii: boolean;
  readonly checkCircular: boolean;
  readonly allowNan: boolean;
  /** Text of one step of indentation, or null for one line. */
  readonly indent: string | null;
  readonly itemSeparator: string;
  readonly keySeparator: string;
  /** A Python callable for values that JSON cannot hold, or null. */
  readonly fallback: unknown;
  readonly sortKeys: boolean;
}

const MAX_DEPTH = 993;

/** The JSON text of a Python value. */
export function encodeJson(value: unknown, options: EncodeOptions): string {
  const encoder = new Encoder(options);
  encoder.write(value, 0);
  return encoder.text();
}

class Encoder {
  private readonly parts: string[] = [];
  private readonly o: EncodeOptions;
  /** The containers being written, from the outermost in. */
  private readonly open = new Set<unknown>();

  constructor(options: EncodeOptions) {
    this.o = options;
  }

  text(): string {
    return this.parts.join("");
  }

  write(value: unknown, depth: number): void {
    const scalar = this.scalar(value);
    if (scalar !== undefined) this.parts.push(scalar);
    else if (Array.isArray(value)) this.sequence(value, value, depth);
    else if (value instanceof PyTuple) this.sequence(value, value.a, depth);
    else if (value instanceof PyDict) this.mapping(value, depth);
    else this.other(value, depth);
  }

  private scalar(value: unknown): string | undefined {
    if (value === null) return "null";
    if (value === true) return "true";
    if (value === false) return "false";
    if (typeof value === "number") return String(value);
    const text = strOr(value);
    if (text !== undefined) return encodeString(text, this.o.ascii);
    if (isInt(value)) return intToDecimal(asInt(value));
    return value instanceof PyFloat ? this.float(value.v) : undefined;
  }

  private float(v: number): string {
    if (Number.isFinite(v)) return floatRepr(v);
    if (!this.o.allowNan) raiseError(exc.ValueError, "Out of range float values are not JSON compliant");
    return Number.isNaN(v) ? "NaN" : v > 0 ? "Infinity" : "-Infinity";
  }

  private enter(container: unknown, depth: number): void {
    if (this.o.checkCircular) {
      if (this.open.has(container)) raiseError(exc.ValueError, "Circular reference detected");
      this.open.add(container);
    }
    if (depth >= MAX_DEPTH) {
      raiseError(exc.RecursionError, "maximum recursion depth exceeded while encoding a JSON object");
    }
  }

  private newline(depth: number): string {
    return this.o.indent === null ? "" : `\n${this.o.indent.repeat(depth)}`;
  }

  private sequence(container: unknown, items: readonly unknown[], depth: number): void {
    if (items.length === 0) {
      this.parts.push("[]");
      return;
    }
    this.enter(container, depth);
    const separator = this.o.itemSeparator + this.newline(depth + 1);
    this.parts.push(`[${this.newline(depth + 1)}`);
    for (let i = 0; i < items.length; i++) {
      if (i > 0) this.parts.push(separator);
      this.write(items[i], depth + 1);
    }
    this.parts.push(`${this.newline(depth)}]`);
    this.open.delete(container);
  }

  private mapping(dict: PyDict, depth: number): void {
    if (dict.size === 0) {
      this.parts.push("{}");
      return;
    }
    this.enter(dict, depth);
    const separator = this.o.itemSeparator + this.newline(depth + 1);
    this.parts.push(`{${this.newline(depth + 1)}`);
    let first = true;
    const entries = itemsOf(dict);
    for (const [key, value] of this.o.sortKeys ? sortPairs(entries) : entries) {
      const name = this.key(key);
      if (name === undefined) continue;
      if (!first) this.parts.push(separator);
      first = false;
      this.parts.push(encodeString(name, this.o.ascii), this.o.keySeparator);
      this.write(value, depth + 1);
    }
    this.parts.push(`${this.newline(depth)}}`);
    this.open.delete(dict);
  }

  /** The text of a key; undefined for one to be left out. */
  private key(key: unknown): string | undefined {
    const text = strOr(key);
    if (text !== undefined) return text;
    const scalar = this.scalar(key);
    if (scalar !== undefined) return scalar;
    if (this.o.skipKeys) return undefined;
    return raiseError(exc.TypeError, `keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }

  private other(value: unknown, depth: number): void {
    const { fallback } = this.o;
    if (fallback === null) {
      raiseError(exc.TypeError, `Object of type ${typeName(value)} is not JSON serializable`);
    }
    this.enter(value, depth);
    this.write(callPy(fallback, value), depth + 1);
    this.open.delete(value);
  }
}

/** Keys and values as the dict itself gives them: a subclass of a script may define `items()`. */
function itemsOf(dict: PyDict): [unknown, unknown][] {
  if (dict.$t.builtin || !overridesItems(dict)) return dict.entries();
  return toArray(callPy(getAttr(dict, "items"))).map((pair) => {
    const [key, value] = toArray(pair);
    return [key, value];
  });
}

function overridesItems(dict: PyDict): boolean {
  return dict.$t.all["items"] !== types.dict.all["items"];
}
