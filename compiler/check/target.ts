import policy from "../../spec/policy.json";

/** Where a script will run: `ristretto`, or a real Frappe site of a major version. The rows of policy.json. */
export type Target = "ristretto" | "frappe-14" | "frappe-15" | "frappe-16";

export const targets: readonly Target[] = policy.targets.map((row) => row.name as Target);

/** "Ristretto", "Frappe 16": how messages name a target. */
export function targetTitle(target: Target): string {
  return policy.targets.find((row) => row.name === target)!.title;
}
