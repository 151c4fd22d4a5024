import { describe, expect, it } from "vitest";
import { fixtureLines, runProgram } from "./support.ts";

// The checker would refuse many of these calls; through another name it does not know what is called.
const NAMES =
  "len print sorted max min enumerate list int dict tuple set frozenset bool float str object range slice type abs isinstance issubclass iter next zip map filter reversed sum pow round divmod chr ord hash bin hex oct id callable getattr hasattr setattr delattr format all any super property classmethod staticmethod repr ascii bytes bytearray".split(
    " ",
  );
const ALIASES = NAMES.map((name) => `X${name} = [${name}][0]\n`).join("");
const BATCH = 200;

function statement(expression: string): string {
  const aliased = expression.replace(/(?<![\w.'"])([a-z]+)(?=\()/g, (match, name: string) =>
    NAMES.includes(name) ? `X${name}` : match,
  );
  return `try:\n    print(repr(${aliased}).replace("\\n", "~"))\nexcept BaseException as e:\n    print("! " + repr(type(e))[8:-2] + ": " + str(e).replace("\\n", "~"))\n`;
}

function batches(lines: readonly string[]): string[][] {
  const out: string[][] = [];
  for (let i = 0; i < lines.length; i += BATCH) out.push(lines.slice(i, i + BATCH));
  return out;
}

describe.each(["calls", "methods", "conversions", "operators"])("expressions: %s", (name) => {
  const expected = fixtureLines(`${name}.expected.txt`);
  const groups = batches(fixtureLines(`${name}.txt`));
  it.each(groups.map((group, i) => [i * BATCH, group] as const))("from line %i", (first, group) => {
    const answer = runProgram(ALIASES + group.map(statement).join(""));
    expect(answer.error).toBeUndefined();
    const lines = answer.output.replace(/0x[0-9a-f]+/g, "0x").split("\n");
    const got = group.map((expression, i) => `${expression} -> ${lines[i]}`);
    expect(got).toEqual(group.map((expression, i) => `${expression} -> ${expected[first + i]}`));
  });
});
