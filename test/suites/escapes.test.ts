import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { createRuntime, type Runtime } from "../../runtime/index.ts";
import { type Ending, type Idea, readIdeas } from "./support/ideas.ts";

const folder = new URL("../fixtures/escapes/", import.meta.url);
const ideas = readIdeas(folder);
const probe = artifactOf(readFileSync(new URL("probe/pristine.py", folder), "utf8"), "probe");

/** Low, so that hundreds of attempts to exhaust them take little time; the clock is the last resort. */
const limits = { fuel: 400, milliseconds: 4000, memoryBytes: 64 * 1024 * 1024, hostCalls: 200 };

function artifactOf(text: string, name: string) {
  const { artifact, diagnostics } = compile(text, { name, script: {}, target: "ristretto" });
  return { artifact, codes: diagnostics.filter((row) => row.severity === "error").map((row) => row.code) };
}

let runtime: Runtime;
let pristine: string;

/** One worker, so that the probe meets the very instance that was attacked. */
beforeAll(async () => {
  runtime = await createRuntime({ workers: 1, limits });
  pristine = await runProbe();
});
afterAll(() => runtime.dispose());

async function runProbe(): Promise<string> {
  const result = await runtime.run(probe.artifact!, {});
  return result.status === "ok"
    ? result.output
    : `${result.status}: ${result.error?.message ?? result.message}`;
}

async function attempt(idea: Idea): Promise<{ ending: Ending; output: string }> {
  const { artifact, codes } = artifactOf(idea.text, idea.name);
  if (artifact === null || artifact === undefined || codes.length > 0) {
    const announced = idea.endings.find(
      (ending) => ending.kind === "compile" && codes.includes(ending.detail),
    );
    return { ending: announced ?? { kind: "compile", detail: codes.slice(0, 5).join(",") }, output: "" };
  }
  const result = await runtime.run(artifact, { source: idea.text });
  const { output } = result;
  if (result.status === "ok") return { ending: { kind: "output", detail: "" }, output };
  if (result.error !== undefined)
    return { ending: { kind: "raises", detail: lastName(result.error.type) }, output };
  return { ending: { kind: "limit", detail: `${result.code ?? result.status}` }, output };
}

/** Exceptions of the Script API carry the name of their module. */
function lastName(type: string): string {
  return type.slice(type.lastIndexOf(".") + 1);
}

describe("ideas of attackers are refused or contained", () => {
  test("the probe itself runs", () => {
    expect(pristine.split("\n").length).toBeGreaterThan(12);
    expect(pristine).toMatch(/^2 \[1, 2, 3\] 3 2 1 2 True$/m);
  });

  test.each(ideas.map((idea) => [idea.name, idea] as const))("%s", async (_, idea) => {
    const { ending, output } = await attempt(idea);
    const after = await runProbe();
    const shown = idea.endings.map(({ kind, detail }) => `${kind} ${detail}`.trim());
    expect(shown).toContain(`${ending.kind} ${ending.detail}`.trim());
    if (ending.kind === "output") expect(output).toBe(idea.output);
    // Nothing may be printed by an `except` or `finally` that saw a limit.
    if (ending.kind === "limit") expect(output).not.toMatch(/limit/);
    expect(after).toBe(pristine);
  });
});
