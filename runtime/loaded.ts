import { verifyArtifact } from "../compiler/verify/index.ts";
import type { Artifact as EngineArtifact } from "./sandbox/index.ts";
import type { FunctionRow } from "./traceback.ts";

/** An artifact that passed the verifier, as the engine and tracebacks need it; later changes of the original do not reach it. */
export interface LoadedArtifact {
  readonly engine: EngineArtifact;
  readonly name: string;
  readonly map: unknown;
  readonly functions: readonly FunctionRow[];
  readonly scriptType: string | undefined;
}

/** An artifact that the verifier refused. */
export class RefusedArtifactError extends Error {
  override name = "RefusedArtifactError";

  constructor(
    /** The verifier's code, such as "verify-member". */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Verifies an artifact and takes a copy of what is needed to run it. An artifact is untrusted data wherever it comes
 * from, so this is done at every load. @throws RefusedArtifactError
 */
export function loadArtifact(artifact: unknown): LoadedArtifact {
  // The copy is what is verified: nothing can change between the check and the use.
  const copy = structuredClone(artifact);
  const result = verifyArtifact(copy);
  const [finding] = result.findings;
  if (!result.ok || finding !== undefined) {
    throw new RefusedArtifactError(
      finding?.code ?? "verify-shape",
      `The artifact was refused: ${finding?.message ?? "it is not valid"}`,
    );
  }
  const { name, js, map, functions, script } = copy as {
    name: string;
    js: string;
    map: unknown;
    functions: LoadedArtifact["functions"];
    script: { type?: string };
  };
  return { engine: { name, js }, name, map, functions, scriptType: script.type };
}
