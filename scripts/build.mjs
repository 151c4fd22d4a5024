// Builds what is shipped: the sandbox's library as one script, the packages' ESM bundles, the types.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Bundles the core library (runtime/python) to one script whose completion value is `boot`. One function is around
 * it, so that it leaves no name on the sandbox's global object; a second one would cost its text's size again, because
 * QuickJS keeps the text of every function in its memory image.
 */
export async function buildLibrary(outfile = join(root, "dist/library.js")) {
  const { outputFiles } = await build({
    entryPoints: [join(root, "runtime/python/main.ts")],
    write: false,
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    charset: "utf8",
    legalComments: "none",
    minify: true,
    logLevel: "warning",
  });
  const text = outputFiles[0].text;
  const end = /export\s*\{\s*(\w+) as boot\s*\};?\s*$/.exec(text);
  if (end === null) throw new Error("the library's bundle does not end in its export of boot");
  mkdirSync(dirname(outfile), { recursive: true });
  writeFileSync(outfile, `(()=>{"use strict";${text.slice(0, end.index)};return ${end[1]}})()\n`);
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
  writeFileSync(
    join(root, "dist/boot-image.bin"),
    buildBootImage(readFileSync(join(root, "dist/library.js"), "utf8")),
  );
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
