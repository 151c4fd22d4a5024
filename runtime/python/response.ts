import { encode, type Wire } from "./bridge/wire.ts";
import { type ExceptionData, exceptionData } from "./exception-data.ts";
import { FrappeDocument } from "./frappe/document.ts";
import { type DocumentChanges, documentChanges } from "./frappe/document-changes.ts";
import type { Invocation } from "./frappe/invocation.ts";
import { isException } from "./object/catch.ts";
import { exc, type PyException } from "./object/exception.ts";
import { str } from "./object/text.ts";
import { typeOf } from "./object/type-of.ts";

/** What the sandbox answers, as text. */
export interface Response {
  readonly ok: boolean;
  readonly output: string;
  readonly error?: ExceptionData & { readonly httpStatus: number };
  readonly limit?: { readonly code: "limit-output"; readonly message: string };
  readonly handler: string | null;
  readonly results: Readonly<Record<string, Wire>>;
  readonly response: Wire;
  readonly flags: Wire;
  readonly messages: readonly Wire[];
  readonly log: readonly string[];
  readonly errorOutput: readonly string[];
  readonly errorLog: readonly unknown[];
  readonly changes: unknown;
}

/** What an invocation left behind, whether or not its script ended well. */
export function collect(
  state: Invocation,
  doc: unknown,
): Omit<Response, "ok" | "output" | "handler" | "results"> {
  return {
    response: encodeOrText(state.response),
    flags: encodeOrText(state.flags),
    messages: state.messages.map((message) => message as Wire),
    log: state.debugLog,
    errorOutput: state.errorOutput,
    errorLog: state.errorLog,
    changes: doc instanceof FrappeDocument ? encodeChanges(documentChanges(doc)) : null,
  };
}

/** What cannot leave the sandbox (a function in frappe.flags, say) goes as its text. */
export function encodeOrText(x: unknown): Wire {
  try {
    return encode(x);
  } catch (e) {
    if (!isException(e, exc.Exception)) throw e;
    return str(x);
  }
}

function encodeChanges(changes: DocumentChanges): unknown {
  const tables: Record<string, unknown> = {};
  changes.tables.forEach((table, name) => {
    tables[name] = {
      rows: table.rows.map((row) => ({
        d: ["name", encode(row.name), "isNew", row.isNew, "fields", { d: pairs(row.fields) }],
      })),
      removed: table.removed.map((name) => encode(name)),
    };
  });
  const fields: Record<string, Wire> = {};
  changes.fields.forEach((value, name) => {
    fields[name] = encodeOrText(value);
  });
  return { fields, removedFields: changes.removedFields, tables };
}

function pairs(fields: ReadonlyMap<string, unknown>): Wire[] {
  const out: Wire[] = [];
  fields.forEach((value, name) => {
    out.push(name, encodeOrText(value));
  });
  return out;
}

/** The exception that ended a script, with the status that Frappe gives it. */
export function describeError(e: PyException): ExceptionData & { readonly httpStatus: number } {
  const status = typeOf(e).all["http_status_code"];
  return { ...exceptionData(e), httpStatus: typeof status === "number" ? status : 500 };
}
