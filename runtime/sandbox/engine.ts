import type { Limits } from "./limits.ts";
import type { Outcome } from "./outcome.ts";
import type { EngineBinary } from "./quickjs/binary.ts";
import { QuickJsEngine } from "./quickjs/engine.ts";
import type { Budget } from "./quickjs/meter.ts";

export type { Budget } from "./quickjs/meter.ts";

/** A compiled script as the engine takes it: the text of one function expression. */
export interface Artifact {
  /** Names the script in tracebacks, as `script:<name>`. */
  readonly name: string;
  readonly js: string;
}

/**
 * The embedder's side of the bridge. It answers synchronously, may run other scripts meanwhile (also in the same
 * engine), and its exceptions never reach the guest: they end the run with status `host-error`.
 */
export type HostFunction = (text: string, budget: Budget) => string;

/** Finds the script that a running one asks for by name; undefined when there is none. */
export type LoadFunction = (name: string, budget: Budget) => Artifact | undefined;

/** One call of a script. */
export interface RunRequest {
  /** Keep the object and pass it again: the engine recognises it and spares the hashing of its text. */
  readonly artifact: Artifact;
  readonly request: string;
  readonly host: HostFunction;
  readonly load?: LoadFunction | undefined;
  /** Limits that differ from the engine's. */
  readonly limits?: Partial<Limits> | undefined;
  /** Asked at each tick and host call; true ends the run with status `aborted`. */
  readonly cancelled?: (() => boolean) | undefined;
}

/**
 * Runs compiled scripts. Synchronous, and re-entrant from within a host function: a nested run gets an instance
 * of its own. Every run starts from the state right after boot, in which no script has ever run.
 */
export interface Engine {
  /**
   * Evaluates an artifact ahead of its first run and keeps the result, so that each run costs one restore and
   * one call. Optional: `run` does it on demand. Returns what is wrong with the artifact, or undefined.
   */
  load(artifact: Artifact): string | undefined;
  run(request: RunRequest): Outcome;
  /** Frees everything. Later calls throw. */
  dispose(): void;
}

export interface EngineOptions {
  /** The text of the core library's bundle. */
  readonly library: string;
  /** What `buildBootImage` made of the same library; ignored when it was made of anything else. */
  readonly bootImage?: Uint8Array | undefined;
  /** Limits of a run that names none. The stack is by default as large as the thread allows. */
  readonly limits?: Partial<Limits> | undefined;
  /** Bytes of loaded artifacts to keep; the least recently used go first. */
  readonly artifactCacheBytes?: number | undefined;
  /** How deep runs may nest; each level has an instance of its own. One level more is `limit-recursion`. */
  readonly maxNesting?: number | undefined;
  /** Idle instances to keep for nested runs. */
  readonly idleInstances?: number | undefined;
  /** The compiled engine, where another thread has it already. */
  readonly binary?: EngineBinary | undefined;
}

/** Boots an engine. Throws when the library does not boot. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  return new QuickJsEngine(options);
}
