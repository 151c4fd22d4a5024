import { builtinByName, contextNames } from "../api/tables.ts";

/** The names that exist without the script binding them. */
export interface KnownNames {
  /** What the Script API or the invocation gives: frappe, json, doc, … */
  readonly context: ReadonlySet<string>;
  /** Builtins of Python, the refused ones among them. */
  readonly builtins: ReadonlySet<string>;
  /** The builtins that scripts have. */
  readonly available: ReadonlySet<string>;
}

/** The names of spec/. */
export const specNames: KnownNames = {
  context: contextNames,
  builtins: new Set(builtinByName.keys()),
  available: new Set(
    [...builtinByName.values()].filter((row) => row.verdict.ristretto === "allowed").map((row) => row.name),
  ),
};
