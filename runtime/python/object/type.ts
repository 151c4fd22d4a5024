/** Attributes by name; no prototype, so that no name means anything by itself. */
export type Names = Record<string, unknown>;

export function emptyNames(): Names {
  return { __proto__: null } as unknown as Names;
}

/** Makes an empty instance of a type, before `__init__` has run. */
export type Allocator = (type: PyType) => unknown;

/** Instance attributes of a library type that are not kept in a property `d` (fields of a document, say). */
export interface AttributeStorage {
  /** The value, or undefined where there is none. */
  get(object: unknown, name: string): unknown;
  set(object: unknown, name: string, value: unknown): void;
  /** False where there was none. */
  delete(object: unknown, name: string): boolean;
  names(object: unknown): string[];
}

/** A Python class, built in or defined by a script. */
export class PyType {
  declare $t: PyType;
  readonly name: string;
  /** The name in error messages: with the module where CPython's type is written in C and not a builtin. */
  shown: string;
  readonly qualname: string;
  readonly module: string;
  readonly bases: readonly PyType[];
  mro: readonly PyType[];
  /** Own attributes. Change them with {@link setTypeAttr} only. */
  readonly dict: Map<string, unknown>;
  /** Attributes of the whole MRO, flattened: what a look-up on the type finds. */
  readonly all: Names = emptyNames();
  readonly subclasses: PyType[] = [];
  readonly subclassable: boolean;
  readonly builtin: boolean;
  /** The built-in class that decides how instances are laid out. */
  readonly solid: PyType;
  doc: string | null = null;
  /** How instances of subclasses are made; null where the type cannot be subclassed. */
  alloc: Allocator | null;
  /** True where some attribute of the type is a data descriptor that takes part before instance attributes. */
  hasDataDescriptor = false;
  /** True where an instance's own attribute is what `o.name` gives, and where `o.name = v` just sets it. */
  plainGet = false;
  plainSet = false;
  /** Special methods that replace the default of `object`; undefined for the default. */
  newFn: unknown;
  initFn: unknown;
  getattribute: unknown;
  getattr: unknown;
  setattr: unknown;
  delattr: unknown;
  /** True where a script defines `__eq__` or `__hash__` in the MRO: keys cannot be compared structurally. */
  userKeys = false;
  /** How instances behave as keys: see `hash-key.ts`, which fills it in; 0 is "not known yet". */
  keyKind = 0;
  /** True where instances have no attributes of their own, so that a method found on the type is the one. */
  get direct(): boolean {
    return this.isDirect;
  }
  set direct(value: boolean) {
    this.isDirect = value;
    collectMethods(this);
  }
  private isDirect: boolean;
  /**
   * What `o.name(…)` may call with `o` first: the library's methods where instances are {@link direct}; for a class of
   * a script its functions, unless the instance has an attribute of that name.
   */
  readonly methods: Names = emptyNames();
  /** The names of `__slots__` where instances have no attributes but these; null where they have any. */
  get slots(): ReadonlySet<string> | null {
    return this.ownSlots;
  }
  set slots(names: ReadonlySet<string> | null) {
    this.ownSlots = names;
    notePlain(this);
  }
  private ownSlots: ReadonlySet<string> | null;
  /** How instances keep their attributes where it is not the property `d`; see {@link AttributeStorage}. */
  get storage(): AttributeStorage | null {
    return this.ownStorage;
  }
  set storage(value: AttributeStorage | null) {
    this.ownStorage = value;
    this.direct = false;
    notePlain(this);
  }
  private ownStorage: AttributeStorage | null;

  constructor(init: {
    name: string;
    qualname?: string;
    module: string;
    bases: readonly PyType[];
    builtin: boolean;
    subclassable: boolean;
    alloc: Allocator | null;
    mro?: readonly PyType[];
    solid?: PyType;
    attributes?: Map<string, unknown>;
  }) {
    this.dict = init.attributes ?? new Map();
    this.name = init.name;
    this.shown = init.name;
    this.qualname = init.qualname ?? init.name;
    this.module = init.module;
    this.bases = init.bases;
    this.builtin = init.builtin;
    this.ownStorage = null;
    this.ownSlots = null;
    this.isDirect =
      init.builtin &&
      !(init.bases[0] !== undefined && init.bases[0].bases.length > 0 && !init.bases[0].direct);
    this.subclassable = init.subclassable;
    this.alloc = init.alloc;
    this.solid = init.solid ?? this;
    this.mro = [];
    this.mro = init.mro ? [this, ...init.mro] : [this];
    this.newFn = undefined;
    this.initFn = undefined;
    this.getattribute = undefined;
    this.getattr = undefined;
    this.setattr = undefined;
    this.delattr = undefined;
    for (const base of init.bases) {
      base.subclasses.push(this);
      if (base.storage !== null) this.storage ??= base.storage;
    }
    inheritAll(this);
  }
}

