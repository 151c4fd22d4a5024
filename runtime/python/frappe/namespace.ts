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

export class Namespace {
  declare $t: PyType;
  readonly name: string;
  readonly members: Map<string, unknown>;
  /** Members that are worked out when they are read, such as settings of the site. */
  readonly lazy = new Map<string, () => unknown>();
  constructor(name: string, members: Map<string, unknown> = new Map()) {
    this.name = name;
    this.members = members;
  }

  /** A member, or undefined. */
  read(name: string): unknown {
    const member = this.members.get(name);
    if (member !== undefined) return member;
    const make = this.lazy.get(name);
    return make === undefined ? undefined : make();
  }
}

const type = newBuiltinType("module", { module: "frappe", jsClass: Namespace });
const storage: AttributeStorage = {
  get: (object, name) => (object as Namespace).read(name),
  set: (object, name, value) => void (object as Namespace).members.set(name, value),
  delete: (object, name) => (object as Namespace).members.delete(name),
  names: (object) => [...(object as Namespace).members.keys(), ...(object as Namespace).lazy.keys()],
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
