import { describe, expect, it } from "vitest";
import { normInt, PySet } from "../../../../runtime/python/kernel.ts";
import * as algebra from "../../../../runtime/python/types/set-algebra.ts";
import { fixture, runCode } from "./support.ts";

type Step = readonly [what: string, items: readonly string[], after: readonly string[]];

function setOf(items: readonly unknown[]): PySet {
  const set = new PySet();
  for (const item of items) set.add(item);
  return set;
}

function apply(set: PySet, what: string, items: readonly unknown[]): void {
  if (what === "add") set.add(items[0]);
  else if (what === "discard") set.discard(items[0]);
  else if (what === "pop") set.pop();
  else if (what === "update") algebra.updateSet(set, setOf(items));
  else if (what === "difference") algebra.subtract(set, setOf(items));
  else algebra.toggle(set, setOf(items));
}

describe("sets of ints are iterated in CPython's order", () => {
  runCode(() => {});
  const rows = JSON.parse(fixture("sets.expected.json")) as Step[][];
  it.each(rows.map((steps, i) => [i, steps] as const))("sequence %i", (_i, steps) => {
    const set = new PySet();
    for (const [what, items, after] of steps) {
      apply(
        set,
        what,
        items.map((item) => normInt(BigInt(item))),
      );
      expect([what, ...set.items().map(String)]).toEqual([what, ...after]);
    }
  });
});
