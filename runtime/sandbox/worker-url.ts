import { existsSync } from "node:fs";

/** Where the bundled worker may lie, seen from this module: in a bundle beside it, or in the source tree. */
const CANDIDATES = [
  "./worker.js",
  "./runtime/worker.js",
  "../runtime/worker.js",
  "../../dist/runtime/worker.js",
];

/** The worker's entry file. It is always the bundled one: Node cannot load TypeScript in a worker. */
export function defaultWorkerUrl(base: string = import.meta.url): URL {
  for (const candidate of CANDIDATES) {
    const url = new URL(candidate, base);
    if (existsSync(url)) return url;
  }
  throw new Error("The worker's file runtime/worker.js is missing; build the package, or pass workerUrl.");
}
