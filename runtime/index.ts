import { bootImage, coreLibrary } from "./core-library.ts";
import { decodeOutcome } from "./decode-response.ts";
import { bridge, type Host, noHost } from "./host.ts";
import { encodeInvocation, type Invocation } from "./invocation.ts";
import { type LoadedArtifact, loadArtifact } from "./loaded.ts";
import type { RunResult } from "./result.ts";
import { createPool, type Limits, type Pool } from "./sandbox/index.ts";

export { encode, encodeDict, toPlain, type Wire, WireError } from "./bridge/wire.ts";
export { bootImage, coreLibrary } from "./core-library.ts";
export { type Host, type HostCall, HostException, noHost, unavailable } from "./host.ts";
export { encodeInvocation, type Invocation } from "./invocation.ts";
export { type LoadedArtifact, loadArtifact, RefusedArtifactError } from "./loaded.ts";
export type { DocumentChanges, Message, RunResult, ScriptError } from "./result.ts";
export * from "./sandbox/index.ts";
export type { ScriptFrame } from "./traceback.ts";

export interface RuntimeOptions {
  /** Serves what needs a site; without it such calls raise an error that says so. */
  readonly host?: Host;
  /** Worker threads; by default one less than the machine has cores, at least one. */
  readonly workers?: number;
  /** Limits of every run, where a run names none of its own. */
  readonly limits?: Partial<Limits>;
  /** Characters that a script may print. */
  readonly outputLimit?: number;
}

export interface RunOptions extends Invocation {
  readonly limits?: Partial<Limits>;
  readonly outputLimit?: number;
  readonly signal?: AbortSignal;
  /** The script's text, so that tracebacks can quote its lines. */
  readonly source?: string;
}

/** Runs artifacts in a pool of sandboxed workers. */
export interface Runtime {
  /** Verifies an artifact once, for many runs. @throws RefusedArtifactError */
  load(artifact: unknown): LoadedArtifact;
  /**
   * Runs an artifact from a pristine state. What a script does never rejects the promise; an artifact that the verifier
   * refuses, an invocation that cannot be encoded (WireError) and a full queue (PoolOverloadedError) do.
   */
  run(artifact: unknown, options?: RunOptions): Promise<RunResult>;
  dispose(): Promise<void>;
}

const defaultOutputLimit = 1024 * 1024;

/** Starts a runtime: worker threads with a sandbox each, ready to run. */
export async function createRuntime(options: RuntimeOptions = {}): Promise<Runtime> {
  const pool = await createPool({
    library: coreLibrary(),
    bootImage: bootImage(),
    host: { host: bridge(options.host ?? noHost) },
    limits: options.limits,
    size: options.workers,
  });
  return new PooledRuntime(pool, options);
}

class PooledRuntime implements Runtime {
  /** What was verified of each artifact object; a later change of the object is not seen. */
  private readonly loaded = new WeakMap<object, LoadedArtifact>();

  constructor(
    private readonly pool: Pool,
    private readonly options: RuntimeOptions,
  ) {}

  load(artifact: unknown): LoadedArtifact {
    const known = typeof artifact === "object" && artifact !== null ? this.loaded.get(artifact) : undefined;
    if (known !== undefined) return known;
    const loaded = loadArtifact(artifact);
    this.loaded.set(artifact as object, loaded);
    return loaded;
  }

  async run(artifact: unknown, options: RunOptions = {}): Promise<RunResult> {
    const loaded = this.load(artifact);
    const invocation = {
      ...(loaded.scriptType === undefined ? {} : { scriptType: loaded.scriptType }),
      ...options,
    };
    const request = encodeInvocation(
      invocation,
      options.outputLimit ?? this.options.outputLimit ?? defaultOutputLimit,
    );
    const outcome = await this.pool.run({
      artifact: loaded.engine,
      request,
      limits: options.limits,
      signal: options.signal,
    });
    return decodeOutcome(outcome, {
      name: loaded.name,
      text: options.source,
      map: loaded.map,
      functions: loaded.functions,
    });
  }

  dispose(): Promise<void> {
    return this.pool.dispose();
  }
}
