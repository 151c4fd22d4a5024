import type { Span } from "../../source/span.ts";
import type { Parser } from "./parser.ts";

export type ScopeKind = "module" | "function" | "async function" | "lambda" | "class";

/** What is known of a function only when its body has been read. */
export interface FunctionFacts {
  yields: boolean;
  readonly valuedReturns: Span[];
}

/** What surrounds a statement: which function it is in, and which loop of that function. */
export interface Scope {
  readonly kind: ScopeKind;
  readonly facts: FunctionFacts;
  /** How many loops, `with` and `try` blocks of the function are around. */
  readonly nesting: number;
  /** Whether `break` and `continue` have a loop here. */
  readonly inLoop: boolean;
  /** Inside an `except*` block, out of which `break`, `continue` and `return` may not lead. */
  readonly inExceptStar: boolean;
  /** Inside a loop that is itself inside that `except*` block. */
  readonly loopInExceptStar: boolean;
}

export function moduleScope(): Scope {
  return newScope("module");
}

export function newScope(kind: ScopeKind): Scope {
  return {
    kind,
    facts: { yields: false, valuedReturns: [] },
    nesting: 0,
    inLoop: false,
    inExceptStar: false,
    loopInExceptStar: false,
  };
}

export function inLoop(scope: Scope): Scope {
  return { ...scope, inLoop: true, loopInExceptStar: scope.inExceptStar };
}

export function inExceptStar(scope: Scope): Scope {
  return { ...scope, inExceptStar: true, loopInExceptStar: false };
}

/** CPython's limit for blocks that are open at the same time, such as loops. */
const MAX_NESTING = 20;

/** Enters a loop, `with` or `try` block, which begins at `start`. The caller puts `p.scope` back. */
export function enterBlock(p: Parser, start: number, scope: Scope): void {
  if (scope.nesting === MAX_NESTING) {
    p.reportLate(
      2,
      "too-many-nested-blocks",
      `More than ${MAX_NESTING} loops, 'with' and 'try' blocks are nested here.`,
      { start, end: start + 1 },
      "Move the inner part into a function.",
    );
  }
  p.scope = { ...scope, nesting: scope.nesting + 1 };
}
