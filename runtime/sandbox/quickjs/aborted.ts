import type { LimitCode } from "../outcome.ts";

/** Why a run was cut off. */
export type Verdict =
  | { readonly status: "limit"; readonly code: LimitCode }
  | { readonly status: "host-error"; readonly cause: unknown }
  | { readonly status: "aborted" }
  | { readonly status: "engine-error"; readonly message: string };

/**
 * Thrown by a callback straight through the engine's frames. The engine does not know exceptions of this kind,
 * so no `catch` and no `finally` of the guest sees it: not one more instruction of the guest is executed.
 * The instance is left in the middle of something and has to be renewed.
 */
export class RunAborted {
  constructor(readonly verdict: Verdict) {}
}

const MESSAGES: Readonly<Record<LimitCode, string>> = {
  "limit-cpu": "The script used more CPU time than it may.",
  "limit-wall-clock": "The script took longer than it may.",
  "limit-memory": "The script needed more memory than it may use.",
  "limit-recursion": "The script's calls are nested too deeply.",
  "limit-host-calls": "The script called the site more often than it may.",
  "limit-host-bytes": "The script exchanged more data with the site than it may.",
  "limit-response-bytes": "The script returned more data than it may.",
};

/** One sentence about a limit. */
export function limitMessage(code: LimitCode): string {
  return MESSAGES[code];
}

/** Is it the code of a limit? */
export function isLimitCode(code: string): code is LimitCode {
  return Object.hasOwn(MESSAGES, code);
}
