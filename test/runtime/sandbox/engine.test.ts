import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEngine, type Engine } from "../../../runtime/sandbox/engine.ts";
import { artifact, FAKE_LIBRARY } from "./fake-library.ts";
import { codeOf, echo, fakeEngine, responseOf, runBody } from "./helpers.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await fakeEngine();
});
afterAll(() => engine.dispose());

describe("a run", () => {
  it("passes the request in and the response out", () => {
    const outcome = runBody(engine, "return $.request + '!';", { request: "grüße 漢 😀" });
    expect(outcome).toMatchObject({ status: "ok", response: "grüße 漢 😀!" });
  });

  it.each([
    ["a zero character", "a\0b\0"],
    ["nothing but zeros", "\0".repeat(5000)],
    ["a lone surrogate", "x\ud800y"],
    ["surrogates in the wrong order", "\udc00\ud800"],
    ["an astral character beside a lone half", "😀\ud83d"],
    ["line separators", "\u2028\u2029\ufeff"],
    ["an empty text", ""],
    ["a megabyte", "é".repeat(500_000)],
  ])("carries %s unchanged in all directions", (_name, text) => {
    const seen: string[] = [];
    const host = (asked: string) => {
      seen.push(asked);
      return text;
    };
    const body = "const answer = $.host($.request); return answer === $.request ? answer : 'different';";
    expect(responseOf(runBody(engine, body, { request: text, host }))).toBe(text);
    expect(seen).toEqual([text]);
  });

  it("counts what it used, and always the same for the same run", () => {
    const body = "let s = 0; for (let i = 0; i < 200000; i++) s += i; $.host('abc'); return String(s);";
    const first = runBody(engine, body).usage;
    runBody(engine, "for (let i = 0; i < 12345; i++);");
    const second = runBody(engine, body).usage;
    expect(first.fuel).toBeGreaterThan(10);
    expect(first).toMatchObject({ hostCalls: 1, hostBytes: 8 });
    expect(second).toEqual({ ...first, milliseconds: second.milliseconds });
  });

  it("names the script in stacks", () => {
    const outcome = engine.run({
      artifact: { name: "Sales Invoice.validate", js: "(function ($) {\n return new Error('x').stack })" },
      request: "",
      host: echo,
    });
    expect(responseOf(outcome)).toContain("(script:Sales Invoice.validate:2:");
  });

  it("reports a library that throws, with its stack", () => {
    const outcome = runBody(engine, "throw new TypeError('broken');");
    expect(outcome).toMatchObject({ status: "engine-error", code: "engine-error" });
    expect(outcome.status !== "ok" && outcome.message).toMatch(/TypeError: broken\n.*script:test:1/);
  });

  it.each([
    ["a syntax error", "(function ($) { return 1 + })", /SyntaxError/],
    ["no function", "({})", /not a function expression/],
    ["an action at load", "(null)()", /not a function/],
  ])("refuses an artifact with %s, at load and at run", (_name, js, message) => {
    const broken = { name: "broken", js };
    expect(engine.load(broken)).toMatch(message);
    const outcome = engine.run({ artifact: broken, request: "", host: echo });
    expect(codeOf(outcome)).toBe("engine-error");
    expect(outcome.status !== "ok" && outcome.message).toMatch(message);
  });

  it("stops an artifact that never finishes loading", () => {
    const endless = { name: "endless", js: "(function () { for (;;); })()" };
    const outcome = engine.run({ artifact: endless, request: "", host: echo, limits: { fuel: 5 } });
    expect(codeOf(outcome)).toBe("limit-cpu");
  });

  it("refuses limits that make no sense", () => {
    expect(() => runBody(engine, "", { limits: { fuel: 0 } })).toThrow(/fuel is 0/);
    expect(() => runBody(engine, "", { limits: { milliseconds: 1.5 } })).toThrow(/milliseconds is 1.5/);
    expect(() => runBody(engine, "", { limits: { cpu: 1 } as never })).toThrow(/no limit named "cpu"/);
  });

  it("refuses to run after dispose", async () => {
    const other = await fakeEngine();
    other.dispose();
    expect(() => runBody(other, "")).toThrow(/disposed/);
  });
});

