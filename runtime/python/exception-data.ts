import { isException } from "./object/catch.ts";
import { exc, type PyException } from "./object/exception.ts";
import { str } from "./object/text.ts";
import { typeOf } from "./object/type-of.ts";

/** A place in an artifact's JavaScript, as the engine tells it. */
export interface FrameData {
  /** Name of the emitted function; empty for the script's body. */
  readonly fn: string;
  readonly line: number;
  readonly column: number;
  readonly script: string;
}

/** An exception as plain data for the host, innermost frame first. */
export interface ExceptionData {
  readonly type: string;
  readonly message: string;
  readonly frames: readonly FrameData[];
  readonly notes: readonly string[];
  readonly cause: ExceptionData | null;
  readonly context: ExceptionData | null;
  readonly suppressContext: boolean;
}

const LONGEST_CHAIN = 20;
const MOST_FRAMES = 1100;
/** `at f1_total (script:name:12:5)`, in the words of both engines. */
const FRAME = /^\s*at (?:([^\s(]*) )?\(?script:(.*?):(\d+)(?::(\d+))?\)?$/;

/** The frames of artifacts in a JS stack text. */
export function scriptFrames(stack: string): FrameData[] {
  const frames: FrameData[] = [];
  for (const line of stack.split("\n")) {
    const match = FRAME.exec(line);
    if (match === null) continue;
    const fn = match[1] ?? "";
    frames.push({
      fn: fn.startsWith("<") ? "" : fn,
      line: Number(match[3]),
      column: Number(match[4] ?? 0),
      script: match[2]!,
    });
    if (frames.length >= MOST_FRAMES) break;
  }
  return frames;
}

/** The class as CPython prints it before the message. */
function typeText(e: PyException): string {
  const { module, qualname } = typeOf(e);
  return module === "builtins" || module === "__main__" ? qualname : `${module}.${qualname}`;
}

function messageOf(e: PyException): string {
  try {
    return str(e);
  } catch (error) {
    if (!isException(error, exc.BaseException)) throw error;
    return "<exception str() failed>";
  }
}

export function exceptionData(e: PyException, depth = 0): ExceptionData {
  const deeper = depth < LONGEST_CHAIN;
  const { cause, context } = e;
  return {
    type: typeText(e),
    message: messageOf(e),
    frames: e.trace === null ? [] : scriptFrames(String(e.trace.stack)),
    notes: (e.notes ?? []).map((note) => str(note)),
    cause: deeper && cause !== null ? exceptionData(cause, depth + 1) : null,
    context: deeper && context !== null && context !== cause ? exceptionData(context, depth + 1) : null,
    suppressContext: e.suppressContext,
  };
}
