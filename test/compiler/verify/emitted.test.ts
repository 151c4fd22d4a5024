import { describe, expect, it } from "vitest";
import { verifyArtifact } from "../../../compiler/verify/index.ts";
import { emittedArtifacts } from "./emitted.ts";

describe("every artifact that the compiler emits is accepted", () => {
  for (const folder of ["python", "realistic", "escapes"]) {
    it(`of test/fixtures/${folder}`, () => {
      const artifacts = emittedArtifacts([folder]);
      expect(artifacts.length).toBeGreaterThan(40);
      const refused = artifacts.flatMap(({ origin, artifact }) =>
        verifyArtifact(JSON.parse(JSON.stringify(artifact))).findings.map(
          (finding) => `${origin}: ${finding.rule}: ${finding.message}`,
        ),
      );
      expect(refused).toEqual([]);
    });
  }
});
