import { MAIN_THREAD_STACK_BYTES, MAX_MEMORY_BYTES } from "../limits.ts";
import type { ValuePointer } from "./abi.ts";
import type { EngineBinary } from "./binary.ts";
import { HOST_ID, LOAD_ID } from "./bridge.ts";
import { describeError } from "./guest-error.ts";
import { HARDEN_SOURCE } from "./harden.ts";
import { captureImage } from "./image.ts";
import type { Instance, Roots } from "./instance.ts";
import { type Activity, type Boot, INTRINSICS, Vm } from "./vm.ts";

/** While the library boots it may use what it wants, but must not call the host. */
const BOOTING: Activity = {
  memoryBytes: MAX_MEMORY_BYTES,
  poll: () => {},
  call: () => {
    throw new Error("The library called the host while it booted.");
  },
};

/** Evaluates the library in a new instance and captures the state after it. Throws when that fails. */
export function bootLibrary(library: string, binary: EngineBinary): { vm: Vm; boot: Boot } {
  const vm = new Vm(binary);
  const { instance } = vm;
  const boot = vm.during(BOOTING, () => {
    const { exports } = instance;
    exports.init();
    const runtime = exports.newRuntime();
    const context = exports.newContext(runtime, INTRINSICS);
    exports.setMaxStackSize(runtime, MAIN_THREAD_STACK_BYTES);
    exports.enableInterruptHandler(runtime);
    const roots: Roots = {
      runtime,
      context,
      lengthName: instance.evaluate({ context }, '"length"', "boot"),
    };
    const guest = new Guest(instance, roots);
    const seal = guest.evaluate(HARDEN_SOURCE, "sandbox");
    return guest.boot(library, seal);
  });
  const image = captureImage(instance.bytes, instance.heapEnd);
  vm.holds("boot");
  return { vm, boot: { ...boot, image } };
}

/** The steps of booting, each of which throws what the guest throws. */
class Guest {
  constructor(
    readonly instance: Instance,
    readonly roots: Roots,
  ) {}

  boot(library: string, seal: ValuePointer): Omit<Boot, "image"> {
    const { instance, roots } = this;
    const start = this.evaluate(library, "library");
    this.#expectFunction(start, "The library's script must end in its boot function");
    const host = instance.newFunction(roots, "host", 1, HOST_ID);
    const load = instance.newFunction(roots, "load", 1, LOAD_ID);
    const invoke = this.call(start, [host, load]);
    this.#expectFunction(invoke, "The library's boot function must return the invoke function");
    const left = instance.readString(roots, this.call(seal, []), 10_000).text;
    if (left !== "") throw new Error(`The sandbox cannot remove these globals: ${left}.`);
    return { roots, invoke };
  }

  evaluate(code: string, fileName: string): ValuePointer {
    return this.#check(this.instance.evaluate(this.roots, code, fileName));
  }

  call(callee: ValuePointer, args: readonly ValuePointer[]): ValuePointer {
    return this.#check(this.instance.call(this.roots, callee, args));
  }

  #check(value: ValuePointer): ValuePointer {
    const error = this.instance.exception(this.roots, value);
    if (error === undefined) return value;
    const { text, stack } = describeError(this.instance, this.roots, error);
    throw new Error(`The library does not boot: ${text}\n${stack}`);
  }

  #expectFunction(value: ValuePointer, message: string): void {
    if (this.instance.typeOf(this.roots, value) !== "function") throw new Error(`${message}.`);
  }
}
