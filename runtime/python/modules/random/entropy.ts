/**
 * Where randomness that no script seeded comes from. The sandbox has none of its own: the host gives a seed for each
 * invocation, so that a recorded run can be repeated exactly.
 */
import { Twister } from "./twister.ts";

const source = new Twister();
source.seed(0n);
let told: (() => void)[] = [];

/** Sets the seed of everything that is not seeded by the script: `random`, `uuid4`. */
export function setEntropy(seed: number | bigint): void {
  source.seedLater(() => (typeof seed === "bigint" ? seed : BigInt(Math.trunc(seed))));
  for (const tell of told) tell();
}

/** Runs a function each time the seed is set. */
export function onEntropy(tell: () => void): void {
  told = [...told, tell];
}

/** A fresh random int of k bits. */
export function entropyBits(k: number): bigint {
  return source.bits(k);
}

/** Fresh random bytes. */
export function entropyBytes(n: number): Uint8Array {
  return Uint8Array.from({ length: n }, () => source.next() >>> 24);
}
