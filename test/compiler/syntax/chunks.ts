import { readFileSync } from "node:fs";

const ESCAPES: readonly (readonly [string, string])[] = [
  ["{TAB}", "\t"],
  ["{FF}", "\f"],
  ["{CR}", "\r"],
  ["{BOM}", "\ufeff"],
  ["{NBSP}", "\u00a0"],
];

/** The programs of a chunk file, in the form that scripts/record-syntax.py describes. */
export function readChunks(path: string): string[] {
  return readFileSync(path, "utf8")
    .split("\n---\n")
    .map((chunk) => {
      let text = chunk;
      for (const [escape_, char] of ESCAPES) text = text.replaceAll(escape_, char);
      const stripped = text.endsWith("\n") ? text.slice(0, -1) : text;
      return stripped.includes("{NOEOL}") ? stripped.replace("{NOEOL}", "") : `${stripped}\n`;
    });
}

/** A diagnostic that a broken program announces: `#! code` at the end of its line. */
export interface Expectation {
  readonly line: number;
  readonly code: string;
}

/** A broken program without its announcements, and what they announce. */
export function splitExpectations(chunk: string): { source: string; expected: Expectation[] } {
  const expected: Expectation[] = [];
  const lines = chunk.split("\n").map((line, i) => {
    const match = /^(.*?) *#! ([a-z0-9 -]+)$/.exec(line);
    if (match === null) return line;
    for (const code of match[2]!.split(" ")) expected.push({ line: i + 1, code });
    return match[1]!;
  });
  return { source: lines.join("\n"), expected };
}

export function readJson<Value>(path: string): Value {
  return JSON.parse(readFileSync(path, "utf8")) as Value;
}
