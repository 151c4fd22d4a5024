import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { UsageError } from "./exit.ts";

/** A script as the command line got it. `name` is what tracebacks and messages call it. */
export interface ScriptInput {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** The largest file that is read at all; the compiler has its own, smaller limit for scripts. */
const largestFile = 64 * 1024 * 1024;

/**
 * Reads a script from a file, or from standard input for `-`.
 * @throws UsageError for a missing file, a directory, a file that is not UTF-8 or unreasonably large.
 */
export function readScript(path: string): ScriptInput {
  const bytes = readBytes(path);
  return {
    path: path === "-" ? "<stdin>" : path,
    name: path === "-" ? "<stdin>" : basename(path),
    text: decode(bytes, path),
  };
}

/** Reads a JSON file. @throws UsageError naming the file and what is wrong with it. */
export function readJson(path: string): unknown {
  const text = decode(readBytes(path), path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not valid JSON: ${(error as Error).message}`);
  }
}

function readBytes(path: string): Uint8Array {
  try {
    if (path === "-") return readFileSync(0);
    const status = statSync(path);
    if (status.isDirectory()) throw new UsageError(`${path} is a directory; name a script file`);
    if (status.size > largestFile)
      throw new UsageError(`${path} has ${status.size} bytes; a script has at most a few thousand lines`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(reason(path, error as NodeJS.ErrnoException));
  }
}

function reason(path: string, error: NodeJS.ErrnoException): string {
  const name = path === "-" ? "standard input" : path;
  if (error.code === "ENOENT") return `there is no file ${name}`;
  if (error.code === "EACCES") return `${name} may not be read: permission denied`;
  return `${name} cannot be read: ${error.message}`;
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(
      `${path === "-" ? "standard input" : path} is not valid UTF-8 (${place(bytes)}); save it as UTF-8`,
    );
  }
}

/** Where the first undecodable byte is, so that it can be found in an editor. */
function place(bytes: Uint8Array): string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let start = 0;
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && bytes[i] !== 10) continue;
    try {
      decoder.decode(bytes.subarray(start, i));
    } catch {
      return `line ${line}`;
    }
    start = i + 1;
    line++;
  }
  return "at its end";
}
