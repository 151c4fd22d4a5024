import builtins from "../../spec/builtins.json";
import modules from "../../spec/modules.json";
import policy from "../../spec/policy.json";
import api from "../../spec/script-api.json";

/** The shape of a Python name; letters of other scripts are left to the compiler, they reach nothing special. */
const NAME = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\u00b7]*$/u;

interface NameRule {
  readonly match: { readonly prefix?: string; readonly suffix?: string; readonly names?: readonly string[] };
  readonly verdict: { readonly ristretto: string };
}

const denied = (rules: readonly NameRule[]) => rules.filter((rule) => rule.verdict.ristretto === "denied");
const attributeRules = denied(policy.attributes);
const nameRules = denied(policy.names);
const exempt = new Set(["_", "_dict"]);
const methods = new Set(policy.dunders.methods);
const inClasses = new Set([...policy.dunders.methods, ...policy.dunders.attributes]);
const allowed = (rows: readonly { name: string; verdict: { ristretto: string } }[]) =>
  new Set(rows.filter((row) => row.verdict.ristretto === "allowed").map((row) => row.name));

/** The names that `$.builtin`, `$.global` and `$.module` give. */
export const KNOWN: Readonly<Record<"builtin" | "global" | "module", ReadonlySet<string>>> = {
  builtin: allowed(builtins.names),
  global: new Set(
    api.names
      .filter((row) => row.access === "global" || row.access === "path")
      .map((row) => (row.path ?? row.name).split(".")[0]!),
  ),
  module: allowed(modules.modules),
};

/** May a script read, write, delete or call an attribute of this name? */
export function isAttribute(name: string): boolean {
  return NAME.test(name) && (exempt.has(name) || !attributeRules.some((rule) => matches(rule, name)));
}

/** May super() give a method of this name? The dunder methods that classes may define, and plain attributes. */
export function isSuperAttribute(name: string): boolean {
  return methods.has(name) || isAttribute(name);
}

/** May a class body bind this name? */
export function isClassName(name: string): boolean {
  return (
    NAME.test(name) &&
    (exempt.has(name) || inClasses.has(name) || !nameRules.some((rule) => matches(rule, name)))
  );
}

function matches({ match }: NameRule, name: string): boolean {
  return (
    (match.prefix !== undefined && name.startsWith(match.prefix)) ||
    (match.suffix !== undefined && name.endsWith(match.suffix)) ||
    (match.names?.includes(name) ?? false)
  );
}
