import { newBuiltinType } from "./builtin-type.ts";
import type { PyType } from "./type.ts";

/** Anything that gives items one by one; `undefined` means no more, and goes on to mean it. */
export interface Iter {
  next(): unknown;
  /** How many items are left where that is known without consuming them, for `reversed` and pre-sizing. */
  remaining?(): number;
}

/** Base class of all iterators of the library; each is also a Python value. */
export abstract class PyIterator implements Iter {
  declare $t: PyType;
  abstract next(): unknown;
}

/** Makes the Python type of a JS iterator class. `__iter__` and `__next__` come with the base type. */
export function newIteratorType(name: string, jsClass: { prototype: object }, module?: string): PyType {
  const type = newBuiltinType(name, module === undefined ? { jsClass } : { jsClass, module });
  if (equip === null) waiting.push(type);
  else equip(type);
  return type;
}

const waiting: PyType[] = [];
let equip: ((type: PyType) => void) | null = null;

/** Sets what adds `__iter__` and `__next__` to an iterator type, for those there are and those to come. */
export function equipIteratorTypes(f: (type: PyType) => void): void {
  equip = f;
  for (const type of waiting.splice(0)) f(type);
}
