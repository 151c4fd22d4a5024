/** JSON given as bytes: UTF-8, UTF-16 or UTF-32, told apart by the byte order mark or the zeros at the start. */
import { decodeBytes } from "../../text/codecs/decode.ts";

/** The text of encoded JSON. Lone surrogates pass. */
export function decodeJsonBytes(bytes: Uint8Array): string {
  const { encoding, skip } = detectEncoding(bytes);
  return decodeBytes(bytes.subarray(skip), encoding, "surrogatepass");
}

function detectEncoding(bytes: Uint8Array): { encoding: string; skip: number } {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) {
    return c === 0 && d === 0 ? { encoding: "utf-32-le", skip: 4 } : { encoding: "utf-16-le", skip: 2 };
  }
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16-be", skip: 2 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: "utf-32-be", skip: 4 };
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", skip: 3 };
  if (bytes.length >= 4) {
    if (a === 0) return { encoding: b === 0 ? "utf-32-be" : "utf-16-be", skip: 0 };
    if (b === 0) return { encoding: c === 0 && d === 0 ? "utf-32-le" : "utf-16-le", skip: 0 };
  } else if (bytes.length === 2) {
    if (a === 0) return { encoding: "utf-16-be", skip: 0 };
    if (b === 0) return { encoding: "utf-16-le", skip: 0 };
  }
  return { encoding: "utf-8", skip: 0 };
}
