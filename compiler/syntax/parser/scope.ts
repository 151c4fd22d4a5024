export type ScopeKind = "module" | "function" | "async function" | "lambda" | "class";

/** What surrounds a statement: which function it is in, and which loop of that function. */
export interface Scope {
  readonly kind: ScopeKind;
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
  return { kind, inLoop: false, inExceptStar: false, loopInExceptStar: false };
}

export function inLoop(scope: Scope): Scope {
  return { ...scope, inLoop: true, loopInExceptStar: scope.inExceptStar };
}

export function inExceptStar(scope: Scope): Scope {
  return { ...scope, inExceptStar: true, loopInExceptStar: false };
}
