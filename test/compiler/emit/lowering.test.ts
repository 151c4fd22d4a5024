import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { describe, expect, it } from "vitest";
import type { Artifact } from "../../../compiler/artifact/index.ts";
import { type CompileOptions, compile } from "../../../compiler/compile.ts";
import { verifyArtifact } from "../../../compiler/verify/index.ts";

function artifactOf(text: string, options: Partial<CompileOptions> = {}): Artifact {
  const { artifact, diagnostics } = compile(text, { name: "script.py", ...options });
  if (artifact === null) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return artifact;
}

const jsOf = (text: string) => artifactOf(text).js;

describe("an artifact", () => {
  const text =
    "from math import floor\n\ndef f(a):\n    return floor(a)\n\nprint(f(1.5), frappe.db.exists('User', 'x'))\n";
  it("is accepted by the verifier", () => {
    expect(verifyArtifact(JSON.parse(JSON.stringify(artifactOf(text)))).findings).toEqual([]);
  });
  it("has the same bytes for the same script", () => {
    expect(JSON.stringify(artifactOf(text))).toBe(JSON.stringify(artifactOf(text)));
  });
  it("says what it uses", () => {
    const { uses } = artifactOf(text);
    expect(uses).toEqual({
      builtins: ["print"],
      globals: ["frappe"],
      api: ["frappe.db.exists"],
      modules: ["math"],
    });
  });
  it("lists its functions by the numbers in their names", () => {
    const { functions, js } = artifactOf("def outer():\n    return [x for x in (lambda: 1,)]\n");
    expect(functions.map(({ name, line }) => [name, line])).toEqual([
      ["<module>", 1],
      ["outer", 1],
      ["<lambda>", 2],
      ["<listcomp>", 2],
    ]);
    for (const { id } of functions.slice(1)) expect(js).toMatch(new RegExp(`\\bf${id}_\\w+`));
  });
  it("is ASCII whatever the script says", () => {
    expect(jsOf("größe = 'ñ\\ud800'\nprint(größe, '\\u2028')\n")).toMatch(/^[\n -~]*$/);
  });
});

describe("handlers and exports", () => {
  it("functions named after events are exported", () => {
    const { js, script } = artifactOf("def validate(doc, method):\n    pass\n\ndef helper():\n    pass\n");
    expect(js).toContain('exports(["validate"], [g_validate])');
    expect(script.handlers).toEqual(["validate"]);
  });
  it("a permission query exports its conditions", () => {
    expect(artifactOf("conditions = 'a = 1'\n", { script: { type: "Permission Query" } }).js).toContain(
      'exports(["conditions"], [g_conditions])',
    );
  });
  it("a float is exported as a Python value", () => {
    expect(artifactOf("rate = 1.5\n", { exports: ["rate"] }).js).toContain(
      'exports(["rate"], [float(g_rate)])',
    );
  });
  it("what a script does not define is not exported", () => {
    expect(artifactOf("x = 1\n", { exports: ["y"] }).js).not.toContain("exports");
  });
});

describe("the source map leads each operation to its place", () => {
  it.each([
    ["x = [1]\nprint(\n    x[5],\n)\n", "item(", 3],
    ["def f(a):\n    return (\n        a.name\n    )\n", "attr(", 3],
    ["def f(a, b):\n    return a @ b\n", "matmul(", 2],
    ["def f(a):\n    for x in a:\n        print(x)\n", "iter(", 2],
    ["def f(a):\n    return (a\n        .one()\n        .two())\n", "m0(m0(", 4],
    ["raise ValueError(1)\n", "raise_(", 1],
  ])("%j", (text, call, line) => {
    const { js, map } = artifactOf(text);
    const offset = js.indexOf(call);
    expect(offset).toBeGreaterThan(0);
    const before = js.slice(0, offset).split("\n");
    const found = originalPositionFor(new TraceMap(map as never), {
      line: before.length,
      column: before.at(-1)!.length,
    });
    expect(found.line).toBe(line);
    expect(found.source).toBe("script.py");
  });
});

