import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { build } from "esbuild";

/** What a script did. */
export interface Result {
  readonly ok: boolean;
  readonly output: string;
  readonly error?: { readonly type: string; readonly message: string };
}

/** Runs emitted code against the core library in a context of Node's own engine, which is quicker than the sandbox. */
export type Run = (js: string) => Result;

/** Bundles the core library and gives a function that runs artifacts, each in a fresh context. */
export async function runner(): Promise<Run> {
  const entry = fileURLToPath(new URL("../../../runtime/python/main.ts", import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "library",
    footer: { js: "library.boot" },
    target: "es2022",
    platform: "neutral",
    logLevel: "silent",
  });
  const library = new vm.Script(outputFiles[0]!.text);
  const request = JSON.stringify({
    context: {},
    limits: { output: 1e7 },
    handlers: [],
    results: [],
    seed: 0,
  });
  return (js) => {
    const context = vm.createContext({ request });
    const boot = library.runInContext(context) as (host: () => string) => unknown;
    Object.assign(context, { run: boot(() => "null"), code: vm.runInContext(js, context) });
    return JSON.parse(
      vm.runInContext("run(code, request)", context, { timeout: 20_000 }) as string,
    ) as Result;
  };
}

/** The text of a file beside the tests. */
export function fixture(path: string): string {
  return readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), "utf8");
}
