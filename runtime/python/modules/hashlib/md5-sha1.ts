import type { BlockFunction } from "./block-hash.ts";

const rotate = (x: number, n: number): number => (x << n) | (x >>> (32 - n));

const SINES = Int32Array.from(
  { length: 64 },
  (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 4294967296) | 0,
);
const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const INITIAL = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
const words = new Int32Array(80);

function compressMd5(state: Int32Array, block: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) {
    const o = at + 4 * i;
    words[i] = block[o]! | (block[o + 1]! << 8) | (block[o + 2]! << 16) | (block[o + 3]! << 24);
  }
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const part = i >> 4;
    let f: number;
    let k: number;
    if (part === 0) {
      f = (b & c) | (~b & d);
      k = i;
    } else if (part === 1) {
      f = (d & b) | (~d & c);
      k = 5 * i + 1;
    } else if (part === 2) {
      f = b ^ c ^ d;
      k = 3 * i + 5;
    } else {
      f = c ^ (b | ~d);
      k = 7 * i;
    }
    const sum = (a + f + SINES[i]! + words[k & 15]!) | 0;
    a = d;
    d = c;
    c = b;
    b = (b + rotate(sum, SHIFTS[4 * part + (i & 3)]!)) | 0;
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
}

const ROUND = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc | 0, 0xca62c1d6 | 0];

function compressSha1(state: Int32Array, block: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) {
    const o = at + 4 * i;
    words[i] = (block[o]! << 24) | (block[o + 1]! << 16) | (block[o + 2]! << 8) | block[o + 3]!;
  }
  for (let i = 16; i < 80; i++) {
    words[i] = rotate(words[i - 3]! ^ words[i - 8]! ^ words[i - 14]! ^ words[i - 16]!, 1);
  }
  let [a, b, c, d, e] = state as unknown as [number, number, number, number, number];
  for (let i = 0; i < 80; i++) {
    const part = Math.floor(i / 20);
    const f = part === 0 ? (b & c) | (~b & d) : part === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
    const sum = (rotate(a, 5) + f + e + ROUND[part]! + words[i]!) | 0;
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = sum;
  }
  const sums = [a, b, c, d, e];
  for (let i = 0; i < 5; i++) state[i] = state[i]! + sums[i]!;
}

const common = { blockSize: 64, lengthBytes: 8 };
export const md5: BlockFunction = {
  ...common,
  name: "md5",
  digestSize: 16,
  littleEndian: true,
  initial: INITIAL,
  compress: compressMd5,
};
export const sha1: BlockFunction = {
  ...common,
  name: "sha1",
  digestSize: 20,
  littleEndian: false,
  initial: [...INITIAL, 0xc3d2e1f0 | 0],
  compress: compressSha1,
};
