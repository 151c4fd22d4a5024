import api from "../../spec/diagnostics/api.json";
import limits from "../../spec/diagnostics/limits.json";
import policy from "../../spec/diagnostics/policy.json";
import runtime from "../../spec/diagnostics/runtime.json";
import scope from "../../spec/diagnostics/scope.json";
import syntax from "../../spec/diagnostics/syntax.json";
import verify from "../../spec/diagnostics/verify.json";
import type { Severity } from "./diagnostic.ts";

/** What is documented of one diagnostic code; the rows of `spec/diagnostics/`. */
export interface CatalogueEntry {
  readonly code: string;
  readonly severity: Severity;
  /** The exception that the line raises when it runs; such an error need not keep the rest from running. */
  readonly raises?: string;
  readonly title: string;
  readonly explanation: string;
  readonly help?: string;
  /** A script that yields this code, and the same script mended; absent for codes that need no script. */
  readonly bad?: string;
  readonly good?: string;
}

const groups: readonly unknown[] = [syntax, policy, api, scope, limits, verify, runtime];

/** Every diagnostic code with its documentation, in the order of spec/. */
export const catalogue: ReadonlyMap<string, CatalogueEntry> = new Map(
  groups.flatMap((group) => group as CatalogueEntry[]).map((entry) => [entry.code, entry]),
);
