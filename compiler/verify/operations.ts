import spec from "../../spec/runtime-ops.json";
import { ARRAY, CONTEXT, DELEGATE, EXIT, ITEMS, ITERABLE, NAMESPACE, THROWN, VALUE } from "./bindings.ts";

/** An operation as the walker needs it. `args` holds a kind for an expression, a name for what is checked by its form. */
export interface Operation {
  readonly name: string;
  readonly args: readonly (number | "name" | "names" | "count" | "conversion" | "code")[];
  readonly gives: number;
  /** Argument positions whose names are attributes, or bound in a class body. */
  readonly attribute: number;
  readonly className: number;
}

/** What the specification calls `any`: the library's own things, each with its one way through the code. */
const HANDLES: Readonly<Record<string, number>> = {
  caught: THROWN,
  enter: CONTEXT,
  leave: CONTEXT,
  withexit: EXIT,
  withcatch: EXIT,
  withend: EXIT,
  yieldfrom: DELEGATE,
  nsget: NAMESPACE,
  nsset: NAMESPACE,
  nsdel: NAMESPACE,
};

const ATTRIBUTES = new Map([
  ...["attr", "setattr", "delattr", "m0", "m1", "m2", "m3", "mn", "mkw"].map((name): [string, number] => [
    name,
    1,
  ]),
  ["matchclass", 3],
]);
const CLASS_NAMES = new Map(["nsget", "nsset", "nsdel"].map((name) => [name, 1]));

const KINDS: Readonly<Record<string, number>> = {
  value: VALUE,
  number: VALUE,
  bool: VALUE,
  str: VALUE,
  void: VALUE,
  never: VALUE,
  array: ARRAY,
  items: ITEMS,
  iterable: ITERABLE,
};
const FORMS = new Set(["name", "names", "count", "conversion", "code"]);

function kind(type: string, operation: string): number {
  const known = type === "any" ? HANDLES[operation] : KINDS[type];
  if (known === undefined) throw new Error(`the verifier knows no kind for "${type}" of ${operation}`);
  return known;
}

/** The operations of spec/runtime-ops.json by name. An unknown type there stops the verifier from loading. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  spec.operations.map(({ name, args, returns }) => [
    name,
    {
      name,
      args: args.map((type) => (FORMS.has(type) ? (type as "name") : kind(type, name))),
      gives: kind(returns, name),
      attribute: ATTRIBUTES.get(name) ?? -1,
      className: CLASS_NAMES.get(name) ?? -1,
    },
  ]),
);
