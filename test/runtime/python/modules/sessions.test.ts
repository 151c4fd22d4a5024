// Module fixtures: what each expression shows and how each statement fails, against CPython's record.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseModule } from "../../../../compiler/syntax/parse.ts";
import { exc, raiseError } from "../../../../runtime/python/kernel.ts";
import { libraryModules } from "../../../../runtime/python/modules/index.ts";
import { builtinScope } from "./environment.ts";
import { Interpreter, Scope } from "./interpreter.ts";

const folder = fileURLToPath(new URL("../../../fixtures/modules/", import.meta.url));

interface Part {
  readonly title: string;
  readonly rows: readonly [line: number, kind: "value" | "error", text: string][];
}

const builtins = builtinScope();
const interpreter = new Interpreter(
  (name) => libraryModules.get(name) ?? raiseError(exc.ModuleNotFoundError, `No module named '${name}'`),
);

/** The parts of a session with the line numbers of the file. */
function programs(text: string): string[] {
  const out: string[] = [];
  let lines: string[] = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("# ---")) {
      out.push(lines.join("\n"));
      lines = [];
    } else lines.push(line);
  }
  out.push(lines.join("\n"));
  return out.filter((program) => program.trim() !== "");
}

/** Addresses differ from process to process. */
const settled = (text: string): string => text.replace(/0x[0-9a-f]{6,}/g, "0x…");

/** These have tests of their own. */
const OTHERS = ["datetime.py", "json.py", "math.py"];

for (const file of readdirSync(folder).filter((name) => name.endsWith(".py") && !OTHERS.includes(name))) {
  describe(file, () => {
    const parts = JSON.parse(
      readFileSync(`${folder}${file.replace(/py$/, "expected.json")}`, "utf8"),
    ) as Part[];
    programs(readFileSync(folder + file, "utf8")).forEach((program, i) => {
      const part = parts[i]!;
      it(part.title, () => {
        const { module, lines, diagnostics } = parseModule(`${program}\n`);
        expect(diagnostics).toEqual([]);
        const shown = interpreter.session(module.body, new Scope(builtins)).map(({ index, shown: row }) => {
          const line = lines.position(module.body[index]!.span.start).line;
          return "value" in row
            ? `${line} value ${settled(row.value)}`
            : `${line} error ${settled(row.error)}`;
        });
        expect(shown).toEqual(part.rows.map(([line, kind, text]) => `${line} ${kind} ${settled(text)}`));
      });
    });
  });
}
