import policy from "../../spec/policy.json";

function limit(name: string): number {
  const row = policy.limits.find((entry) => entry.name === name);
  if (row === undefined) throw new Error(`spec/policy.json has no limit "${name}"`);
  return row.value;
}

/**
 * Limits that the specification sets. Nodes are counted as tokens, before there is a tree: a tree of that
 * size is what is to be avoided, and there are at most a few nodes to a token.
 */
export const MOST_BYTES = limit("artifact-js-bytes");
export const MOST_NODES = limit("artifact-nodes");
export const MOST_DEPTH = limit("artifact-depth");

/**
 * Limits that the parsers set. Measured on default stacks: acorn under Node reads 650 calls inside one
 * another, QuickJS 600, and both some 4,000 operators in a chain; QuickJS compiles more than 200 functions
 * inside one another. A bracket is counted as five operators.
 */
export const BRACKET_WEIGHT = 5;
export const MOST_NESTING = 500 * BRACKET_WEIGHT;
export const MOST_FUNCTION_DEPTH = 150;

/** Limits of what a reader or an engine has to hold; far above what the compiler writes for real scripts. */
export const MOST_FUNCTIONS = 50_000;
export const LONGEST_IDENTIFIER = 1_000;
export const LONGEST_STRING = 4_194_304;
export const LONGEST_NUMBER = 20_000;
