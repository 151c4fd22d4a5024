import { exc, raiseError } from "./exception.ts";

/** The most items or characters that one operation may allocate. */
export const MAX_SIZE = 1 << 26;
/** The most bits of an int that an operation may produce. */
export const MAX_INT_BITS = 1_000_000;
/** How deep the library may recurse by itself (the repr of nested lists, say). */
export const MAX_NESTING = 900;

/** Refuses to allocate too large a result: the engine does not poll for limits inside its own functions. */
export function checkSize(n: number): void {
  if (n > MAX_SIZE)
    raiseError(exc.MemoryError, `result of ${n} items is larger than the limit of ${MAX_SIZE}`);
}

/** The same for the number of bits of an int. */
export function checkBits(bits: number): void {
  if (bits > MAX_INT_BITS) {
    raiseError(
      exc.OverflowError,
      `int result of about ${Math.ceil(bits)} bits is larger than the limit of ${MAX_INT_BITS}`,
    );
  }
}

let nesting = 0;

/** Counts a step of recursion inside the library; each is undone by {@link leaveNesting} in a `finally`. */
export function enterNesting(what: string): void {
  if (++nesting > MAX_NESTING) {
    nesting--;
    raiseError(exc.RecursionError, `maximum recursion depth exceeded${what}`);
  }
}

export function leaveNesting(): void {
  nesting--;
}

/** Starts counting anew. */
export function resetNesting(): void {
  nesting = 0;
}
