import type { Artifact, HostFunction, LoadFunction } from "../engine.ts";
import type { Pointer, ValuePointer } from "./abi.ts";
import { isLimitCode, RunAborted } from "./aborted.ts";
import { type Instance, type Roots, TextTooLong } from "./instance.ts";
import type { Meter } from "./meter.ts";

/** The ids of the two functions that the guest has. */
export const HOST_ID = 1;
export const LOAD_ID = 2;

/** The library reports what no script may survive by calling the host with this and a code. */
export const FATAL_PREFIX = "!fatal:";

/** What a script has printed so far comes with this; it is kept for the case that a limit ends the run. */
export const OUTPUT_PREFIX = "!out:";

/** Longest name of an artifact that a guest may ask for. */
const MAX_NAME_BYTES = 1024;

/** Serves the guest's calls during one run. */
export class Bridge {
  constructor(
    readonly instance: Instance,
    readonly roots: Roots,
    readonly meter: Meter,
    readonly host: HostFunction,
    readonly load: LoadFunction | undefined,
  ) {}

  /** What the script printed, as far as the library has shown it. */
  output = "";

  call(id: number, argc: number, argv: Pointer): ValuePointer {
    if (argc < 1) broken("The library called the host without an argument.");
    const argument = this.instance.exports.argument(argv, 0);
    if (this.instance.typeOf(this.roots, argument) !== "string") {
      broken("The library passed the host something that is not a text.");
    }
    if (id === HOST_ID) return this.#callHost(argument);
    if (id === LOAD_ID) return this.#load(argument);
    return broken("The guest called a host function that does not exist.");
  }

  #callHost(argument: ValuePointer): ValuePointer {
    const { instance, roots, meter } = this;
    meter.memory(instance.heapBytes);
    const text = this.#read(argument, meter.limits.hostBytes);
    if (text.startsWith(OUTPUT_PREFIX)) {
      this.output += text.slice(OUTPUT_PREFIX.length);
      return instance.newString(roots, "");
    }
    meter.hostCall();
    if (text.startsWith(FATAL_PREFIX)) fatal(text.slice(FATAL_PREFIX.length));
    const answer = this.#ask(() => this.host(text, meter));
    if (typeof answer !== "string") {
      const cause = new TypeError(`The host function returned ${typeof answer} where a text is due.`);
      throw new RunAborted({ status: "host-error", cause });
    }
    meter.hostBytes(Buffer.byteLength(answer));
    meter.checkClock();
    return instance.newString(roots, answer);
  }

  #load(argument: ValuePointer): ValuePointer {
    const name = this.#read(argument, MAX_NAME_BYTES);
    const artifact: Artifact | undefined = this.#ask(() => this.load?.(name, this.meter));
    if (artifact === undefined) {
      const message = JSON.stringify(`There is no script named ${name}.`);
      return this.instance.evaluate(this.roots, `throw new Error(${message})`, "host");
    }
    return this.instance.evaluate(this.roots, artifact.js, `script:${artifact.name}`);
  }

  /** Calls the embedder. What it throws must not become a value of the guest: it ends the run. */
  #ask<T>(call: () => T): T {
    try {
      return call();
    } catch (cause) {
      if (cause instanceof RunAborted) throw cause;
      throw new RunAborted({ status: "host-error", cause });
    }
  }

  #read(value: ValuePointer, maxBytes: number): string {
    try {
      const { text, size } = this.instance.readString(this.roots, value, maxBytes);
      this.meter.hostBytes(size);
      return text;
    } catch (error) {
      if (error instanceof TextTooLong) throw new RunAborted({ status: "limit", code: "limit-host-bytes" });
      throw error;
    }
  }
}

function fatal(code: string): never {
  if (isLimitCode(code)) throw new RunAborted({ status: "limit", code });
  return broken(`The library gave up: ${code}`);
}

function broken(message: string): never {
  throw new RunAborted({ status: "engine-error", message });
}
