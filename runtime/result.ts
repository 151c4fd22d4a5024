import type { LimitCode, Usage } from "./sandbox/index.ts";
import type { ScriptFrame } from "./traceback.ts";

/** An exception that ended a script. */
export interface ScriptError {
  /** Class name, as Python prints it: "ValueError", "frappe.exceptions.ValidationError". */
  readonly type: string;
  readonly message: string;
  /** Places in the script, outermost first. */
  readonly frames: readonly ScriptFrame[];
  /** As CPython prints it, what led to it included. */
  readonly traceback: string;
  /** The status that Frappe answers a request with: 417 for a ValidationError, 403, 404 …; 500 for all others. */
  readonly httpStatus: number;
}

/** A message for the user, as frappe.msgprint queues it. */
export type Message = Readonly<Record<string, unknown>>;

/** What a script changed in its document. */
export interface DocumentChanges {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly removedFields: readonly string[];
  /** For each table that changed: its rows in order, and the names of those that are gone. */
  readonly tables: Readonly<
    Record<string, { readonly rows: readonly unknown[]; readonly removed: readonly unknown[] }>
  >;
}

/** How a run ended, and all that the script left behind. */
export interface RunResult {
  /** `ok`; `raised`: an exception; `limit`: cut off by a limit; `failed`: the host or the engine failed. */
  readonly status: "ok" | "raised" | "limit" | "failed";
  /** For `limit` and `failed`: which, a code of spec/diagnostics/runtime.json. */
  readonly code?: LimitCode | "host-error" | "engine-error" | "aborted" | "limit-output";
  /** One sentence where the run did not end well. */
  readonly message?: string;
  readonly error?: ScriptError;
  /** What the script printed. Where a limit cut it off the last few kilobytes of a long output may be missing. */
  readonly output: string;
  /** The handler function that was called, or null. */
  readonly handler: string | null;
  /** Values of the names that were asked for, as plain data; a name that has no value is missing. */
  readonly results: Readonly<Record<string, unknown>>;
  /** frappe.response and frappe.flags after the run. */
  readonly response: Readonly<Record<string, unknown>>;
  readonly flags: Readonly<Record<string, unknown>>;
  readonly messages: readonly Message[];
  /** What frappe.log and log() wrote. */
  readonly log: readonly string[];
  /** What frappe.errprint wrote. */
  readonly errorOutput: readonly string[];
  /** Rows that frappe.log_error made. */
  readonly errorLog: readonly Readonly<Record<string, unknown>>[];
  /** What changed in the document; null where there was none. */
  readonly changes: DocumentChanges | null;
  readonly usage: Usage;
}
