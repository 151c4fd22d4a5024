import { readFileSync } from "node:fs";

/** An example of the table of what RestrictedPython and Frappe 16 refuse, with what CPython makes of it. */
export interface PolicyExample {
  /** "language", "language (extra)", "document" or "database and API". */
  readonly group: string;
  readonly context: string;
  readonly script: string;
  readonly frappe: {
    readonly verdict: "allowed" | "denied at compile" | "fails when run";
    readonly exception: string | null;
    readonly message: string | null;
  };
  /** Null where the script needs more than Python. */
  readonly cpython: {
    readonly output: string;
    readonly error: { readonly type: string; readonly message: string } | null;
  } | null;
}

/** What the target ristretto does with some examples, and why it is not what CPython or Frappe does. */
export interface Difference {
  readonly reason: string;
  readonly scripts: readonly string[];
  /** The codes with which the script is refused. */
  readonly refused?: readonly string[];
  /** What it prints, when `print(repr(out))` is appended. */
  readonly output?: string;
  readonly raises?: readonly [type: string, message: string];
}

/** Where the checker for Frappe 16 says something else than Frappe does, and why. */
export interface FrappeDifference {
  readonly reason: string;
  readonly verdict: "refused" | "accepted";
  readonly scripts: readonly string[];
}

const folder = new URL("../../fixtures/policy/", import.meta.url);

function read<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(file, folder), "utf8")) as T;
}

export const examples = read<readonly PolicyExample[]>("examples.json");
export const differences = read<readonly Difference[]>("ristretto.json");
export const frappeDifferences = read<readonly FrappeDifference[]>("frappe.json");

/** By script: the entries of a list of differences. */
export function byScript<T extends { readonly scripts: readonly string[] }>(
  list: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(list.flatMap((entry) => entry.scripts.map((script) => [script, entry] as const)));
}
