import type { BlockFunction } from "./block-hash.ts";
import { cubeRoots, halves, squareRoots } from "./primes.ts";

const K32 = Int32Array.from(cubeRoots.slice(0, 64), (k) => Number(k >> 32n) | 0);
const W32 = new Int32Array(64);

const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

function compress256(state: Int32Array, block: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) {
    const o = at + 4 * i;
    W32[i] = (block[o]! << 24) | (block[o + 1]! << 16) | (block[o + 2]! << 8) | block[o + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const x = W32[i - 15]!;
    const y = W32[i - 2]!;
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    W32[i] = (W32[i - 16]! + s0 + W32[i - 7]! + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K32[i]! + W32[i]!) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
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
  const sums = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = state[i]! + sums[i]!;
}

const K64 = Int32Array.from(halves(cubeRoots));
/** Pairs of halves: the message schedule and the eight working variables. */
const W64 = new Int32Array(160);
const V64 = new Int32Array(16);

/** The halves of a 64-bit word, rotated right. */
const high = (h: number, l: number, n: number): number =>
  n < 32 ? (h >>> n) | (l << (32 - n)) : (l >>> (n - 32)) | (h << (64 - n));
const carry = (sum: number): number => Math.floor(sum / 4294967296);

function schedule(i: number): void {
  const [xh, xl] = [W64[i - 30]!, W64[i - 29]!];
  const [yh, yl] = [W64[i - 4]!, W64[i - 3]!];
  const s0h = high(xh, xl, 1) ^ high(xh, xl, 8) ^ (xh >>> 7);
  const s0l = high(xl, xh, 1) ^ high(xl, xh, 8) ^ ((xl >>> 7) | (xh << 25));
  const s1h = high(yh, yl, 19) ^ high(yh, yl, 61) ^ (yh >>> 6);
  const s1l = high(yl, yh, 19) ^ high(yl, yh, 61) ^ ((yl >>> 6) | (yh << 26));
  const low = (W64[i - 31]! >>> 0) + (s0l >>> 0) + (W64[i - 13]! >>> 0) + (s1l >>> 0);
  W64[i + 1] = low | 0;
  W64[i] = W64[i - 32]! + s0h + W64[i - 14]! + s1h + carry(low);
}

function round(i: number): void {
  const v = V64;
  const [ah, al, bh, bl, ch, cl] = [v[0]!, v[1]!, v[2]!, v[3]!, v[4]!, v[5]!];
  const [eh, el, fh, fl, gh, gl] = [v[8]!, v[9]!, v[10]!, v[11]!, v[12]!, v[13]!];
  const s1h = high(eh, el, 14) ^ high(eh, el, 18) ^ high(eh, el, 41);
  const s1l = high(el, eh, 14) ^ high(el, eh, 18) ^ high(el, eh, 41);
  const chooseH = (eh & fh) ^ (~eh & gh);
  const chooseL = (el & fl) ^ (~el & gl);
  const low1 = (v[15]! >>> 0) + (s1l >>> 0) + (chooseL >>> 0) + (K64[i + 1]! >>> 0) + (W64[i + 1]! >>> 0);
  const t1l = low1 | 0;
  const t1h = (v[14]! + s1h + chooseH + K64[i]! + W64[i]! + carry(low1)) | 0;
  const s0h = high(ah, al, 28) ^ high(ah, al, 34) ^ high(ah, al, 39);
  const s0l = high(al, ah, 28) ^ high(al, ah, 34) ^ high(al, ah, 39);
  const majorH = (ah & bh) ^ (ah & ch) ^ (bh & ch);
  const majorL = (al & bl) ^ (al & cl) ^ (bl & cl);
  const low2 = (s0l >>> 0) + (majorL >>> 0) + (t1l >>> 0);
  const newHigh = (s0h + majorH + t1h + carry(low2)) | 0;
  const lowE = (v[7]! >>> 0) + (t1l >>> 0);
  const newE = (v[6]! + t1h + carry(lowE)) | 0;
  v.copyWithin(2, 0, 14);
  v[8] = newE;
  v[9] = lowE | 0;
  v[0] = newHigh;
  v[1] = low2 | 0;
}

function compress512(state: Int32Array, block: Uint8Array, at: number): void {
  for (let i = 0; i < 32; i++) {
    const o = at + 4 * i;
    W64[i] = (block[o]! << 24) | (block[o + 1]! << 16) | (block[o + 2]! << 8) | block[o + 3]!;
  }
  for (let i = 32; i < 160; i += 2) schedule(i);
  V64.set(state);
  for (let i = 0; i < 160; i += 2) round(i);
  for (let i = 0; i < 16; i += 2) {
    const low = (state[i + 1]! >>> 0) + (V64[i + 1]! >>> 0);
    state[i] = state[i]! + V64[i]! + carry(low);
    state[i + 1] = low | 0;
  }
}

function sha2(name: string, bits: number, initial: readonly number[]): BlockFunction {
  const wide = bits > 256;
  return {
    name,
    digestSize: bits / 8,
    blockSize: wide ? 128 : 64,
    lengthBytes: wide ? 16 : 8,
    littleEndian: false,
    initial,
    compress: wide ? compress512 : compress256,
  };
}

const upper = squareRoots.slice(8);
export const sha224 = sha2(
  "sha224",
  224,
  upper.map((w) => Number(w & 0xffffffffn) | 0),
);
export const sha256 = sha2(
  "sha256",
  256,
  squareRoots.slice(0, 8).map((w) => Number(w >> 32n) | 0),
);
export const sha384 = sha2("sha384", 384, halves(upper));
export const sha512 = sha2("sha512", 512, halves(squareRoots.slice(0, 8)));
