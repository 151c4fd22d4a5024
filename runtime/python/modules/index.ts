import { PyModule } from "../kernel.ts";
import { datetimeModule } from "./datetime/index.ts";
import { jsonModule } from "./json/index.ts";
import { mathModule } from "./math/index.ts";

const FEATURES = [
  "absolute_import",
  "annotations",
  "division",
  "generator_stop",
  "generators",
  "nested_scopes",
  "print_function",
  "unicode_literals",
  "with_statement",
];
const future = new PyModule("__future__", new Map(FEATURES.map((name): [string, unknown] => [name, true])));

const MODULES = new Map<string, unknown>([
  ["json", jsonModule],
  ["datetime", datetimeModule],
  ["math", mathModule],
  ["__future__", future],
]);

/** An importable module that is the same for every invocation; `frappe` and its parts are made for each one. */
export function getModule(name: string): unknown {
  return MODULES.get(name);
}
