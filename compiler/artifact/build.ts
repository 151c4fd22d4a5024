import packageInfo from "../../package.json";
import type { Target } from "../check/target.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Lowered } from "../emit/index.ts";
import { sha256 } from "../verify/sha256.ts";
import type { Artifact, ArtifactScript } from "./artifact.ts";

/** What an artifact is made of. */
export interface ArtifactParts {
  readonly name: string;
  readonly source: string;
  readonly script: ArtifactScript;
  readonly target: Target;
  readonly lowered: Lowered;
  readonly api: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts an artifact together; its fields always stand in the same order. */
export function buildArtifact(parts: ArtifactParts): Artifact {
  const { name, source, script, target, lowered, api, diagnostics } = parts;
  const { js, map, functions, uses } = lowered;
  return {
    format: "ristretto-artifact",
    version: 1,
    compiler: packageInfo.version,
    name,
    sourceHash: sha256(source),
    jsHash: sha256(js),
    script,
    target,
    js,
    map,
    functions,
    uses: { builtins: uses.builtins, globals: uses.globals, api, modules: uses.modules },
    diagnostics,
  };
}
