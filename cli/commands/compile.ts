import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { compile } from "../../compiler/compile.ts";
import { ExitCode, UsageError } from "../exit.ts";
import { readScript } from "../input.ts";
import { painter } from "../report/painter.ts";
import { prettyReport } from "../report/pretty.ts";
import { metadataOf, type ScriptOptions, withScriptOptions } from "../script-options.ts";

interface CompileCommandOptions extends ScriptOptions {
  readonly output?: string;
}

/** `ristretto compile FILE`: writes the artifact as JSON; warnings and errors go to standard error. */
export function compileCommand(): Command {
  return withScriptOptions(
    new Command("compile")
      .description("compiles a script to a verified artifact")
      .argument("<file>", "a script, or - for standard input"),
  )
    .option("-o, --output <file>", "where the artifact goes; standard output without it")
    .action((path: string, options: CompileCommandOptions) => {
      const script = readScript(path);
      const { artifact, diagnostics } = compile(script.text, {
        name: script.name,
        script: metadataOf(script.text, script.path, options),
        target: options.target,
      });
      process.stderr.write(
        prettyReport([{ path: script.path, text: script.text, diagnostics }], painter(process.stderr)),
      );
      if (artifact === null) {
        process.exitCode = ExitCode.unusable;
        return;
      }
      write(`${JSON.stringify(artifact, null, 2)}\n`, options.output);
    });
}

function write(text: string, path: string | undefined): void {
  if (path === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}`);
  }
}
