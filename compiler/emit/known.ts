import { apiByPath } from "../check/api/tables.ts";

const allScriptTypes = 5;

/** Names of the Script API that scripts of every type have, so that reading them needs no check. */
export const everywhere: ReadonlySet<string> = new Set(
  [...apiByPath.values()]
    .filter((row) => row.targets.ristretto && row.script_types.length === allScriptTypes)
    .map((row) => row.path.split(".")[0]!),
);
