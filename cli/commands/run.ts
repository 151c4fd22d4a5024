import { Command, InvalidArgumentError } from "commander";
import { compile } from "../../compiler/compile.ts";
import { nearest } from "../../compiler/diagnostics/nearest.ts";
import type { ScriptMetadata } from "../../compiler/source/metadata.ts";
import { createRuntime, type RunOptions, type RunResult } from "../../runtime/index.ts";
import events from "../../spec/events.json";
import { ExitCode, UsageError } from "../exit.ts";
import { readJson, readScript, type ScriptInput } from "../input.ts";
import { jsonReport } from "../report/json.ts";
import { painter } from "../report/painter.ts";
import { prettyReport } from "../report/pretty.ts";
import { metadataOf, type ScriptOptions, withScriptOptions } from "../script-options.ts";

interface RunCommandOptions extends ScriptOptions {
  readonly doc?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly json?: boolean;
  readonly timeLimit?: number;
  readonly memoryLimit?: number;
}

/** `ristretto run FILE`: compiles, verifies and runs a script in the sandbox. */
export function runCommand(): Command {
  return withScriptOptions(
    new Command("run")
      .description("runs a script in the sandbox and prints what it prints")
      .argument("<file>", "a script, or - for standard input"),
  )
    .option("--doc <file>", "a JSON file with the document that the script acts on")
    .option("--form <key=value>", "a request argument; may be given several times", collectForm)
    .option("--user <id>", "the user on whose behalf it runs (default: Administrator)")
    .option("--json", "print the whole result as JSON")
    .option("--time-limit <milliseconds>", "end the script after this time", wholeNumber)
    .option("--memory-limit <mebibytes>", "end the script when it uses more memory", wholeNumber)
    .action(async (path: string, options: RunCommandOptions) => {
      const script = readScript(path);
      const metadata = metadataOf(script.text, script.path, options);
      const result = await compileAndRun(script, metadata, options);
      if (result !== null) process.exitCode = report(result, options.json === true);
    });
}

async function compileAndRun(
  script: ScriptInput,
  metadata: ScriptMetadata,
  options: RunCommandOptions,
): Promise<RunResult | null> {
  const doc = options.doc === undefined ? undefined : document(options.doc);
  const type = metadata.type ?? (doc === undefined ? undefined : "DocType Event");
  const event = events.events.find((row) => row.label === metadata.event || row.event === metadata.event);
  if (event === undefined && options.event !== undefined) throw new UsageError(unknownEvent(options.event));
  const handlers = event?.handlers ?? [];
  const results =
    events.script_types.find((row) => row.name === type)?.names.filter((name) => name === "conditions") ?? [];
  const { artifact, diagnostics } = compile(script.text, {
    name: script.name,
    script: { ...metadata, ...(type === undefined ? {} : { type }) },
    target: options.target,
    exports: [...handlers, ...results],
    deferErrors: true,
  });
  const reported = [{ path: script.path, text: script.text, diagnostics }];
  if (artifact === null) {
    if (options.json === true) process.stdout.write(jsonReport(reported));
    else process.stderr.write(prettyReport(reported, painter(process.stderr)));
    process.exitCode = ExitCode.unusable;
    return null;
  }
  // Errors that did not keep it from compiling are what the run may fail on.
  if (options.json !== true) process.stderr.write(prettyReport(reported, painter(process.stderr)));
  const runOptions: RunOptions = {
    source: script.text,
    handlers,
    results,
    ...(doc === undefined ? {} : { doc }),
    ...(event === undefined ? {} : { method: event.event }),
    ...(type === undefined ? {} : { scriptType: type }),
    ...(options.form === undefined ? {} : { form: options.form }),
    ...(options.user === undefined ? {} : { user: options.user }),
    limits: {
      ...(options.timeLimit === undefined ? {} : { milliseconds: options.timeLimit }),
      ...(options.memoryLimit === undefined ? {} : { memoryBytes: options.memoryLimit * 1024 * 1024 }),
    },
  };
  const runtime = await createRuntime({ workers: 1 });
  try {
    return await runtime.run(artifact, runOptions);
  } finally {
    await runtime.dispose();
  }
}

function unknownEvent(name: string): string {
  const labels = events.events.flatMap((row) => (row.label === null ? [] : [row.label]));
  const near = nearest(name, labels);
  return `there is no event ${name}; ${near === undefined ? `the events are ${labels.join(", ")}` : `did you mean "${near}"?`}`;
}

function document(path: string): Record<string, unknown> {
  const value = readJson(path);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new UsageError(`${path} must hold a JSON object: the document's fields`);
  return value as Record<string, unknown>;
}

function collectForm(pair: string, previous: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = pair.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("Write it as key=value.");
  return { ...previous, [pair.slice(0, at)]: pair.slice(at + 1) };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError("Give a whole number of at least 1.");
  return value;
}

function report(result: RunResult, json: boolean): number {
  const code = { ok: ExitCode.ok, raised: ExitCode.failed, limit: ExitCode.limit, failed: ExitCode.limit }[
    result.status
  ];
  if (json) {
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return code;
  }
  process.stdout.write(result.output);
  for (const line of [...result.log, ...result.errorOutput]) process.stderr.write(`${line}\n`);
  for (const message of result.messages) process.stderr.write(`message: ${String(message["message"])}\n`);
  if (result.changes !== null)
    process.stdout.write(changeLines(result.changes.fields, result.changes.tables));
  if ("message" in result.response)
    process.stdout.write(`response: ${JSON.stringify(result.response["message"])}\n`);
  if (result.error !== undefined) process.stderr.write(result.error.traceback);
  else if (result.status !== "ok") process.stderr.write(`${result.code}: ${result.message}\n`);
  return code;
}

function changeLines(
  fields: Readonly<Record<string, unknown>>,
  tables: Readonly<Record<string, unknown>>,
): string {
  return [...Object.entries(fields), ...Object.entries(tables)]
    .map(([name, value]) => `doc.${name} = ${JSON.stringify(value)}\n`)
    .join("");
}
