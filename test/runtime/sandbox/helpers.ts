import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import {
  createEngine,
  type Engine,
  type EngineOptions,
  type RunRequest,
} from "../../../runtime/sandbox/engine.ts";
import type { Outcome } from "../../../runtime/sandbox/outcome.ts";
import { artifact, FAKE_LIBRARY } from "./fake-library.ts";

/** An engine on the fake library. */
export function fakeEngine(options: Partial<EngineOptions> = {}): Promise<Engine> {
  return createEngine({ library: FAKE_LIBRARY, ...options });
}

/** A host that answers each text with itself in brackets. */
export const echo = (text: string): string => `[${text}]`;

/** Runs a function body. */
export function runBody(engine: Engine, body: string, rest: Partial<RunRequest> = {}): Outcome {
  return engine.run({ artifact: artifact(body), request: "request", host: echo, ...rest });
}

/** The response of a run that must succeed. */
export function responseOf(outcome: Outcome): string {
  if (outcome.status !== "ok") throw new Error(`${outcome.code}: ${outcome.message}`);
  return outcome.response;
}

/** The code of a run that must fail. */
export function codeOf(outcome: Outcome): string {
  if (outcome.status === "ok") throw new Error(`the run succeeded: ${outcome.response}`);
  return outcome.code;
}

/** Bundles the worker as the build does, since Node cannot load TypeScript in a worker. */
export async function bundleWorker(): Promise<URL> {
  const outfile = join(mkdtempSync(join(tmpdir(), "sandbox-worker-")), "worker.js");
  await build({
    entryPoints: [fileURLToPath(new URL("../../../runtime/sandbox/worker.ts", import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
  });
  return pathToFileURL(outfile);
}
