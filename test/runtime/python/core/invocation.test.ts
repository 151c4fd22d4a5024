import { describe, expect, it } from "vitest";
import { runCode, runProgram, takeHostCalls } from "./support.ts";

describe("an invocation", () => {
  it("gives output, and nothing of it to the next one", () => {
    expect(runProgram('print("a")').output).toBe("a\n");
    expect(runProgram("print(1)").output).toBe("1\n");
  });

  it("tells an exception with its type and message", () => {
    const answer = runProgram("class MyError(ValueError): pass\nraise MyError('no')");
    expect([answer.ok, answer.error?.type, answer.error?.message]).toEqual([false, "MyError", "no"]);
  });

  it("survives an exception whose __str__ raises", () => {
    const answer = runProgram("class E(Exception):\n    def __str__(self):\n        return 1 / 0\nraise E()");
    expect(answer.error?.message).toBe("<exception str() failed>");
  });

  it("ends at the limit of the output, whatever the script catches", () => {
    const text =
      "try:\n    for i in range(1000):\n        print('x' * 100)\nexcept BaseException:\n    print('caught')";
    const answer = runProgram(text, { limits: { output: 1000 } });
    expect(answer.limit?.code).toBe("limit-output");
    expect(answer.output).not.toContain("caught");
  });

  it("reports what is not a Python exception to the sandbox and throws it on", () => {
    const broken = () =>
      runCode(($) => {
        try {
          $.add(Math.max, 1);
        } catch (error) {
          $.caught(error);
        }
      });
    expect(broken).toThrow("not-a-python-value");
    expect(takeHostCalls()).toContain("!fatal:not-a-python-value");
  });

  it("decodes what it is given and encodes what it is asked for", () => {
    const context = {
      f: { f: 1.5 },
      nan: { f: "nan" },
      big: { i: "123456789012345678901234567890" },
      t: { t: [1, { s: [2] }] },
      d: { d: ["k", { _d: ["x", null] }] },
      b: { b: "a\u00ff" },
      day: { date: "2024-02-29" },
      when: { dt: "2024-02-29T10:20:30.000005" },
      span: { td: [1, 2, 3] },
      zero: { f: "-0" },
    };
    const names = Object.keys(context);
    const answer = runCode(($) => $.exports(names, names.map($.global)), { context, results: names });
    expect(answer.results).toEqual(context);
  });

  it("refuses values that contain themselves", () => {
    const answer = runCode(
      ($) => {
        const list: unknown[] = [];
        list.push(list);
        $.exports(["x"], [list]);
      },
      { results: ["x"] },
    );
    expect(answer.results["x"]).toBe("[[...]]");
  });

  it("names the frames of the artifact only", () => {
    const answer = runCode(
      new Function(
        "return function ($) { const f = function f1_go() { $.item([], 0); }; f(); }\n//# sourceURL=script:a.py",
      )() as never,
    );
    expect(answer.error?.frames).toMatchObject([
      { fn: "f1_go", script: "a.py" },
      { fn: expect.any(String), script: "a.py" },
    ]);
  });
});
