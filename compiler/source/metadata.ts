import { parse } from "smol-toml";
import type { Span } from "./span.ts";

/** What a script says of itself: the fields of a Server Script document that matter to the compiler. */
export interface ScriptMetadata {
  /** "DocType Event", "API", "Scheduler Event", "Permission Query" or "Workflow Task". */
  readonly type?: string;
  readonly doctype?: string;
  /** The event's label, such as "Before Insert". */
  readonly event?: string;
  readonly method?: string;
  readonly allowGuest?: boolean;
  readonly frequency?: string;
  readonly cron?: string;
  readonly name?: string;
}

/** The metadata of a source text, or what is wrong with its metadata block. */
export interface MetadataResult {
  readonly metadata: ScriptMetadata;
  readonly problem?: { readonly message: string; readonly span: Span };
}

const opening = /^# \/\/\/ server-script[ \t]*$/m;
const fields: ReadonlyMap<string, [keyof ScriptMetadata, "string" | "boolean"]> = new Map([
  ["type", ["type", "string"]],
  ["doctype", ["doctype", "string"]],
  ["event", ["event", "string"]],
  ["method", ["method", "string"]],
  ["allow_guest", ["allowGuest", "boolean"]],
  ["frequency", ["frequency", "string"]],
  ["cron", ["cron", "string"]],
  ["name", ["name", "string"]],
]);

/**
 * Reads the block of comments that begins with "# /// server-script" and ends with "# ///": TOML, each line
 * behind "# ", as PEP 723 lays out such blocks. A text without one has no metadata.
 */
export function readMetadata(text: string): MetadataResult {
  const start = opening.exec(text);
  if (start === null) return { metadata: {} };
  const from = start.index;
  const lines: string[] = [];
  let end = from + start[0].length;
  for (const line of text.slice(end).split("\n").slice(1)) {
    end += 1 + line.length;
    const content = line.replace(/\r$/, "");
    if (content === "# ///") return interpret(lines.join("\n"), { start: from, end });
    if (!content.startsWith("#")) break;
    lines.push(content.replace(/^# ?/, ""));
  }
  return {
    metadata: {},
    problem: {
      message: 'The block that "# /// server-script" opens has no closing "# ///".',
      span: { start: from, end: from + start[0].length },
    },
  };
}

function interpret(toml: string, span: Span): MetadataResult {
  let table: Record<string, unknown>;
  try {
    table = parse(toml);
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0]!;
    return {
      metadata: {},
      problem: { message: `The server-script block is not valid TOML: ${reason}.`, span },
    };
  }
  const metadata: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(table)) {
    const field = fields.get(key);
    if (field === undefined) {
      return {
        metadata: {},
        problem: {
          message: `The server-script block has no field ${key}; the fields are ${[...fields.keys()].join(", ")}.`,
          span,
        },
      };
    }
    if (typeof value !== field[1]) {
      return {
        metadata: {},
        problem: { message: `The field ${key} of the server-script block must be a ${field[1]}.`, span },
      };
    }
    metadata[field[0]] = value;
  }
  return { metadata: metadata as ScriptMetadata };
}
