import { toPlain } from "./bridge/wire.ts";
import type { DocumentChanges, Message, RunResult, ScriptError } from "./result.ts";
import type { Outcome, Usage } from "./sandbox/index.ts";
import { formatTraceback, type GuestException, scriptFrames, type TracebackSource } from "./traceback.ts";

/** The library's answer to an invocation, still wire-encoded. */
interface Response {
  readonly ok: boolean;
  readonly output: string;
  readonly error?: GuestException & { readonly httpStatus?: number };
  /** A limit that the library itself keeps, such as that of the output. */
  readonly limit?: { readonly code: "limit-output"; readonly message: string };
  readonly handler: string | null;
  readonly results: Readonly<Record<string, unknown>>;
  readonly response: unknown;
  readonly flags: unknown;
  /** These four are plain JSON already: the library makes texts of what scripts give. */
  readonly messages: readonly Message[];
  readonly log: readonly string[];
  readonly errorOutput: readonly string[];
  readonly errorLog: readonly Readonly<Record<string, unknown>>[];
  readonly changes: {
    readonly fields: Readonly<Record<string, unknown>>;
    readonly removedFields: readonly string[];
    readonly tables: Readonly<Record<string, { rows: readonly unknown[]; removed: readonly unknown[] }>>;
  } | null;
}

const nothing = {
  output: "",
  handler: null,
  results: {},
  response: {},
  flags: {},
  messages: [],
  log: [],
  errorOutput: [],
  errorLog: [],
  changes: null,
} as const;

/** Turns what the sandbox gave into a result in terms of the script. */
export function decodeOutcome(outcome: Outcome, source: TracebackSource): RunResult {
  if (outcome.status === "ok")
    return decodeResponse(JSON.parse(outcome.response) as Response, outcome.usage, source);
  const status = outcome.status === "limit" ? "limit" : "failed";
  const output = outcome.output ?? "";
  return { ...nothing, status, output, code: outcome.code, message: outcome.message, usage: outcome.usage };
}

function decodeResponse(response: Response, usage: Usage, source: TracebackSource): RunResult {
  const { limit, error } = response;
  const status = limit !== undefined ? "limit" : response.ok ? "ok" : "raised";
  return {
    status,
    ...(limit === undefined ? {} : { code: limit.code, message: limit.message }),
    ...(error === undefined
      ? {}
      : { error: describe(error, source), message: `${error.type}: ${error.message}` }),
    output: response.output,
    handler: response.handler,
    results: plainObject(response.results),
    response: toPlain(response.response) as Record<string, unknown>,
    flags: toPlain(response.flags) as Record<string, unknown>,
    messages: response.messages,
    log: response.log,
    errorOutput: response.errorOutput,
    errorLog: response.errorLog,
    changes: response.changes === null ? null : decodeChanges(response.changes),
    usage,
  };
}

function describe(
  error: GuestException & { readonly httpStatus?: number },
  source: TracebackSource,
): ScriptError {
  return {
    type: error.type,
    message: error.message,
    frames: scriptFrames(error, source),
    traceback: formatTraceback(error, source),
    httpStatus: error.httpStatus ?? 500,
  };
}

function plainObject(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, toPlain(value)]));
}

function decodeChanges(changes: NonNullable<Response["changes"]>): DocumentChanges {
  const tables = Object.entries(changes.tables).map(([name, table]) => [
    name,
    { rows: table.rows.map((row) => toPlain(row)), removed: table.removed.map((row) => toPlain(row)) },
  ]);
  return {
    fields: plainObject(changes.fields),
    removedFields: changes.removedFields,
    tables: Object.fromEntries(tables),
  };
}
