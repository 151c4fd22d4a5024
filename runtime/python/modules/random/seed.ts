import { asInt, asStr, exc, hash, isInt, isStr, PyFloat, raiseError } from "../../kernel.ts";
import { unsigned64 } from "../../number/order.ts";
import { bytesOr } from "../../text/bytes/like.ts";
import { encodeMethod } from "../../text/str-encode.ts";
import { digestOf } from "../hashlib/algorithms.ts";
import { isNone } from "../protocols.ts";
import { entropyBits } from "./entropy.ts";

function bigEndian(...parts: readonly Uint8Array[]): bigint {
  let text = "";
  for (const part of parts) for (const byte of part) text += byte.toString(16).padStart(2, "0");
  return BigInt(`0x${text || "0"}`);
}

/** The first of the two ways by which texts were ever made seeds. */
function firstVersion(codes: readonly number[]): bigint {
  let x = codes.length === 0 ? 0n : BigInt(codes[0]!) << 7n;
  for (const code of codes) x = ((1000003n * x) ^ BigInt(code)) & 0xffffffffffffffffn;
  return x ^ BigInt(codes.length);
}

/** The int by which a generator is seeded for what a script gave `seed`. */
export function seedNumber(a: unknown, version: unknown): bigint {
  if (isNone(a)) return entropyBits(256);
  const bytes = isStr(a) ? encodeMethod(asStr(a), "utf-8", undefined).b : bytesOr(a);
  if (bytes !== undefined) {
    if (version === 1)
      return firstVersion(isStr(a) ? Array.from(asStr(a), (c) => c.codePointAt(0)!) : Array.from(bytes));
    return bigEndian(bytes, digestOf("sha512", bytes));
  }
  if (isInt(a)) return BigInt(asInt(a));
  if (a instanceof PyFloat) return unsigned64(BigInt(hash(a)));
  return raiseError(
    exc.TypeError,
    "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.",
  );
}
