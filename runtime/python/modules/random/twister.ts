/** The Mersenne Twister MT19937, as CPython seeds and reads it. */
const N = 624;
const M = 397;

export class Twister {
  state = new Uint32Array(N);
  index = N;
  private pending: (() => bigint) | null = null;

  /** Seeds when the first number is asked for: most invocations never ask, and seeding takes a while. */
  seedLater(value: () => bigint): void {
    this.pending = value;
    this.index = N;
  }

  /** Does what `seedLater` put off; to be called before the state is read. */
  settle(): void {
    const { pending } = this;
    if (pending !== null) this.seed(pending());
  }

  /** Seeds with the magnitude of an int. */
  seed(value: bigint): void {
    this.pending = null;
    const key: number[] = [];
    for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 32n)
      key.push(Number(rest & 0xffffffffn));
    if (key.length === 0) key.push(0);
    this.seedByArray(key);
  }

  private seedByNumber(s: number): void {
    const { state } = this;
    state[0] = s;
    for (let i = 1; i < N; i++) {
      const previous = state[i - 1]! ^ (state[i - 1]! >>> 30);
      state[i] = Math.imul(1812433253, previous) + i;
    }
    this.index = N;
  }

  private seedByArray(key: readonly number[]): void {
    const { state } = this;
    this.seedByNumber(19650218);
    let i = 1;
    let j = 0;
    const step = (): void => {
      if (++i >= N) {
        state[0] = state[N - 1]!;
        i = 1;
      }
    };
    const mixed = (): number => state[i - 1]! ^ (state[i - 1]! >>> 30);
    for (let k = Math.max(N, key.length); k > 0; k--) {
      state[i] = (state[i]! ^ Math.imul(mixed(), 1664525)) + key[j]! + j;
      step();
      if (++j >= key.length) j = 0;
    }
    for (let k = N - 1; k > 0; k--) {
      state[i] = (state[i]! ^ Math.imul(mixed(), 1566083941)) - i;
      step();
    }
    state[0] = 0x80000000;
  }

  private refill(): void {
    this.settle();
    const { state } = this;
    for (let k = 0; k < N; k++) {
      const y = (state[k]! & 0x80000000) | (state[(k + 1) % N]! & 0x7fffffff);
      state[k] = state[(k + M) % N]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.index = 0;
  }

  /** 32 random bits. */
  next(): number {
    if (this.index >= N) this.refill();
    let y = this.state[this.index++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  /** A double in [0, 1) with 53 random bits. */
  random(): number {
    const a = this.next() >>> 5;
    const b = this.next() >>> 6;
    return (a * 67108864 + b) / 9007199254740992;
  }

  /** An int of k random bits. */
  bits(k: number): bigint {
    if (k === 0) return 0n;
    let value = 0n;
    let shift = 0n;
    for (let left = k; left > 0; left -= 32, shift += 32n) {
      const word = left < 32 ? this.next() >>> (32 - left) : this.next();
      value |= BigInt(word) << shift;
    }
    return value;
  }
}
