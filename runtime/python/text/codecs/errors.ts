// The exceptions of codecs, and the error handlers: what stands for a piece that cannot be
// converted.

import { isException } from "../../object/catch.ts";
import { exc, newException, type PyException, raiseError, throwException } from "../../object/exception.ts";
import { PyBytes } from "../../object/values.ts";
import { escapeCode } from "../str-repr.ts";
import type { Codec } from "./names.ts";

const FIELDS = ["encoding", "object", "start", "end", "reason"];

function withFields(e: PyException): PyException {
  FIELDS.forEach((name, i) => {
    e.d[name] = e.args.a[i];
  });
  return e;
}

/** Raises UnicodeEncodeError; start and end count code points. */
export function encodeError(codec: string, text: string, start: number, end: number, reason: string): never {
  throwException(withFields(newException(exc.UnicodeEncodeError, codec, text, start, end, reason)));
}

/** Raises UnicodeDecodeError. */
export function decodeError(
  codec: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  reason: string,
): never {
  const object = new PyBytes(bytes.slice());
  throwException(withFields(newException(exc.UnicodeDecodeError, codec, object, start, end, reason)));
}

/** str() of a UnicodeEncodeError. */
export function encodeErrorText(
  codec: string,
  text: readonly string[],
  start: number,
  end: number,
  reason: string,
): string {
  if (end - start === 1 && start < text.length) {
    const shown = escapeCode(text[start]!.codePointAt(0)!);
    return `'${codec}' codec can't encode character '${shown}' in position ${start}: ${reason}`;
  }
  return `'${codec}' codec can't encode characters in position ${start}-${end - 1}: ${reason}`;
}

/** str() of a UnicodeDecodeError. */
export function decodeErrorText(
  codec: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  reason: string,
): string {
  if (end - start === 1 && start < bytes.length) {
    const shown = bytes[start]!.toString(16).padStart(2, "0");
    return `'${codec}' codec can't decode byte 0x${shown} in position ${start}: ${reason}`;
  }
  return `'${codec}' codec can't decode bytes in position ${start}-${end - 1}: ${reason}`;
}

/** Codecs that CPython reaches through Python code, which wraps what goes wrong with a handler. */
const WRAPPED: ReadonlySet<Codec> = new Set([
  "utf-16-le",
  "utf-16-be",
  "utf-32-le",
  "utf-32-be",
  "utf-8-sig",
]);

/** Runs a codec; `what` is "encoding" or "decoding", `name` the codec's name as it was given. */
export function runCodec<T>(what: string, name: string, codec: Codec, f: () => T): T {
  if (!WRAPPED.has(codec)) return f();
  try {
    return f();
  } catch (e) {
    for (const type of [exc.LookupError, exc.TypeError]) {
      if (isException(e, type)) {
        raiseError(type, `${what} with '${name}' codec failed (${type.name}: ${String(e.args.a[0])})`);
      }
    }
    throw e;
  }
}

/** What the code points chars[start:end] become; text, or bytes where the handler gives them directly. */
export function replaceUnencodable(
  codec: string,
  chars: readonly string[],
  start: number,
  end: number,
  reason: string,
  handler: string,
): string | number[] {
  const fail = (from: number) => encodeError(codec, chars.join(""), from, end, reason);
  const codes = chars.slice(start, end).map((char) => char.codePointAt(0)!);
  switch (handler) {
    case "strict":
      return fail(start);
    case "ignore":
      return "";
    case "replace":
      return "?".repeat(end - start);
    case "backslashreplace":
      return codes.map(escapeCode).join("");
    case "xmlcharrefreplace":
      return codes.map((code) => `&#${code};`).join("");
    case "surrogateescape": {
      // Wide codecs want whole units, and the handler gives single bytes.
      const wide = codec.startsWith("utf-16") || codec.startsWith("utf-32");
      const bad = wide ? 0 : codes.findIndex((code) => code < 0xdc80 || code > 0xdcff);
      return bad < 0 ? codes.map((code) => code - 0xdc00) : fail(start + bad);
    }
    case "surrogatepass": {
      const bad = codes.findIndex((code) => code < 0xd800 || code > 0xdfff);
      return bad < 0 && codec.startsWith("utf")
        ? codes.flatMap((code) => passSurrogate(codec, code))
        : fail(start);
    }
    default:
      return unknownHandler(handler);
  }
}

function unknownHandler(handler: string): never {
  raiseError(exc.LookupError, `unknown error handler name '${handler}'`);
}

function passSurrogate(codec: string, code: number): number[] {
  if (codec === "utf-8") return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
  const units = codec.startsWith("utf-16") ? [code & 255, code >> 8] : [code & 255, code >> 8, 0, 0];
  return codec.endsWith("be") ? units.reverse() : units;
}

/** What bytes[start:end] become, and how many of them are thereby done with. */
export function replaceUndecodable(
  codec: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  reason: string,
  handler: string,
): { text: string; next: number } {
  const piece = Array.from(bytes.subarray(start, end));
  switch (handler) {
    case "strict":
      return decodeError(codec, bytes, start, end, reason);
    case "ignore":
      return { text: "", next: end };
    case "replace":
      return { text: "\ufffd", next: end };
    case "backslashreplace":
      return { text: piece.map(escapeCode).join(""), next: end };
    case "surrogateescape": {
      const good = piece.findIndex((byte) => byte < 128);
      const kept = good < 0 ? piece : piece.slice(0, good);
      if (kept.length === 0) return decodeError(codec, bytes, start, end, reason);
      return { text: String.fromCharCode(...kept.map((b) => 0xdc00 + b)), next: start + kept.length };
    }
    case "surrogatepass": {
      const code = surrogateAt(codec, bytes, start);
      if (code === undefined) return decodeError(codec, bytes, start, end, reason);
      return { text: String.fromCharCode(code.unit), next: start + code.size };
    }
    case "xmlcharrefreplace":
      raiseError(exc.TypeError, "don't know how to handle UnicodeDecodeError in error callback");
      break;
    default:
      return unknownHandler(handler);
  }
}

function surrogateAt(
  codec: string,
  bytes: Uint8Array,
  at: number,
): { unit: number; size: number } | undefined {
  const size = codec === "utf-8" ? 3 : codec.startsWith("utf-16") ? 2 : 4;
  if (at + size > bytes.length) return undefined;
  const b = Array.from(bytes.subarray(at, at + size));
  let unit = -1;
  if (codec === "utf-8") {
    const shaped = (b[0]! & 0xf0) === 0xe0 && (b[1]! & 0xc0) === 0x80 && (b[2]! & 0xc0) === 0x80;
    if (shaped) unit = ((b[0]! & 15) << 12) | ((b[1]! & 63) << 6) | (b[2]! & 63);
  } else if (codec.startsWith("utf-")) {
    if (!codec.endsWith("be")) b.reverse();
    unit = b.reduce((sum, byte) => sum * 256 + byte, 0);
  }
  return unit >= 0xd800 && unit <= 0xdfff ? { unit, size } : undefined;
}
