import { createHash } from "node:crypto";
import { HEAP_BASE, STACK_LOW, WASM_SHA256 } from "./abi.ts";
import { engineBinary } from "./binary.ts";
import { bootLibrary } from "./boot.ts";
import { HARDEN_SOURCE } from "./harden.ts";
import { type Boot, INTRINSICS } from "./vm.ts";

/**
 * The state after boot as a file, so that a process starts by copying instead of evaluating. It is a dump of the
 * memory of one exact binary, so it says what it was made of and is ignored wherever that does not match.
 *
 * Layout: magic, length of the header as uint32, header as JSON, static data, heap.
 */

const MAGIC = "RISTBOOT";
const FORMAT = 1;

interface Header {
  readonly format: number;
  /** Hash over everything that the image depends on. */
  readonly source: string;
  /** Hash over the bytes that follow. */
  readonly content: string;
  readonly statics: number;
  readonly heap: number;
  readonly roots: Boot["roots"];
  readonly invoke: number;
}

/** Boots the library and writes its state down. For build time; the same library always gives the same bytes. */
export function buildBootImage(library: string): Uint8Array {
  const { boot } = bootLibrary(library, engineBinary());
  const { statics, heap } = boot.image;
  const header: Header = {
    format: FORMAT,
    source: sourceHash(library),
    content: contentHash(statics, heap),
    statics: statics.length,
    heap: heap.length,
    roots: boot.roots,
    invoke: boot.invoke,
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([Buffer.from(MAGIC), length, json, statics, heap]);
}

/** Reads an image back; undefined when it is damaged or was made of anything else than `library`. */
export function decodeBootImage(file: Uint8Array, library: string): Boot | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const start = MAGIC.length + 4;
  if (bytes.length < start || bytes.toString("latin1", 0, MAGIC.length) !== MAGIC) return undefined;
  const bodyStart = start + bytes.readUInt32LE(MAGIC.length);
  const header = parseHeader(bytes.toString("utf8", start, bodyStart));
  if (header?.format !== FORMAT || header.source !== sourceHash(library)) return undefined;
  if (header.statics !== STACK_LOW || bytes.length !== bodyStart + header.statics + header.heap)
    return undefined;
  const statics = bytes.subarray(bodyStart, bodyStart + header.statics);
  const heap = bytes.subarray(bodyStart + header.statics);
  if (header.content !== contentHash(statics, heap)) return undefined;
  return { image: { statics, heap }, roots: header.roots, invoke: header.invoke };
}

function parseHeader(text: string): Header | undefined {
  try {
    return JSON.parse(text) as Header;
  } catch {
    return undefined;
  }
}

function sourceHash(library: string): string {
  const parts = [WASM_SHA256, HARDEN_SOURCE, `${INTRINSICS} ${HEAP_BASE}`, library];
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex");
}

function contentHash(statics: Uint8Array, heap: Uint8Array): string {
  return createHash("sha256").update(statics).update(heap).digest("hex");
}
