import { readdirSync, readFileSync } from "node:fs";

/** One way in which an attempt may end; the first word says how, the second what with. */
export interface Ending {
  readonly kind: "compile" | "raises" | "limit" | "output";
  readonly detail: string;
}

/** An idea of an attacker, as one file of test/fixtures/escapes holds it. */
export interface Idea {
  readonly name: string;
  readonly idea: string;
  readonly text: string;
  /** Any of these contains it. */
  readonly endings: readonly Ending[];
  /** What a script that ends well has to print. */
  readonly output: string;
}

/**
 * Reads all ideas. A file begins with comments: `# idea: …`, `# expect: compile CODE | raises TYPE | limit CODE |
 * output`, and for each line of output `# > line`. The rest is the script; or, where that would be long,
 * `# build: […]` describes it: texts, and [text, count] or [text, count, "numbered"] for repeated ones, in which
 * {n} stands for the number and {pad} for as many spaces.
 */
export function readIdeas(folder: URL): Idea[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".py"));
  return files.sort().map((file) => parseIdea(file, readFileSync(new URL(file, folder), "utf8")));
}

function parseIdea(file: string, text: string): Idea {
  const field = (name: string) => new RegExp(`^# ${name}: (.+)$`, "m").exec(text)?.[1];
  const idea = field("idea");
  const expected = field("expect");
  if (idea === undefined || expected === undefined)
    throw new Error(`${file} lacks "# idea:" or "# expect:".`);
  const endings = expected.split(" | ").map((ending) => {
    const [kind, detail = ""] = ending.split(" ");
    return { kind: kind as Ending["kind"], detail };
  });
  const output = [...text.matchAll(/^# > (.*)$/gm)].map((line) => `${line[1]}\n`).join("");
  const build = field("build");
  return {
    name: file.replace(/\.py$/, ""),
    idea,
    endings,
    output,
    text: build === undefined ? text : assemble(build),
  };
}

type Part = string | [text: string, count: number, numbered?: "numbered"];

function assemble(build: string): string {
  return (JSON.parse(build) as Part[])
    .map((part) => (typeof part === "string" ? part : repeat(...part)))
    .join("");
}

function repeat(text: string, count: number, numbered?: "numbered"): string {
  if (numbered === undefined) return text.repeat(count);
  const item = (n: number) => text.replaceAll("{n}", String(n)).replaceAll("{pad}", " ".repeat(n));
  return Array.from({ length: count }, (_, n) => item(n)).join("");
}
