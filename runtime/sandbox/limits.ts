/** What one run may use. Every value is a whole number of at least 1. */
export interface Limits {
  /** CPU time in ticks: one tick is 10,000 of the engine's polls (loop turns and calls). The same run always
   * takes the same number of ticks, on every machine. */
  readonly fuel: number;
  /** Time that may pass on the clock, host calls included. */
  readonly milliseconds: number;
  /** Size of the engine's heap, the core library included. Exact to a page (64 KiB) from about 11 MB on; a smaller limit is
   * looked at only at each tick and host call, because so much memory is there from the start. */
  readonly memoryBytes: number;
  /** Size of the engine's own stack. */
  readonly stackBytes: number;
  /** Number of calls to the host. */
  readonly hostCalls: number;
  /** Bytes (as UTF-8) that cross to and from the host, all calls together. */
  readonly hostBytes: number;
  /** Size of the response (as UTF-8). */
  readonly responseBytes: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

/** The limits where nothing else is asked for; `stackBytes` suits the pool's workers. */
export const DEFAULT_LIMITS: Limits = Object.freeze({
  fuel: 20_000,
  milliseconds: 30_000,
  memoryBytes: 128 * MIB,
  stackBytes: 4000 * KIB,
  hostCalls: 10_000,
  hostBytes: 64 * MIB,
  responseBytes: 16 * MIB,
});

/** The native stack that the pool gives its workers. */
export const WORKER_STACK_MB = 32;

/** On a thread with V8's usual native stack of 984 KB that stack ends first, beyond about this much of the engine's. */
export const MAIN_THREAD_STACK_BYTES = 224 * KIB;

/** The engine's stack is 5 MiB; above this size an overflow could leave it before the engine notices. */
export const MAX_STACK_BYTES = 4500 * KIB;

/** WebAssembly's address space, less room for the allocator's own waste. */
export const MAX_MEMORY_BYTES = 1024 * MIB;

const MAXIMUM: Limits = {
  fuel: Number.MAX_SAFE_INTEGER,
  milliseconds: 2 ** 31 - 1,
  memoryBytes: MAX_MEMORY_BYTES,
  stackBytes: MAX_STACK_BYTES,
  hostCalls: Number.MAX_SAFE_INTEGER,
  hostBytes: Number.MAX_SAFE_INTEGER,
  responseBytes: 512 * MIB,
};

/** Fills `partial` up from `base`. Throws a RangeError that names the limit when a value makes no sense. */
export function resolveLimits(partial: Partial<Limits> = {}, base: Limits = DEFAULT_LIMITS): Limits {
  const result = { ...base };
  for (const [name, value] of Object.entries(partial)) {
    if (!Object.hasOwn(MAXIMUM, name)) {
      throw new RangeError(
        `There is no limit named "${name}"; the limits are ${Object.keys(MAXIMUM).join(", ")}.`,
      );
    }
    if (value === undefined) continue;
    const key = name as keyof Limits;
    if (!Number.isSafeInteger(value) || value < 1 || value > MAXIMUM[key]) {
      throw new RangeError(
        `The limit ${key} is ${value}; it must be a whole number from 1 to ${MAXIMUM[key]}.`,
      );
    }
    result[key] = value;
  }
  return result;
}
