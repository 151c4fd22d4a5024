import { orderHash } from "./order-hash.ts";

const MIN_SIZE = 8;
const LINEAR_PROBES = 9;
/** A slot whose key was discarded; it stays in the way until the next resize. */
const DUMMY = Symbol("dummy");

/**
 * CPython's open-addressing table of a set, kept only to give the order in which a set of numbers is iterated.
 * Keys are canonical keys; membership is not asked here.
 */
export class SetTable {
  slots: unknown[];
  mask: number;
  fill = 0;
  used = 0;
  private finger = 0;

  constructor() {
    this.mask = MIN_SIZE - 1;
    this.slots = new Array(MIN_SIZE).fill(undefined);
  }

  copy(): SetTable {
    const copy = new SetTable();
    copy.slots = this.slots.slice();
    copy.mask = this.mask;
    copy.fill = this.fill;
    copy.used = this.used;
    return copy;
  }

  /** Adds a key that is not there. */
  add(key: unknown): void {
    const at = this.place(key);
    const reused = this.slots[at] === DUMMY;
    this.slots[at] = key;
    this.used++;
    if (reused) return;
    this.fill++;
    if (this.fill * 5 >= this.mask * 3) this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }

  /** Removes a key that is there. */
  discard(key: unknown): void {
    const at = this.slots.indexOf(key);
    if (at < 0) return;
    this.slots[at] = DUMMY;
    this.used--;
  }

  /** The key that `pop` takes. */
  pop(): unknown {
    let i = this.finger & this.mask;
    for (;;) {
      const key = this.slots[i];
      if (key !== undefined && key !== DUMMY) {
        this.slots[i] = DUMMY;
        this.used--;
        this.finger = i + 1;
        return key;
      }
      i = i >= this.mask ? 0 : i + 1;
    }
  }

  /** Adds the keys of another table that are not here, as `set.update(set)` does. */
  merge(other: SetTable, has: (key: unknown) => boolean): void {
    if (other.used === 0) return;
    if ((this.fill + other.used) * 5 >= this.mask * 3) this.resize((this.used + other.used) * 2);
    if (this.fill === 0 && this.mask === other.mask && other.fill === other.used) {
      this.slots = other.slots.slice();
      this.fill = other.fill;
      this.used = other.used;
      return;
    }
    if (this.fill === 0) {
      for (const key of other.keys()) this.slots[this.place(key)] = key;
      this.fill = other.used;
      this.used = other.used;
      return;
    }
    for (const key of other.keys()) if (!has(key)) this.add(key);
  }

  /** What `set.update(dict)` does before it adds. */
  reserve(n: number): void {
    if ((this.fill + n) * 5 >= this.mask * 3) this.resize((this.used + n) * 2);
  }

  /** What `difference_update` does at its end. */
  compact(): void {
    if (this.fill - this.used <= Math.floor(this.mask / 5)) return;
    this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }

  /** The keys in the order of the slots. */
  keys(): unknown[] {
    const keys: unknown[] = [];
    for (let i = 0; i <= this.mask; i++) {
      const key = this.slots[i];
      if (key !== undefined && key !== DUMMY) keys.push(key);
    }
    return keys;
  }

  private resize(minimum: number): void {
    const keys = this.keys();
    let size = MIN_SIZE;
    while (size <= minimum) size *= 2;
    this.mask = size - 1;
    this.slots = new Array(size).fill(undefined);
    for (let i = 0; i < keys.length; i++) this.slots[this.place(keys[i])] = keys[i];
    this.fill = this.used;
  }

  /** Where a new key goes: the last dummy on the way to the first free slot of its probe sequence, else that slot. */
  private place(key: unknown): number {
    const { slots, mask } = this;
    const size = mask + 1;
    const hash = typeof key === "number" && key >= 0 && Number.isInteger(key) ? key : orderHash(key);
    let i: number;
    let small = 0;
    let big = 0n;
    if (typeof hash === "number") {
      i = hash % size;
      small = hash;
    } else {
      i = Number(hash & BigInt(mask));
      big = hash;
    }
    let dummy = -1;
    for (;;) {
      const last = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
      for (let j = i; j <= last; j++) {
        const slot = slots[j];
        if (slot === undefined) return dummy < 0 ? j : dummy;
        if (slot === DUMMY) dummy = j;
      }
      if (typeof hash === "number") {
        small = Math.floor(small / 32);
        i = (i * 5 + 1 + (small % size)) % size;
      } else {
        big >>= 5n;
        i = (i * 5 + 1 + Number(big & BigInt(mask))) % size;
      }
    }
  }
}
