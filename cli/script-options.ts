import { type Command, Option } from "commander";
import { type Target, targets } from "../compiler/check/target.ts";
import { readMetadata, type ScriptMetadata } from "../compiler/source/metadata.ts";
import { UsageError } from "./exit.ts";

/** The options that `run`, `compile` and `lint` share: what the script is and where it will run. */
export interface ScriptOptions {
  readonly target: Target;
  readonly scriptType?: string;
  readonly event?: string;
  readonly doctype?: string;
}

/** Adds the shared options to a command. */
export function withScriptOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--target <target>", "where the script will run").choices([...targets]).default("ristretto"),
    )
    .option(
      "--script-type <type>",
      'such as "DocType Event" or API; overrides the script\'s own metadata block',
    )
    .option("--event <label>", 'the event of a DocType Event, such as "Before Insert"')
    .option("--doctype <name>", "the document type of a DocType Event or Permission Query");
}

/** What the script says of itself, overridden by the options. @throws UsageError where its block is broken. */
export function metadataOf(text: string, path: string, options: ScriptOptions): ScriptMetadata {
  const { metadata, problem } = readMetadata(text);
  if (problem !== undefined) throw new UsageError(`${path}: ${problem.message}`);
  return {
    ...metadata,
    ...(options.scriptType === undefined ? {} : { type: options.scriptType }),
    ...(options.event === undefined
      ? {}
      : { event: options.event, type: options.scriptType ?? "DocType Event" }),
    ...(options.doctype === undefined ? {} : { doctype: options.doctype }),
  };
}
