import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../spec/", import.meta.url);

/** A file of spec/ as data. */
export function readSpec<T = unknown>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, root), "utf8")) as T;
}

/** The names of the files in a folder of spec/ that end in `suffix`. */
export function listSpec(folder: string, suffix: string): string[] {
  return readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(suffix))
    .sort();
}

/** What scripts/spec/record_cpython.py saw in CPython 3.11. */
export interface Recording {
  readonly nodes: readonly string[];
  readonly builtins: Readonly<Record<string, string | null>>;
  readonly exceptions: readonly string[];
  readonly modules: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  readonly inspection: Readonly<Record<string, readonly string[]>>;
}

export const cpython: Recording = JSON.parse(
  readFileSync(new URL("./cpython-3.11.json", import.meta.url), "utf8"),
);

export const targets = ["ristretto", "frappe-14", "frappe-15", "frappe-16"] as const;
export type Target = (typeof targets)[number];

export interface Parameter {
  readonly name: string;
  readonly kind: string;
  readonly default?: string;
  readonly annotation?: string;
}

export interface Signature {
  readonly parameters: readonly Parameter[];
  readonly returns?: string;
  readonly overloads?: readonly { readonly parameters: readonly Parameter[] }[];
}

/** A signature as Python writes it, without annotations. */
export function showParameters(parameters: readonly Parameter[]): string {
  const parts: string[] = [];
  let starred = false;
  for (const [i, { name, kind, default: value }] of parameters.entries()) {
    if (kind !== "positional_only" && parameters[i - 1]?.kind === "positional_only") parts.push("/");
    if (kind === "keyword_only" && !starred) parts.push("*");
    starred ||= kind === "keyword_only" || kind === "var_positional";
    const stars = kind === "var_positional" ? "*" : kind === "var_keyword" ? "**" : "";
    parts.push(value === undefined ? stars + name : `${name}=${value}`);
  }
  if (parameters.at(-1)?.kind === "positional_only") parts.push("/");
  return `(${parts.join(", ")})`;
}
