import { type Allocator, PyType } from "./type.ts";

export interface BuiltinTypeOptions {
  /** Direct bases; `object` where absent. */
  bases?: readonly PyType[];
  /** `__module__`; shown in the repr of the class unless it is `builtins`. */
  module?: string;
  doc?: string;
  /** True for a type that CPython writes in C outside of `builtins`: messages name it with its module. */
  native?: boolean;
  /** Whether a script may inherit from it; then `alloc` or a base's allocator makes the instances. */
  subclassable?: boolean;
  /** The JS class of the values; its prototype gets the property `$t`. */
  jsClass?: { prototype: object };
  alloc?: Allocator;
}

/** Modules of the library all of whose types are written in C. */
const NATIVE_MODULES = new Set(["datetime", "itertools"]);

let objectType: PyType | undefined;

/** Makes a built-in class. Its methods are added with `defMethods` and its constructor with `defNew`. */
export function newBuiltinType(name: string, options: BuiltinTypeOptions = {}): PyType {
  const bases = options.bases ?? (objectType ? [objectType] : []);
  const first = bases[0];
  const type = new PyType({
    name,
    module: options.module ?? "builtins",
    bases,
    builtin: true,
    subclassable: options.subclassable ?? false,
    alloc: options.alloc ?? (options.subclassable ? (first?.alloc ?? null) : null),
    mro: builtinMro(bases),
  });
  type.doc = options.doc ?? null;
  if (options.native ?? NATIVE_MODULES.has(type.module)) type.shown = `${type.module}.${name}`;
  objectType ??= type;
  if (options.jsClass) setTypeOfPrototype(options.jsClass.prototype, type);
  return type;
}

/** Built-in hierarchies are trees but for two exceptions; keeping the last of each repeated base is C3 for them. */
function builtinMro(bases: readonly PyType[]): PyType[] {
  const all = bases.flatMap((base) => base.mro);
  return all.filter((base, index) => all.lastIndexOf(base) === index);
}

export function setTypeOfPrototype(prototype: object, type: PyType): void {
  Object.defineProperty(prototype, "$t", {
    value: type,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}
