import { availableParallelism } from "node:os";
import type { Artifact } from "./engine.ts";
import { DEFAULT_LIMITS, type Limits, resolveLimits } from "./limits.ts";
import type { Question } from "./messages.ts";
import { hostFailed, NO_USAGE, type Outcome } from "./outcome.ts";
import { type LocalHost, PoolWorker } from "./pool-worker.ts";
import { limitMessage } from "./quickjs/aborted.ts";
import { type EngineBinary, engineBinary } from "./quickjs/binary.ts";
import { defaultWorkerUrl } from "./worker-url.ts";

/** One script to run. */
export interface Job {
  /** Keep the object and pass it again: its text then travels to each worker only once. */
  readonly artifact: Artifact;
  readonly request: string;
  readonly limits?: Partial<Limits> | undefined;
  /** Handed to the host: by reference to a host function, as a structured clone to a host module. */
  readonly context?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The embedder's side. Either functions on the pool's thread, which may be asynchronous (the worker sleeps
 * until they answer), or a module (see `HostModule`) that each worker loads, whose functions are synchronous.
 */
export type PoolHost =
  | { readonly module: URL | string; readonly data?: unknown }
  | {
      readonly host: (text: string, context: unknown) => string | Promise<string>;
      readonly load?: (
        name: string,
        context: unknown,
      ) => Artifact | undefined | Promise<Artifact | undefined>;
    };

export interface PoolOptions {
  readonly library: string;
  readonly bootImage?: Uint8Array | undefined;
  readonly host: PoolHost;
  readonly limits?: Partial<Limits> | undefined;
  readonly artifactCacheBytes?: number | undefined;
  /** Number of workers; by default one less than the machine has cores, at least one, at most eight. */
  readonly size?: number | undefined;
  /** Jobs that may wait; beyond that `run` rejects with PoolOverloadedError. */
  readonly maxQueue?: number | undefined;
  /** How long past its limit a job may stay silent before its worker is terminated. */
  readonly graceMilliseconds?: number | undefined;
  /** The worker's entry file, where the default does not find it. */
  readonly workerUrl?: URL | undefined;
}

/**
 * Runs jobs on worker threads, each of which has an engine of its own. A host that runs further jobs of the same
 * pool while its caller waits holds two workers at once; nested runs belong on the worker's own engine.
 */
export interface Pool {
  /** Never rejects because of what a script does; rejects when the pool is full or disposed. */
  run(job: Job): Promise<Outcome>;
  /** Gives up what runs and waits, and ends the threads. */
  dispose(): Promise<void>;
  /** For health checks. */
  readonly state: { readonly workers: number; readonly busy: number; readonly queued: number };
}

/** The queue is full: the caller should answer "try again later". */
export class PoolOverloadedError extends Error {
  readonly code = "pool-overloaded";
  constructor(maxQueue: number) {
    super(`The sandbox is busy and ${maxQueue} jobs are waiting already.`);
  }
}

/** Starts a pool and waits until its first worker is ready. Throws when the library does not boot there. */
export async function createPool(options: PoolOptions): Promise<Pool> {
  const pool = new WorkerPool(options);
  await pool.start();
  return pool;
}

interface Task {
  readonly id: number;
  readonly job: Job;
  readonly limits: Limits;
  readonly resolve: (outcome: Outcome) => void;
  /** What the host threw, for a host on this thread. */
  hostError?: { readonly cause: unknown };
  slot?: Slot;
  timer?: NodeJS.Timeout;
  readonly onAbort: () => void;
}

/** A place for one worker; the worker in it may be replaced. */
interface Slot {
  worker: PoolWorker | undefined;
  isReady: boolean;
  task: Task | undefined;
}

const DEFAULT_GRACE_MS = 500;
const DEFAULT_QUEUE = 1000;

class WorkerPool implements Pool {
  readonly #options: PoolOptions;
  readonly #limits: Limits;
  readonly #url: URL;
  readonly #binary: EngineBinary = engineBinary();
  readonly #slots: Slot[];
  readonly #tasks = new Map<number, Task>();
  readonly #queue: Task[] = [];
  readonly #artifactIds = new WeakMap<Artifact, number>();
  #nextArtifact = 1;
  #nextTask = 1;
  #disposed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#limits = resolveLimits(options.limits, DEFAULT_LIMITS);
    this.#url = options.workerUrl ?? defaultWorkerUrl();
    const size = options.size ?? Math.min(8, Math.max(1, availableParallelism() - 1));
    if (!Number.isSafeInteger(size) || size < 1) {
      throw new RangeError(`The pool's size is ${size}; it must be at least 1.`);
    }
    this.#slots = Array.from({ length: size }, () => ({
      worker: undefined,
      isReady: false,
      task: undefined,
    }));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      let failed = 0;
      for (const slot of this.#slots) {
        this.#fill(slot, resolve, (reason) => {
          if (++failed === this.#slots.length) reject(new Error(reason));
        });
      }
    }).catch(async (error) => {
      await this.dispose();
      throw error;
    });
  }

  get state(): Pool["state"] {
    const busy = this.#slots.filter((slot) => slot.task !== undefined).length;
    return { workers: this.#slots.filter((slot) => slot.isReady).length, busy, queued: this.#queue.length };
  }

  async run(job: Job): Promise<Outcome> {
    if (this.#disposed) throw new Error("The pool has been disposed.");
    const limits = resolveLimits(job.limits, this.#limits);
    const maxQueue = this.#options.maxQueue ?? DEFAULT_QUEUE;
    const hasIdle = this.#slots.some((slot) => slot.isReady && slot.task === undefined);
    if (!hasIdle && this.#queue.length >= maxQueue) throw new PoolOverloadedError(maxQueue);
    if (job.signal?.aborted) return aborted();
    return new Promise((resolve) => {
      const id = this.#nextTask++;
      const task: Task = { id, job, limits, resolve, onAbort: () => this.#abort(task) };
      job.signal?.addEventListener("abort", task.onAbort, { once: true });
      this.#tasks.set(task.id, task);
      this.#queue.push(task);
      this.#dispatch();
    });
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    for (const task of [...this.#tasks.values()]) this.#finish(task, aborted());
    this.#queue.length = 0;
    await Promise.all(this.#slots.map((slot) => slot.worker?.terminate()));
  }

  /** Hands waiting tasks to idle workers, and starts workers where one is missing. */
  #dispatch(): void {
    for (const slot of this.#slots) {
      if (this.#queue.length === 0 || this.#disposed) return;
      if (slot.worker === undefined) this.#fill(slot);
      if (!slot.isReady || slot.task !== undefined) continue;
      this.#assign(slot, this.#queue.shift()!);
    }
  }

  #assign(slot: Slot, task: Task): void {
    slot.task = task;
    task.slot = slot;
    const { artifact, request, context } = task.job;
    const patience = task.limits.milliseconds + (this.#options.graceMilliseconds ?? DEFAULT_GRACE_MS);
    task.timer = setTimeout(
      () => this.#terminate(task, outOfTime(task.limits)),
      Math.min(patience, 2 ** 31 - 1),
    );
    const artifactId = this.#artifactId(artifact);
    const isRemote = "module" in this.#options.host;
    const message = { job: task.id, artifactId, request, limits: task.job.limits ?? {} };
    try {
      slot.worker?.run({ ...message, context: isRemote ? context : undefined }, artifact);
    } catch (cause) {
      // The context could not be cloned; the worker has seen nothing of the job.
      slot.task = undefined;
      slot.worker?.unref();
      this.#finish(task, hostFailed(cause));
    }
  }

  #artifactId(artifact: Artifact): number {
    let id = this.#artifactIds.get(artifact);
    if (id === undefined) {
      id = this.#nextArtifact++;
      this.#artifactIds.set(artifact, id);
    }
    return id;
  }

  /** Starts a worker in the slot. */
  #fill(slot: Slot, onReady?: () => void, onFailed?: (reason: string) => void): void {
    const { library, bootImage, limits = {}, artifactCacheBytes } = this.#options;
    const setup = { library, bootImage, limits, artifactCacheBytes, binary: this.#binary };
    slot.isReady = false;
    slot.worker = new PoolWorker(this.#url, setup, this.#hostFor(), {
      ready: () => {
        slot.isReady = true;
        onReady?.();
        this.#dispatch();
        if (slot.task === undefined) slot.worker?.unref();
      },
      outcome: (id, outcome) => this.#receive(slot, id, outcome),
      gone: (reason) => this.#lost(slot, reason, onFailed),
    });
  }

  #hostFor(): { module: string; data: unknown } | LocalHost {
    const { host } = this.#options;
    if ("module" in host) return { module: String(host.module), data: host.data };
    return { answer: (question) => this.#answer(question) };
  }

  async #answer(question: Question): Promise<string | Artifact | undefined> {
    const { host } = this.#options;
    const task = this.#tasks.get(question.job);
    if (task === undefined || "module" in host) return undefined;
    const { context } = task.job;
    try {
      if (question.kind === "load") return await host.load?.(question.text, context);
      return await host.host(question.text, context);
    } catch (cause) {
      task.hostError = { cause };
      throw cause;
    }
  }

  #receive(slot: Slot, id: number, outcome: Outcome): void {
    slot.task = undefined;
    slot.worker?.unref();
    const task = this.#tasks.get(id);
    if (task) {
      const { hostError } = task;
      const isRemote = outcome.status === "host-error" && hostError !== undefined;
      this.#finish(task, isRemote ? { ...outcome, cause: hostError.cause } : outcome);
    }
    this.#dispatch();
  }

  /** A worker died by itself. */
  #lost(slot: Slot, reason: string, onFailed?: (reason: string) => void): void {
    const { task, isReady } = slot;
    slot.worker = undefined;
    slot.isReady = false;
    slot.task = undefined;
    const usage = NO_USAGE;
    const problem: Outcome = {
      status: "engine-error",
      code: "engine-error",
      message: `A worker failed: ${reason}`,
      usage,
    };
    if (task) this.#finish(task, problem);
    onFailed?.(reason);
    // One that dies while it starts would do so again: start the next only when a job needs it, and do not let
    // jobs wait for a pool that has no worker left.
    if (!isReady && this.#slots.every((other) => other.worker === undefined)) {
      for (const waiting of this.#queue.splice(0)) this.#finish(waiting, problem);
    } else if (isReady && !this.#disposed) {
      this.#fill(slot);
    }
  }

  #abort(task: Task): void {
    const { slot } = task;
    const waiting = this.#queue.indexOf(task);
    if (waiting >= 0) {
      this.#queue.splice(waiting, 1);
      this.#finish(task, aborted());
    } else if (slot?.worker) {
      slot.worker.cancel(task.id);
      clearTimeout(task.timer);
      const grace = this.#options.graceMilliseconds ?? DEFAULT_GRACE_MS;
      task.timer = setTimeout(() => this.#terminate(task, aborted()), grace);
    }
  }

  /** Ends the worker that does not answer, and puts a new one in its place. */
  #terminate(task: Task, outcome: Outcome): void {
    const { slot } = task;
    if (slot?.task !== task) return;
    void slot.worker?.terminate();
    slot.task = undefined;
    this.#finish(task, outcome);
    if (!this.#disposed) this.#fill(slot);
  }

  #finish(task: Task, outcome: Outcome): void {
    clearTimeout(task.timer);
    task.job.signal?.removeEventListener("abort", task.onAbort);
    this.#tasks.delete(task.id);
    task.resolve(outcome);
  }
}

function aborted(): Outcome {
  return { status: "aborted", code: "aborted", message: "The run was given up.", usage: NO_USAGE };
}

function outOfTime(limits: Limits): Outcome {
  const code = "limit-wall-clock";
  const usage = { ...NO_USAGE, milliseconds: limits.milliseconds };
  return { status: "limit", code, message: limitMessage(code), usage };
}
