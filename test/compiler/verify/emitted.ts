import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Artifact, compile, readMetadata } from "../../../compiler/index.ts";
import { chunks } from "../../suites/chunks.ts";

/** An artifact that the compiler made of a fixture program. */
export interface Emitted {
  readonly origin: string;
  readonly artifact: Artifact;
}

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));

/** Artifacts of every fixture program that compiles, by folder below test/fixtures. */
export function emittedArtifacts(folders: readonly string[]): Emitted[] {
  return folders.flatMap((folder) =>
    readdirSync(join(fixtures, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".py"))
      .sort()
      .flatMap((name) =>
        chunks(readFileSync(join(fixtures, folder, name), "utf8")).map((chunk) => ({
          origin: `${folder}/${name}:${chunk.line}`,
          text: chunk.text,
        })),
      )
      .flatMap(({ origin, text }) => {
        const { metadata } = readMetadata(text);
        const { artifact } = compile(text, {
          name: origin,
          script: metadata,
          target: "ristretto",
          deferErrors: true,
        });
        return artifact === null ? [] : [{ origin, artifact }];
      }),
  );
}
