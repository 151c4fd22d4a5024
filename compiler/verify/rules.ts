/**
 * Every rule of the verifier, with the diagnostic that it gives and with what it proves. A rule has a name of its own so that a test can switch
 * it off and see a hostile artifact pass: a rule whose absence changes nothing would be no rule.
 */
export const RULES = {
  "text-size": ["verify-size", "the text is no longer than the limit in spec/policy.json"],
  "text-characters": [
    "verify-node",
    "outside string literals the text is printable ASCII; no control character, no lone surrogate",
  ],
  comment: [
    "verify-node",
    "there is no comment of any form, so acorn and the engine cannot read two different programs",
  ],
  nesting: ["verify-depth", "brackets and operators do not nest so deep that a parser's stack is at stake"],
  "tree-size": [
    "verify-size",
    "the text has no more tokens than a tree may have nodes by the limit in spec/policy.json",
  ],
  "tree-depth": ["verify-depth", "the syntax tree is no deeper than the limit in spec/policy.json"],
  "function-count": ["verify-size", "there are no more function expressions than the limit"],
  "function-depth": ["verify-depth", "functions are not nested deeper than the engine's own parser bears"],
  "identifier-length": ["verify-size", "no identifier is longer than the limit"],
  "string-length": ["verify-size", "no string literal is longer than the limit"],
  "number-size": [
    "verify-size",
    "no number is longer than the limit: reading a BigInt takes more than linear time",
  ],
  artifact: [
    "verify-shape",
    "the whole text is one anonymous plain function expression in parentheses, with the one parameter `$`",
  ],
  strict: [
    "verify-directive",
    'the artifact\'s function begins with "use strict", and there is no other directive',
  ],
  "node-type": ["verify-node", "every node is of a type on the closed list; everything else is refused"],
  operator: ["verify-node", "every operator is on the closed list"],
  literal: [
    "verify-literal",
    "a literal is a string, a number, a BigInt, a boolean or null; no regular expression",
  ],
  "function-form": ["verify-node", "functions are not async, and their parameters are plain identifiers"],
  "function-place": ["verify-node", "a function expression stands only where it cannot become a value"],
  declaration: [
    "verify-node",
    "bindings are made by let and const with a plain identifier; const has an initialiser",
  ],
  "binding-name": [
    "verify-identifier",
    "no binding is called `undefined`, `arguments`, `__proto__` or the like",
  ],
  "dollar-binding": ["verify-identifier", "`$` is bound once, as the artifact's parameter"],
  unresolved: ["verify-unbound", "every identifier is bound inside the artifact: there is no global"],
  dollar: ["verify-member", "`$` stands only before `.operation`"],
  operation: ["verify-operation", "only operations of spec/runtime-ops.json are read from `$`"],
  "alias-place": ["verify-member", "operations are bound only by a const at the top level of the artifact"],
  "alias-use": ["verify-member", "an operation alias is only called"],
  "code-use": ["verify-member", "a code binding is only called, or given to the operations that take code"],
  callee: ["verify-member", "only operations, code bindings and functions in place are called"],
  assignment: [
    "verify-assignment",
    "only variables are assigned to: no member, no const, no operation, no code",
  ],
  member: [
    "verify-member",
    "members are read only in the shapes `t.length`, `t[i]` and `t[0]` of compiler temporaries",
  ],
  counter: [
    "verify-member",
    "the index of `t[i]` is a counter from an integer literal that only ever counts up by one",
  ],
  handle: [
    "verify-member",
    "what is not a Python value (items, iterables, contexts) flows only to where it belongs",
  ],
  "argument-count": [
    "verify-operation",
    "an operation gets exactly its arguments, and code exactly its parameters",
  ],
  "argument-literal": ["verify-operation", "names, counts and conversions are literals of the right form"],
  "argument-array": ["verify-operation", "an operation that takes an array gets one that the artifact made"],
  "argument-code": [
    "verify-operation",
    "an operation that takes code gets a function with the parameters that it will be called with",
  ],
  "attribute-name": ["verify-operation", "attribute names keep to the name rules of the dialect"],
  "class-name": ["verify-operation", "names bound in a class body keep to the name rules of the dialect"],
  "known-name": ["verify-operation", "builtins, globals and modules are on the lists in spec/"],
  catch: [
    "verify-node",
    "a catch first gives what it caught to `caught`, and never uses it otherwise: engine errors pass",
  ],
  throw: ["verify-node", "throw rethrows an identifier; new exceptions come from raise_"],
  yield: ["verify-node", "yield* delegates only to what `yieldfrom` gives"],
  version: ["verify-version", "an artifact has the one version of the format that this verifier reads"],
  schema: ["verify-schema", "an artifact has the fields of spec/artifact.schema.json and no others"],
  hash: ["verify-hash", "jsHash is the hash of the JavaScript"],
  uses: ["verify-uses", "what the artifact says it uses covers what its JavaScript uses"],
} as const;

export type RuleName = keyof typeof RULES;

/** All rules: what every caller outside the tests uses. */
export const ALL_RULES: ReadonlySet<RuleName> = new Set(Object.keys(RULES) as RuleName[]);

/** One reason why an artifact is refused; offsets are into its JavaScript. */
export interface Finding {
  /** The rule that is broken, or `syntax` where acorn cannot read the text. */
  readonly rule: RuleName | "syntax";
  /** The diagnostic in spec/diagnostics/verify.json. */
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** What the JavaScript of an artifact reaches, each list sorted. */
export interface Uses {
  readonly builtins: readonly string[];
  readonly globals: readonly string[];
  readonly modules: readonly string[];
  readonly operations: readonly string[];
}

export interface VerifyResult {
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly uses: Uses;
}

/** A text that breaks a rule at every token gets this many findings, not a million. */
const MOST_FINDINGS = 100;

/** Collects findings of the rules that are on. */
export class Report {
  readonly findings: Finding[] = [];

  constructor(readonly rules: ReadonlySet<RuleName>) {}

  /** True where the finding counts: the rule is on. */
  add(
    rule: RuleName | "syntax",
    message: string,
    at: { readonly start: number; readonly end: number },
  ): boolean {
    if (rule !== "syntax" && !this.rules.has(rule)) return false;
    const code = rule === "syntax" ? "verify-syntax" : RULES[rule][0];
    if (this.findings.length < MOST_FINDINGS)
      this.findings.push({ rule, code, message, start: at.start, end: at.end });
    return true;
  }
}
