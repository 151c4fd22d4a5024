import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "../../../../compiler/compile.ts";
import { boot } from "../../../../runtime/python/main.ts";
import type { Runtime } from "../../../../runtime/python/runtime.ts";

type Code = (runtime: Runtime) => void;

/** What the library answers to an invocation, as far as these tests look at it. */
export interface Answer {
  readonly ok: boolean;
  readonly output: string;
  readonly error?: { readonly type: string; readonly message: string; readonly frames: readonly unknown[] };
  readonly limit?: { readonly code: string };
  readonly results: Readonly<Record<string, unknown>>;
}

const hostCalls: string[] = [];
const invoke = boot((text) => {
  hostCalls.push(text);
  return JSON.stringify({ raise: { type: "NotImplementedError", missing: true } });
});

/** What was sent to the host since the last time. */
export function takeHostCalls(): string[] {
  return hostCalls.splice(0);
}

/** Runs a function over `$` as an artifact would be run. */
export function runCode(code: Code, request: Record<string, unknown> = {}): Answer {
  return JSON.parse(invoke(code, JSON.stringify({ limits: {}, ...request }))) as Answer;
}

/** Compiles a program and runs it, both in this process. */
export function runProgram(text: string, request: Record<string, unknown> = {}): Answer {
  const { artifact, diagnostics } = compile(text, { name: "test.py", script: {}, target: "ristretto" });
  if (artifact === null) throw new Error(diagnostics.map((row) => row.message).join("\n"));
  return runCode(new Function(`return ${artifact.js}`)() as Code, request);
}

export function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../fixtures/core/${name}`, import.meta.url)), "utf8");
}

/** The lines of a fixture, without the empty one at the end. */
export function fixtureLines(name: string): string[] {
  return fixture(name).split("\n").slice(0, -1);
}