describe("what is known makes the code short", () => {
  it.each([
    [
      "floats are bare",
      "def f(n):\n    x = 0.5\n    for i in range(n):\n        x = x * 1.5 + i\n    return x\n",
      /v_x = v_x \* 1\.5 \+ v_i;/,
    ],
    ["counters need no test", "for i in range(10):\n    print(i * 2 + 1)\n", /g_i \* 2 \+ 1\)/],
    ["bound names need no check", "def f(a):\n    return a\n", /return v_a;/],
    [
      "functions are called directly",
      "def f(a):\n    return a\n\nprint(f(1))\n",
      /call1\(b_print, f1_f\(1\)\)/,
    ],
    [
      "keywords and defaults are resolved",
      "def f(a, b=2, *, c=3):\n    return a\n\nf(c=5, a=1)\n",
      /f\d+_f\(1, 2, 5\)/,
    ],
    [
      "swapping makes no tuple",
      "a = 1\nb = 2\na, b = b, a\n",
      /t1 = g_b;\s+t2 = g_a;\s+g_a = t1;\s+g_b = t2;/,
    ],
    [
      "appending to a list of one's own",
      "def f(a):\n    out = []\n    for x in a:\n        out.append(x)\n    return out\n",
      /push\(v_out, v_x\)/,
    ],
    ["strings are joined", "def f(n):\n    s = 'a'\n    return s + 'b' + f'{s}'\n", /v_s \+ "b" \+ v_s/],
  ])("%s", (_title, text, expected) => {
    expect(jsOf(text)).toMatch(expected);
  });
});

describe("what is not known is asked", () => {
  it.each([
    [
      "a name that may be unbound",
      "def f(a):\n    if a:\n        x = 1\n    return x\n",
      /v_x === void 0 \? unbound\("x"\)/,
    ],
    [
      "a function that is bound twice",
      "def f():\n    return 1\n\ndef f():\n    return 2\n\nf()\n",
      /call0\(g_f\)/,
    ],
    [
      "a function that a function rebinds",
      "def f():\n    return 1\n\ndef g():\n    global f\n    f = g\n\nf()\n",
      /call0\(/,
    ],
    ["doc, which not every script has", "print(doc.name)\n", /g_doc === void 0 \? undefined_\("doc"\)/],
    [
      "an operand that a call may change",
      "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2\n        return 3\n    return x + g()\n",
      /t1 = v_x/,
    ],
  ])("%s", (_title, text, expected) => {
    expect(jsOf(text)).toMatch(expected);
  });
});

describe("long and deep scripts compile or are refused with a diagnostic", () => {
  const times = (text: string, count: number) => text.repeat(count);
  it.each([
    ["a chain of operators", `v = 1\nprint(v${times(" + v", 400)})\n`],
    ["a chain of methods", `print('a'${times(".upper()", 200)})\n`],
    ["many elif", `v = 1\nif v == 0:\n    pass\n${times("elif v == 1:\n    pass\n", 150)}`],
    ["and", `v = 1\nprint(v${times(" and v", 3000)})\n`],
    ["nested lists", `print(${times("[", 190)}${times("]", 190)})\n`],
    ["nested sums", `v = 1\nprint(${times("(1 + ", 190)}v${times(")", 190)})\n`],
    ["nested dicts", `print(${times("{1: ", 190)}1${times("}", 190)})\n`],
    ["nested lambdas", `print(${times("lambda: ", 140)}1)\n`],
    ["a long list", `print([${times("1, ", 5000)}])\n`],
    ["an f-string of many parts", `v = 1\nprint(f'${times("{v}a", 1000)}')\n`],
  ])("%s compiles", (_title, text) => {
    expect(
      compile(text, { name: "long" }).diagnostics.filter(({ severity }) => severity === "error"),
    ).toEqual([]);
  });
  it.each([
    ["operators", `v = 1\nprint(v${times(" + v", 50_000)})\n`],
    ["comparisons", `v = 1\nprint(v${times(" < v", 50_000)})\n`],
    ["brackets", `print(${times("(", 50_000)}1${times(")", 50_000)})\n`],
    ["walrus and operators", `print((v := 1)${times(" + v", 50_000)})\n`],
  ])("too many %s are refused", (_title, text) => {
    const { artifact, diagnostics } = compile(text, { name: "deep" });
    expect(artifact).toBeNull();
    expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  });
});
