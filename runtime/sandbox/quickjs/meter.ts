import type { Limits } from "../limits.ts";
import type { LimitCode, Usage } from "../outcome.ts";
import { RunAborted } from "./aborted.ts";

/** What is left of a run's limits while the host serves one of its calls. */
export interface Budget {
  remaining(): Pick<Limits, "fuel" | "milliseconds" | "hostCalls" | "hostBytes">;
  /** Counts what a nested run used as this run's own; throws past this run's limits, which ends it. */
  charge(usage: Usage): void;
}

/** Counts what a run uses and ends it at a limit. */
export class Meter implements Budget {
  #fuel = 0;
  #hostCalls = 0;
  #hostBytes = 0;
  #memoryBytes = 0;
  readonly #start = performance.now();

  constructor(
    readonly limits: Limits,
    readonly cancelled?: () => boolean,
  ) {}

  /** One tick of the engine; `memoryBytes` is the size of its heap. */
  tick(memoryBytes: number): void {
    this.#fuel++;
    if (this.#fuel > this.limits.fuel) exceed("limit-cpu");
    this.checkClock();
    this.memory(memoryBytes);
  }

  /** Ends the run when its time is up or the embedder has given it up. */
  checkClock(): void {
    if (this.cancelled?.()) throw new RunAborted({ status: "aborted" });
    if (performance.now() - this.#start > this.limits.milliseconds) exceed("limit-wall-clock");
  }

  memory(bytes: number): void {
    this.#sawMemory(bytes);
    if (bytes > this.limits.memoryBytes) exceed("limit-memory");
  }

  hostCall(): void {
    this.#hostCalls++;
    if (this.#hostCalls > this.limits.hostCalls) exceed("limit-host-calls");
    this.checkClock();
  }

  hostBytes(bytes: number): void {
    this.#hostBytes += bytes;
    if (this.#hostBytes > this.limits.hostBytes) exceed("limit-host-bytes");
  }

  remaining(): Pick<Limits, "fuel" | "milliseconds" | "hostCalls" | "hostBytes"> {
    const { limits } = this;
    const milliseconds = limits.milliseconds - (performance.now() - this.#start);
    return {
      fuel: Math.max(1, limits.fuel - this.#fuel),
      milliseconds: Math.max(1, Math.floor(milliseconds)),
      hostCalls: Math.max(1, limits.hostCalls - this.#hostCalls),
      hostBytes: Math.max(1, limits.hostBytes - this.#hostBytes),
    };
  }

  charge(usage: Usage): void {
    this.#fuel += usage.fuel;
    this.#hostCalls += usage.hostCalls;
    this.hostBytes(usage.hostBytes);
    if (this.#fuel > this.limits.fuel) exceed("limit-cpu");
    if (this.#hostCalls > this.limits.hostCalls) exceed("limit-host-calls");
    this.checkClock();
  }

  #sawMemory(bytes: number): void {
    if (bytes > this.#memoryBytes) this.#memoryBytes = bytes;
  }

  /** The count so far; `heapBytes` is the size of the heap now. */
  usage(heapBytes: number): Usage {
    this.#sawMemory(heapBytes);
    return {
      fuel: this.#fuel,
      milliseconds: performance.now() - this.#start,
      memoryBytes: this.#memoryBytes,
      hostCalls: this.#hostCalls,
      hostBytes: this.#hostBytes,
    };
  }
}

function exceed(code: LimitCode): never {
  throw new RunAborted({ status: "limit", code });
}
