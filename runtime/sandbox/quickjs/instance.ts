import {
  bindExports,
  type Exports,
  HEAP_BASE,
  HEAP_END_WORD,
  MIN_PAGES,
  PAGE_BYTES,
  type Pointer,
  type ValuePointer,
} from "./abi.ts";
import { type EngineBinary, engineBinary } from "./binary.ts";
import { type Callbacks, createImports } from "./imports.ts";
import { type Decoded, decode, isPlain } from "./text.ts";

/** Runtime and context of QuickJS inside an instance; they lie at the same place in every copy of one image. */
export interface Roots {
  readonly runtime: Pointer;
  readonly context: Pointer;
  /** The string "length", kept for measuring strings. */
  readonly lengthName: ValuePointer;
}

/** A text from the guest is longer than the caller allows; `bytes` is its size as UTF-8. */
export class TextTooLong extends Error {
  constructor(readonly bytes: number) {
    super(`text of ${bytes} bytes`);
  }
}

/** Evaluate as a global script, never as a module. */
const EVAL_GLOBAL = 0;

const encoder = new TextEncoder();

/**
 * One WebAssembly instance and its memory. It knows how to call the engine and to move texts; it knows nothing
 * of runs, limits and images.
 *
 * Values are cells on the engine's heap. Cells made during a run are mostly not freed: restoring the image
 * afterwards frees all of them at once. Only what a long run would pile up (host calls) is freed one by one.
 */
export class Instance {
  readonly memory: WebAssembly.Memory;
  #exports: Exports;
  readonly #binary: EngineBinary;
  readonly #imports: WebAssembly.Imports;
  #bytes: Uint8Array;

  /** `maximumPages` bounds what the memory may ever grow to. */
  constructor(callbacks: Callbacks, maximumPages: number, binary: EngineBinary = engineBinary()) {
    this.#binary = binary;
    this.memory = new WebAssembly.Memory({ initial: MIN_PAGES, maximum: maximumPages });
    this.#imports = createImports(this.memory, callbacks);
    this.#exports = bindExports(new WebAssembly.Instance(binary, this.#imports));
    this.#bytes = new Uint8Array(this.memory.buffer);
  }

  get exports(): Exports {
    return this.#exports;
  }

  /** The memory's bytes; growing makes earlier views useless, so never keep one across a call of the engine. */
  get bytes(): Uint8Array {
    if (this.#bytes.buffer !== this.memory.buffer) this.#bytes = new Uint8Array(this.memory.buffer);
    return this.#bytes;
  }

  readUint32(pointer: Pointer): number {
    const bytes = this.bytes;
    return (
      (bytes[pointer]! |
        (bytes[pointer + 1]! << 8) |
        (bytes[pointer + 2]! << 16) |
        (bytes[pointer + 3]! << 24)) >>>
      0
    );
  }

  /**
   * A fresh WebAssembly instance over the same memory. What a trap or an exception that crossed the engine's
   * frames leaves wrong outside the memory (the stack pointer) is right again; the memory itself must be
   * restored from an image afterwards.
   */
  renew(): void {
    this.#exports = bindExports(new WebAssembly.Instance(this.#binary, this.#imports));
  }

  /** Copies the text into the heap as UTF-8 with a zero at the end. */
  #allocateText(text: string): { pointer: Pointer; size: number } {
    const size = Buffer.byteLength(text);
    const pointer = this.#exports.malloc(size + 1);
    if (pointer === 0) throw new WebAssembly.RuntimeError("out of memory");
    const target = this.bytes.subarray(pointer, pointer + size + 1);
    encoder.encodeInto(text, target);
    target[size] = 0;
    return { pointer, size };
  }

  /** Makes a string value. */
  newString(roots: Roots, text: string): ValuePointer {
    // The engine's only way to take a string in ends at the first zero; a literal has no such end.
    if (!isPlain(text)) return this.evaluate(roots, JSON.stringify(text), "text");
    const { pointer } = this.#allocateText(text);
    const value = this.#exports.newString(roots.context, pointer);
    this.#exports.free(pointer);
    return value;
  }

  /** Evaluates a script; the result may be an exception (see `exception`). */
  evaluate(roots: Pick<Roots, "context">, code: string, fileName: string): ValuePointer {
    const source = this.#allocateText(code);
    const name = this.#allocateText(fileName);
    const { context } = roots;
    const value = this.#exports.evaluate(context, source.pointer, source.size, name.pointer, 0, EVAL_GLOBAL);
    this.#exports.free(source.pointer);
    this.#exports.free(name.pointer);
    return value;
  }

  /** The error when `value` is an exception. */
  exception(roots: Pick<Roots, "context">, value: ValuePointer): ValuePointer | undefined {
    const error = this.#exports.resolveException(roots.context, value);
    return error === 0 ? undefined : error;
  }

  typeOf(roots: Pick<Roots, "context">, value: ValuePointer): string {
    const pointer = this.#exports.typeOf(roots.context, value);
    const bytes = this.bytes;
    let name = "";
    for (let at = pointer; bytes[at] !== 0; at++) name += String.fromCharCode(bytes[at]!);
    this.#exports.free(pointer);
    return name;
  }

  /** Reads a string value. Throws TextTooLong when it has more than `maxBytes`. */
  readString(roots: Roots, value: ValuePointer, maxBytes: number): Decoded {
    const { context } = roots;
    const length = this.#length(roots, value);
    if (length > maxBytes) throw new TextTooLong(length);
    const start = this.#exports.getString(context, value);
    if (start === 0) throw new WebAssembly.RuntimeError("out of memory");
    const decoded = decode(this.bytes, start, length);
    this.#exports.freeString(context, start);
    if (decoded.size > maxBytes) throw new TextTooLong(decoded.size);
    return decoded;
  }

  #length(roots: Roots, value: ValuePointer): number {
    const cell = this.#exports.getProperty(roots.context, value, roots.lengthName);
    const length = this.#exports.getFloat64(roots.context, cell);
    this.#exports.freeValue(roots.context, cell);
    return length;
  }

  /** Calls a function value with up to two arguments. */
  call(roots: Pick<Roots, "context">, callee: ValuePointer, args: readonly ValuePointer[]): ValuePointer {
    const list = this.#exports.malloc(4 * args.length);
    if (list === 0) throw new WebAssembly.RuntimeError("out of memory");
    new Uint32Array(this.memory.buffer, list, args.length).set(args);
    const self = this.#exports.getUndefined();
    const result = this.#exports.call(roots.context, callee, self, args.length, list);
    this.#exports.free(list);
    return result;
  }

  /** Makes a guest function that calls the host with `id`. */
  newFunction(roots: Pick<Roots, "context">, name: string, length: number, id: number): ValuePointer {
    const { pointer } = this.#allocateText(name);
    const value = this.#exports.newFunction(roots.context, pointer, length, 0, id);
    this.#exports.free(pointer);
    return value;
  }

  /** How far the heap has reached since the image was restored, as an address. */
  get heapEnd(): Pointer {
    return this.readUint32(HEAP_END_WORD);
  }

  /** The same as a number of bytes. */
  get heapBytes(): number {
    return this.heapEnd - HEAP_BASE;
  }

  /** Has the memory grown? It cannot shrink again. */
  get hasGrown(): boolean {
    return this.memory.buffer.byteLength > MIN_PAGES * PAGE_BYTES;
  }
}

/** Pages for a memory that may grow to `bytes`. */
export function pagesFor(bytes: number): number {
  return Math.max(MIN_PAGES, Math.ceil(bytes / PAGE_BYTES));
}
