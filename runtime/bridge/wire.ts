/**
 * The host's side of the encoding of Python values that crosses the bridge, version 1 (the sandbox's side is
 * runtime/python/bridge/wire.ts). `null`, booleans, strings and whole numbers stand for themselves, a JSON array is
 * a list, and everything else is an object with one tag.
 */
export type Wire = null | boolean | string | number | readonly Wire[] | { readonly [tag: string]: unknown };

/** How deep values may be nested before they are refused. */
const deepest = 200;

/** A value that has no counterpart on the other side of the bridge. */
export class WireError extends Error {
  override name = "WireError";
}

/**
 * Encodes a JavaScript value for the sandbox: whole numbers become int, other numbers float, bigint int, strings str,
 * arrays lists, plain objects and Maps dicts, Dates naive datetimes in UTC, Uint8Arrays bytes.
 * @throws WireError for functions, symbols, other objects, and values nested too deep or in a circle.
 */
export function encode(value: unknown, depth = 0): Wire {
  if (depth > deepest)
    throw new WireError(`A value is nested more than ${deepest} deep, or contains itself.`);
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case "boolean":
    case "string":
      return value;
    case "number":
      return encodeNumber(value);
    case "bigint":
      return Number.isSafeInteger(Number(value)) ? Number(value) : { i: value.toString() };
    case "object":
      return encodeObject(value, depth);
    default:
      throw new WireError(`A ${typeof value} cannot be given to a script.`);
  }
}

function encodeNumber(value: number): Wire {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return value;
  if (Number.isNaN(value)) return { f: "nan" };
  if (!Number.isFinite(value)) return { f: value > 0 ? "inf" : "-inf" };
  return { f: Object.is(value, -0) ? "-0" : value };
}

function encodeObject(value: object, depth: number): Wire {
  if (Array.isArray(value)) return value.map((item) => encode(item, depth + 1));
  if (value instanceof Date) return { dt: value.toISOString().replace("Z", "") };
  if (value instanceof Uint8Array)
    return { b: Array.from(value, (byte) => String.fromCharCode(byte)).join("") };
  if (value instanceof Map) return encodeEntries("d", [...value], depth);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new WireError(
      `An object of class ${prototype?.constructor?.name ?? "?"} cannot be given to a script.`,
    );
  }
  return encodeEntries("d", Object.entries(value), depth);
}

function encodeEntries(tag: string, entries: readonly (readonly [unknown, unknown])[], depth: number): Wire {
  return { [tag]: entries.flatMap(([key, item]) => [encode(key, depth + 1), encode(item, depth + 1)]) };
}

/** As `encode`, but an object becomes frappe's `_dict`, whose keys can be read as attributes. */
export function encodeDict(value: Readonly<Record<string, unknown>>): Wire {
  return encodeEntries("_d", Object.entries(value), 0);
}

/**
 * A value from the sandbox as plain data that JSON can carry: dicts become objects, tuples and sets arrays, dates and
 * times ISO texts, timedeltas seconds, bytes latin-1 text, ints beyond 2^53 and decimals text, nan and inf null.
 */
export function toPlain(wire: unknown, depth = 0): unknown {
  if (depth > deepest) throw new WireError(`A value is nested more than ${deepest} deep.`);
  if (wire === null || typeof wire !== "object") return wire;
  if (Array.isArray(wire)) return wire.map((item) => toPlain(item, depth + 1));
  const [tag, content] = Object.entries(wire)[0] ?? [];
  switch (tag) {
    case "f":
      return typeof content === "number" ? content : content === "-0" ? 0 : null;
    case "t":
    case "s":
    case "z":
      return (content as unknown[]).map((item) => toPlain(item, depth + 1));
    case "d":
    case "_d":
      return pairs(content as unknown[], depth);
    case "doc":
      return toPlain(content, depth + 1);
    case "td": {
      const [days, seconds, microseconds] = content as [number, number, number];
      return days * 86_400 + seconds + microseconds / 1e6;
    }
    default:
      return content;
  }
}

function pairs(items: readonly unknown[], depth: number): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (let i = 0; i + 1 < items.length; i += 2) {
    const key = toPlain(items[i], depth + 1);
    // A script's key "__proto__" must stay a plain property.
    Object.defineProperty(out, typeof key === "string" ? key : JSON.stringify(key), {
      value: toPlain(items[i + 1], depth + 1),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return out;
}
