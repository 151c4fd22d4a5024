import type { AnyNode, FunctionExpression } from "acorn";
import type { Report } from "./rules.ts";

/**
 * Kinds of what an expression gives, as bits, so that a place can say which it accepts. `VALUE` is whatever
 * may be a Python value; `ARRAY` is a list that the artifact itself made, and so also a value. The others are
 * the library's own: they go from the operation that makes them to those that take them, by way of variables
 * that hold nothing else, and reach no operation that expects a value.
 */
export const VALUE = 1;
export const ARRAY = 2;
/** null, or a variable not yet assigned. */
export const EMPTY = 4;
/** What unpack and the match operations give: read with `t[0]`. */
export const ITEMS = 8;
/** What iter gives: read with `t.length` and `t[i]`. */
export const ITERABLE = 16;
/** What enter gives and leave takes. */
export const CONTEXT = 32;
/** What withexit gives. */
export const EXIT = 64;
/** The parameter of a class body. */
export const NAMESPACE = 128;
/** What yieldfrom gives; only yield* takes it. */
export const DELEGATE = 256;
/** What a catch clause receives. */
export const THROWN = 512;

export const PYTHON = VALUE | ARRAY | EMPTY;
/** For places that look only at identity or truth, which touches no object. */
export const ANYTHING = 1023;
const HANDLES = ITEMS | ITERABLE | CONTEXT | EXIT | NAMESPACE | DELEGATE | THROWN;

/** How code is used, as bits. */
export const CALLED = 1;
export const DEFINED = 2;
export const CLASS_BODY = 4;
export const GENERATOR = 8;

/** A function expression and the ways in which it is used. */
export interface Code {
  readonly node: FunctionExpression;
  uses: number;
}

export interface Binding {
  readonly name: string;
  readonly role: "runtime" | "operation" | "code" | "variable";
  readonly constant: boolean;
  /** The operation of an alias. */
  readonly operation?: string;
  readonly code?: Code;
  /** For a parameter: the code that it belongs to. */
  readonly parameterOf?: Code;
  /** For a const that holds a builtin: which. */
  builtin?: string;
  /** All that is ever stored here. */
  writes: number;
  /** Reads that do not accept everything: decided when all writes are known. */
  readonly reads: { readonly accepts: number; readonly node: AnyNode }[];
  /** Starts at an integer literal and is otherwise only counted up. */
  counter: boolean;
  index?: AnyNode;
}

export function newBinding(fields: Partial<Binding> & Pick<Binding, "name" | "role">): Binding {
  return { constant: false, writes: 0, reads: [], counter: false, ...fields };
}

/** A lexical scope; names are looked up outwards. */
export class Scope {
  private readonly names = new Map<string, Binding>();

  constructor(readonly outer: Scope | undefined) {}

  add(binding: Binding): void {
    this.names.set(binding.name, binding);
  }

  find(name: string): Binding | undefined {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.outer) {
      const binding = scope.names.get(name);
      if (binding !== undefined) return binding;
    }
    return undefined;
  }
}

export function recordRead(binding: Binding, accepts: number, node: AnyNode): void {
  if (accepts === ANYTHING) return;
  for (const read of binding.reads) if (read.accepts === accepts) return;
  binding.reads.push({ accepts, node });
}

/**
 * Decides all that depends on every use of a binding. A variable that ever holds a library object holds
 * only that kind (or nothing yet); one that ever holds anything else is a plain value.
 */
export function settle(binding: Binding, report: Report): void {
  if (binding.index !== undefined && !binding.counter)
    report.add("counter", `${binding.name} indexes an iterable but is no counter`, binding.index);
  if (binding.role !== "variable") return;
  const { parameterOf, reads } = binding;
  let writes = binding.writes;
  if (parameterOf !== undefined) writes |= (parameterOf.uses & CLASS_BODY) !== 0 ? NAMESPACE : VALUE;
  const kind = kindOf(writes);
  const mixed = (writes & HANDLES) !== 0 && kind === VALUE;
  for (const { accepts, node } of reads) {
    if (mixed) report.add("handle", `${binding.name} holds different kinds of things`, node);
    else if ((kind & accepts) === 0) {
      const rule = accepts === ARRAY ? "argument-array" : "handle";
      report.add(rule, `${binding.name} holds what does not belong here`, node);
    }
  }
}

function kindOf(writes: number): number {
  const stored = writes & ~EMPTY;
  if (stored === 0) return EMPTY;
  return (stored & (stored - 1)) === 0 ? stored : VALUE;
}
