import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { parseExpression, parseModule } from "../../../compiler/syntax/parse.ts";
import { height } from "../../../compiler/syntax/walk.ts";

const many = (part: string, count: number): string => part.repeat(count);

/** Texts that nobody writes by hand, and the code of the first diagnostic; null where the text is valid. */
const TEXTS: Record<string, readonly [text: string, code: string | null]> = {
  "100,000 open parentheses": [many("(", 100_000), "too-many-brackets"],
  "100,000 open brackets, one a line": [many("[\n", 100_000), "too-many-brackets"],
  "100,000 closing brackets": [many(")", 100_000), "unmatched-bracket"],
  "199 parentheses": [`${many("(", 199)}1${many(")", 199)}`, null],
  "10 MB of statements": [many("x = 1\n", 1_700_000), "source-too-large"],
  "1 MB sum on one line": [`x = ${many("1+", 500_000)}1`, "too-deeply-nested"],
  "1 MB list on one line": [`x = [${many("1,", 500_000)}]`, null],
  "1 MB string": [`x = '${many("a", 1_000_000)}'`, null],
  "100,000 minus signs": [`${many("-", 100_000)}1`, "too-deeply-nested"],
  "100,000 times not": [`${many("not ", 100_000)}1`, "too-deeply-nested"],
  "100,000 attributes": [`a${many(".b", 100_000)}`, "too-deeply-nested"],
  "100,000 calls": [`a${many("()", 100_000)}`, "too-deeply-nested"],
  "100,000 additions": [`1${many("+1", 100_000)}`, "too-deeply-nested"],
  "900 additions": [`1${many("+1", 900)}`, null],
  "100,000 times and": [`1${many(" and 1", 100_000)}`, null],
  "100,000 comparisons": [`1${many("<1", 100_000)}`, null],
  "100,000 lambdas": [`${many("lambda:", 100_000)}1`, "too-deeply-nested"],
  "100,000 conditionals": [`${many("1 if 1 else ", 80_000)}1`, "too-deeply-nested"],
  "100,000 powers": [`1${many("**-1", 100_000)}`, "too-deeply-nested"],
  "5,000 elif": [`if 1:\n pass\n${many("elif 1:\n pass\n", 5000)}`, "too-deeply-nested"],
  "900 elif": [`if 1:\n pass\n${many("elif 1:\n pass\n", 900)}`, null],
  "1,000 levels of blocks": [
    Array.from({ length: 1000 }, (_, i) => `${many(" ", i)}if 1:\n`).join(""),
    "too-many-indentation-levels",
  ],
  "100,000 broken lines": [many("x = = 1\n", 100_000), "invalid-syntax"],
  "500,000 open strings": [many("'\n", 500_000), "unterminated-string"],
  "1 MB of backslashes": [many("\\", 1_000_000), "backslash-in-line"],
  "1 MB of braces in an f-string": [`f'${many("{", 1_000_000)}'`, null],
  "300,000 f-string fields": [`f'${many("{a}", 300_000)}'`, null],
  "nested fields": [`f'{a:${many("{b}", 300_000)}}'`, null],
  "400,000 match lines": [many("match x\n", 120_000), "invalid-syntax"],
  "a number of a million digits": [many("1", 1_000_000), "int-too-large"],
  "a million blank lines": [many("\n", 1_000_000), null],
  "deep brackets with operators": [
    `${many("a or b and c == d | e ^ f & g << h + i * (", 190)}1${many(")", 190)}`,
    "too-deeply-nested",
  ],
};

describe("hostile texts", () => {
  test.each(Object.entries(TEXTS))("%s", (_, [text, code]) => {
    const start = performance.now();
    const { module, diagnostics } = parseModule(text);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(diagnostics[0]?.code ?? null).toBe(code);
    expect(diagnostics.length).toBeLessThan(110);
    expect(height(module)).toBeLessThan(1300);
  });
});

test("an expression has the same limits", () => {
  expect(parseExpression(`1${many("+1", 100_000)}`).diagnostics[0]?.code).toBe("too-deeply-nested");
  expect(parseExpression("1 + 2").expression?.body.kind).toBe("BinOp");
});

test("the deepest texts fit into half of the smallest stack", async () => {
  const texts = [
    `${many("(", 199)}1${many(")", 199)}`,
    ...Object.values(TEXTS).map(([text]) => text),
    `${many("f(a=[{1:", 49)}1${many("}])", 49)}`,
    Array.from({ length: 99 }, (_, i) => `${many(" ", i)}if 1:\n`).join("") +
      `${many(" ", 99)}${many("(lambda x=", 95)}1${many(":1)", 95)}\n`,
  ];
  const worker = new Worker(new URL("./stack-worker.mjs", import.meta.url), {
    workerData: texts,
    resourceLimits: { stackSizeMb: 0.5 },
  });
  const outcome = await new Promise((resolve, reject) => {
    worker.on("message", resolve);
    worker.on("error", reject);
  });
  expect(outcome).toBe(texts.length);
});
