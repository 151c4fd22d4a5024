import type { MessagePort } from "node:worker_threads";
import type { Artifact, Engine, HostFunction, LoadFunction } from "./engine.ts";
import type { Limits } from "./limits.ts";
import type { Outcome } from "./outcome.ts";
import type { EngineBinary } from "./quickjs/binary.ts";

/** The host of one job, inside a worker. */
export interface JobHost {
  readonly host: HostFunction;
  readonly load?: LoadFunction | undefined;
}

/** Makes the host of a job from the job's `context` (a structured clone of what the embedder passed). */
export type JobHostFactory = (context: unknown) => JobHost;

/**
 * What a host module exports. It is called once in each worker; `engine` is the worker's own, for nested runs.
 */
export interface HostModule {
  createHost(setup: {
    readonly data: unknown;
    readonly engine: Engine;
  }): JobHostFactory | Promise<JobHostFactory>;
}

/** What a worker is started with. */
export interface WorkerSetup {
  readonly library: string;
  readonly bootImage?: Uint8Array | undefined;
  readonly limits: Partial<Limits>;
  readonly artifactCacheBytes?: number | undefined;
  readonly binary: EngineBinary;
  /** Words shared with the pool, see `SIGNAL`. */
  readonly signals: SharedArrayBuffer;
  readonly host: { readonly module: string; readonly data: unknown } | { readonly port: MessagePort };
}

/** Places in the shared words. */
export const SIGNAL = {
  /** Counts the answers sent, so that a worker can wait for the next. */
  answers: 0,
  /** The number of the job that has been given up. */
  cancelled: 1,
  words: 2,
} as const;

/** Pool to worker. The text of an artifact is sent once; later jobs name it by number. */
export interface JobMessage {
  readonly job: number;
  readonly artifactId: number;
  readonly artifact?: Artifact | undefined;
  /** Artifacts that the worker need not keep any longer. */
  readonly forget: readonly number[];
  readonly request: string;
  readonly limits: Partial<Limits>;
  readonly context: unknown;
}

/** Worker to pool. */
export type WorkerMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "outcome"; readonly job: number; readonly outcome: Outcome };

/** Worker to the host on the pool's thread. */
export interface Question {
  readonly question: number;
  readonly job: number;
  readonly kind: "host" | "load";
  readonly text: string;
}

/** The host's answer. The error of a failed call stays on the pool's thread. */
export interface Answer {
  readonly question: number;
  readonly value?: string | Artifact | undefined;
  readonly failed: boolean;
}
