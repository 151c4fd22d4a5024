/** A fault of the library or of the engine: never a Python exception, so no `except` of a script sees it. */
export class EngineError extends Error {
  readonly code: string;
  /** True for what the library itself answers at the end of the run; anything else ends the run on the spot. */
  get isLimit(): boolean {
    return this.code === "limit-output";
  }
  constructor(code: string) {
    super(`engine error: ${code}`);
    this.code = code;
  }
}

export function engineError(code: string): never {
  throw new EngineError(code);
}
