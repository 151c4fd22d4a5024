import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import type { Entry, Scope } from "./scope.ts";

/** What CPython's symbol table refuses about `global` and `nonlocal`. */
export function checkDeclarations(scopes: Iterable<Scope>): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const scope of scopes) {
    for (const [name, entry] of scope.entries) {
      if (entry.global !== null || entry.nonlocal !== null) check(scope, name, entry, found);
    }
  }
  return found;
}

function check(scope: Scope, name: string, entry: Entry, found: Diagnostic[]): void {
  const word = entry.global !== null ? "global" : "nonlocal";
  const span = (entry.global ?? entry.nonlocal)!;
  const report = (code: string, message: string, at: Span, help: string) =>
    found.push({ code, severity: "error", message, span: at, help });
  if (entry.parameter) {
    report(
      "parameter-declared",
      `\`${name}\` is a parameter and is declared ${word}.`,
      span,
      "Rename the parameter or leave the declaration out.",
    );
  } else if (entry.global !== null && entry.nonlocal !== null) {
    const later = entry.global.start > entry.nonlocal.start ? entry.global : entry.nonlocal;
    report(
      "global-and-nonlocal",
      `\`${name}\` is declared both global and nonlocal.`,
      later,
      "Keep one of the two declarations.",
    );
  } else if (entry.nonlocal !== null && scope.kind === "module") {
    report(
      "nonlocal-at-top-level",
      `\`nonlocal ${name}\` stands at the top level, which no function encloses.`,
      span,
      "Leave the statement out.",
    );
  } else if (entry.annotated !== null && scope.kind !== "module") {
    report(
      "annotated-declared-name",
      `\`${name}\` is annotated and is declared ${word}.`,
      entry.annotated,
      "Leave the annotation out.",
    );
  } else if (entry.first !== null && entry.first.start < span.start) {
    report(
      "declared-after-use",
      `\`${name}\` is used before it is declared ${word}.`,
      span,
      `Move \`${word} ${name}\` to the beginning of the function.`,
    );
  } else if (entry.nonlocal !== null && !boundAround(scope, name)) {
    report(
      "nonlocal-without-binding",
      `No enclosing function assigns \`${name}\`, which is declared nonlocal.`,
      span,
      `Assign \`${name}\` in the enclosing function, or write \`global ${name}\` where it is a name of the top level.`,
    );
  }
}

function boundAround(scope: Scope, name: string): boolean {
  for (let at = scope.parent; at !== null; at = at.parent) {
    if (!at.functionLike) continue;
    const entry = at.entries.get(name);
    if (entry === undefined) continue;
    if (entry.global !== null) return false;
    if (entry.bound && entry.nonlocal === null && !entry.outward) return true;
  }
  return false;
}
