import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";

test("at most a hundred findings are listed, and the rest is counted", () => {
  const { diagnostics, artifact } = compile("(1).__class__\n".repeat(150), { name: "many" });
  expect(artifact).toBeNull();
  expect(diagnostics.filter((row) => row.code === "denied-attribute")).toHaveLength(100);
  const last = diagnostics.at(-1)!;
  expect([last.code, last.severity, last.message]).toEqual([
    "too-many-diagnostics",
    "info",
    "50 more findings are not listed.",
  ]);
});

test("errors are listed before advice", () => {
  const advice = Array.from({ length: 120 }, (_, i) => `def f${i}():\n    x = 1\n`).join("");
  const { diagnostics } = compile(`${advice}(1).__class__\n`, { name: "advice" });
  expect(diagnostics.filter((row) => row.severity === "error").map((row) => row.code)).toEqual([
    "denied-attribute",
  ]);
  expect(diagnostics).toHaveLength(101);
});

test("a script with more parts than the compiler handles is refused", () => {
  const { diagnostics } = compile(`x = [${"1,".repeat(510_000)}]\n`, { name: "parts" });
  expect(diagnostics.map((row) => row.code)).toEqual(["script-too-complex"]);
});
