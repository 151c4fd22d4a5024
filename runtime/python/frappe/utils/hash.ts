/** Digests as hexadecimal text, and random text of that kind. */
import { exc, raiseError } from "../../kernel.ts";
import { digestOf } from "../../modules/hashlib/algorithms.ts";
import { entropyBytes } from "../../modules/random/entropy.ts";

function hexOfBytes(bytes: Uint8Array): string {
  let out = "";
  for (const byte of bytes) out += byte.toString(16).padStart(2, "0");
  return out;
}

/** The digest of bytes by an algorithm of hashlib. */
export function hexDigest(algorithm: "md5" | "sha256", bytes: Uint8Array): string {
  return hexOfBytes(digestOf(algorithm, bytes));
}

/** Random lower-case hexadecimal text, from the seed that the host gave the invocation. */
export function randomHex(length: number): string {
  if (!(length >= 0 && length <= 4096)) raiseError(exc.ValueError, "the length of a hash must be in 0..4096");
  return hexOfBytes(entropyBytes(Math.ceil(length / 2))).slice(0, length);
}
