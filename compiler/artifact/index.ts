export { apiUses } from "./api-uses.ts";
export type { Artifact, ArtifactScript, ArtifactUses } from "./artifact.ts";
export { buildArtifact } from "./build.ts";
export { handlersOf } from "./handlers.ts";
