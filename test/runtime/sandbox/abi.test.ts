import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import {
  EXPORT,
  HEAP_BASE,
  HEAP_END_WORD,
  IMPORT,
  IMPORT_MODULE,
  PAGE_BYTES,
  STACK_LOW,
} from "../../../runtime/sandbox/quickjs/abi.ts";
import { engineBinary } from "../../../runtime/sandbox/quickjs/binary.ts";
import { Instance } from "../../../runtime/sandbox/quickjs/instance.ts";

/** The C names of our exports. */
const C_NAMES: Readonly<Record<string, string>> = {
  malloc: "_malloc",
  free: "_free",
  newRuntime: "_QTS_NewRuntime",
  newContext: "_QTS_NewContext",
  setMaxStackSize: "_QTS_RuntimeSetMaxStackSize",
  enableInterruptHandler: "_QTS_RuntimeEnableInterruptHandler",
  getUndefined: "_QTS_GetUndefined",
  newString: "_QTS_NewString",
  getString: "_QTS_GetString",
  freeString: "_QTS_FreeCString",
  getFloat64: "_QTS_GetFloat64",
  typeOf: "_QTS_Typeof",
  getProperty: "_QTS_GetProp",
  newFunction: "_QTS_NewFunction",
  argument: "_QTS_ArgvGetJSValueConstPointer",
  call: "_QTS_Call",
  evaluate: "_QTS_Eval",
  resolveException: "_QTS_ResolveException",
  freeValue: "_QTS_FreeValuePointer",
};

/** Exports that Emscripten's loader keeps to itself; `Instance` would not work at all if these were wrong. */
const INTERNAL = ["init", "stackPointer"];

const quiet = {
  call: () => 0,
  poll: () => {},
  mostMemory: () => 2 ** 30,
  refuseMemory: () => {},
};

describe("the table of the binary's names", () => {
  it("agrees with the loader that came with the binary", () => {
    const require = createRequire(createRequire(import.meta.url).resolve("quickjs-emscripten"));
    const wasm = require.resolve("@jitl/quickjs-wasmfile-release-sync/wasm");
    const loader = readFileSync(wasm.replace(/\.wasm$/, ".mjs"), "utf8");
    const official = new Map(
      [...loader.matchAll(/d\.(_\w+)=b\.([\w$]+)/g)].map((match) => [match[1], match[2]]),
    );
    expect(Object.keys(EXPORT).sort()).toEqual([...Object.keys(C_NAMES), ...INTERNAL].sort());
    for (const [name, cName] of Object.entries(C_NAMES)) {
      expect([name, EXPORT[name as keyof typeof EXPORT]]).toEqual([name, official.get(cName)]);
    }
  });

  it("provides every import", () => {
    const wanted = WebAssembly.Module.imports(engineBinary()).map(({ module, name }) => `${module}.${name}`);
    expect(wanted.sort()).toEqual(
      Object.values(IMPORT)
        .map((name) => `${IMPORT_MODULE}.${name}`)
        .sort(),
    );
  });

  it("knows where stack and heap lie", () => {
    const instance = new Instance(quiet, 1000);
    expect(instance.exports.stackPointer()).toBe(HEAP_BASE);
    expect(HEAP_BASE - STACK_LOW).toBe(5 * 1024 * 1024);
    instance.exports.init();
    for (const size of [100_000, 1_000_000, 30_000_000]) {
      const pointer = instance.exports.malloc(size);
      expect(instance.heapEnd).toBeGreaterThanOrEqual(pointer + size);
      expect(instance.heapEnd).toBeLessThan(pointer + size + PAGE_BYTES);
      expect(instance.readUint32(HEAP_END_WORD)).toBe(instance.heapEnd);
    }
    expect(instance.hasGrown).toBe(true);
  });
});
