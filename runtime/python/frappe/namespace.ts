/**
 * `frappe`, `frappe.db` and the other namespaces of the Script API. Reading a name that is not there raises
 * AttributeError at once; Frappe gives a stub that fails only when it is called, or None.
 */
import {
  type AttributeStorage,
  defMethods,
  exc,
  newBuiltinType,
  newException,
  type PyType,
  raiseError,
  strOr,
  throwException,
} from "../kernel.ts";

/**
 * Names in layers: what every invocation has, made once when the library boots; what is made for an invocation when
 * it is first read; and what the invocation itself set or removed, which is the map proper. So an invocation costs
 * nothing for what its script does not touch. To go through all names use {@link names}.
 */
export class LayeredNames extends Map<string, unknown> {
  private readonly base: ReadonlyMap<string, unknown>;
  private readonly lazy: ReadonlyMap<string, () => unknown>;
  constructor(base: ReadonlyMap<string, unknown>, lazy: ReadonlyMap<string, () => unknown> = new Map()) {
    super();
    this.base = base;
    this.lazy = lazy;
  }

  override get(name: string): unknown {
    const own = super.get(name);
    // A name that was removed is kept as undefined.
    if (own !== undefined || super.has(name)) return own;
    const make = this.lazy.get(name);
    if (make === undefined) return this.base.get(name);
    const made = make();
    super.set(name, made);
    return made;
  }

  override has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** False where there was no such name. */
  override delete(name: string): boolean {
    if (!this.has(name)) return false;
    super.set(name, undefined);
    return true;
  }

  names(): string[] {
    const all = new Set([...this.base.keys(), ...this.lazy.keys(), ...super.keys()]);
    return [...all].filter((name) => this.has(name));
  }
}

export class Namespace {
  declare $t: PyType;
  readonly name: string;
  readonly members: LayeredNames;
  constructor(
    name: string,
    base: ReadonlyMap<string, unknown> = new Map(),
    lazy?: ReadonlyMap<string, () => unknown>,
  ) {
    this.name = name;
    this.members = new LayeredNames(base, lazy);
  }

  /** A member, or undefined. */
  read(name: string): unknown {
    return this.members.get(name);
  }
}

const type = newBuiltinType("module", { module: "frappe", jsClass: Namespace });
const storage: AttributeStorage = {
  get: (object, name) => (object as Namespace).read(name),
  set: (object, name, value) => void (object as Namespace).members.set(name, value),
  delete: (object, name) => (object as Namespace).members.delete(name),
  names: (object) => (object as Namespace).members.names(),
};
type.storage = storage;
// A member of the namespace goes before a method of its type.
type.direct = false;

defMethods(type, {
  __getattr__: [
    "(name, /)",
    (self: Namespace, name: string) =>
      raiseError(exc.AttributeError, `module '${self.name}' has no attribute '${name}'`),
  ],
  __getitem__: [
    "(name, /)",
    (self: Namespace, key: unknown) => {
      const name = strOr(key);
      const member = name === undefined ? undefined : self.read(name);
      return member === undefined ? throwException(newException(exc.KeyError, key)) : member;
    },
  ],
  __setitem__: [
    "(name, value, /)",
    (self: Namespace, key: unknown, value: unknown) => {
      const name = strOr(key);
      if (name === undefined) throwException(newException(exc.KeyError, key));
      self.members.set(name, value);
      return null;
    },
  ],
  __contains__: ["(name, /)", (self: Namespace, key: unknown) => self.read(strOr(key) ?? "") !== undefined],
  __repr__: ["()", (self: Namespace) => `<module '${self.name}'>`],
});
