import { exc, raiseError } from "./exception.ts";
import type { PyType } from "./type.ts";

/** The method resolution order behind a class with these bases (without the class itself): C3. */
export function linearize(bases: readonly PyType[]): PyType[] {
  const seen = new Set<PyType>();
  for (const base of bases) {
    if (seen.has(base)) raiseError(exc.TypeError, `duplicate base class ${base.name}`);
    seen.add(base);
  }
  if (bases.length === 1) return bases[0]!.mro.slice();
  const lists = [...bases.map((base) => base.mro.slice()), bases.slice()];
  const order: PyType[] = [];
  for (;;) {
    const open = lists.filter((list) => list.length > 0);
    if (open.length === 0) return order;
    const next = open.map((list) => list[0]!).find((type) => !open.some((list) => list.indexOf(type) > 0));
    if (next === undefined) raiseConflict(open);
    order.push(next);
    for (const list of lists) if (list[0] === next) list.shift();
  }
}

function raiseConflict(open: readonly PyType[][]): never {
  const names = Array.from(new Set(open.map((list) => list[0]!.name))).join(", ");
  raiseError(exc.TypeError, `Cannot create a consistent method resolution\norder (MRO) for bases ${names}`);
}
