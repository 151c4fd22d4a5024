import type { Target } from "../check/target.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceMap } from "../emit/print.ts";
import type { FunctionEntry } from "../emit/unit.ts";

/** What the host needs to know of a script to dispatch to it; the fields of spec/artifact.schema.json. */
export interface ArtifactScript {
  readonly type?: string;
  readonly event?: string;
  readonly doctype?: string;
  readonly apiMethod?: string;
  readonly allowGuest?: boolean;
  readonly frequency?: string;
  readonly cron?: string;
  /** Events for which the top level defines a function. */
  readonly handlers?: readonly string[];
}

/** What a script reaches: the host gives it no more than this. */
export interface ArtifactUses {
  readonly builtins: readonly string[];
  readonly globals: readonly string[];
  /** Dotted names of the Script API, such as frappe.db.get_value. */
  readonly api: readonly string[];
  readonly modules: readonly string[];
}

/** A compiled script. Plain data: the same source and options give the same bytes. */
export interface Artifact {
  readonly format: "ristretto-artifact";
  readonly version: 1;
  /** The version of the compiler. */
  readonly compiler: string;
  readonly name: string;
  readonly sourceHash: string;
  readonly jsHash: string;
  readonly script: ArtifactScript;
  readonly target: Target;
  readonly js: string;
  readonly map: SourceMap;
  /** Functions by the number in their JavaScript names, for tracebacks. */
  readonly functions: readonly FunctionEntry[];
  readonly uses: ArtifactUses;
  readonly diagnostics: readonly Diagnostic[];
}
