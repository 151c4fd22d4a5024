import type { KnownNames } from "./known-names.ts";
import type { Resolution, Scope, Variable } from "./scope.ts";

/** Finds for a name where it is stored, from the scope in which it stands; keeps the answer. */
export class Resolver {
  constructor(
    readonly root: Scope,
    readonly known: KnownNames,
  ) {}

  resolve(scope: Scope, name: string): Resolution {
    let resolution = scope.resolutions.get(name);
    if (resolution === undefined) {
      resolution = this.find(scope, name);
      scope.resolutions.set(name, resolution);
    }
    return resolution;
  }

  private find(scope: Scope, name: string): Resolution {
    const entry = scope.entries.get(name);
    if (scope.kind === "module") return this.global(name, false);
    if (entry !== undefined && entry.global !== null && !entry.parameter) return this.global(name, true);
    const nonlocal = entry !== undefined && (entry.nonlocal !== null || entry.outward);
    if (entry?.bound && !nonlocal) {
      // A name that a class body binds is looked up there and then at the top level, past enclosing functions.
      if (scope.kind === "class") return { kind: "class", name, outer: this.global(name, false) };
      return { kind: "local", variable: this.variable(scope, name) };
    }
    return this.outward(scope, name);
  }

  /** The name as a scope inside `from` sees it that does not bind it itself. */
  private outward(from: Scope, name: string): Resolution {
    for (let scope = from.parent; scope !== null; scope = scope.parent) {
      if (!scope.functionLike) {
        // A walrus in a comprehension in a class body is refused by the grammar, so class names are skipped.
        if (scope.kind === "module") return this.global(name, false);
        continue;
      }
      const entry = scope.entries.get(name);
      if (entry === undefined) continue;
      if (entry.global !== null && !entry.parameter) return this.global(name, true);
      if (entry.bound && entry.nonlocal === null && !entry.outward) {
        const variable = this.variable(scope, name);
        variable.captured = true;
        return { kind: "free", variable };
      }
    }
    return this.global(name, false);
  }

  private global(name: string, explicit: boolean): Resolution {
    const variable = this.root.variables.get(name);
    if (variable !== undefined) return { kind: "global", variable, explicit };
    if (this.known.builtins.has(name)) return { kind: "builtin", name };
    if (this.known.context.has(name)) return { kind: "context", name };
    return { kind: "unresolved", name };
  }

  /** The variable of a scope, made on first use; those of the module exist from the start. */
  variable(scope: Scope, name: string): Variable {
    let variable = scope.variables.get(name);
    if (variable === undefined) {
      variable = {
        name,
        scope,
        parameter: scope.entries.get(name)?.parameter ?? false,
        captured: false,
        boundElsewhere: false,
        deletedElsewhere: false,
        deleted: false,
      };
      scope.variables.set(name, variable);
    }
    return variable;
  }
}
