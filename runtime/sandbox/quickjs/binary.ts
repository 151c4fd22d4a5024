import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { WASM_SHA256 } from "./abi.ts";

/** A compiled engine binary; it may be posted to worker threads, which then need not compile it again. */
export type EngineBinary = WebAssembly.Module;

let compiled: EngineBinary | undefined;

/** Compiles QuickJS once a process. Throws when the installed binary is not the one this code was written for. */
export function engineBinary(): EngineBinary {
  compiled ??= compile(readFileSync(locate()));
  return compiled;
}

function compile(bytes: Uint8Array): EngineBinary {
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (hash !== WASM_SHA256) {
    throw new Error(
      `The installed QuickJS binary (SHA-256 ${hash}) is not the one this version was built for (${WASM_SHA256}). Install quickjs-emscripten exactly in the version that package.json names.`,
    );
  }
  return new WebAssembly.Module(bytes as Uint8Array<ArrayBuffer>);
}

/** The binary belongs to a dependency of quickjs-emscripten, which need not lie at the top of node_modules. */
function locate(): string {
  const here = createRequire(import.meta.url);
  const below = createRequire(here.resolve("quickjs-emscripten"));
  return below.resolve("@jitl/quickjs-wasmfile-release-sync/wasm");
}
