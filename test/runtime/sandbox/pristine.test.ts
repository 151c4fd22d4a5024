import { beforeAll, describe, expect, it } from "vitest";
import type { RunRequest } from "../../../runtime/sandbox/engine.ts";
import { resolveLimits } from "../../../runtime/sandbox/limits.ts";
import { engineBinary } from "../../../runtime/sandbox/quickjs/binary.ts";
import { bootLibrary } from "../../../runtime/sandbox/quickjs/boot.ts";
import { executeRun, loadArtifact } from "../../../runtime/sandbox/quickjs/run.ts";
import { type Boot, Vm } from "../../../runtime/sandbox/quickjs/vm.ts";
import { ATTACKS } from "./attacks.ts";
import { artifact, FAKE_LIBRARY } from "./fake-library.ts";
import { echo, fakeEngine, responseOf, runBody } from "./helpers.ts";

/** What a script might try to leave behind. */
const LITTER: readonly (readonly [string, string, string, Partial<RunRequest>])[] = [
  ["state of the library", "$.counter.value = 99; $.registry.left = 'x'; return '';", "", {}],
  ["properties of the library's objects", "$.host.left = 1; $.load.left = 1; return '';", "", {}],
  ["another prototype", "Object.setPrototypeOf($.counter, { value2: 1 }); return '';", "", {}],
  ["frozen library objects", "Object.freeze($.counter); Object.freeze($); return '';", "", {}],
  ["new globals through eval", "try { (0, $.early.evaluate)('var left = 1'); } catch {} return '';", "", {}],
  ["a symbol in the registry", "Symbol.for('left'); return '';", "", {}],
  ["many atoms", "const o = {}; for (let i = 0; i < 5000; i++) o['left' + i] = i; return '';", "", {}],
  ["much memory, freed again", "const a = []; for (let i = 0; i < 3e5; i++) a.push({}); return '';", "", {}],
  ["a deep stack", "const f = (n) => (n > 0 ? f(n - 1) + 1 : 0); return String(f(300));", "", {}],
  [
    "an open generator",
    "function* g() { try { yield 1; } finally { $.host('left'); } } $.registry.g = g(); $.registry.g.next(); return '';",
    "",
    {},
  ],
];

describe("after any run", () => {
  let vm: Vm;
  let boot: Boot;
  let fresh: Buffer;

  beforeAll(() => {
    ({ vm, boot } = bootLibrary(FAKE_LIBRARY, engineBinary()));
    const other = new Vm(engineBinary());
    other.restore(boot.image);
    fresh = Buffer.from(other.instance.bytes);
  });

  it.each([...ATTACKS, ...LITTER])("every byte is restored: %s", (_name, body, _code, rest) => {
    const limits = resolveLimits(rest.limits, resolveLimits({ stackBytes: 200 * 1024 }));
    const loaded = loadArtifact(vm, boot, artifact(body), limits);
    if ("problem" in loaded) throw new Error(loaded.problem.message);
    const request = { artifact: artifact(body), request: "", host: echo, ...rest };
    executeRun(vm, boot, loaded, request, limits);
    const dirty = Buffer.from(vm.instance.bytes);
    vm.restore(boot.image);
    expect(dirty.equals(fresh)).toBe(false);
    expect(Buffer.from(vm.instance.bytes).equals(fresh)).toBe(true);
    expect(vm.instance.exports.stackPointer()).toBe(new Vm(engineBinary()).instance.exports.stackPointer());
  });
});

describe("a thousand runs", () => {
  it("alternate with attacks and never notice", async () => {
    const engine = await fakeEngine();
    const check = "return ++$.counter.value + $.request + Object.keys($.registry).length + typeof left;";
    const attacks = [...ATTACKS, ...LITTER].filter(([name]) => !/memory|objects|clock/.test(name));
    for (let round = 0; round < 1000; round++) {
      const [, body, , rest] = attacks[round % attacks.length]!;
      runBody(engine, body, rest);
      expect(responseOf(runBody(engine, check, { request: "r" }))).toBe("1r0undefined");
    }
  }, 60_000);

  it("do not pile up memory when each grows it", async () => {
    const engine = await fakeEngine();
    const grow = "const a = []; for (let i = 0; i < 3e5; i++) a.push({}); return String(a.length);";
    const before = process.memoryUsage.rss();
    for (let round = 0; round < 30; round++) expect(responseOf(runBody(engine, grow))).toBe("300000");
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024);
  }, 60_000);
});
