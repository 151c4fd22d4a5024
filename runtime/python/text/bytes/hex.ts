import { exc, raiseError } from "../../object/exception.ts";
import { strOr } from "../../object/int.ts";
import { checkSize } from "../../object/limits.ts";
import { typeName, typeOf } from "../../object/type-of.ts";
import { argName, asCInt } from "../args.ts";
import { type BytesLike, bytesOr } from "./like.ts";

/** bytes.hex(sep, bytes_per_sep) */
export function hex(self: BytesLike, sep: unknown, perSep: unknown): string {
  const separator = sep === undefined ? "" : separatorOf(sep);
  const group = perSep === undefined ? 1 : asCInt(perSep);
  checkSize(self.b.length * 3);
  const digits = Array.from(self.b, (byte) => byte.toString(16).padStart(2, "0"));
  const size = Math.abs(group);
  if (separator === "" || size === 0) return digits.join("");
  // A positive group size counts from the right.
  const first = group > 0 ? digits.length % size : 0;
  const groups: string[] = [];
  if (first > 0) groups.push(digits.slice(0, first).join(""));
  for (let i = first; i < digits.length; i += size) groups.push(digits.slice(i, i + size).join(""));
  return groups.join(separator);
}

function separatorOf(sep: unknown): string {
  const bytes = bytesOr(sep);
  const text = bytes === undefined ? strOr(sep) : String.fromCharCode(...bytes.subarray(0, 2));
  if (text === undefined) {
    const has = typeOf(sep).all["__len__"];
    if (has === undefined) raiseError(exc.TypeError, `object of type '${typeName(sep)}' has no len()`);
    raiseError(exc.TypeError, "sep must be str or bytes.");
  }
  if (text.length !== 1) raiseError(exc.ValueError, "sep must be length 1.");
  if (text.charCodeAt(0) > 127) raiseError(exc.ValueError, "sep must be ASCII.");
  return text;
}

/** The bytes of bytes.fromhex(text). */
export function fromHex(x: unknown): Uint8Array {
  const text = strOr(x);
  if (text === undefined) raiseError(exc.TypeError, `fromhex() argument must be str, not ${argName(x)}`);
  const out: number[] = [];
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    if (code === 32 || (code >= 9 && code <= 13)) {
      i++;
      continue;
    }
    out.push(digit(text, i) * 16 + digit(text, i + 1));
    i += 2;
  }
  return Uint8Array.from(out);
}

function digit(text: string, at: number): number {
  const value = /^[0-9a-fA-F]$/.test(text.charAt(at)) ? Number.parseInt(text.charAt(at), 16) : -1;
  if (value < 0) {
    raiseError(exc.ValueError, `non-hexadecimal number found in fromhex() arg at position ${at}`);
  }
  return value;
}
