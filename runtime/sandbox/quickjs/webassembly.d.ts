/**
 * The part of the WebAssembly API that the sandbox uses. TypeScript has it only in its browser library, which
 * would bring the whole DOM into scope.
 */
declare namespace WebAssembly {
  interface Imports {
    [module: string]: { [name: string]: unknown };
  }
  class Module {
    constructor(bytes: Uint8Array);
    static exports(module: Module): { name: string; kind: string }[];
    static imports(module: Module): { module: string; name: string; kind: string }[];
  }
  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: { readonly [name: string]: unknown };
  }
  class Memory {
    /** Sizes are in pages of 64 KiB. */
    constructor(descriptor: { initial: number; maximum: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class RuntimeError extends Error {}
}
