import type { SetItem } from "./char-set.ts";

export const INFINITE = Number.POSITIVE_INFINITY;

/** What must hold at a place: `^`, `$`, `\A`, `\Z`, `\b`, `\B`. */
export type Anchor = "^" | "$" | "A" | "Z" | "b" | "B";

/** A parsed pattern. */
export type Node =
  | { readonly kind: "char"; readonly code: number; readonly negate: boolean }
  | { readonly kind: "any" }
  | { readonly kind: "set"; readonly items: readonly SetItem[]; readonly negate: boolean }
  | { readonly kind: "at"; readonly anchor: Anchor }
  | { readonly kind: "sequence"; readonly items: readonly Node[] }
  | { readonly kind: "branch"; readonly items: readonly Node[] }
  | {
      readonly kind: "group";
      /** Null where it does not capture. */
      readonly number: number | null;
      readonly add: number;
      readonly remove: number;
      readonly body: Node;
    }
  | {
      readonly kind: "repeat";
      readonly min: number;
      readonly max: number;
      readonly mode: "greedy" | "lazy" | "possessive";
      readonly body: Node;
    }
  | { readonly kind: "look"; readonly behind: boolean; readonly negate: boolean; readonly body: Node }
  | { readonly kind: "atomic"; readonly body: Node }
  | { readonly kind: "backref"; readonly group: number }
  | { readonly kind: "condition"; readonly group: number; readonly yes: Node; readonly no: Node | null };

export interface Width {
  readonly low: number;
  readonly high: number;
}

const add = (a: Width, b: Width): Width => ({ low: a.low + b.low, high: a.high + b.high });
const times = (n: number, w: number): number => (w === 0 ? 0 : n * w);
const CAP = 2 ** 64;

/** How few and how many characters a pattern takes; `groups` are the widths of the closed groups. */
export function widthOf(node: Node, groups: ReadonlyMap<number, Width>): Width {
  switch (node.kind) {
    case "char":
    case "any":
    case "set":
      return { low: 1, high: 1 };
    case "at":
    case "look":
      return { low: 0, high: 0 };
    case "sequence":
      return node.items.map((item) => widthOf(item, groups)).reduce(add, { low: 0, high: 0 });
    case "branch": {
      const widths = node.items.map((item) => widthOf(item, groups));
      return { low: Math.min(...widths.map((w) => w.low)), high: Math.max(...widths.map((w) => w.high)) };
    }
    case "group":
    case "atomic":
      return widthOf(node.body, groups);
    case "repeat": {
      const w = widthOf(node.body, groups);
      return { low: Math.min(CAP, times(node.min, w.low)), high: Math.min(CAP, times(node.max, w.high)) };
    }
    case "backref":
      return groups.get(node.group) ?? { low: 0, high: INFINITE };
    case "condition": {
      const yes = widthOf(node.yes, groups);
      const no = node.no === null ? { low: 0, high: 0 } : widthOf(node.no, groups);
      return { low: Math.min(yes.low, no.low), high: Math.max(yes.high, no.high) };
    }
  }
}
