import { exc, raiseError } from "../../object/exception.ts";
import { asIndex } from "../../object/int.ts";
import { checkSize } from "../../object/limits.ts";
import { typeName } from "../../object/type-of.ts";
import { PyByteArray, PyBytes } from "../../object/values.ts";

/** bytes, bytearray, or an instance of a subclass. */
export type BytesLike = PyBytes | PyByteArray;

/** The bytes of a bytes-like object; undefined for anything else. */
export function bytesOr(x: unknown): Uint8Array | undefined {
  return x instanceof PyBytes || x instanceof PyByteArray ? x.b : undefined;
}

/** The bytes of an argument. */
export function needBytes(x: unknown): Uint8Array {
  const bytes = bytesOr(x);
  if (bytes === undefined) {
    raiseError(exc.TypeError, `a bytes-like object is required, not '${typeName(x)}'`);
  }
  return bytes;
}

/** Methods of bytes give bytes, those of bytearray give bytearrays. */
export function sameKind(self: BytesLike, bytes: Uint8Array): BytesLike {
  return self instanceof PyByteArray ? new PyByteArray(bytes) : new PyBytes(bytes);
}

/** An int that is to be stored as a byte. */
export function asByte(x: unknown, message = "byte must be in range(0, 256)"): number {
  const value = asIndex(x);
  if (value < 0 || value > 255) raiseError(exc.ValueError, message);
  return Number(value);
}

/** The bytes of a text whose characters are all below 256. */
export function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  let size = 0;
  for (const part of parts) size += part.length;
  checkSize(size);
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
