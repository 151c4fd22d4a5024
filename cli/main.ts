#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import packageJson from "../package.json";
import { compileCommand } from "./commands/compile.ts";
import { explainCommand } from "./commands/explain.ts";
import { lintCommand } from "./commands/lint.ts";
import { runCommand } from "./commands/run.ts";
import { ExitCode, UsageError } from "./exit.ts";

const program = new Command("ristretto")
  .description("Compiles, verifies and runs server scripts written in restricted Python.")
  .version(packageJson.version, "-V, --version")
  .exitOverride()
  .showHelpAfterError(false)
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "ristretto: ")) });

for (const command of [runCommand(), compileCommand(), lintCommand(), explainCommand()]) {
  program.addCommand(command.exitOverride().copyInheritedSettings(program));
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
