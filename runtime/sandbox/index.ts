export {
  type Artifact,
  type Budget,
  createEngine,
  type Engine,
  type EngineOptions,
  type HostFunction,
  type LoadFunction,
  type RunRequest,
} from "./engine.ts";
export { DEFAULT_LIMITS, type Limits, MAIN_THREAD_STACK_BYTES, resolveLimits } from "./limits.ts";
export type { HostModule, JobHost, JobHostFactory } from "./messages.ts";
export type { Failure, LimitCode, Outcome, Usage } from "./outcome.ts";
export {
  createPool,
  type Job,
  type Pool,
  type PoolHost,
  type PoolOptions,
  PoolOverloadedError,
} from "./pool.ts";
export { buildBootImage } from "./quickjs/boot-image.ts";
