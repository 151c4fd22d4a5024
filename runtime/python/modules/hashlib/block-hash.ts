/** How a hash function of the Merkle-Damgård kind works on its blocks. */
export interface BlockFunction {
  readonly name: string;
  readonly digestSize: number;
  readonly blockSize: number;
  /** Bytes of the length at the end of the padding. */
  readonly lengthBytes: number;
  readonly littleEndian: boolean;
  readonly initial: readonly number[];
  /** Takes one block, which begins at an offset, into the state. */
  compress(state: Int32Array, block: Uint8Array, at: number): void;
}

/** A hash in the making. */
export interface Hasher {
  readonly name: string;
  readonly digestSize: number;
  readonly blockSize: number;
  update(data: Uint8Array): void;
  digest(): Uint8Array;
  copy(): Hasher;
}

/** Feeds blocks to a function and pads the last ones. */
export class BlockHasher implements Hasher {
  private state: Int32Array;
  private tail: Uint8Array;
  private used = 0;
  private total = 0;
  private readonly f: BlockFunction;
  constructor(f: BlockFunction) {
    this.f = f;
    this.state = Int32Array.from(f.initial);
    this.tail = new Uint8Array(f.blockSize);
  }
  get name(): string {
    return this.f.name;
  }
  get digestSize(): number {
    return this.f.digestSize;
  }
  get blockSize(): number {
    return this.f.blockSize;
  }
  copy(): BlockHasher {
    const copy = new BlockHasher(this.f);
    copy.state = this.state.slice();
    copy.tail = this.tail.slice();
    copy.used = this.used;
    copy.total = this.total;
    return copy;
  }
  update(data: Uint8Array): void {
    const { blockSize } = this.f;
    this.total += data.length;
    let at = 0;
    if (this.used > 0) {
      at = Math.min(blockSize - this.used, data.length);
      this.tail.set(data.subarray(0, at), this.used);
      this.used += at;
      if (this.used < blockSize) return;
      this.f.compress(this.state, this.tail, 0);
      this.used = 0;
    }
    for (; at + blockSize <= data.length; at += blockSize) this.f.compress(this.state, data, at);
    this.tail.set(data.subarray(at));
    this.used = data.length - at;
  }
  digest(): Uint8Array {
    const { blockSize, lengthBytes, littleEndian, digestSize } = this.f;
    const last = this.copy();
    const blocks = this.used + 1 + lengthBytes > blockSize ? 2 : 1;
    const padding = new Uint8Array(blocks * blockSize);
    padding.set(this.tail.subarray(0, this.used));
    padding[this.used] = 0x80;
    const view = new DataView(padding.buffer);
    const bits = BigInt(this.total) * 8n;
    view.setBigUint64(padding.length - 8, bits, littleEndian);
    for (let at = 0; at < padding.length; at += blockSize) this.f.compress(last.state, padding, at);
    const out = new DataView(new ArrayBuffer(last.state.length * 4));
    last.state.forEach((word, i) => {
      out.setInt32(i * 4, word, littleEndian);
    });
    return new Uint8Array(out.buffer, 0, digestSize);
  }
}
