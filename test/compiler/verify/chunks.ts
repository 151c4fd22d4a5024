import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import spec from "../../../spec/runtime-ops.json";

/** One artifact of a chunk file, with what its first line says of it. */
export interface Chunk {
  readonly idea: string;
  /** The rule that it breaks; empty for an accepted one. */
  readonly rule: string;
  readonly js: string;
  readonly at: string;
}

const fixtures = join(import.meta.dirname, "../../fixtures/verify");
const aliases = spec.operations.map(({ name }) => `${name} = $.${name}`).join(", ");

/** Puts statements into an artifact that names every operation and has a few variables and one function. */
export function framed(body: string): string {
  return `(function ($) {
  "use strict";
  const ${aliases};
  const b_print = builtin("print"), b_super = builtin("super");
  let D = 0, v_x = global("doc"), v_y = null, v_z = true;
  const f1 = function f1_identity(a) {
    return a;
  };
${body}
})`;
}

/**
 * Reads the chunk files of a folder. Chunks are separated by `---`; the first line of each is
 * `// rule | idea`, with `(whole text)` behind the rule where the chunk is not to be framed. Characters that
 * no editor shows are written `<U+00A0>`.
 */
export function readChunks(folder: string): Chunk[] {
  const files = readdirSync(join(fixtures, folder)).sort();
  return files.flatMap((file) => {
    let line = 1;
    return readFileSync(join(fixtures, folder, file), "utf8")
      .split(/^---\n/m)
      .map((text) => {
        const at = `${file}:${line}`;
        line += text.split("\n").length;
        const header = /^\/\/ ([\w-]*) ?(\(whole text\) )?\| (.+)\n/.exec(text);
        if (!header) throw new Error(`${at}: the chunk does not begin with "// rule | idea"`);
        const body = unescaped(text.slice(header[0].length).replace(/\n$/, ""));
        return { rule: header[1]!, idea: header[3]!, js: header[2] ? body : framed(body), at };
      });
  });
}

function unescaped(text: string): string {
  return text.replace(/<U\+([0-9A-F]{4})>/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
