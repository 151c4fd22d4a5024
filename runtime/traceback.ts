import {
  type EncodedSourceMap,
  LEAST_UPPER_BOUND,
  originalPositionFor,
  TraceMap,
} from "@jridgewell/trace-mapping";

/** A frame of an exception as the sandbox gives it: a place in the emitted JavaScript, innermost frame first. */
export interface GuestFrame {
  /** Name of the emitted function, such as `f3_total`, or empty for the script's body. */
  readonly fn: string;
  /** From 1. */
  readonly line: number;
  /** From 1; 0 where the engine gives none. */
  readonly column: number;
  /** Which artifact's JavaScript it is in, where a script called another. */
  readonly script?: string;
}

/** An exception as plain data. */
export interface GuestException {
  readonly type: string;
  readonly message: string;
  readonly frames: readonly GuestFrame[];
  readonly notes?: readonly string[];
  readonly cause?: GuestException | null;
  readonly context?: GuestException | null;
  readonly suppressContext?: boolean;
}

/** What a traceback needs of an artifact. */
export interface TracebackSource {
  readonly name: string;
  /** The script's text, where it is at hand; its lines are quoted then. */
  readonly text?: string | undefined;
  readonly map: unknown;
  readonly functions: readonly FunctionRow[];
}

/** A function of the script: its number in the emitted names, its name as Python shows it, the line where it begins. */
export interface FunctionRow {
  readonly id: number;
  readonly name: string;
  readonly line: number;
}

/** A frame in terms of the script. */
export interface ScriptFrame {
  readonly script: string;
  /** From 1; 0 where it is not known. */
  readonly line: number;
  /** As Python names it: `<module>`, `total`, `<lambda>`. */
  readonly name: string;
  /** The source line without its indentation, where the text is at hand. */
  readonly source?: string;
}

const directCause = "\nThe above exception was the direct cause of the following exception:\n\n";
const whileHandling = "\nDuring handling of the above exception, another exception occurred:\n\n";
/** CPython prints a frame at most this often in a row and then counts. */
const shownRepeats = 3;
/** Longer chains of causes than anyone writes; a hostile script could link thousands. */
const longestChain = 20;

/** The frames of an exception as places in the script, outermost first, as Python orders them. */
export function scriptFrames(exception: GuestException, source: TracebackSource): ScriptFrame[] {
  const map = new TraceMap(source.map as EncodedSourceMap);
  const lines = source.text?.split(/\r\n|\r|\n/);
  const frames = exception.frames.map((frame, i): ScriptFrame => {
    const line =
      scriptLine(map, frame.line, Math.max(0, frame.column - 1)) ??
      calledLine(exception.frames[i - 1], source);
    const text = lines?.[line - 1]?.trim();
    return {
      script: source.name,
      line,
      name: functionRow(frame, source)?.name ?? "<module>",
      ...(text ? { source: text } : {}),
    };
  });
  return frames.reverse();
}

/** QuickJS gives the place of a `return` for the call that it returns, which stands behind it. */
function scriptLine(map: TraceMap, line: number, column: number): number | null {
  const at = originalPositionFor(map, { line, column });
  return at.line ?? originalPositionFor(map, { line, column, bias: LEAST_UPPER_BOUND }).line;
}

/** A comprehension's function is called where it ends, a place of no node: the call is where the comprehension begins. */
function calledLine(callee: GuestFrame | undefined, source: TracebackSource): number {
  return (callee === undefined ? undefined : functionRow(callee, source)?.line) ?? 0;
}

function functionRow(frame: GuestFrame, source: TracebackSource): FunctionRow | undefined {
  const id = /^f(\d+)(?:_|$)/.exec(frame.fn)?.[1];
  return id === undefined ? undefined : source.functions.find((row) => row.id === Number(id));
}

/** The exception and what led to it, as CPython 3.11 prints an uncaught one (without carets). */
export function formatTraceback(exception: GuestException, source: TracebackSource, depth = 0): string {
  const parts: string[] = [];
  if (depth < longestChain) {
    if (exception.cause) parts.push(formatTraceback(exception.cause, source, depth + 1), directCause);
    else if (exception.context && !exception.suppressContext) {
      parts.push(formatTraceback(exception.context, source, depth + 1), whileHandling);
    }
  }
  const frames = scriptFrames(exception, source);
  if (frames.length > 0) parts.push("Traceback (most recent call last):\n", ...frameLines(frames));
  parts.push(`${exception.message === "" ? exception.type : `${exception.type}: ${exception.message}`}\n`);
  for (const note of exception.notes ?? []) parts.push(`${note}\n`);
  return parts.join("");
}

function frameLines(frames: readonly ScriptFrame[]): string[] {
  const out: string[] = [];
  let repeats = 0;
  frames.forEach((frame, i) => {
    const previous = frames[i - 1];
    repeats = previous?.line === frame.line && previous.name === frame.name ? repeats + 1 : 0;
    if (repeats < shownRepeats) {
      out.push(`  File "${frame.script}", line ${frame.line}, in ${frame.name}\n`);
      if (frame.source !== undefined) out.push(`    ${frame.source}\n`);
    }
    const next = frames[i + 1];
    const last = next === undefined || next.line !== frame.line || next.name !== frame.name;
    if (last && repeats >= shownRepeats) {
      const more = repeats - shownRepeats + 1;
      out.push(`  [Previous line repeated ${more} more time${more === 1 ? "" : "s"}]\n`);
    }
  });
  return out;
}
