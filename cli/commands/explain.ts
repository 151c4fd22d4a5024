import { Command } from "commander";
import { catalogue } from "../../compiler/diagnostics/catalogue.ts";
import { nearest } from "../../compiler/diagnostics/nearest.ts";
import { UsageError } from "../exit.ts";

/** `ristretto explain CODE`: what a diagnostic means, with a wrong and a right script. */
export function explainCommand(): Command {
  return new Command("explain")
    .description("tells what a diagnostic code means and how to mend it")
    .argument("[code]", "a code such as unknown-name; without one all codes are listed")
    .action((code: string | undefined) => {
      process.stdout.write(code === undefined ? list() : explain(code));
    });
}

function list(): string {
  const width = Math.max(...[...catalogue.keys()].map((code) => code.length));
  return [...catalogue.values()]
    .map((entry) => `${entry.code.padEnd(width)}  ${entry.severity.padEnd(7)}  ${entry.title}\n`)
    .join("");
}

function explain(code: string): string {
  const entry = catalogue.get(code);
  if (entry === undefined) {
    const near = nearest(code, catalogue.keys());
    throw new UsageError(
      `there is no diagnostic ${code}${near === undefined ? "; run 'ristretto explain' for the list" : `; did you mean ${near}?`}`,
    );
  }
  const indent = (text: string) => text.replace(/^(?=.)/gm, "    ").trimEnd();
  const parts = [`${entry.code} (${entry.severity}): ${entry.title}`, entry.explanation];
  if (entry.help !== undefined) parts.push(entry.help);
  if (entry.bad !== undefined) parts.push(`Wrong:\n\n${indent(entry.bad)}`);
  if (entry.good !== undefined) parts.push(`Right:\n\n${indent(entry.good)}`);
  return `${parts.join("\n\n")}\n`;
}
