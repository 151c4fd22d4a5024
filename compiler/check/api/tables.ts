import absent from "../../../spec/absent-api.json";
import builtins from "../../../spec/builtins.json";
import modules from "../../../spec/modules.json";
import scriptApi from "../../../spec/script-api.json";
import type { Verdict } from "../policy/rules.ts";
import type { Target } from "../target.ts";

export type ParameterKind =
  | "positional_only"
  | "positional_or_keyword"
  | "var_positional"
  | "keyword_only"
  | "var_keyword";

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly default?: string;
}

export interface Signature {
  readonly parameters: readonly Parameter[];
  /** Other ways to call it; a call is right when it fits one. */
  readonly overloads?: readonly { readonly parameters: readonly Parameter[] }[];
}

/** "DE" DocType Event, "SE" Scheduler Event, "PQ" Permission Query, "API", "WT" Workflow Task. */
export type ScriptTypeCode = "DE" | "SE" | "PQ" | "API" | "WT";

/** A name of the Script API; the rows of spec/script-api.json. */
export interface ApiName {
  readonly path: string;
  readonly kind: string;
  readonly returns: string;
  readonly signature: Signature | null;
  readonly script_types: readonly ScriptTypeCode[];
  readonly targets: Readonly<Record<Target, boolean>>;
  readonly availability_note: string;
  readonly behaviour: string;
}

export interface BuiltinName {
  readonly name: string;
  readonly verdict: Readonly<Record<Target, Verdict>>;
  readonly signature: Signature | null;
  readonly code: string | null;
  readonly help: string | null;
}

export interface ModuleMember {
  readonly name: string;
  readonly verdict: Verdict;
  readonly code: string | null;
  readonly help: string | null;
  /** The name of the Script API that it stands for. */
  readonly api?: string;
}

export interface ModuleRow {
  readonly name: string;
  readonly verdict: Readonly<Record<Target, Verdict>>;
  readonly code: string;
  readonly help: string;
  readonly alias_of?: string;
  readonly api_namespace?: string;
  readonly members?: readonly ModuleMember[];
}

const rows = scriptApi.names as unknown as readonly (ApiName & { access: string })[];

/** Names reached by a path from the top level (frappe.db.get_value, json, doc). */
export const apiByPath: ReadonlyMap<string, ApiName> = new Map(
  rows.filter((row) => row.access === "path" || row.access === "global").map((row) => [row.path, row]),
);

/** Namespaces whose members are all listed, so that any other member is an error. */
export const closedNamespaces: ReadonlySet<string> = new Set(
  scriptApi.namespaces.filter((row) => row.closed).map((row) => row.path),
);

const namespacePaths: ReadonlySet<string> = new Set(scriptApi.namespaces.map((row) => row.path));

/** The members of a namespace, by their last name. */
export const membersOf: ReadonlyMap<string, readonly string[]> = groupMembers();

/** Top-level names that the Script API or the event gives a script, builtins left out. */
export const contextNames: ReadonlySet<string> = new Set(
  [...apiByPath.keys()]
    .map((path) => path.split(".")[0]!)
    .filter((name) => !builtins.names.some((row) => row.name === name && name !== "dict")),
);

export const builtinByName: ReadonlyMap<string, BuiltinName> = new Map(
  (builtins.names as unknown as readonly BuiltinName[]).map((row) => [row.name, row]),
);

export const moduleByName: ReadonlyMap<string, ModuleRow> = new Map(
  (modules.modules as unknown as readonly ModuleRow[]).map((row) => [row.name, row]),
);

export const defaultModule = modules.default as unknown as Omit<ModuleRow, "name">;

/** What to use instead of a name that Frappe's own code has but its scripts do not. */
export const absentHelp: ReadonlyMap<string, string> = new Map(
  absent.names.map((row) => [row.path, row.help]),
);

/** Is a path a namespace of the Script API? */
export function isNamespace(path: string): boolean {
  return namespacePaths.has(path);
}

function groupMembers(): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of [...apiByPath.keys(), ...namespacePaths]) {
    const dot = path.lastIndexOf(".");
    if (dot < 0) continue;
    const parent = path.slice(0, dot);
    const group = groups.get(parent);
    if (group === undefined) groups.set(parent, [path.slice(dot + 1)]);
    else group.push(path.slice(dot + 1));
  }
  return groups;
}
