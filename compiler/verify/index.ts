/**
 * The verifier. An artifact is data: it comes from a disk or a network, and nobody has to believe that our
 * compiler wrote it. This folder decides from the text alone whether it may run, and knows nothing of the
 * emitter.
 *
 * **Theorem.** Let an accepted text be evaluated by an ECMAScript engine as a script, and its completion
 * value be called with the runtime `$`. Then (1) it reads and writes no variable but its own and `$`;
 * (2) the only property that it reads by name is `$.op` with `op` in spec/runtime-ops.json, besides `length`
 * and elements of arrays that `iter`, `unpack` and the match operations gave it, and it writes none;
 * (3) it calls only these operations and its own functions, and no function, neither an operation nor one of
 * its own, ever becomes a value that it could store, pass, return or throw; only `def`, `cls` and `gen`
 * receive its functions; (4) each operation gets the number and form of arguments that the specification
 * says, attribute names in keeping with the dialect among them; (5) errors of the engine that a `catch` receives
 * go to `caught` before anything else happens. So whatever it does to the world, it does through an operation.
 *
 * **Why it holds.**
 * - What acorn reads is what the engine reads: ASCII outside strings, no comment in any form, script goal,
 *   strict mode, and none of the constructs in which engines differ (`text.ts`, rules `artifact`, `strict`).
 * - Every node is on a closed list without `this`, `new`, `import`, classes, templates, patterns, spread, object
 *   literals, `delete`, `in`, `instanceof`, for-in and for-of (rules `node-type`, `operator`, `literal`): nothing on
 *   it reaches an object but calls, members and the conversion of an operand to a primitive. Conversion runs
 *   the engine's own methods on the library's objects and gives a primitive; it can fail, which is an engine error.
 * - Every identifier is bound inside (`unresolved`); the roles of `$`, operations and code are fixed by the
 *   only declaration there is, a const (`dollar*`, `alias-*`, `code-use`, `function-place`, `assignment`, `callee`).
 * - A member is read from a variable whose every write is known to be an operation that gives such a thing,
 *   with an index that is an integer (`member`, `counter`, `handle`, in `bindings.ts`).
 * - The conditions on arguments are decided on literals, at the call (`calls.ts`).
 *
 * What is *not* claimed: that values are well formed Python values (a text may pass 0.5 where the library
 * expects an int, or undefined), or that it ends. The library checks what it receives, and the sandbox's limits
 * end what does not end.
 */
import { type FunctionExpression, type Program, parse } from "acorn";
import { ALL_RULES, Report, type RuleName, type Uses, type VerifyResult } from "./rules.ts";
import { checkText } from "./text.ts";
import { Walker } from "./walk.ts";

export { verifyArtifact } from "./artifact.ts";
export { ALL_RULES, type Finding, RULES, type RuleName, type Uses, type VerifyResult } from "./rules.ts";

/** Decides whether JavaScript may run against the runtime `$`. Never throws. Only tests switch rules off. */
export function verifyJs(js: string, rules: ReadonlySet<RuleName> = ALL_RULES): VerifyResult {
  const report = new Report(rules);
  const walker = new Walker(report);
  const whole = { start: 0, end: js.length };
  try {
    const root = checkText(js, report) ? artifactFunction(js, report) : undefined;
    if (root !== undefined) walker.artifact(root);
  } catch (error) {
    if (error instanceof RangeError) report.add("syntax", "the text nests too deep to be read", whole);
    else if (error instanceof SyntaxError) report.add("syntax", error.message, whole);
    else throw error;
  }
  return { ok: report.findings.length === 0, findings: report.findings, uses: usesOf(walker) };
}

/** The one function expression that the text consists of. */
function artifactFunction(js: string, report: Report): FunctionExpression | undefined {
  const program: Program = parse(js, { ecmaVersion: 2022, sourceType: "script" });
  const [statement] = program.body;
  const root = statement?.type === "ExpressionStatement" ? statement.expression : undefined;
  if (root?.type !== "FunctionExpression") {
    report.add("artifact", "the text is no function expression", program);
    return undefined;
  }
  const refuse = (why: string) => report.add("artifact", why, root);
  if (
    program.body.length !== 1 ||
    !/^\s*\(\s*$/.test(js.slice(0, root.start)) ||
    !/^\s*\)\s*$/.test(js.slice(root.end))
  )
    refuse("something stands before or after the function in its parentheses");
  if (root.id || root.async || root.generator) refuse("the function is not anonymous and plain");
  const [parameter] = root.params;
  if (root.params.length !== 1 || parameter?.type !== "Identifier" || parameter.name !== "$")
    refuse("the function has not the one parameter $");
  const first = root.body.body[0];
  if (first === undefined || !("directive" in first) || first.directive !== "use strict")
    report.add("strict", 'the function does not begin with "use strict"', root);
  return root;
}

function usesOf(walker: Walker): Uses {
  const sorted = (names: ReadonlySet<string>) => [...names].sort();
  const { builtin, global, module } = walker.uses;
  return {
    builtins: sorted(builtin),
    globals: sorted(global),
    modules: sorted(module),
    operations: sorted(walker.operations),
  };
}
