import type { Binder } from "./signature.ts";
import { type Names, type PyType, setMethodTests } from "./type.ts";

// biome-ignore lint/suspicious/noExplicitAny: library functions differ in their parameters; the signature text tells
export type JsFunction = (...args: any[]) => any;

/** A function defined in a script; `f` takes the flattened parameters (see ARCHITECTURE.md). */
export class PyFunction {
  declare $t: PyType;
  declare readonly f: JsFunction;
  declare readonly name: string;
  declare readonly qualname: string;
  declare readonly params: readonly string[];
  declare readonly posOnly: number;
  declare readonly positional: number;
  declare readonly kwOnly: number;
  declare readonly varArgs: boolean;
  declare readonly varKw: boolean;
  declare readonly defaults: readonly unknown[];
  declare readonly kwDefaults: readonly unknown[];
  /** The number of parameters where all are plain positional ones, else -1: then a call may go straight to `f`. */
  declare readonly plain: number;
  /** Attributes set by the script, made on first use. */
  declare d: Names | null;

  constructor(
    f: JsFunction,
    name: string,
    qualname: string,
    params: readonly string[],
    posOnly: number,
    positional: number,
    kwOnly: number,
    varArgs: boolean,
    varKw: boolean,
    defaults: readonly unknown[],
    kwDefaults: readonly unknown[],
  ) {
    this.f = f;
    this.name = name;
    this.qualname = qualname;
    this.params = params;
    this.posOnly = posOnly;
    this.positional = positional;
    this.kwOnly = kwOnly;
    this.varArgs = varArgs;
    this.varKw = varKw;
    this.defaults = defaults;
    this.kwDefaults = kwDefaults;
    this.d = null;
    this.plain = kwOnly === 0 && !varArgs && !varKw ? positional : -1;
  }
}

/** A method takes `self` first, a class method and `__new__` the class; `__new__` is not bound by attribute access. */
export type BuiltinKind = "function" | "method" | "classmethod" | "static" | "new";

/** A function of the library. `fn` takes `self` (or the class) first where it is a method. */
export class PyBuiltin {
  declare $t: PyType;
  declare readonly name: string;
  declare readonly fn: JsFunction;
  declare readonly binder: Binder;
  declare readonly kind: BuiltinKind;
  /** The class that a method belongs to. */
  declare readonly owner: PyType | null;
  /** A call with this many positional arguments goes straight to `fn`; `hi` is -1 where no call may. */
  declare readonly lo: number;
  declare readonly hi: number;
  /** The type of a method that is not bound; `types.ts` sets it. */
  static methodType: PyType | null = null;
  constructor(name: string, fn: JsFunction, binder: Binder, kind: BuiltinKind, owner: PyType | null) {
    this.name = name;
    this.fn = fn;
    this.binder = binder;
    this.kind = kind;
    this.owner = owner;
    this.lo = binder.lo;
    this.hi = binder.hi;
    if (kind === "method" && PyBuiltin.methodType !== null) this.$t = PyBuiltin.methodType;
  }
}

setMethodTests(
  (value) => value instanceof PyBuiltin && value.kind === "method",
  (value) => value instanceof PyFunction,
);

/** A function together with its first argument. */
export class PyBoundMethod {
  declare $t: PyType;
  declare readonly self: unknown;
  declare readonly func: unknown;
  constructor(self: unknown, func: unknown) {
    this.self = self;
    this.func = func;
  }
}

/** A method of a built-in type together with its object: another Python type than a script's bound method. */
export class PyBoundBuiltin extends PyBoundMethod {}
