import { PyDict } from "../object/dict.ts";
import { exc, raiseError } from "../object/exception.ts";
import { normInt } from "../object/int.ts";
import { checkSize } from "../object/limits.ts";
import { PyFrozenSet, PySet, SetBase } from "../object/set.ts";
import { PyIntSub, PyStrSub } from "../object/subclass.ts";
import { typeName } from "../object/type-of.ts";
import { PyByteArray, PyBytes, PyFloat, PyTuple } from "../object/values.ts";

/**
 * The encoding of Python values that crosses the bridge, version 1. `null`, booleans, strings and safe integers stand
 * for themselves, a JSON array is a list, and everything else is an object with one tag.
 */
export type Wire = null | boolean | string | number | readonly Wire[] | { readonly [tag: string]: unknown };

/** How a library type crosses the bridge. */
export interface Codec {
  readonly tag: string;
  readonly matches: (x: object) => boolean;
  readonly encode: (x: never, depth: number) => unknown;
  readonly decode: (content: never, depth: number) => unknown;
}

const DEEPEST = 200;
const codecs: Codec[] = [];

/** Adds a type. A later one is asked first, so that a subclass can go before its base. */
export function registerCodec(codec: Codec): void {
  codecs.unshift(codec);
}

function checkDepth(depth: number): void {
  if (depth > DEEPEST) {
    raiseError(exc.ValueError, `a value is nested more than ${DEEPEST} deep, or contains itself`);
  }
}

/** A Python value as plain JSON data; TypeError for what cannot leave the sandbox. */
export function encode(x: unknown, depth = 0): Wire {
  checkDepth(depth);
  switch (typeof x) {
    case "string":
    case "boolean":
    case "number":
      return x;
    case "bigint":
      return { i: x.toString() };
    default:
  }
  if (x === null) return null;
  const object = x as object;
  if (Array.isArray(object)) return object.map((item) => encode(item, depth + 1));
  if (object instanceof PyFloat) return { f: encodeFloat(object.v) };
  if (object instanceof PyStrSub || object instanceof PyIntSub) return encode(object.v, depth);
  for (const codec of codecs) {
    if (codec.matches(object)) return { [codec.tag]: codec.encode(object as never, depth) };
  }
  if (object instanceof PyTuple) return { t: object.a.map((item) => encode(item, depth + 1)) };
  if (object instanceof PyDict) return { d: encodePairs(object, depth) };
  if (object instanceof SetBase) {
    const items = object.items().map((item) => encode(item, depth + 1));
    return object instanceof PyFrozenSet ? { z: items } : { s: items };
  }
  if (object instanceof PyBytes || object instanceof PyByteArray) return { b: latin1(object.b) };
  raiseError(exc.TypeError, `a value of type '${typeName(x)}' cannot be passed to the host`);
}

/** The items of a dict as [k, v, k, v, …]. */
export function encodePairs(dict: PyDict, depth: number): Wire[] {
  const out: Wire[] = [];
  for (const [key, value] of dict.entries()) out.push(encode(key, depth + 1), encode(value, depth + 1));
  return out;
}

function encodeFloat(v: number): number | string {
  if (v !== v) return "nan";
  if (v === Infinity) return "inf";
  if (v === -Infinity) return "-inf";
  return v === 0 && 1 / v < 0 ? "-0" : v;
}

function latin1(b: Uint8Array): string {
  let text = "";
  for (let i = 0; i < b.length; i += 4096) text += String.fromCharCode(...b.subarray(i, i + 4096));
  return text;
}

const FLOATS: Record<string, number> = { nan: Number.NaN, inf: Infinity, "-inf": -Infinity, "-0": -0 };

/** The Python value of plain JSON data. The host is trusted to encode well; what makes no sense is refused. */
export function decode(wire: unknown, depth = 0): unknown {
  checkDepth(depth);
  if (wire === null || wire === undefined) return null;
  if (typeof wire === "number") return Number.isInteger(wire) ? wire + 0 : new PyFloat(wire);
  if (typeof wire !== "object") return wire;
  if (Array.isArray(wire)) {
    checkSize(wire.length);
    return wire.map((item) => decode(item, depth + 1));
  }
  const tag = Object.keys(wire)[0];
  const content = (wire as Record<string, unknown>)[tag ?? ""];
  switch (tag) {
    case "f":
      return new PyFloat(typeof content === "number" ? content : (FLOATS[String(content)] ?? Number.NaN));
    case "i":
      return normInt(BigInt(content as string));
    case "t":
      return new PyTuple(decodeItems(content, depth));
    case "d":
      return decodePairs(new PyDict(), content, depth);
    case "s":
    case "z": {
      const set = tag === "s" ? new PySet() : new PyFrozenSet();
      for (const item of decodeItems(content, depth)) set.add(item);
      return set;
    }
    case "b":
      return new PyBytes(Uint8Array.from(content as string, (c) => c.charCodeAt(0)));
    default:
  }
  const codec = codecs.find((candidate) => candidate.tag === tag);
  if (codec === undefined) raiseError(exc.ValueError, `the host sent a value of an unknown kind '${tag}'`);
  return codec.decode(content as never, depth);
}

function decodeItems(content: unknown, depth: number): unknown[] {
  return (content as unknown[]).map((item) => decode(item, depth + 1));
}

/** Fills a dict from [k, v, k, v, …]. */
export function decodePairs<T extends PyDict>(dict: T, content: unknown, depth: number): T {
  const items = content as unknown[];
  for (let i = 0; i + 1 < items.length; i += 2)
    dict.set(decode(items[i], depth + 1), decode(items[i + 1], depth + 1));
  return dict;
}
