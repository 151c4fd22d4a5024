import { asciiName } from "./quote.ts";
import type { Unit } from "./unit.ts";

/**
 * Comprehensions may be written in place as loops of the function around them, where a variable of theirs must not
 * meet one of the same name; theirs get numbers.
 */
export function nameComprehensions(unit: Unit): void {
  let number = 0;
  for (const scope of unit.scopes.scopes.values()) {
    if (scope.kind !== "comprehension") continue;
    number++;
    for (const variable of scope.variables.values())
      unit.names.set(variable, `v${number}_${asciiName(variable.name)}`);
  }
}