/** Told by `attribute.ts` which values are data descriptors; kept here to avoid an import cycle at start. */
let isDataDescriptor: (value: unknown) => boolean = () => false;
export function setDataDescriptorTest(test: (value: unknown) => boolean): void {
  isDataDescriptor = test;
}

function inheritAll(type: PyType): void {
  for (let i = type.mro.length - 1; i >= 0; i--) {
    const base = type.mro[i]!;
    base.dict.forEach((value, name) => {
      type.all[name] = value;
    });
  }
  for (const name in type.all) noteSpecial(type, name, type.all[name]);
  notePlain(type);
}

function notePlain(type: PyType): void {
  const usual = !type.hasDataDescriptor && type.storage === null;
  type.plainGet = usual && type.getattribute === undefined;
  type.plainSet = usual && type.setattr === undefined && type.slots === null;
}

/** Told by `function.ts` what a method of the library is, and a function of a script. */
let isMethod: (value: unknown) => boolean = () => false;
let isScriptFunction: (value: unknown) => boolean = () => false;
export function setMethodTests(method: typeof isMethod, scriptFunction: typeof isScriptFunction): void {
  isMethod = method;
  isScriptFunction = scriptFunction;
}

function collectMethods(type: PyType): void {
  for (const name in type.all) noteMethod(type, name, type.all[name]);
}

function noteMethod(type: PyType, name: string, value: unknown): void {
  const usual = !type.builtin && type.getattribute === undefined && type.storage === null;
  const wanted = type.direct ? isMethod(value) : usual && isScriptFunction(value);
  if (wanted) type.methods[name] = value;
  else delete type.methods[name];
}

/** Keeps the flags of a type in step with one of its attributes. */
function noteSpecial(type: PyType, name: string, value: unknown): void {
  if (type.direct || !type.builtin) noteMethod(type, name, value);
  if (name.charCodeAt(0) !== 95) {
    // Scripts cannot reach names with an underscore in front, so `__class__` and the like need not slow down all.
    if (value !== undefined && isDataDescriptor(value)) type.hasDataDescriptor = true;
    return;
  }
  // What `object` itself defines is the default behaviour, which the fast paths have built in.
  const hook = value === type.mro[type.mro.length - 1]!.dict.get(name) ? undefined : value;
  switch (name) {
    case "__new__":
      type.newFn = hook;
      break;
    case "__init__":
      type.initFn = hook;
      break;
    case "__getattr__":
      type.getattr = hook;
      break;
    case "__getattribute__":
      type.getattribute = hook;
      collectMethods(type);
      break;
    case "__setattr__":
      type.setattr = hook;
      break;
    case "__delattr__":
      type.delattr = hook;
      break;
    case "__eq__":
    case "__hash__":
      type.keyKind = 0;
      if (hook !== undefined && isScriptDefined(type, name)) type.userKeys = true;
      break;
    default:
  }
}

function isScriptDefined(type: PyType, name: string): boolean {
  for (const base of type.mro) if (base.dict.has(name)) return !base.builtin;
  return false;
}

/** Binds (or, with undefined, removes) an attribute of a class and of all classes that inherit it. */
export function setTypeAttr(type: PyType, name: string, value: unknown): void {
  if (value === undefined) type.dict.delete(name);
  else type.dict.set(name, value);
  refresh(type, name);
}

function refresh(type: PyType, name: string): void {
  let found: unknown;
  for (const base of type.mro) {
    found = base.dict.get(name);
    if (found !== undefined) break;
  }
  if (found === undefined) delete type.all[name];
  else type.all[name] = found;
  noteSpecial(type, name, found);
  notePlain(type);
  for (const sub of type.subclasses) refresh(sub, name);
}

/** True where `type` is `base` or inherits from it. */
export function isSubtype(type: PyType, base: PyType): boolean {
  return type === base || type.mro.includes(base);
}
