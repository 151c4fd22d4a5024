import { isAlpha } from "../../text/str-predicates.ts";
import { ASCII, DOTALL, IGNORECASE, LOCALE, MULTILINE, TYPE_FLAGS, UNICODE, VERBOSE } from "./flags.ts";
import type { Tokens } from "./tokens.ts";

const LETTERS: Record<string, number> = {
  i: IGNORECASE,
  L: LOCALE,
  m: MULTILINE,
  s: DOTALL,
  x: VERBOSE,
  a: ASCII,
  u: UNICODE,
};

export function isFlagLetter(c: string): boolean {
  return Object.hasOwn(LETTERS, c);
}

/** A flag's letter must follow; `missing` says what else may stand there. */
function refuseLetter(s: Tokens, c: string, missing: string): void {
  if (!isFlagLetter(c)) s.fail(isAlpha(c) ? "unknown flag" : missing, Array.from(c).length);
}

/** Reads `i`, `im-s:` and so on behind `(?`. `global` where it ends with `)`. */
export function parseFlags(s: Tokens, first: string): { add: number; remove: number; global: boolean } {
  let add = 0;
  let remove = 0;
  let c: string | null = first;
  if (c !== "-") {
    for (;;) {
      const flag: number = LETTERS[c]!;
      if (s.isText && c === "L") s.fail("bad inline flags: cannot use 'L' flag with a str pattern");
      if (!s.isText && c === "u") s.fail("bad inline flags: cannot use 'u' flag with a bytes pattern");
      add |= flag;
      if (flag & TYPE_FLAGS && (add & TYPE_FLAGS) !== flag) {
        s.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
      }
      c = s.get();
      if (c === null) s.fail("missing -, : or )");
      if (c === ")" || c === "-" || c === ":") break;
      refuseLetter(s, c, "missing -, : or )");
    }
  }
  if (c === ")") return { add, remove, global: true };
  if (c === "-") {
    c = s.get();
    if (c === null) s.fail("missing flag");
    refuseLetter(s, c, "missing flag");
    while (c !== ":") {
      const flag: number = LETTERS[c]!;
      if (flag & TYPE_FLAGS) s.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
      remove |= flag;
      c = s.get();
      if (c === null) s.fail("missing :");
      if (c !== ":") refuseLetter(s, c, "missing :");
    }
  }
  if (add & remove) s.fail("bad inline flags: flag turned on and off", 1);
  return { add, remove, global: false };
}
