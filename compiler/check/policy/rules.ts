import policy from "../../../spec/policy.json";
import type { NodeKind } from "../../syntax/ast.ts";
import type { Target } from "../target.ts";

/** What a target does with a construct: refuses it at save, or saves it and fails when it runs. */
export type Verdict = "allowed" | "denied" | "fails-at-run";

/** What every row of policy.json says about a refusal. `message` and `help` have {slots}. */
export interface Rule {
  readonly verdict: Readonly<Record<Target, Verdict>>;
  readonly code: string | null;
  readonly message: string | null;
  readonly help: string | null;
}

/** Which names a rule is about. */
export interface NameMatch {
  readonly prefix?: string;
  readonly suffix?: string;
  readonly names?: readonly string[];
}

export interface NameRule extends Rule {
  readonly id: string;
  readonly match: NameMatch;
  readonly except: readonly string[];
  readonly positions?: readonly string[];
}

export interface FormRule extends Rule {
  readonly id: string;
  readonly node: string;
}

/** What a scope of one kind cannot see in some types of scripts; `id` is the kind of scope. */
export interface ScopeRule extends Rule {
  readonly id: string;
  readonly script_types: readonly string[];
}

export const nodeRules: ReadonlyMap<string, Rule> = new Map(
  (policy.nodes as unknown as (Rule & { node: NodeKind })[])
    .filter((row) => row.code !== null)
    .map((row) => [row.node, row]),
);

export const formRules = policy.forms as unknown as readonly FormRule[];
export const nameRules = policy.names as unknown as readonly NameRule[];
export const attributeRules = policy.attributes as unknown as readonly NameRule[];
export const subscriptRules = policy.subscripts as unknown as readonly FormRule[];
export const scopeRules = policy.scopes as unknown as readonly ScopeRule[];
export const writeRules = policy.writes as unknown as readonly Rule[];

export const attributeHelp: ReadonlyMap<string, string> = new Map(
  policy.attribute_help.map((row) => [row.name, row.help]),
);

export const dunders = {
  methods: new Set(policy.dunders.methods),
  attributes: new Set(policy.dunders.attributes),
  denied: new Map(policy.dunders.denied.map((row) => [row.name, row.help])),
  rule: policy.dunders as unknown as Rule,
};

/** Does a name fall under a rule? */
export function matches(rule: NameRule, name: string): boolean {
  if (rule.except.includes(name)) return false;
  const { prefix, suffix, names } = rule.match;
  if (prefix !== undefined && name.startsWith(prefix)) return true;
  if (suffix !== undefined && name.endsWith(suffix)) return true;
  return names?.includes(name) ?? false;
}
