import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../runtime/sandbox/engine.ts";
import { PERMITTED_GLOBALS } from "../../../runtime/sandbox/quickjs/harden.ts";
import { fakeEngine, responseOf, runBody } from "./helpers.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await fakeEngine();
});
const run = (body: string) => responseOf(runBody(engine, body));

describe("the guest's world", () => {
  it("has no global outside the list", () => {
    const names: string[] = JSON.parse(run("return Object.getOwnPropertyNames($.early.globalThis);"));
    expect(names.filter((name) => !PERMITTED_GLOBALS.includes(name))).toEqual([]);
    expect(names).toContain("Array");
    expect(run("return Object.getOwnPropertySymbols($.early.globalThis).length;")).toBe("0");
  });

  it.each([
    ...["eval", "Function", "Proxy", "Reflect", "Promise", "Date", "globalThis", "WeakRef", "Atomics"],
    ...[
      "FinalizationRegistry",
      "SharedArrayBuffer",
      "queueMicrotask",
      "performance",
      "escape",
      "print",
      "std",
      "os",
    ],
  ])("does not know %s", (name) => {
    expect(run(`return typeof ${name};`)).toBe("undefined");
  });

  it.each([
    "(function () {}).constructor",
    "(() => {}).constructor",
    "(function* () {}).constructor",
    "(async () => {}).constructor",
    "(async function* () {}).constructor",
    "(class {}).constructor",
    "[].map.constructor",
    "[].constructor.constructor",
    "Object.getPrototypeOf(function* () {}).constructor",
    "$.host.constructor",
  ])("has no way from %s to a function constructor", (expression) => {
    const body = `let c; try { c = ${expression}; } catch { return "none"; }
      if (typeof c !== "function") return "none";
      try { return String(c("return 41 + 1")()); } catch (e) { return "none"; }`;
    expect(run(body)).toBe("none");
  });

  it.each([
    "Object",
    "Array",
    "String",
    "Number",
    "Map",
    "Set",
    "RegExp",
    "Error",
    "Uint8Array",
    "BigInt",
    "Symbol",
  ])("has %s and its prototype frozen", (name) => {
    expect(run(`return [Object.isFrozen(${name}), Object.isFrozen(${name}.prototype)];`)).toBe("[true,true]");
  });

  it.each([
    "Object.getPrototypeOf(function* () {})",
    "Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())))",
    "Object.getPrototypeOf(Object.getPrototypeOf((function* () {})()))",
    "Object.getPrototypeOf([][Symbol.iterator]())",
    "Object.getPrototypeOf(new Map().entries())",
    "Object.getPrototypeOf(new Set().values())",
    "Object.getPrototypeOf(''[Symbol.iterator]())",
    "Object.getPrototypeOf(''.matchAll(/x/g))",
    "Object.getPrototypeOf(Uint8Array)",
    "Object.getPrototypeOf(Uint8Array.prototype)",
    "Math",
    "JSON",
    "$.early.globalThis",
    "[].push",
    "Object.getOwnPropertyDescriptor(Map.prototype, 'size').get",
  ])("has %s frozen", (expression) => {
    expect(run(`return String(Object.isFrozen(${expression}));`)).toBe("true");
  });

  it("keeps what the library added to prototypes before the freeze", () => {
    expect(run("return [].$t;")).toBe("list");
  });

  it("shows no clock, no time zone, no randomness", () => {
    expect(run("return typeof Math.random;")).toBe("undefined");
    expect(run("return new $.early.Date().toISOString();")).toBe("2000-01-01T00:00:00.000Z");
    expect(run("return String(new $.early.Date(0).getTimezoneOffset());")).toBe("0");
    expect(run("try { return $.early.Date.now(); } catch (e) { return e.message; }")).toMatch(/clock/);
  });

  it("has no __proto__ accessor", () => {
    expect(run("const o = {}; o.__proto__ = { x: 1 }; return String(o.x);")).toBe("undefined");
    expect(run("return typeof {}.__defineGetter__ + typeof {}.__lookupSetter__;")).toBe("undefinedundefined");
  });

  it("imports nothing", () => {
    const body = "try { import('x'); return 'promise'; } catch (e) { return e.name; }";
    const outcome = runBody(engine, body);
    expect(outcome.status === "ok" ? outcome.response : outcome.code).not.toBe("promise");
  });
});
