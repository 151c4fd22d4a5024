import type { Variable } from "./scope.ts";

/** The variables that were bound at one point. */
export interface BoundSet {
  has(variable: Variable): boolean;
}

/** Words of 32 variables that successive snapshots share or copy as one. */
const chunkWords = 64;

/**
 * Remembers sets of bound variables. A long script has many points to remember and many variables at each of them,
 * and from one point to the next little changes: what is equal is shared.
 */
export class Snapshots {
  private last: readonly Uint32Array[] = [];

  constructor(private readonly indexOf: ReadonlyMap<string, number>) {}

  /** `extra` names a variable that is bound besides. */
  take(bits: Uint32Array, extra?: string): BoundSet {
    const chunks: Uint32Array[] = [];
    for (let start = 0; start < bits.length; start += chunkWords) {
      const before = this.last[chunks.length];
      chunks.push(
        before !== undefined && isEqual(before, bits, start) ? before : bits.slice(start, start + chunkWords),
      );
    }
    this.last = chunks;
    return { has: ({ name }) => name === extra || this.holds(chunks, name) };
  }

  private holds(chunks: readonly Uint32Array[], name: string): boolean {
    const index = this.indexOf.get(name);
    if (index === undefined) return false;
    const word = index >> 5;
    return (chunks[Math.floor(word / chunkWords)]![word % chunkWords]! & (1 << (index & 31))) !== 0;
  }
}

function isEqual(chunk: Uint32Array, bits: Uint32Array, start: number): boolean {
  for (let i = 0; i < chunk.length; i++) if (chunk[i] !== bits[start + i]) return false;
  return true;
}
