import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { createRuntime, type Runtime } from "../../runtime/index.ts";
import { chunks } from "./chunks.ts";

const folder = fileURLToPath(new URL("../fixtures/python", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".py"))
  .sort();

interface Expected {
  readonly title: string;
  readonly output: string;
  readonly error: readonly [type: string, message: string] | null;
  readonly frames: readonly (readonly [line: number, name: string])[] | null;
}

let runtime: Runtime;
beforeAll(async () => {
  runtime = await createRuntime({ workers: 2 });
});
afterAll(() => runtime.dispose());

describe("programs behave as in CPython 3.11", () => {
  for (const file of files) {
    const expectations = JSON.parse(
      readFileSync(join(folder, file.replace(/\.py$/, ".expected.json")), "utf8"),
    ) as Expected[];
    const programs = chunks(readFileSync(join(folder, file), "utf8"));
    it(`${file} is recorded as it stands`, () => {
      expect(programs.map((program) => program.title)).toEqual(expectations.map((row) => row.title));
    });
    programs.forEach((program, i) => {
      it(`${file}:${program.line} ${program.title}`, async () => {
        const expected = expectations[i]!;
        const { artifact, diagnostics } = compile(program.text, {
          name: file,
          script: {},
          target: "ristretto",
          deferErrors: true,
        });
        expect(artifact === null ? diagnostics.map((row) => row.message) : []).toEqual([]);
        const result = await runtime.run(artifact!, { source: program.text });
        const error =
          result.status === "ok"
            ? null
            : [result.error?.type ?? result.status, result.error?.message ?? result.message];
        expect({ output: result.output, error }).toEqual({ output: expected.output, error: expected.error });
        if (expected.frames !== null && result.error !== undefined) {
          expect(result.error.frames.map((frame) => [frame.line, frame.name])).toEqual(expected.frames);
        }
      });
    });
  }
});
