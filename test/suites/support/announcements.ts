import { readdirSync, readFileSync } from "node:fs";

/** A finding that a chunk file announces on its line; the column is 1-based and counts code points. */
export interface ExpectedFinding {
  readonly code: string;
  readonly line: number;
  readonly column: number;
}

/** One program of a chunk file. */
export interface Chunk {
  readonly file: string;
  /** The line of the file on which the title stands. */
  readonly line: number;
  readonly title: string;
  /** What stands in square brackets behind the title: `[target=frappe-15]`. */
  readonly options: Readonly<Record<string, string>>;
  /** The program with its announcements taken off. */
  readonly text: string;
  readonly expected: readonly ExpectedFinding[];
}

const heading = /^# --- (.*)$/;
const announcement = / {2}#! ((?:[a-z0-9-]+@\d+ ?)+)$/;

/**
 * Reads the programs of all chunk files of a folder. A program begins with a line `# --- title [name=value]`; a line
 * on which something has to be reported ends with `  #! code@column`, once for each finding.
 */
export function readChunks(folder: URL): Chunk[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".py"));
  return files.sort().flatMap((file) => parseChunks(file, readFileSync(new URL(file, folder), "utf8")));
}

function parseChunks(file: string, text: string): Chunk[] {
  const lines = text.replace(/\n$/, "").split("\n");
  const starts = lines.flatMap((line, i) => (heading.test(line) ? [i] : []));
  if (starts[0] !== 0) throw new Error(`${file} does not begin with a line "# --- title".`);
  return starts.map((start, i) => parseChunk(file, start, lines.slice(start, starts[i + 1])));
}

function parseChunk(file: string, start: number, lines: readonly string[]): Chunk {
  const [title, options] = parseTitle(heading.exec(lines[0]!)![1]!);
  const expected: ExpectedFinding[] = [];
  const body = lines.slice(1).map((line, i) => {
    const found = announcement.exec(line);
    if (found === null) return line;
    for (const item of found[1]!.trim().split(" ")) {
      const [code, column] = item.split("@");
      expected.push({ code: code!, line: i + 1, column: Number(column) });
    }
    return line.slice(0, found.index);
  });
  return { file, line: start + 1, title, options, text: `${body.join("\n")}\n`, expected };
}

function parseTitle(title: string): [string, Record<string, string>] {
  const options: Record<string, string> = {};
  const rest = title.replace(/ *\[([a-z]+)=([^\]]+)\]/g, (_, name: string, value: string) => {
    options[name] = value;
    return "";
  });
  return [rest, options];
}
