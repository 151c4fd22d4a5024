const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Reads the unsigned base-64 VLQ numbers of a generated table. */
export function readVlq(text: string, count: number): Uint32Array {
  const value = new Uint8Array(128);
  for (let i = 0; i < 64; i++) value[ALPHABET.charCodeAt(i)] = i;
  const out = new Uint32Array(count);
  let at = 0;
  let shift = 0;
  let number = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = value[text.charCodeAt(i)]!;
    number |= (digit & 31) << shift;
    if (digit & 32) {
      shift += 5;
    } else {
      out[at++] = number;
      number = 0;
      shift = 0;
    }
  }
  return out;
}

/** The index of the last element of an ascending table that is not above `code`, or -1. */
export function findRun(starts: Uint32Array, code: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= code) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
