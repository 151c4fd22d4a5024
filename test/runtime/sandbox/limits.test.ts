import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../runtime/sandbox/engine.ts";
import { ATTACKS } from "./attacks.ts";
import { codeOf, echo, fakeEngine, responseOf, runBody } from "./helpers.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await fakeEngine();
});

const MIB = 1024 * 1024;

describe("limits", () => {
  it.each(ATTACKS)("stops %s", (_name, body, code, rest) => {
    const outcome = runBody(engine, body, rest);
    expect(codeOf(outcome)).toBe(code);
    expect(outcome.status === "limit").toBe(code.startsWith("limit-"));
    // The next run finds nothing of it.
    expect(
      responseOf(runBody(engine, "return ++$.counter.value + $.host('x') + Object.keys($.registry).length;")),
    ).toBe("1[x]0");
  });

  it("executes nothing of the guest after a limit", () => {
    const calls: string[] = [];
    const host = (text: string) => {
      calls.push(text);
      return "";
    };
    const body = "try { for (;;); } catch { $.host('catch'); } finally { $.host('finally'); }";
    expect(codeOf(runBody(engine, body, { host, limits: { fuel: 3 } }))).toBe("limit-cpu");
    const fatal =
      "try { $.host('!fatal:limit-memory'); } catch { $.host('catch'); } finally { $.host('finally'); }";
    expect(codeOf(runBody(engine, fatal, { host }))).toBe("limit-memory");
    expect(calls).toEqual([]);
  });

  it("leaves the library a chance at a stack overflow and at lack of memory of its own", () => {
    const body = "const f = () => f() + 1; try { f(); } catch (e) { return e.name + ': ' + e.message; }";
    const limits = { stackBytes: 100 * 1024 };
    expect(responseOf(runBody(engine, body, { limits }))).toBe("InternalError: stack overflow");
  });

  it("reports what a run used when it was stopped", () => {
    expect(runBody(engine, "for (;;);", { limits: { fuel: 7 } }).usage.fuel).toBe(8);
    const limits = { memoryBytes: 20 * MIB };
    const { memoryBytes } = runBody(engine, "const a = []; for (;;) a.push({});", { limits }).usage;
    expect(memoryBytes).toBeGreaterThan(15 * MIB);
    expect(memoryBytes).toBeLessThanOrEqual(20 * MIB + 65536);
  });

  it("stops at the same place every time", () => {
    const fuels = [1, 2, 3].map(() => {
      runBody(engine, "const a = []; for (let i = 0; i < 1e5; i++) a.push({});", { limits: { fuel: 5 } });
      return runBody(engine, "const a = []; for (;;) a.push({});", { limits: { memoryBytes: 24 * MIB } })
        .usage;
    });
    expect(fuels[1]).toMatchObject({ fuel: fuels[0]?.fuel, memoryBytes: fuels[0]?.memoryBytes });
    expect(fuels[2]).toMatchObject({ fuel: fuels[0]?.fuel, memoryBytes: fuels[0]?.memoryBytes });
  });

  it("lets a run use all that it may", () => {
    const body = "const a = []; for (let i = 0; i < 200000; i++) a.push({ i }); return String(a.length);";
    const outcome = runBody(engine, body, { limits: { memoryBytes: 64 * MIB } });
    expect(responseOf(outcome)).toBe("200000");
    expect(outcome.usage.memoryBytes).toBeGreaterThan(11 * MIB);
  });

  it("can be cancelled", () => {
    let ticks = 0;
    const outcome = runBody(engine, "for (;;);", { cancelled: () => ++ticks > 3 });
    expect(outcome).toMatchObject({ status: "aborted", usage: { fuel: 4 } });
  });
});

describe("a host that throws", () => {
  it("ends the run, and only the embedder sees the error", () => {
    const cause = new Error("secret");
    const host = () => {
      throw cause;
    };
    const outcome = runBody(
      engine,
      "try { $.host('x'); } catch (e) { return 'caught ' + e; } finally { return 'finally'; }",
      { host },
    );
    expect(outcome).toMatchObject({ status: "host-error", code: "host-error" });
    expect(outcome.status === "host-error" && outcome.cause).toBe(cause);
    expect(JSON.stringify(outcome)).not.toContain("secret");
  });

  it("ends the run when it returns no text", () => {
    expect(codeOf(runBody(engine, "return $.host('x');", { host: () => 1 as never }))).toBe("host-error");
  });

  it("may be the one that loads scripts", () => {
    const load = () => {
      throw new Error("disk");
    };
    expect(codeOf(runBody(engine, "try { $.load('x'); } catch { return 'caught'; }", { load }))).toBe(
      "host-error",
    );
  });

  it("may also run other scripts that fail, without harm", () => {
    const host = () => codeOf(runBody(engine, "for (;;);", { limits: { fuel: 2 }, host: echo }));
    expect(responseOf(runBody(engine, "return $.host('x') + $.host('y');", { host }))).toBe(
      "limit-cpulimit-cpu",
    );
  });
});
