/** One program of a fixture file. */
export interface Chunk {
  readonly title: string;
  /** The line of the file where the program begins, from 1. */
  readonly line: number;
  readonly text: string;
}

/** Splits a fixture file at its lines `# --- title`, as scripts/record-python.py does. */
export function chunks(file: string): Chunk[] {
  const found: { title: string; line: number; lines: string[] }[] = [{ title: "", line: 1, lines: [] }];
  file.split("\n").forEach((line, i) => {
    if (line.startsWith("# ---"))
      found.push({ title: line.slice(5).replace(/^[ -]+|[ -]+$/g, ""), line: i + 2, lines: [] });
    else found.at(-1)!.lines.push(line);
  });
  return found
    .filter((chunk) => chunk.lines.some((line) => line.trim() !== ""))
    .map((chunk) => ({ title: chunk.title, line: chunk.line, text: `${chunk.lines.join("\n")}\n` }));
}
