import { needHasher } from "./algorithms.ts";
import type { Hasher } from "./block-hash.ts";

/** HMAC over any of the hash functions. */
export class KeyedHasher implements Hasher {
  private inner: Hasher;
  private outer: Hasher;
  constructor(name: string, key: Uint8Array) {
    this.inner = needHasher(name);
    this.outer = needHasher(name);
    const block = new Uint8Array(this.inner.blockSize);
    if (key.length > block.length) {
      const short = needHasher(name);
      short.update(key);
      block.set(short.digest());
    } else block.set(key);
    this.inner.update(block.map((b) => b ^ 0x36));
    this.outer.update(block.map((b) => b ^ 0x5c));
  }
  get name(): string {
    return `hmac-${this.inner.name}`;
  }
  get digestSize(): number {
    return this.inner.digestSize;
  }
  get blockSize(): number {
    return this.inner.blockSize;
  }
  update(data: Uint8Array): void {
    this.inner.update(data);
  }
  copy(): KeyedHasher {
    const copy = Object.create(KeyedHasher.prototype) as KeyedHasher;
    copy.inner = this.inner.copy();
    copy.outer = this.outer.copy();
    return copy;
  }
  digest(): Uint8Array {
    const last = this.outer.copy();
    last.update(this.inner.digest());
    return last.digest();
  }
}
