import { statSync } from "node:fs";
import { Command, Option } from "commander";
import { globSync } from "tinyglobby";
import { compile } from "../../compiler/compile.ts";
import { ExitCode, UsageError } from "../exit.ts";
import { readScript } from "../input.ts";
import { jsonReport } from "../report/json.ts";
import { painter } from "../report/painter.ts";
import { type FileReport, prettyReport, summary } from "../report/pretty.ts";
import { metadataOf, type ScriptOptions, withScriptOptions } from "../script-options.ts";

interface LintOptions extends ScriptOptions {
  readonly format: "pretty" | "json";
}

/** `ristretto lint PATH…`: checks scripts, and every .py file below a directory, without running them. */
export function lintCommand(): Command {
  return withScriptOptions(
    new Command("lint")
      .description("checks scripts and says what is wrong with them")
      .argument("<path...>", "files, directories (their .py files) or - for standard input"),
  )
    .addOption(
      new Option("--format <format>", "how findings are printed")
        .choices(["pretty", "json"])
        .default("pretty"),
    )
    .action((paths: string[], options: LintOptions) => {
      const reports = paths.flatMap(filesOf).map((path) => lintFile(path, options));
      if (options.format === "json") process.stdout.write(jsonReport(reports));
      else {
        process.stdout.write(prettyReport(reports, painter(process.stdout)));
        process.stdout.write(`${summary(reports)}\n`);
      }
      const failed = reports.some((report) =>
        report.diagnostics.some((diagnostic) => diagnostic.severity === "error"),
      );
      process.exitCode = failed ? ExitCode.failed : ExitCode.ok;
    });
}

function filesOf(path: string): string[] {
  if (path === "-" || !isDirectory(path)) return [path];
  const files = globSync("**/*.py", {
    cwd: path,
    ignore: ["**/node_modules/**", "**/.*/**"],
    absolute: false,
  }).sort();
  if (files.length === 0) throw new UsageError(`there is no .py file below ${path}`);
  return files.map((file) => `${path.replace(/\/+$/, "")}/${file}`);
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function lintFile(path: string, options: LintOptions): FileReport {
  const script = readScript(path);
  const result = compile(script.text, {
    name: script.name,
    script: metadataOf(script.text, script.path, options),
    target: options.target,
  });
  return { path: script.path, text: script.text, diagnostics: result.diagnostics };
}
