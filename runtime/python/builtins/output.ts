import { defFunction } from "../object/define.ts";
import { EngineError } from "../object/engine-error.ts";
import { exc, raiseError } from "../object/exception.ts";
import { strOr } from "../object/int.ts";
import { str } from "../object/text.ts";
import { typeName } from "../object/type-of.ts";

const DEFAULT_LIMIT = 8 * 1024 * 1024;

/** The first prints are shown to the host at once, later ones in pieces of this many characters. */
const PROMPT_PRINTS = 20;
const PIECE = 4096;

let parts: string[] = [];
let size = 0;
let limit = DEFAULT_LIMIT;
let prints = 0;
let pending = "";
let show: ((text: string) => unknown) | null = null;

/** Where output goes while the script runs, so that it is not lost with a run that a limit ends. */
export function setOutputHost(host: ((text: string) => unknown) | null): void {
  show = host;
}

/** Starts an empty output of at most so many characters. */
export function beginOutput(max: number | undefined): void {
  parts = [];
  size = 0;
  prints = 0;
  pending = "";
  limit = max ?? DEFAULT_LIMIT;
}

/** What was printed so far. */
export function takeOutput(): string {
  const text = parts.join("");
  parts = [text];
  return text;
}

/** The output is full. No script can catch it: it is no Python exception. */
export class OutputLimitError extends EngineError {
  constructor(max: number) {
    super("limit-output");
    this.message = `The script printed more than ${max} characters.`;
  }
}

/** Adds to the output; ends the run where it grows too large. */
export function writeOutput(text: string): void {
  size += text.length;
  if (size > limit) throw new OutputLimitError(limit);
  parts.push(text);
  if (show === null) return;
  pending += text;
  if (++prints > PROMPT_PRINTS && pending.length < PIECE) return;
  show(`!out:${pending}`);
  pending = "";
}

function separator(x: unknown, name: string, missing: string): string {
  if (x === undefined || x === null) return missing;
  const text = strOr(x);
  if (text === undefined) raiseError(exc.TypeError, `${name} must be None or a string, not ${typeName(x)}`);
  return text;
}

export const outputFunctions = {
  print: defFunction(
    "print",
    "(*args, sep=' ', end='\\n', file=None, flush=False)",
    (args: unknown[], sep: unknown, end: unknown, file: unknown) => {
      const between = separator(sep, "sep", " ");
      const last = separator(end, "end", "\n");
      if (file !== undefined && file !== null) {
        raiseError(exc.AttributeError, `'${typeName(file)}' object has no attribute 'write'`);
      }
      let line = "";
      for (let i = 0; i < args.length; i++) line += i === 0 ? str(args[i]) : between + str(args[i]);
      writeOutput(line + last);
      return null;
    },
  ),
};
