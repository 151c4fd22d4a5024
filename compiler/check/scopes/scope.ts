import type { Span } from "../../source/span.ts";
import type { ClassDef, ComprehensionExpr, FunctionNode, Lambda, Module } from "../../syntax/ast.ts";

export type ScopeNode = Module | FunctionNode | Lambda | ClassDef | ComprehensionExpr;

/** How a name is used in one scope, before it is known where it is stored. */
export interface Entry {
  parameter: boolean;
  /** Bound in any way: assignment, import, definition, loop target, handler name, pattern, del. */
  bound: boolean;
  read: boolean;
  /** Unbound by del, or at the end of an except clause. */
  deleted: boolean;
  /** The first place where the name occurs other than in a declaration. */
  first: Span | null;
  annotated: Span | null;
  global: Span | null;
  nonlocal: Span | null;
  /** A walrus target inside a comprehension: the name belongs to the scope around it. */
  outward: boolean;
}

/** A place where a name of the script is stored. Class bodies keep theirs in a namespace and have none. */
export interface Variable {
  readonly name: string;
  readonly scope: Scope;
  readonly parameter: boolean;
  /** Another scope uses it: what symtable calls a cell. */
  captured: boolean;
  /** Another scope binds or deletes it, by `global`, `nonlocal` or a walrus in a comprehension. */
  boundElsewhere: boolean;
  deletedElsewhere: boolean;
  /** Some statement unbinds it: del, or the end of an except clause with a name. */
  deleted: boolean;
}

/** Where a name leads from the scope in which it stands. */
export type Resolution =
  | { readonly kind: "local" | "free"; readonly variable: Variable }
  | { readonly kind: "global"; readonly variable: Variable; readonly explicit: boolean }
  | { readonly kind: "class"; readonly name: string; readonly outer: Resolution }
  | { readonly kind: "context" | "builtin" | "unresolved"; readonly name: string };

export type ScopeKind = "module" | "function" | "lambda" | "class" | "comprehension";

export class Scope {
  readonly entries = new Map<string, Entry>();
  readonly variables = new Map<string, Variable>();
  readonly children: Scope[] = [];
  readonly resolutions = new Map<string, Resolution>();
  /** Has a yield of its own, which makes the function a generator. */
  generator = false;
  hasWalrus = false;
  /** For a class: some method reads `__class__` or calls `super()`. */
  needsClassCell = false;

  constructor(
    readonly kind: ScopeKind,
    readonly node: ScopeNode,
    readonly name: string,
    readonly parent: Scope | null,
  ) {
    parent?.children.push(this);
  }

  entry(name: string): Entry {
    let entry = this.entries.get(name);
    if (entry === undefined) {
      entry = {
        parameter: false,
        bound: false,
        read: false,
        deleted: false,
        first: null,
        annotated: null,
        global: null,
        nonlocal: null,
        outward: false,
      };
      this.entries.set(name, entry);
    }
    return entry;
  }

  /** Scopes whose names inner functions see: everything but class bodies and the module. */
  get functionLike(): boolean {
    return this.kind === "function" || this.kind === "lambda" || this.kind === "comprehension";
  }

  /** The name as a traceback and `__qualname__` would show it: `Outer.method.<locals>.inner`. */
  get qualname(): string {
    const { parent } = this;
    if (parent === null || parent.kind === "module" || this.entryIsGlobal()) return this.name;
    return parent.functionLike
      ? `${parent.qualname}.<locals>.${this.name}`
      : `${parent.qualname}.${this.name}`;
  }

  private entryIsGlobal(): boolean {
    const named = this.kind === "function" || this.kind === "class";
    return named && (this.parent?.entries.get(this.name)?.global ?? null) !== null;
  }
}
