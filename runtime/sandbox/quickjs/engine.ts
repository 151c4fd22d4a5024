import { resourceLimits } from "node:worker_threads";
import type { Artifact, Engine, EngineOptions, RunRequest } from "../engine.ts";
import {
  DEFAULT_LIMITS,
  type Limits,
  MAIN_THREAD_STACK_BYTES,
  resolveLimits,
  WORKER_STACK_MB,
} from "../limits.ts";
import type { Failure, Outcome } from "../outcome.ts";
import { RunAborted } from "./aborted.ts";
import { ArtifactCache, type LoadedArtifact } from "./artifact-cache.ts";
import { type EngineBinary, engineBinary } from "./binary.ts";
import { bootLibrary } from "./boot.ts";
import { decodeBootImage } from "./boot-image.ts";
import { executeRun, loadArtifact, outcomeOf } from "./run.ts";
import { type Boot, Vm } from "./vm.ts";

const DEFAULT_CACHE_BYTES = 64 * 1024 * 1024;
const DEFAULT_IDLE = 4;
const DEFAULT_NESTING = 32;

/** The `Engine` on QuickJS. */
export class QuickJsEngine implements Engine {
  readonly #binary: EngineBinary;
  readonly #boot: Boot;
  readonly #limits: Limits;
  readonly #cache: ArtifactCache;
  readonly #idle: Vm[] = [];
  readonly #maxIdle: number;
  readonly #maxNesting: number;
  /** Runs under way: one, and those nested in it. */
  #running = 0;
  #disposed = false;

  constructor(options: EngineOptions) {
    this.#binary = options.binary ?? engineBinary();
    this.#limits = resolveLimits(options.limits, { ...DEFAULT_LIMITS, stackBytes: defaultStackBytes() });
    this.#cache = new ArtifactCache(options.artifactCacheBytes ?? DEFAULT_CACHE_BYTES);
    this.#maxIdle = options.idleInstances ?? DEFAULT_IDLE;
    this.#maxNesting = options.maxNesting ?? DEFAULT_NESTING;
    const image = options.bootImage && decodeBootImage(options.bootImage, options.library);
    if (image) {
      this.#boot = image;
    } else {
      const { vm, boot } = bootLibrary(options.library, this.#binary);
      this.#boot = boot;
      this.#release(vm);
    }
  }

  load(artifact: Artifact): string | undefined {
    this.#check();
    const loaded = this.#with((vm) => this.#loaded(vm, artifact, this.#limits));
    return "problem" in loaded ? loaded.problem.message : undefined;
  }

  run(request: RunRequest): Outcome {
    this.#check();
    const limits = resolveLimits(request.limits, this.#limits);
    if (this.#running > this.#maxNesting) {
      return outcomeOf(new RunAborted({ status: "limit", code: "limit-recursion" }));
    }
    this.#running++;
    try {
      return this.#with((vm) => {
        const loaded = this.#loaded(vm, request.artifact, limits);
        if ("problem" in loaded) return loaded.problem;
        return executeRun(vm, this.#boot, loaded, request, limits);
      });
    } catch (error) {
      // No instance to be had, or a nested run that began at the very end of the native stack.
      return outcomeOf(error);
    } finally {
      this.#running--;
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#idle.length = 0;
    this.#cache.clear();
  }

  #loaded(vm: Vm, artifact: Artifact, limits: Limits): LoadedArtifact | { problem: Failure } {
    const known = this.#cache.get(artifact);
    if (known) return known;
    const result = loadArtifact(vm, this.#boot, artifact, limits);
    if (!("problem" in result)) this.#cache.add(artifact, result);
    return result;
  }

  #with<T>(action: (vm: Vm) => T): T {
    const vm = this.#idle.pop() ?? new Vm(this.#binary);
    try {
      return action(vm);
    } finally {
      this.#release(vm);
    }
  }

  #release(vm: Vm): void {
    if (!this.#disposed && this.#idle.length < this.#maxIdle) this.#idle.push(vm);
  }

  #check(): void {
    if (this.#disposed) throw new Error("The engine has been disposed.");
  }
}

/** The engine's frames lie on V8's stack too, so how deep it may go depends on the thread. */
function defaultStackBytes(): number {
  const roomy = (resourceLimits?.stackSizeMb ?? 0) >= WORKER_STACK_MB;
  return roomy ? DEFAULT_LIMITS.stackBytes : MAIN_THREAD_STACK_BYTES;
}
