/** Which limit ended a run. */
export type LimitCode =
  | "limit-cpu"
  | "limit-wall-clock"
  | "limit-memory"
  | "limit-recursion"
  | "limit-host-calls"
  | "limit-host-bytes"
  | "limit-response-bytes";

/** What a run used. */
export interface Usage {
  /** Ticks taken (see `Limits.fuel`). */
  readonly fuel: number;
  readonly milliseconds: number;
  /** The largest the engine's heap was, the core library included. */
  readonly memoryBytes: number;
  readonly hostCalls: number;
  readonly hostBytes: number;
}

/** What the script printed before it was cut off, as far as it was shown; the tail of a long output may be missing. */
interface CutOff {
  readonly output?: string;
}

/**
 * How a run ended. Nothing else comes out of a run: neither a limit nor a bug of the library throws.
 * - `ok`: the library's response, whatever it says (a Python exception is a response too).
 * - `limit`: a limit was reached; the run was cut off on the spot, no `finally` of the script ran after it.
 * - `host-error`: the embedder's host function threw `cause`; the script saw nothing of it.
 * - `aborted`: the embedder gave the run up (AbortSignal, disposed pool).
 * - `engine-error`: the artifact, the library or the engine itself is broken.
 */
export type Outcome =
  | { readonly status: "ok"; readonly response: string; readonly usage: Usage }
  | (CutOff & {
      readonly status: "limit";
      readonly code: LimitCode;
      readonly message: string;
      readonly usage: Usage;
    })
  | (CutOff & {
      readonly status: "host-error";
      readonly code: "host-error";
      readonly message: string;
      readonly cause: unknown;
      readonly usage: Usage;
    })
  | (CutOff & {
      readonly status: "aborted";
      readonly code: "aborted";
      readonly message: string;
      readonly usage: Usage;
    })
  | (CutOff & {
      readonly status: "engine-error";
      readonly code: "engine-error";
      readonly message: string;
      readonly usage: Usage;
    });

/** A run that ended without a response. */
export type Failure = Exclude<Outcome, { readonly status: "ok" }>;

/** The usage of a run that never started. */
export const NO_USAGE: Usage = Object.freeze({
  fuel: 0,
  milliseconds: 0,
  memoryBytes: 0,
  hostCalls: 0,
  hostBytes: 0,
});

/** The outcome of a run whose host threw `cause`. */
export function hostFailed(cause: unknown, usage: Usage = NO_USAGE): Outcome & { status: "host-error" } {
  const message = "A call of the script failed inside the host.";
  return { status: "host-error", code: "host-error", message, cause, usage };
}
