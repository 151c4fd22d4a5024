import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the built files may lie: beside this bundle, above it, or in dist/ seen from the source tree. */
const folders = ["./", "../", "../dist/"];

/** The text of the sandbox's core library. @throws Error when the package has not been built. */
export function coreLibrary(): string {
  const path = find("library.js");
  if (path === undefined) throw new Error("Ristretto's core library is missing; run `npm run build`.");
  return readFileSync(path, "utf8");
}

/** The memory image of the booted library, or undefined where there is none; it only saves time. */
export function bootImage(): Uint8Array | undefined {
  const path = find("boot-image.bin");
  return path === undefined ? undefined : readFileSync(path);
}

function find(name: string): string | undefined {
  return folders
    .map((folder) => fileURLToPath(new URL(folder + name, import.meta.url)))
    .find((path) => existsSync(path));
}
