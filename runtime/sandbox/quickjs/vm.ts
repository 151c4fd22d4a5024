import { MAX_MEMORY_BYTES } from "../limits.ts";
import { HEAP_BASE, INTRINSIC, type Pointer, type ValuePointer } from "./abi.ts";
import { RunAborted } from "./aborted.ts";
import type { EngineBinary } from "./binary.ts";
import { applyDelta, type Delta, type Image, restoreImage } from "./image.ts";
import type { Callbacks } from "./imports.ts";
import { Instance, pagesFor, type Roots } from "./instance.ts";

/** What the guest's calls and polls lead to while something runs. */
export interface Activity {
  /**
   * Bytes the heap may have. Enforced where the memory grows: the engine's own limit does not count what small
   * allocations take, because the allocator of this build does not tell it their size.
   */
  readonly memoryBytes: number;
  call(id: number, argc: number, argv: Pointer): ValuePointer;
  poll(heapBytes: number): void;
}

/** A booted library: the state to start from and where to find things in it. */
export interface Boot {
  readonly image: Image;
  readonly roots: Roots;
  /** The library's `invoke`. */
  readonly invoke: ValuePointer;
}

/** Everything but Proxy and Promise (and the Date that the library may keep while it boots). */
export const INTRINSICS =
  INTRINSIC.baseObjects |
  INTRINSIC.date |
  INTRINSIC.evaluate |
  INTRINSIC.stringNormalize |
  INTRINSIC.regExp |
  INTRINSIC.regExpCompiler |
  INTRINSIC.json |
  INTRINSIC.mapSet |
  INTRINSIC.typedArrays |
  INTRINSIC.bigInt;

const MAX_PAGES = pagesFor(HEAP_BASE + MAX_MEMORY_BYTES);

/** An instance that can be put back to an image whatever has happened to it. */
export class Vm {
  #instance: Instance;
  #activity: Activity | undefined;
  /** An exception has crossed the engine's frames: the stack pointer is wrong. */
  #torn = false;
  /** The delta on top of the boot image that the memory holds, when nothing has run since. */
  #holds: Delta | "boot" | undefined;

  readonly #callbacks: Callbacks = {
    call: (id, argc, argv) => this.#current().call(id, argc, argv),
    poll: () => this.#current().poll(this.#instance.heapBytes),
    mostMemory: () => HEAP_BASE + this.#current().memoryBytes,
    refuseMemory: () => {
      throw new RunAborted({ status: "limit", code: "limit-memory" });
    },
  };

  constructor(readonly binary: EngineBinary) {
    this.#instance = this.#create();
  }

  get instance(): Instance {
    return this.#instance;
  }

  /** Lets the engine do something on behalf of `activity`; an exception that comes out leaves the vm torn. */
  during<T>(activity: Activity, action: () => T): T {
    if (this.#activity !== undefined) throw new Error("The instance is busy.");
    this.#activity = activity;
    this.#holds = undefined;
    try {
      return action();
    } catch (error) {
      this.#torn = true;
      throw error;
    } finally {
      this.#activity = undefined;
    }
  }

  /** Puts the memory into the state of the image with `delta` on top. */
  restore(image: Image, delta?: Delta): void {
    const wanted = delta ?? "boot";
    if (this.#holds === wanted) return;
    // Until the end nothing is certain: even this may be cut short by the end of the native stack.
    this.#holds = undefined;
    // A memory that has grown is let go, so that each run meets the same end of memory, and the rest is freed.
    if (this.#instance.hasGrown) this.#instance = this.#create();
    const heapEnd = this.#instance.heapEnd;
    if (this.#torn) this.#instance.renew();
    this.#torn = false;
    const { bytes } = this.#instance;
    restoreImage(bytes, image, heapEnd);
    if (delta) applyDelta(bytes, delta);
    this.#holds = wanted;
  }

  /** Declares that the memory now holds `delta` on top of the image: it has just been captured. */
  holds(delta: Delta | "boot"): void {
    this.#holds = delta;
  }

  #create(): Instance {
    return new Instance(this.#callbacks, MAX_PAGES, this.binary);
  }

  #current(): Activity {
    if (this.#activity === undefined) throw new WebAssembly.RuntimeError("the engine ran outside a run");
    return this.#activity;
  }
}
