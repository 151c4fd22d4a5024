import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../../runtime/sandbox/limits.ts";
import { createPool, type Job, type Pool, type PoolOptions } from "../../../runtime/sandbox/pool.ts";
import { buildBootImage } from "../../../runtime/sandbox/quickjs/boot-image.ts";
import { defaultWorkerUrl } from "../../../runtime/sandbox/worker-url.ts";
import { ATTACKS } from "./attacks.ts";
import { artifact, FAKE_LIBRARY } from "./fake-library.ts";
import { bundleWorker, codeOf, responseOf } from "./helpers.ts";

let workerUrl: URL;
const pools: Pool[] = [];
const hostModule = new URL("./host-module.mjs", import.meta.url);

beforeAll(async () => {
  workerUrl = await bundleWorker();
}, 30_000);
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.dispose()));
});

async function start(options: Partial<PoolOptions> = {}): Promise<Pool> {
  const host = { host: (text: string) => `[${text}]` };
  const pool = await createPool({ library: FAKE_LIBRARY, host, size: 2, workerUrl, ...options });
  pools.push(pool);
  return pool;
}

const job = (body: string, rest: Partial<Job> = {}): Job => ({
  artifact: artifact(body),
  request: "request",
  ...rest,
});

/** A built-in that never polls: only the watchdog ends it. */
const SILENT = "const a = []; a.length = 4294967295; return String(a.indexOf(1));";

describe("a pool", () => {
  it("runs jobs, more than it has workers", async () => {
    const pool = await start();
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        pool.run(job("return $.request + $.host('x');", { request: `${index}` })),
      ),
    );
    expect(outcomes.map(responseOf)).toEqual(Array.from({ length: 40 }, (_, index) => `${index}[x]`));
    expect(pool.state).toMatchObject({ busy: 0, queued: 0 });
  });

  it("boots its workers from an image", async () => {
    const pool = await start({ bootImage: buildBootImage(FAKE_LIBRARY) });
    expect(responseOf(await pool.run(job("return [].$t;")))).toBe("list");
  });

  it("knows an artifact again, also after hundreds of others", async () => {
    const pool = await start({ size: 1 });
    const first = job("return 'first';");
    for (let index = 0; index < 600; index++) await pool.run(job(`return '${index}';`));
    for (let round = 0; round < 3; round++) expect(responseOf(await pool.run(first))).toBe("first");
  });

  it("gives its workers a stack for deep recursion", async () => {
    const pool = await start();
    const body = "const f = (n) => (n > 0 ? f(n - 1) + 1 : 0); return String(f(15000));";
    expect(responseOf(await pool.run(job(body)))).toBe("15000");
    expect(codeOf(await pool.run(job("const f = () => f() + 1; return String(f());")))).toBe(
      "limit-recursion",
    );
  });

  it("stops every attack, with the stack of a worker as without", async () => {
    const pool = await start();
    for (const [name, body, code, { limits, host }] of ATTACKS) {
      if (host) continue;
      const stackBytes = limits?.stackBytes ?? DEFAULT_LIMITS.stackBytes;
      const outcome = await pool.run(job(body, { limits: { ...limits, stackBytes } }));
      expect([name, codeOf(outcome)]).toEqual([name, code]);
    }
  }, 30_000);

  it("returns limits as any engine does", async () => {
    const pool = await start({ limits: { fuel: 50 } });
    expect(codeOf(await pool.run(job("for (;;);")))).toBe("limit-cpu");
    expect(codeOf(await pool.run(job("for (;;) $.host('');", { limits: { hostCalls: 5 } })))).toBe(
      "limit-host-calls",
    );
    await expect(pool.run(job("", { limits: { fuel: -1 } }))).rejects.toThrow(/fuel is -1/);
  });

  it("refuses to start when the library does not boot", async () => {
    await expect(start({ library: "throw new Error('broken library')" })).rejects.toThrow(/broken library/);
    await expect(start({ size: 0 })).rejects.toThrow(/size is 0/);
  });
});

