import { EngineError } from "../object/engine-error.ts";

/** The way out of the sandbox; a text that begins with `!fatal:` ends the run at once. */
let host: ((text: string) => unknown) | null = null;

export function setFatalHost(f: ((text: string) => unknown) | null): void {
  host = f;
}

/** Tells the sandbox of an error that is the engine's or ours, and throws it on: no script may handle it. */
export function reportFatal(e: unknown): never {
  if (host !== null && !(e instanceof EngineError && e.isLimit)) host(`!fatal:${codeOf(e)}`);
  throw e;
}

/** Stack and memory errors have no class of their own in all engines; their texts tell. */
function codeOf(e: unknown): string {
  if (e instanceof EngineError) return e.code;
  const text = String((e as { message?: unknown } | null)?.message ?? "");
  if (/stack/i.test(text)) return "limit-recursion";
  if (/memory|string too long|invalid (string|array) length|BigInt is too large/i.test(text))
    return "limit-memory";
  return "internal";
}
