import { callSpecial1 } from "../../object/call.ts";
import { exc, raiseError } from "../../object/exception.ts";
import { indexOr, strOr } from "../../object/int.ts";
import { drain, iterateOr } from "../../object/iterator.ts";
import { checkSize } from "../../object/limits.ts";
import { typeName, typeOf } from "../../object/type-of.ts";
import { argName } from "../args.ts";
import { encodeText } from "../codecs/encode.ts";
import { asByte, bytesOr } from "./like.ts";

/** The contents of bytes(source, encoding, errors) or of bytearray(…). */
export function bytesFrom(
  kind: "bytes" | "bytearray",
  source: unknown,
  encoding: unknown,
  errors: unknown,
): Uint8Array {
  const codec = optionalText(kind, "encoding", encoding);
  const handler = optionalText(kind, "errors", errors);
  if (source === undefined) {
    if (codec !== undefined) raiseError(exc.TypeError, "encoding without a string argument");
    if (handler !== undefined) raiseError(exc.TypeError, "errors without a string argument");
    return new Uint8Array(0);
  }
  const text = strOr(source);
  if (text !== undefined) {
    if (codec === undefined) raiseError(exc.TypeError, "string argument without an encoding");
    return encodeText(text, codec, handler ?? "strict");
  }
  if (codec !== undefined) raiseError(exc.TypeError, "encoding without a string argument");
  if (handler !== undefined) raiseError(exc.TypeError, "errors without a string argument");
  return bytesOf(kind, source);
}

function optionalText(kind: string, name: string, x: unknown): string | undefined {
  if (x === undefined) return undefined;
  const text = strOr(x);
  if (text === undefined) {
    raiseError(exc.TypeError, `${kind}() argument '${name}' must be str, not ${argName(x)}`);
  }
  return text;
}

function bytesOf(kind: "bytes" | "bytearray", source: unknown): Uint8Array {
  if (kind === "bytes") {
    const special = ownBytes(source);
    if (special !== undefined) return special;
  }
  const own = bytesOr(source);
  if (own !== undefined) return own.slice();
  const size = indexOr(source);
  if (size !== undefined) {
    if (typeof size === "bigint" && (size > 9223372036854775807n || size < -9223372036854775808n)) {
      raiseError(exc.OverflowError, `cannot fit '${typeName(source)}' into an index-sized integer`);
    }
    if (size < 0) raiseError(exc.ValueError, "negative count");
    checkSize(Number(size));
    return new Uint8Array(Number(size));
  }
  const iter = iterateOr(source);
  if (iter === null) raiseError(exc.TypeError, `cannot convert '${typeName(source)}' object to ${kind}`);
  const message = kind === "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)";
  return Uint8Array.from(drain(iter), (item) => asByte(item, message));
}

/** What `__bytes__` gives; undefined where the object has none. */
export function ownBytes(source: unknown): Uint8Array | undefined {
  const method = typeOf(source).all["__bytes__"];
  if (method === undefined || method === null) return undefined;
  const result = callSpecial1(method, source);
  const bytes = bytesOr(result);
  if (bytes === undefined) {
    raiseError(exc.TypeError, `__bytes__ returned non-bytes (type ${typeName(result)})`);
  }
  return bytes;
}
