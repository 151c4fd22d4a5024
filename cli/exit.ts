/** What the command line's exit codes mean. */
export const ExitCode = {
  ok: 0,
  /** `run`: the script raised. `lint`: findings. */
  failed: 1,
  /** The input could not be used: wrong options, no such file, a script that does not compile (`run`, `compile`). */
  unusable: 2,
  /** `run`: a limit ended the script. */
  limit: 3,
} as const;

/** Something the user has to change about the command; printed as one line. */
export class UsageError extends Error {
  override name = "UsageError";
}