describe("load", () => {
  const load = (name: string) =>
    name === "other"
      ? artifact("return $.request + name();\nfunction name() { return ' of other'; }", name)
      : undefined;

  it("gives the guest the function of another artifact", () => {
    expect(responseOf(runBody(engine, "return $.load('other')($);", { load }))).toBe("request of other");
  });

  it("throws an error of the guest for a script that does not exist", () => {
    const body = "try { $.load('nope'); } catch (e) { return String(e instanceof Error) + e.message; }";
    expect(responseOf(runBody(engine, body, { load }))).toBe("trueThere is no script named nope.");
    expect(responseOf(runBody(engine, body))).toBe("trueThere is no script named nope.");
  });

  it("throws an error of the guest for a script that does not parse", () => {
    const body = "try { $.load('bad'); } catch (e) { return e.name; }";
    expect(responseOf(runBody(engine, body, { load: () => ({ name: "bad", js: "(" }) }))).toBe("SyntaxError");
  });
});

describe("a nested run", () => {
  it("gets an instance of its own, to any depth", () => {
    const script = artifact(
      "$.counter.value++; const deeper = $.host($.request); return $.counter.value + deeper;",
    );
    const host = (text: string): string => {
      const depth = Number(text);
      if (depth === 0) return ".";
      return responseOf(engine.run({ artifact: script, request: String(depth - 1), host }));
    };
    expect(responseOf(engine.run({ artifact: script, request: "12", host }))).toBe(`${"1".repeat(13)}.`);
  });

  it("nests only so deep", async () => {
    const shallow = await fakeEngine({ maxNesting: 3 });
    const script = artifact("return '(' + $.host('') + ')';");
    const host = (): string => {
      const outcome = shallow.run({ artifact: script, request: "", host });
      return outcome.status === "ok" ? outcome.response : outcome.code;
    };
    for (let round = 0; round < 2; round++) {
      const outcome = shallow.run({ artifact: script, request: "", host });
      expect(responseOf(outcome)).toBe("((((limit-recursion))))");
    }
  });

  it("that meets the end of the native stack harms nothing", () => {
    const script = artifact("return $.host('');");
    const deep = (levels: number): string => {
      if (levels > 0) return deep(levels - 1);
      return engine.run({ artifact: script, request: "", host: () => "x" }).status;
    };
    const seen = new Set<string>();
    for (let levels = 6000; levels < 30_000; levels += 7) {
      try {
        seen.add(deep(levels));
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        break;
      }
    }
    expect(seen).toContain("ok");
    expect(responseOf(runBody(engine, "return String(++$.counter.value);"))).toBe("1");
  });

  it("can be charged to the run that caused it", () => {
    const inner = artifact("for (let i = 0; i < 500000; i++); return '';");
    const outcome = runBody(engine, "for (;;) $.host('x');", {
      limits: { fuel: 200 },
      host: (_text, budget) => {
        const nested = engine.run({ artifact: inner, request: "", host: echo, limits: budget.remaining() });
        budget.charge(nested.usage);
        return "";
      },
    });
    expect(codeOf(outcome)).toBe("limit-cpu");
  });
});

describe("booting", () => {
  it.each([
    ["a syntax error", "(", /SyntaxError/],
    ["a throw", "throw new Error('no');", /no/],
    ["no function", "1", /boot function/],
    ["no invoke", "(function () { return 1; })", /invoke function/],
    ["a host call", "(function (host) { host('x'); })", /while it booted/],
  ])("fails for a library with %s", async (_name, library, message) => {
    await expect(createEngine({ library })).rejects.toThrow(message);
  });

  it("does not need a host", async () => {
    await expect(createEngine({ library: FAKE_LIBRARY })).resolves.toBeDefined();
  });
});
