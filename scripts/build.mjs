// Builds what is shipped: the sandbox's library as one script, the packages' ESM bundles, the types.
import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Bundles the core library (runtime/python) to one script whose completion value is `boot`.
 * It is wrapped in a function so that it leaves no name on the sandbox's global object.
 */
export async function buildLibrary(outfile = join(root, "dist/library.js")) {
  await build({
    entryPoints: [join(root, "runtime/python/main.ts")],
    outfile,
    bundle: true,
    format: "iife",
    globalName: "library",
    banner: { js: "(function () {" },
    footer: { js: "return library.boot;\n})()" },
    target: "es2022",
    platform: "neutral",
    charset: "utf8",
    legalComments: "none",
    // QuickJS keeps the text of every function in its memory image.
    minify: true,
    logLevel: "warning",
  });
}

/** Bundles the entry points for Node; dependencies stay outside, spec/ goes in. */
async function buildPackages() {
  await build({
    entryPoints: {
      index: join(root, "index.ts"),
      "compiler/index": join(root, "compiler/index.ts"),
      "cli/main": join(root, "cli/main.ts"),
      "runtime/worker": join(root, "runtime/sandbox/worker.ts"),
    },
    outdir: join(root, "dist"),
    bundle: true,
    splitting: true,
    format: "esm",
    target: "node20",
    platform: "node",
    packages: "external",
    logLevel: "warning",
  });
  chmodSync(join(root, "dist/cli/main.js"), 0o755);
}

/** Boots the library once and stores the memory image, so that a process starts by copying it. */
async function writeBootImage() {
  const { buildBootImage } = await import(pathToFileURL(join(root, "dist/index.js")).href);
  writeFileSync(join(root, "dist/boot-image.bin"), buildBootImage(readFileSync(join(root, "dist/library.js"), "utf8")));
}

function buildTypes() {
  execFileSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "tsconfig.build.json")],
    { stdio: "inherit" },
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(join(root, "dist"), { recursive: true, force: true });
  await buildLibrary();
  await buildPackages();
  await writeBootImage();
  buildTypes();
}
