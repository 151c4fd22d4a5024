import { readdirSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../../compiler/compile.ts";
import { chunks } from "../../suites/chunks.ts";
import { fixture, type Run, runner } from "./run.ts";

interface Recorded {
  readonly title: string;
  readonly output: string;
  readonly error: readonly [type: string, message: string] | null;
}

const files = readdirSync(new URL("../../fixtures/python/lowering", import.meta.url)).filter((name) =>
  name.endsWith(".py"),
);
let run: Run;
beforeAll(async () => {
  run = await runner();
}, 60_000);

describe("lowered programs print what CPython prints", () => {
  for (const file of files) {
    const recorded = JSON.parse(
      fixture(`python/lowering/${file.replace(/\.py$/, ".expected.json")}`),
    ) as Recorded[];
    chunks(fixture(`python/lowering/${file}`)).forEach(({ title, text, line }, i) => {
      it(`${file}:${line} ${title}`, () => {
        const { artifact } = compile(text, { name: file, deferErrors: true });
        const { ok, output, error } = run(artifact!.js);
        const ended = ok ? null : [error!.type, error!.message];
        expect({ title, output, error: ended }).toEqual({
          title: recorded[i]!.title,
          output: recorded[i]!.output,
          error: recorded[i]!.error,
        });
      });
    });
  }
});
