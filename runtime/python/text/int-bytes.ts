import { exc, raiseError } from "../object/exception.ts";
import { indexOr, normInt, strOr } from "../object/int.ts";
import { drain, iterateOr } from "../object/iterator.ts";
import { checkBits, checkSize } from "../object/limits.ts";
import { typeName } from "../object/type-of.ts";
import type { Int } from "../object/values.ts";
import { ownBytes } from "./bytes/construct.ts";
import { asByte, bytesOr } from "./bytes/like.ts";

/** int.to_bytes() */
export function toBytes(x: Int, length: number, big: boolean, signed: boolean): Uint8Array {
  if (length < 0) raiseError(exc.ValueError, "length argument must be non-negative");
  checkSize(length);
  if (x < 0 && !signed) raiseError(exc.OverflowError, "can't convert negative int to unsigned");
  const value = BigInt(x);
  // Two's complement: a negative number is stored as the complement of what lies below it.
  const digits = (value < 0n ? -value - 1n : value).toString(16);
  const text = digits === "0" ? "" : digits;
  const even = text.length % 2 === 0 ? text : `0${text}`;
  const flip = value < 0n ? 255 : 0;
  const out = new Uint8Array(length).fill(flip);
  const size = even.length / 2;
  const top = size > 0 ? Number.parseInt(even.slice(0, 2), 16) : 0;
  const noRoomForSign = signed && size === length && length > 0 && top > 127;
  if (size > length || noRoomForSign) {
    raiseError(exc.OverflowError, "int too big to convert");
  }
  for (let i = 0; i < size; i++) {
    const byte = Number.parseInt(even.slice(even.length - 2 * i - 2, even.length - 2 * i), 16);
    out[big ? length - 1 - i : i] = byte ^ flip;
  }
  return out;
}

/** int.from_bytes() */
export function fromBytes(source: unknown, big: boolean, signed: boolean): Int {
  const bytes = contents(source);
  checkBits(bytes.length * 8);
  const digits = Array.from(big ? bytes : bytes.slice().reverse(), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  let value = digits === "" ? 0n : BigInt(`0x${digits}`);
  if (signed && bytes.length > 0 && (big ? bytes[0]! : bytes[bytes.length - 1]!) > 127) {
    value -= 1n << BigInt(bytes.length * 8);
  }
  return normInt(value);
}

function contents(source: unknown): Uint8Array {
  const bytes = bytesOr(source) ?? ownBytes(source);
  if (bytes !== undefined) return bytes;
  const iter = strOr(source) === undefined && indexOr(source) === undefined ? iterateOr(source) : null;
  if (iter === null) raiseError(exc.TypeError, `cannot convert '${typeName(source)}' object to bytes`);
  return Uint8Array.from(drain(iter), (item) => asByte(item, "bytes must be in range(0, 256)"));
}