describe("the watchdog", () => {
  it("ends a worker that does not answer; the others never notice", async () => {
    const pool = await start({ graceMilliseconds: 100 });
    const silent = pool.run(job(SILENT, { limits: { milliseconds: 100 } }));
    const others = Array.from({ length: 50 }, () => pool.run(job("return $.host('x');")));
    for (const outcome of await Promise.all(others)) expect(responseOf(outcome)).toBe("[x]");
    expect(await silent).toMatchObject({ code: "limit-wall-clock", usage: { milliseconds: 100 } });
    expect(responseOf(await pool.run(job("return 'after';")))).toBe("after");
  });

  it("keeps a pool alive in which every worker hangs again and again", async () => {
    const pool = await start({ graceMilliseconds: 20 });
    const jobs = Array.from({ length: 6 }, () => pool.run(job(SILENT, { limits: { milliseconds: 30 } })));
    for (const outcome of await Promise.all(jobs)) expect(codeOf(outcome)).toBe("limit-wall-clock");
    expect(responseOf(await pool.run(job("return 'after';")))).toBe("after");
  });
});

describe("a worker that dies", () => {
  it("costs its own job only", async () => {
    const pool = await start({ host: { module: hostModule, data: "d" } });
    const dying = pool.run(job("return $.host('exit');"));
    const others = Array.from({ length: 20 }, () =>
      pool.run(job("return $.host('x');", { context: { user: "u" } })),
    );
    expect(codeOf(await dying)).toBe("engine-error");
    for (const outcome of await Promise.all(others)) expect(responseOf(outcome)).toBe("d:u:x");
    expect(responseOf(await pool.run(job("return 'after';")))).toBe("after");
  });
});

describe("a host in the worker", () => {
  it("gets the pool's data and the job's context", async () => {
    const pool = await start({ host: { module: hostModule, data: "site" } });
    const outcome = await pool.run(
      job("return $.host('x') + $.load('known')($);", { context: { user: "ann" } }),
    );
    expect(responseOf(outcome)).toBe("site:ann:xknown");
  });

  it("runs nested scripts on the worker's engine", async () => {
    const pool = await start({ host: { module: hostModule } });
    expect(responseOf(await pool.run(job("return $.host('nested');")))).toBe("inner event");
  });

  it("may throw, even what cannot be sent between threads", async () => {
    const pool = await start({ host: { module: hostModule } });
    const outcome = await pool.run(job("try { $.host('throw'); } catch { return 'caught'; }"));
    expect(outcome).toMatchObject({ status: "host-error" });
    expect(outcome.status === "host-error" && String(outcome.cause)).toMatch(/from the module/);
    expect(codeOf(await pool.run(job("return 'x';", { context: "no host" })))).toBe("host-error");
    expect(responseOf(await pool.run(job("return 'x';")))).toBe("x");
  });

  it("that hangs is ended by the watchdog", async () => {
    const pool = await start({ host: { module: hostModule }, graceMilliseconds: 50 });
    const outcome = await pool.run(job("return $.host('hang');", { limits: { milliseconds: 50 } }));
    expect(codeOf(outcome)).toBe("limit-wall-clock");
  });

  it("that cannot be cloned a context for fails that job", async () => {
    const pool = await start({ host: { module: hostModule } });
    expect(codeOf(await pool.run(job("return 'x';", { context: () => {} })))).toBe("host-error");
    expect(responseOf(await pool.run(job("return 'x';")))).toBe("x");
  });
});

