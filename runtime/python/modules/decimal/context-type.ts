/** The class `Context` and the functions that read and set the context in force. */
import {
  asSize,
  callPy,
  defGetter,
  defMethods,
  exc,
  isInt,
  newBuiltinType,
  PyDict,
  type PyType,
  raiseError,
  readItems,
  strOr,
  truth,
  types,
} from "../../kernel.ts";
import { pythonMethods } from "../define-module.ts";
import { isNone } from "../protocols.ts";
import { getContext, PyContext, ROUNDINGS, type Rounding, setContext } from "./context.ts";
import { toDecimal } from "./convert.ts";
import { fix } from "./rounding.ts";
import { Decimal, type PyDecimal, type SignalName, signals } from "./values.ts";

export const Context: PyType = newBuiltinType("Context", {
  module: "decimal",
  jsClass: PyContext,
  alloc: () => new PyContext(),
});

const MAX = Number.MAX_SAFE_INTEGER;

function number(x: unknown, low: number, high: number, message: string): number {
  if (!isInt(x)) raiseError(exc.TypeError, "an integer is required");
  const n = asSize(x);
  if (n < low || n > high) raiseError(exc.ValueError, message);
  return n;
}

const setters: Record<string, (c: PyContext, x: unknown) => void> = {
  prec: (c, x) => {
    c.prec = number(x, 1, MAX, "valid range for prec is [1, MAX_PREC]");
  },
  rounding: (c, x) => {
    const name = strOr(x);
    if (name === undefined || !ROUNDINGS.includes(name as Rounding)) {
      raiseError(
        exc.TypeError,
        "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]",
      );
    }
    c.rounding = name as Rounding;
  },
  Emin: (c, x) => {
    c.emin = number(x, -MAX, 0, "valid range for Emin is [MIN_EMIN, 0]");
  },
  Emax: (c, x) => {
    c.emax = number(x, 0, MAX, "valid range for Emax is [0, MAX_EMAX]");
  },
  capitals: (c, x) => {
    c.capitals = number(x, 0, 1, "valid values for capitals are 0 or 1");
  },
  clamp: (c, x) => {
    c.clamp = number(x, 0, 1, "valid values for clamp are 0 or 1");
  },
  traps: (c, x) => fillSignals(c.traps, x),
  flags: (c, x) => fillSignals(c.flags, x),
};
const GETTERS: Record<string, (c: PyContext) => unknown> = {
  prec: (c) => c.prec,
  rounding: (c) => c.rounding,
  Emin: (c) => c.emin,
  Emax: (c) => c.emax,
  capitals: (c) => c.capitals,
  clamp: (c) => c.clamp,
  traps: (c) => new SignalDict(c.traps),
  flags: (c) => new SignalDict(c.flags),
};
for (const name of Object.keys(setters)) {
  defGetter(Context, name, GETTERS[name]! as never, setters[name]! as never);
}

const nameOf = (type: unknown): SignalName | undefined =>
  (Object.keys(signals) as SignalName[]).find((name) => signals[name] === type);

/** `flags` and `traps` as a script sees them: a dict that writes through. */
class SignalDict extends PyDict {
  private readonly owner: Set<SignalName>;
  constructor(owner: Set<SignalName>) {
    super();
    this.owner = owner;
    for (const name of Object.keys(signals) as SignalName[]) super.set(signals[name], owner.has(name));
  }
  override set(key: unknown, value: unknown): void {
    const name = nameOf(key);
    if (name === undefined) raiseError(exc.KeyError, "invalid error flag");
    if (truth(value)) this.owner.add(name);
    else this.owner.delete(name);
    super.set(key, truth(value));
  }
}
newBuiltinType("SignalDict", { module: "decimal", bases: [types.dict], jsClass: SignalDict });

function fillSignals(into: Set<SignalName>, x: unknown): void {
  const names =
    x instanceof PyDict
      ? x
          .entries()
          .filter(([, on]) => truth(on))
          .map(([type]) => type)
      : readItems(x);
  into.clear();
  for (const type of names) {
    const name = nameOf(type);
    if (name === undefined)
      raiseError(
        exc.TypeError,
        "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]",
      );
    into.add(name);
  }
}

const FIELDS = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"];

function configure(c: PyContext, values: readonly unknown[]): null {
  FIELDS.forEach((name, i) => {
    if (!isNone(values[i])) setters[name]!(c, values[i]);
  });
  return null;
}

