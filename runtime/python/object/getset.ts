import type { PyType } from "./type.ts";

/** An attribute of a built-in type that is computed: `get` on each read. */
export class BuiltinGetSet {
  declare $t: PyType;
  declare readonly name: string;
  declare readonly owner: PyType;
  declare readonly get: (self: unknown) => unknown;
  /** Null for a read-only attribute; undefined as value means deletion. */
  declare readonly set: ((self: unknown, value: unknown) => void) | null;
  constructor(
    name: string,
    owner: PyType,
    get: (self: unknown) => unknown,
    set: ((self: unknown, value: unknown) => void) | null,
  ) {
    this.name = name;
    this.owner = owner;
    this.get = get;
    this.set = set;
  }
}