describe("a host on the pool's thread", () => {
  it("may be asynchronous and gets the context by reference", async () => {
    const context = { calls: 0, tick: () => context.calls++ };
    const pool = await start({
      host: {
        host: async (text, given) => {
          (given as typeof context).tick();
          await new Promise((resolve) => setTimeout(resolve, 2));
          return text.toUpperCase();
        },
        load: async (name) => artifact(`return $.host('${name}');`, name),
      },
    });
    const outcome = await pool.run(job("return $.host('a') + $.host('b') + $.load('c')($);", { context }));
    expect(responseOf(outcome)).toBe("ABC");
    expect(context.calls).toBe(3);
  });

  it("may run another job of the same pool meanwhile", async () => {
    const pool: Pool = await start({
      host: {
        host: async (text) =>
          text === "outer" ? responseOf(await pool.run(job("return $.host('inner');"))) : "nested",
      },
    });
    expect(responseOf(await pool.run(job("return $.host('outer');")))).toBe("nested");
  });

  it("keeps its errors to itself", async () => {
    const cause = new Error("secret");
    const pool = await start({
      host: {
        host: async () => {
          throw cause;
        },
      },
    });
    const outcome = await pool.run(job("try { $.host('x'); } catch { return 'caught'; }"));
    expect(outcome.status === "host-error" && outcome.cause).toBe(cause);
  });

  it("that never answers costs the job its time, not the worker", async () => {
    let asked = 0;
    const pool = await start({
      size: 1,
      graceMilliseconds: 10_000,
      host: { host: (text) => (asked++ === 0 ? new Promise<string>(() => {}) : text) },
    });
    const outcome = await pool.run(job("return $.host('x');", { limits: { milliseconds: 60 } }));
    expect(codeOf(outcome)).toBe("limit-wall-clock");
    expect(outcome.usage.hostCalls).toBe(1);
    expect(responseOf(await pool.run(job("return $.host('y');")))).toBe("y");
  });

  it("that answers too late does not confuse the next job", async () => {
    const late: ((text: string) => void)[] = [];
    const pool = await start({
      size: 1,
      graceMilliseconds: 10_000,
      host: {
        host: (text) => {
          if (text === "late") return new Promise<string>((resolve) => late.push(resolve));
          for (const resolve of late.splice(0)) resolve("too late");
          return new Promise((resolve) => setTimeout(() => resolve("on time"), 20));
        },
      },
    });
    expect(codeOf(await pool.run(job("return $.host('late');", { limits: { milliseconds: 40 } })))).toBe(
      "limit-wall-clock",
    );
    expect(responseOf(await pool.run(job("return $.host('x');")))).toBe("on time");
  });
});

describe("giving up", () => {
  it("removes a job that waits", async () => {
    const pool = await start({ size: 1 });
    const controller = new AbortController();
    const running = pool.run(job("let s = 0; for (let i = 0; i < 3e6; i++) s += i; return 'ran';"));
    const waiting = pool.run(job("return 'x';", { signal: controller.signal }));
    controller.abort();
    expect(codeOf(await waiting)).toBe("aborted");
    expect(responseOf(await running)).toBe("ran");
    expect(codeOf(await pool.run(job("return 'x';", { signal: controller.signal })))).toBe("aborted");
  });

  it.each([
    ["loops", "for (;;);"],
    ["waits for its host", "$.host('x');"],
    ["never polls", SILENT],
  ])("stops a job that %s", async (_name, body) => {
    const host = { host: () => new Promise<string>(() => {}) };
    const pool = await start({ size: 1, graceMilliseconds: 100, host });
    const controller = new AbortController();
    const outcome = pool.run(job(body, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 50);
    expect(codeOf(await outcome)).toBe("aborted");
    expect(responseOf(await pool.run(job("return 'after';")))).toBe("after");
  });

  it("resolves everything on dispose", async () => {
    const pool = await start({ size: 1 });
    const jobs = [pool.run(job("for (;;);")), pool.run(job("return 'x';"))];
    await pool.dispose();
    expect((await Promise.all(jobs)).map(codeOf)).toEqual(["aborted", "aborted"]);
    await expect(pool.run(job(""))).rejects.toThrow(/disposed/);
  });

  it("refuses more jobs than may wait", async () => {
    const pool = await start({ size: 1, maxQueue: 2 });
    const outcomes = Array.from({ length: 3 }, () =>
      pool.run(job("for (let i = 0; i < 1e6; i++); return 'x';")),
    );
    await expect(pool.run(job("return 'x';"))).rejects.toMatchObject({ code: "pool-overloaded" });
    for (const outcome of await Promise.all(outcomes)) expect(responseOf(outcome)).toBe("x");
  });
});

describe("the worker's address", () => {
  it("is found beside a bundle and below it", () => {
    const folder = new URL("./", workerUrl);
    expect(defaultWorkerUrl(new URL("pool.js", folder).href).href).toBe(workerUrl.href);
    expect(() => defaultWorkerUrl("file:///nowhere/at/all/pool.js")).toThrow(/workerUrl/);
  });
});