const fields = FIELDS.map((name) => `${name}=None`).join(", ");
pythonMethods(Context, {
  __init__: [`(self, ${fields})`, (self: PyContext, ...values: unknown[]) => configure(self, values)],
  copy: ["(self)", (self: PyContext) => self.copy()],
  clear_flags: [
    "(self)",
    (self: PyContext) => {
      self.flags.clear();
      return null;
    },
  ],
  clear_traps: [
    "(self)",
    (self: PyContext) => {
      self.traps.clear();
      return null;
    },
  ],
  Etiny: ["(self)", (self: PyContext) => self.etiny],
  Etop: ["(self)", (self: PyContext) => self.emax - self.prec + 1],
  create_decimal: [
    "(self, num='0')",
    (self: PyContext, x: unknown) =>
      self.run(() => fix(x === undefined ? toDecimal(0, self) : toDecimal(x, self), self)),
  ],
  create_decimal_from_float: [
    "(self, f)",
    (self: PyContext, x: unknown) => self.run(() => fix(toDecimal(x, self), self)),
  ],
});

/** Operations of a context are those of its numbers, with the context in force. */
const OPERATORS: Record<string, string> = {
  add: "__add__",
  subtract: "__sub__",
  multiply: "__mul__",
  divide: "__truediv__",
  divide_int: "__floordiv__",
  remainder: "__mod__",
  divmod: "__divmod__",
  power: "__pow__",
  minus: "__neg__",
  plus: "__pos__",
  abs: "__abs__",
};
const SAME = [
  "compare",
  "exp",
  "ln",
  "log10",
  "logb",
  "max",
  "min",
  "next_minus",
  "next_plus",
  "normalize",
  "quantize",
  "remainder_near",
  "scaleb",
  "sqrt",
  "to_integral_value",
  "to_integral_exact",
  "fma",
  "same_quantum",
];

for (const [name, method] of [...Object.entries(OPERATORS), ...SAME.map((name) => [name, name] as const)]) {
  pythonMethods(Context, {
    [name]: [
      "(self, a, *args)",
      (self: PyContext, x: unknown, args: unknown[]) =>
        within(self, () => {
          const number_ = toDecimal(x, self) as PyDecimal;
          const others = args.map((arg) => toDecimal(arg, self));
          const f = Decimal.all[method];
          return callPy(f, number_, ...others);
        }),
    ],
  });
}

function within<T>(c: PyContext, run: () => T): T {
  const before = getContext();
  setContext(c);
  try {
    return run();
  } finally {
    setContext(before);
  }
}

defMethods(Context, {
  __copy__: ["()", (self: PyContext) => self.copy()],
  __repr__: [
    "()",
    (c: PyContext) => {
      const list = (set: Set<SignalName>) =>
        (Object.keys(signals) as SignalName[]).filter((name) => set.has(name)).join(", ");
      return `Context(prec=${c.prec}, rounding=${c.rounding}, Emin=${c.emin}, Emax=${c.emax}, capitals=${c.capitals}, clamp=${c.clamp}, flags=[${list(c.flags)}], traps=[${list(c.traps)}])`;
    },
  ],
});

/** `with localcontext() as c:` */
class LocalContext {
  declare $t: PyType;
  before: PyContext | null = null;
  readonly own: PyContext;
  constructor(own: PyContext) {
    this.own = own;
  }
}
defMethods(newBuiltinType("ContextManager", { module: "decimal", jsClass: LocalContext }), {
  __enter__: [
    "()",
    (self: LocalContext) => {
      self.before = getContext();
      setContext(self.own);
      return self.own;
    },
  ],
  __exit__: [
    "(*args)",
    (self: LocalContext) => {
      if (self.before !== null) setContext(self.before);
      return false;
    },
  ],
});

export function localContext(context: unknown, kwargs: PyDict): LocalContext {
  if (!isNone(context) && !(context instanceof PyContext)) {
    raiseError(exc.TypeError, "optional argument must be a context");
  }
  const own = (context instanceof PyContext ? context : getContext()).copy();
  for (const [name, value] of kwargs.entries()) {
    const set = setters[String(name)];
    if (set === undefined) {
      raiseError(exc.TypeError, `'${String(name)}' is an invalid keyword argument for this function`);
    }
    set(own, value);
  }
  return new LocalContext(own);
}

/** `setcontext(c)` */
export function useContext(context: unknown): null {
  if (!(context instanceof PyContext)) raiseError(exc.TypeError, "argument must be a context");
  setContext(context);
  return null;
}
