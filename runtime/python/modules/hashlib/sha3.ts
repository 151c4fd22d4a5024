import type { Hasher } from "./block-hash.ts";

/** Rotations and destinations of the combined rho and pi steps, in the order of the walk. */
const ROTATIONS: number[] = [];
const PLACES: number[] = [];
for (let t = 0, x = 1, y = 0; t < 24; t++) {
  ROTATIONS.push((((t + 1) * (t + 2)) / 2) % 64);
  [x, y] = [y, (2 * x + 3 * y) % 5];
  PLACES.push(x + 5 * y);
}

/** The round constants, from the linear feedback register of the specification. */
const CONSTANTS: bigint[] = [];
for (let round = 0, register = 1; round < 24; round++) {
  let constant = 0n;
  for (let j = 0; j < 7; j++) {
    if (register & 1) constant |= 1n << BigInt((1 << j) - 1);
    register = register & 0x80 ? (register << 1) ^ 0x171 : register << 1;
  }
  CONSTANTS.push(constant);
}

const M = (1n << 64n) - 1n;
const rotate = (x: bigint, n: number): bigint => ((x << BigInt(n)) | (x >> BigInt(64 - n))) & M;

function permute(a: bigint[]): void {
  for (const constant of CONSTANTS) {
    const c = [0, 1, 2, 3, 4].map((x) => a[x]! ^ a[x + 5]! ^ a[x + 10]! ^ a[x + 15]! ^ a[x + 20]!);
    for (let i = 0; i < 25; i++) a[i] = a[i]! ^ c[(i + 4) % 5]! ^ rotate(c[(i + 1) % 5]!, 1);
    let moving = a[1]!;
    for (let t = 0; t < 24; t++) {
      const place = PLACES[t]!;
      const next = a[place]!;
      a[place] = rotate(moving, ROTATIONS[t]!);
      moving = next;
    }
    for (let y = 0; y < 25; y += 5) {
      const row = a.slice(y, y + 5);
      for (let x = 0; x < 5; x++) a[y + x] = row[x]! ^ (~row[(x + 1) % 5]! & M & row[(x + 2) % 5]!);
    }
    a[0] = a[0]! ^ constant;
  }
}

/** SHA-3 and the two SHAKE functions. */
export class SpongeHasher implements Hasher {
  private lanes: bigint[] = new Array(25).fill(0n);
  private at = 0;
  readonly name: string;
  readonly digestSize: number;
  readonly blockSize: number;
  private readonly suffix: number;
  constructor(name: string, digestSize: number, blockSize: number, suffix: number) {
    this.name = name;
    this.digestSize = digestSize;
    this.blockSize = blockSize;
    this.suffix = suffix;
  }
  copy(): SpongeHasher {
    const copy = new SpongeHasher(this.name, this.digestSize, this.blockSize, this.suffix);
    copy.lanes = this.lanes.slice();
    copy.at = this.at;
    return copy;
  }
  private mix(byte: number, at: number): void {
    this.lanes[at >> 3] = this.lanes[at >> 3]! ^ (BigInt(byte) << BigInt((at & 7) * 8));
  }
  update(data: Uint8Array): void {
    for (let i = 0; i < data.length; i++) {
      this.mix(data[i]!, this.at++);
      if (this.at === this.blockSize) {
        permute(this.lanes);
        this.at = 0;
      }
    }
  }
  digest(): Uint8Array {
    return this.squeeze(this.digestSize);
  }
  squeeze(length: number): Uint8Array {
    const last = this.copy();
    last.mix(this.suffix, last.at);
    last.mix(0x80, last.blockSize - 1);
    permute(last.lanes);
    const out = new Uint8Array(length);
    for (let i = 0, from = 0; i < length; i++, from++) {
      if (from === last.blockSize) {
        permute(last.lanes);
        from = 0;
      }
      out[i] = Number((last.lanes[from >> 3]! >> BigInt((from & 7) * 8)) & 255n);
    }
    return out;
  }
}
