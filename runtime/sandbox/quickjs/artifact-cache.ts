import { createHash } from "node:crypto";
import type { Artifact } from "../engine.ts";
import type { ValuePointer } from "./abi.ts";
import type { Delta } from "./image.ts";

/** An artifact evaluated once: what that changed in the memory, and where its function lies. */
export interface LoadedArtifact {
  readonly delta: Delta;
  readonly entry: ValuePointer;
}

/** Loaded artifacts by name and text, bounded by the bytes of their deltas; the least recently used go first. */
export class ArtifactCache {
  readonly #entries = new Map<string, LoadedArtifact>();
  /** Spares hashing the text when the same object comes again. */
  readonly #keys = new WeakMap<Artifact, string>();
  #bytes = 0;

  constructor(readonly maxBytes: number) {}

  get(artifact: Artifact): LoadedArtifact | undefined {
    const key = this.#key(artifact);
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    // A Map keeps the order of insertion: to be used is to be inserted anew.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  add(artifact: Artifact, entry: LoadedArtifact): void {
    this.#entries.set(this.#key(artifact), entry);
    this.#bytes += entry.delta.size;
    for (const [key, old] of this.#entries) {
      if (this.#bytes <= this.maxBytes) break;
      this.#entries.delete(key);
      this.#bytes -= old.delta.size;
    }
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  get bytes(): number {
    return this.#bytes;
  }

  #key(artifact: Artifact): string {
    let key = this.#keys.get(artifact);
    if (key === undefined) {
      key = createHash("sha256").update(artifact.name).update("\0").update(artifact.js).digest("base64");
      this.#keys.set(artifact, key);
    }
    return key;
  }
}
