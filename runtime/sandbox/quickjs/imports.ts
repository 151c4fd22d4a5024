import { IMPORT, IMPORT_MODULE, PAGE_BYTES, type Pointer, type ValuePointer } from "./abi.ts";

/** What the engine calls back while it runs. Each may throw: that ends the run at once, see `RunAborted`. */
export interface Callbacks {
  /** The guest called host function number `id`; returns the result's cell, which the engine takes over. */
  call(id: number, argc: number, argv: Pointer): ValuePointer;
  /** The engine polls. */
  poll(): void;
  /** How many bytes the memory may have. */
  mostMemory(): number;
  /** The engine wanted more than that. */
  refuseMemory(): void;
}

/** Errno of WASI for "not supported" and of POSIX for an unseekable stream. */
const ENOSYS = 52;
const ESPIPE = 70;

/** 2000-01-01T00:00:00Z: the only time the engine ever sees; the clock of a script comes from the host. */
const FIXED_TIME = 946_684_800_000;

/**
 * Everything the WebAssembly instance can reach outside its memory. Output is dropped, the environment is empty,
 * the clock stands still and is in UTC: nothing of the machine gets in, and booting always gives the same bytes.
 */
export function createImports(memory: WebAssembly.Memory, callbacks: Callbacks): WebAssembly.Imports {
  const view = () => new DataView(memory.buffer);
  const stop = (what: string) => (): never => {
    throw new WebAssembly.RuntimeError(what);
  };
  return {
    [IMPORT_MODULE]: {
      [IMPORT.memory]: memory,
      [IMPORT.assertFail]: stop("assertion failed in the engine"),
      [IMPORT.abort]: stop("the engine aborted"),
      [IMPORT.procExit]: stop("the engine tried to exit"),
      [IMPORT.fdWrite]: () => ENOSYS,
      [IMPORT.fdClose]: () => ENOSYS,
      [IMPORT.fdSeek]: () => ESPIPE,
      [IMPORT.environGet]: () => 0,
      [IMPORT.environSizesGet]: (count: Pointer, bytes: Pointer) => {
        view().setUint32(count, 0, true);
        view().setUint32(bytes, 0, true);
        return 0;
      },
      [IMPORT.setitimer]: () => 0,
      [IMPORT.keepaliveClear]: () => {},
      [IMPORT.dateNow]: () => FIXED_TIME,
      [IMPORT.localtime]: (seconds: bigint, tm: Pointer) => writeUtc(view(), Number(seconds), tm),
      [IMPORT.tzset]: (timezone: Pointer, daylight: Pointer, standard: Pointer, summer: Pointer) => {
        view().setInt32(timezone, 0, true);
        view().setInt32(daylight, 0, true);
        for (const name of [standard, summer]) new Uint8Array(memory.buffer, name, 4).set([85, 84, 67, 0]);
      },
      [IMPORT.resizeHeap]: (requested: number) => {
        const needed = requested >>> 0;
        const most = callbacks.mostMemory();
        if (needed > most) {
          callbacks.refuseMemory();
          return 0;
        }
        // Growing in steps of a fifth keeps the number of grows, each of which detaches every view, small.
        const bytes = Math.min(most, Math.max(needed, memory.buffer.byteLength * 1.2));
        try {
          memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES));
          return 1;
        } catch {
          return 0;
        }
      },
      [IMPORT.normalizeModule]: stop("the engine asked for a module"),
      [IMPORT.loadModuleSource]: stop("the engine asked for a module"),
      [IMPORT.shouldInterrupt]: () => {
        callbacks.poll();
        return 0;
      },
      [IMPORT.callFunction]: (_context: Pointer, _self: Pointer, argc: number, argv: Pointer, id: number) =>
        callbacks.call(id, argc, argv),
      [IMPORT.freeHostRef]: () => {},
    },
  };
}

/** Fills a C `struct tm`. */
function writeUtc(view: DataView, seconds: number, tm: Pointer): void {
  const date = new Date(seconds * 1000);
  const yearStart = Date.UTC(date.getUTCFullYear(), 0, 1);
  const dayOfYear = Math.floor((date.getTime() - yearStart) / 86_400_000);
  const fields = [
    date.getUTCSeconds(),
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth(),
    date.getUTCFullYear() - 1900,
    date.getUTCDay(),
    dayOfYear,
    0,
    0,
  ];
  fields.forEach((value, index) => {
    view.setInt32(tm + 4 * index, value, true);
  });
}
