import { exc, raiseError } from "../object/exception.ts";

/** No built-in makes a text or a sequence of bytes longer than this (64 Mi). */
export const MAX_SIZE = 64 * 1024 * 1024;

/** MemoryError for a result of more than MAX_SIZE code units or bytes. */
export function checkSize(size: number): void {
  if (size > MAX_SIZE) raiseError(exc.MemoryError, "");
}
