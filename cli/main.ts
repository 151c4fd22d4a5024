#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import packageJson from "../package.json";
import { ExitCode, UsageError } from "./exit.ts";

/** Each command's code is loaded only when it is asked for: a linter in an editor starts often. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import("./commands/run.ts")).runCommand(),
  compile: async () => (await import("./commands/compile.ts")).compileCommand(),
  lint: async () => (await import("./commands/lint.ts")).lintCommand(),
  explain: async () => (await import("./commands/explain.ts")).explainCommand(),
};

const program = new Command("ristretto")
  .description("Compiles, verifies and runs server scripts written in restricted Python.")
  .version(packageJson.version, "-V, --version")
  .exitOverride()
  .showHelpAfterError(false)
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "ristretto: ")) });

const asked = process.argv[2] ?? "";
const loaders = Object.hasOwn(commands, asked) ? [commands[asked]!] : Object.values(commands);
for (const load of loaders) {
  program.addCommand((await load()).exitOverride().copyInheritedSettings(program));
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  // Commander has already printed what it has to say; help and version are no failures.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.unusable;
  if (error instanceof UsageError) {
    process.stderr.write(`ristretto: ${error.message}\n`);
    return ExitCode.unusable;
  }
  throw error;
}
