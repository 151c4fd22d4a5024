/** SHA-256, MD5 and random hexadecimal text. */
import { exc, raiseError } from "../../kernel.ts";

function rotateRight(x: number, n: number): number {
  return (x >>> n) | (x << (32 - n));
}

/** The first 32 bits of the fractions of roots of the first primes. */
function fractionBits(count: number, root: (prime: number) => number): number[] {
  const out: number[] = [];
  for (let n = 2; out.length < count; n++) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;
    if (isPrime) out.push(Math.floor((root(n) % 1) * 2 ** 32) | 0);
  }
  return out;
}

function padded(bytes: Uint8Array, bigEndian: boolean): DataView {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const buffer = new Uint8Array(blocks * 64);
  buffer.set(bytes);
  buffer[bytes.length] = 0x80;
  const view = new DataView(buffer.buffer);
  const bits = BigInt(bytes.length) * 8n;
  view.setBigUint64(buffer.length - 8, bits, !bigEndian);
  return view;
}

/** SHA-256 digest. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const k = fractionBits(64, Math.cbrt);
  const state = fractionBits(8, Math.sqrt);
  const view = padded(bytes, true);
  const w = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(block + i * 4);
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15]!;
      const b = w[i - 2]!;
      const s0 = rotateRight(a, 7) ^ rotateRight(a, 18) ^ (a >>> 3);
      const s1 = rotateRight(b, 17) ^ rotateRight(b, 19) ^ (b >>> 10);
      w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
    }
    sha256Rounds(state, w, k);
  }
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => {
    out.setInt32(i * 4, word);
  });
  return new Uint8Array(out.buffer);
}

function sha256Rounds(state: number[], w: Int32Array, k: readonly number[]): void {
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + k[i]! + w[i]!) | 0;
    const s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = (state[i]! + word) | 0;
  });
}

const MD5_SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

/** MD5 digest; only for addresses of pictures, never for secrets. */
export function md5(bytes: Uint8Array): Uint8Array {
  const view = padded(bytes, false);
  const state = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a, b, c, d] = state as [number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      let mix: number;
      let word: number;
      if (round === 0) [mix, word] = [(b & c) | (~b & d), i];
      else if (round === 1) [mix, word] = [(d & b) | (~d & c), (5 * i + 1) % 16];
      else if (round === 2) [mix, word] = [b ^ c ^ d, (3 * i + 5) % 16];
      else [mix, word] = [c ^ (b | ~d), (7 * i) % 16];
      const constant = Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0;
      const sum = (a + mix + constant + view.getInt32(block + word * 4, true)) | 0;
      const turned = rotateRight(sum, 32 - MD5_SHIFTS[round]![i % 4]!);
      [a, d, c, b] = [d, c, b, (b + turned) | 0];
    }
    [a, b, c, d].forEach((value, i) => {
      state[i] = (state[i]! + value) | 0;
    });
  }
  const out = new DataView(new ArrayBuffer(16));
  state.forEach((word, i) => {
    out.setInt32(i * 4, word, true);
  });
  return new Uint8Array(out.buffer);
}

export function hexOfBytes(bytes: Uint8Array): string {
  let out = "";
  for (const byte of bytes) out += byte.toString(16).padStart(2, "0");
  return out;
}

let randomWord: () => number = () => Math.floor(Math.random() * 2 ** 32);

/** Sets where randomness comes from: 32 random bits with each call. The host gives the seed. */
export function setRandom(source: () => number): void {
  randomWord = source;
}

/** Random lower-case hexadecimal text. */
export function randomHex(length: number): string {
  if (!(length >= 0 && length <= 4096)) raiseError(exc.ValueError, "the length of a hash must be in 0..4096");
  let out = "";
  while (out.length < length) out += (randomWord() >>> 0).toString(16).padStart(8, "0");
  return out.slice(0, length);
}
