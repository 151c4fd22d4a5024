/**
 * The names that one build of QuickJS gives its imports and exports. Emscripten shortens them anew in every
 * build, so the table holds for exactly one binary, which `WASM_SHA256` pins. We bind the binary ourselves
 * rather than through its loader because that gives what the loader cannot: instances made synchronously,
 * a stopped clock (so that booting is deterministic), and no way to the process, its environment or its files.
 */

/** SHA-256 of `emscripten-module.wasm` in @jitl/quickjs-wasmfile-release-sync 0.32.0. */
export const WASM_SHA256 = "105c3bed22d457e43e3d1c3c1c6959fda62a8fe06f0fc8a985303c3a2be72232";

/** The binary declares its memory as 256 to 32,768 pages. */
export const MIN_PAGES = 256;
export const PAGE_BYTES = 65536;

/**
 * Where the binary puts things: static data below the stack, the stack (which grows down), the heap above it.
 * `HEAP_END_WORD` is the allocator's own variable that says how far the heap has ever reached; it never shrinks.
 */
export const STACK_LOW = 90_208;
export const HEAP_BASE = 5_333_088;
export const HEAP_END_WORD = 86_864;

/** The module name under which everything is imported. */
export const IMPORT_MODULE = "a";

/** Import names, by what they mean. */
export const IMPORT = {
  memory: "a",
  assertFail: "b",
  fdWrite: "c",
  fdClose: "d",
  environGet: "e",
  environSizesGet: "f",
  normalizeModule: "g",
  loadModuleSource: "h",
  shouldInterrupt: "i",
  setitimer: "j",
  resizeHeap: "k",
  keepaliveClear: "l",
  localtime: "m",
  tzset: "n",
  fdSeek: "o",
  dateNow: "p",
  abort: "q",
  procExit: "r",
  callFunction: "s",
  freeHostRef: "t",
} as const;

/** Pointers into the instance's memory are plain numbers; the aliases say what they point at. */
export type Pointer = number;
/** Points at a JSValue cell on the engine's heap. */
export type ValuePointer = number;

/** The functions of the binary that we call. */
export interface Exports {
  readonly init: () => void;
  readonly stackPointer: () => Pointer;
  readonly malloc: (bytes: number) => Pointer;
  readonly free: (pointer: Pointer) => void;
  readonly newRuntime: () => Pointer;
  readonly newContext: (runtime: Pointer, intrinsics: number) => Pointer;
  readonly setMaxStackSize: (runtime: Pointer, bytes: number) => void;
  readonly enableInterruptHandler: (runtime: Pointer) => void;
  readonly getUndefined: () => ValuePointer;
  readonly newString: (context: Pointer, utf8: Pointer) => ValuePointer;
  readonly getString: (context: Pointer, value: ValuePointer) => Pointer;
  readonly freeString: (context: Pointer, utf8: Pointer) => void;
  readonly getFloat64: (context: Pointer, value: ValuePointer) => number;
  readonly typeOf: (context: Pointer, value: ValuePointer) => Pointer;
  readonly getProperty: (context: Pointer, object: ValuePointer, name: ValuePointer) => ValuePointer;
  readonly newFunction: (
    context: Pointer,
    name: Pointer,
    length: number,
    isConstructor: number,
    id: number,
  ) => ValuePointer;
  readonly argument: (argv: Pointer, index: number) => ValuePointer;
  readonly call: (
    context: Pointer,
    callee: ValuePointer,
    self: ValuePointer,
    argc: number,
    argv: Pointer,
  ) => ValuePointer;
  readonly evaluate: (
    context: Pointer,
    code: Pointer,
    bytes: number,
    fileName: Pointer,
    detectModule: number,
    flags: number,
  ) => ValuePointer;
  readonly resolveException: (context: Pointer, value: ValuePointer) => ValuePointer;
  readonly freeValue: (context: Pointer, value: ValuePointer) => void;
}

/** Export names, by our own. */
export const EXPORT: Readonly<Record<keyof Exports, string>> = {
  init: "u",
  stackPointer: "Oa",
  malloc: "v",
  free: "M",
  newRuntime: "K",
  newContext: "N",
  setMaxStackSize: "D",
  enableInterruptHandler: "Fa",
  getUndefined: "E",
  newString: "_",
  getString: "$",
  freeString: "S",
  getFloat64: "Z",
  typeOf: "ra",
  getProperty: "ha",
  newFunction: "Da",
  argument: "Ea",
  call: "ma",
  evaluate: "pa",
  resolveException: "na",
  freeValue: "P",
};

/** Bits for `newContext`: which groups of built-ins the context gets. */
export const INTRINSIC = {
  baseObjects: 1 << 0,
  date: 1 << 1,
  evaluate: 1 << 2,
  stringNormalize: 1 << 3,
  regExp: 1 << 4,
  regExpCompiler: 1 << 5,
  json: 1 << 6,
  proxy: 1 << 7,
  mapSet: 1 << 8,
  typedArrays: 1 << 9,
  promise: 1 << 10,
  bigInt: 1 << 11,
} as const;

/** Renames the exports of an instance. */
export function bindExports(instance: WebAssembly.Instance): Exports {
  const bound: Record<string, unknown> = {};
  for (const [name, short] of Object.entries(EXPORT)) bound[name] = instance.exports[short];
  return bound as unknown as Exports;
}
