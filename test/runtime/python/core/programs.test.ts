import { expect, it } from "vitest";
import { fixture, runProgram } from "./support.ts";

const rows = JSON.parse(fixture("programs.expected.json")) as { title: string; output: string }[];
const programs = fixture("programs.py")
  .split(/^# --- .*\n/m)
  .slice(1);

it("every program has its recording", () => {
  expect(programs.length).toBe(rows.length);
});

it.each(rows.map((row, i) => [row.title, row.output, programs[i]!] as const))(
  "%s",
  (_title, output, program) => {
    const answer = runProgram(program);
    expect(answer.error).toBeUndefined();
    expect(answer.output.replace(/0x[0-9a-f]+/g, "0x")).toBe(output);
  },
);
