/** The class `Decimal`. */
import {
  asSize,
  callPy,
  checkBits,
  defClassMethod,
  defGetter,
  defMethods,
  defNew,
  exc,
  hash,
  type Int,
  indexOr,
  isInt,
  type MethodTable,
  NotImplemented,
  normInt,
  PyFloat,
  PyTuple,
  type PyType,
  raiseError,
  str,
  strOr,
  typeName,
} from "../../kernel.ts";
import { intPowMod } from "../../number/int-math.ts";
import { HASH_MODULUS } from "../../object/order-hash.ts";
import { namedtupleTable } from "../collections/namedtuple.ts";
import { isNone } from "../protocols.ts";
import * as a from "./arithmetic.ts";
import { getContext, PyContext, ROUNDINGS, type Rounding } from "./context.ts";
import { fromDouble, operand, toDecimal } from "./convert.ts";
import { extreme, magnitude, numberClass, scaleb, sign3, step, totalOrder } from "./neighbours.ts";
import * as p from "./power.ts";
import { fix, rescale } from "./rounding.ts";
import { formatDecimal, showDecimal } from "./show.ts";
import {
  adjusted,
  Decimal,
  digitsOf,
  isNaN_,
  isZero,
  PyDecimal,
  PyDecimalSub,
  power10,
  withSign,
} from "./values.ts";

defNew(Decimal, "(value='0', context=None)", (type: PyType, value: unknown, context: unknown) => {
  const c = context instanceof PyContext ? context : getContext();
  const made = value === undefined ? new PyDecimal(0, 0n, 0) : c.run(() => toDecimal(value, c));
  if (type !== Decimal) return new PyDecimalSub(type, made);
  return made.constructor === PyDecimal ? made : new PyDecimal(made.sign, made.coef, made.exp, made.kind);
});
defClassMethod(Decimal, "from_float", "(f, /)", (type: PyType, f: unknown) => {
  const value = f instanceof PyFloat ? fromDouble(f.v) : isInt(f) ? operand(f)! : undefined;
  if (value === undefined) raiseError(exc.TypeError, "argument must be int or float");
  return type === Decimal ? value : new PyDecimalSub(type, value);
});

const contextOf = (x: unknown): PyContext => (x instanceof PyContext ? x : getContext());

type Two = (x: PyDecimal, y: PyDecimal, c: PyContext) => PyDecimal;
type One = (x: PyDecimal, c: PyContext) => PyDecimal;

function binary(name: string, op: (x: PyDecimal, y: PyDecimal, c: PyContext) => unknown): MethodTable {
  const run = (x: PyDecimal, y: PyDecimal): unknown => {
    const c = getContext();
    return c.run(() => op(x, y, c));
  };
  const method = (swap: boolean) => (self: PyDecimal, other: unknown) => {
    const y = operand(other);
    if (y === undefined) return NotImplemented;
    return swap ? run(y, self) : run(self, y);
  };
  return { [`__${name}__`]: ["(value, /)", method(false)], [`__r${name}__`]: ["(value, /)", method(true)] };
}

function divmod(x: PyDecimal, y: PyDecimal, c: PyContext): PyTuple {
  const nan = a.nanOf(c, x, y);
  if (nan !== undefined) return new PyTuple([nan, nan]);
  if (x.kind === "inf") {
    const invalid = c.invalid();
    return new PyTuple([
      y.kind === "inf" ? invalid : new PyDecimal(x.sign === y.sign ? 0 : 1, 0n, 0, "inf"),
      invalid,
    ]);
  }
  if (isZero(y)) {
    const q = a.floorDivide(x, y, c);
    return new PyTuple([q, isZero(x) ? q : c.invalid()]);
  }
  const [q, r] = a.divideInteger(x, y, c);
  return new PyTuple([q, fix(r, c)]);
}

/** A number to compare with: floats count by their exact value. */
function comparable(x: unknown): PyDecimal | undefined {
  return x instanceof PyFloat ? fromDouble(x.v) : operand(x);
}

function comparison(test: (order: number) => boolean, equality: boolean) {
  return [
    "(value, /)",
    (self: PyDecimal, other: unknown) => {
      const y = comparable(other);
      if (y === undefined) return NotImplemented;
      if (isNaN_(self) || isNaN_(y)) {
        const c = getContext();
        if (!equality || self.kind === "snan" || y.kind === "snan") c.run(() => c.invalid());
        return equality ? !test(0) : false;
      }
      return test(a.order(self, y));
    },
  ] as const;
}

function hashOf(self: PyDecimal): Int {
  if (self.kind === "snan") raiseError(exc.TypeError, "Cannot hash a signaling NaN value");
  if (self.kind === "nan") return hash(new PyFloat(Number.NaN));
  if (self.kind === "inf") return self.sign === 1 ? -314159 : 314159;
  const P = HASH_MODULUS;
  const scale =
    self.exp >= 0 ? intPowMod(10, self.exp, P) : intPowMod(intPowMod(10, P - 2n, P), -self.exp, P);
  const h = (self.coef * BigInt(scale)) % P;
  const value = self.sign === 1 ? -h : h;
  return normInt(value === -1n ? -2n : value);
}

function whole(self: PyDecimal, mode: Rounding): Int {
  if (isNaN_(self)) raiseError(exc.ValueError, "cannot convert NaN to integer");
  if (self.kind === "inf") raiseError(exc.OverflowError, "cannot convert Infinity to integer");
  if (self.exp > 0) checkBits((self.exp + digitsOf(self.coef)) * 3.33);
  const { coef } = rescale(self, 0, mode).value;
  return normInt(self.sign === 1 ? -coef : coef);
}

function toFloat(self: PyDecimal): PyFloat {
  if (self.kind === "snan") raiseError(exc.ValueError, "cannot convert signaling NaN to float");
  if (self.kind === "nan") return new PyFloat(Number.NaN);
  const v = self.kind === "inf" ? Infinity : Number(`${self.coef}e${self.exp}`);
  return new PyFloat(self.sign === 1 ? -v : v);
}

function roundTo(self: PyDecimal, n: unknown): unknown {
  if (n === undefined) return whole(self, "ROUND_HALF_EVEN");
  if (indexOr(n) === undefined) raiseError(exc.TypeError, "optional arg must be an integer");
  const c = getContext();
  return c.run(() => a.quantize(self, new PyDecimal(0, 1n, -asSize(n)), c));
}

function roundingOf(x: unknown, c: PyContext): Rounding {
  if (isNone(x)) return c.rounding;
  const name = strOr(x);
  if (name !== undefined && ROUNDINGS.includes(name as Rounding)) return name as Rounding;
  return raiseError(
    exc.TypeError,
    "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]",
  );
}

const DecimalTuple = namedtupleTable.namedtuple[1](
  "DecimalTuple",
  ["sign", "digits", "exponent"],
  undefined,
  undefined,
  "decimal",
);

function asTuple(self: PyDecimal): unknown {
  const digits = isNaN_(self) && self.coef === 0n ? [] : Array.from(String(self.coef), Number);
  const exponent = { finite: self.exp, inf: "F", nan: "n", snan: "N" }[self.kind];
  return callPy(DecimalTuple, self.sign, new PyTuple(digits), exponent);
}

function integerRatio(self: PyDecimal): PyTuple {
  if (isNaN_(self)) raiseError(exc.ValueError, "cannot convert NaN to integer ratio");
  if (self.kind === "inf") raiseError(exc.OverflowError, "cannot convert Infinity to integer ratio");
  let n = self.coef;
  let d = 1n;
  if (self.exp >= 0) n *= power10(self.exp);
  else {
    d = power10(-self.exp);
    let [x, y] = [n, d];
    while (y !== 0n) [x, y] = [y, x % y];
    n /= x;
    d /= x;
  }
  return new PyTuple([normInt(self.sign === 1 ? -n : n), normInt(d)]);
}

function need(x: unknown): PyDecimal {
  return (
    operand(x) ?? raiseError(exc.TypeError, `conversion from ${typeName(x)} to Decimal is not supported`)
  );
}

const two = (op: Two) =>
  [
    "(other, context=None)",
    (self: PyDecimal, other: unknown, context: unknown) => {
      const c = contextOf(context);
      return c.run(() => op(self, need(other), c));
    },
  ] as const;
const one = (op: One) =>
  [
    "(context=None)",
    (self: PyDecimal, context: unknown) => {
      const c = contextOf(context);
      return c.run(() => op(self, c));
    },
  ] as const;
const is = (test: (x: PyDecimal) => boolean) => ["()", (self: PyDecimal) => test(self)] as const;

defMethods(Decimal, {
  ...binary("add", a.add),
  ...binary("sub", a.subtract),
  ...binary("mul", a.multiply),
  ...binary("truediv", a.divide),
  ...binary("floordiv", a.floorDivide),
  ...binary("mod", a.remainder),
  ...binary("divmod", divmod),
  ...binary("pow", p.power),
  __neg__: ["()", (self: PyDecimal) => getContext().run(() => a.minus(self, getContext()))],
  __pos__: ["()", (self: PyDecimal) => getContext().run(() => a.plus(self, getContext()))],
  __abs__: [
    "()",
    (self: PyDecimal) => {
      const c = getContext();
      return c.run(() => (self.sign === 1 ? a.minus(self, c) : a.plus(self, c)));
    },
  ],
  __bool__: is((x) => !isZero(x)),
  __hash__: ["()", hashOf],
  __eq__: comparison((o) => o === 0, true),
  __ne__: comparison((o) => o !== 0, true),
  __lt__: comparison((o) => o < 0, false),
  __le__: comparison((o) => o <= 0, false),
  __gt__: comparison((o) => o > 0, false),
  __ge__: comparison((o) => o >= 0, false),
  __int__: ["()", (self: PyDecimal) => whole(self, "ROUND_DOWN")],
  __trunc__: ["()", (self: PyDecimal) => whole(self, "ROUND_DOWN")],
  __floor__: ["()", (self: PyDecimal) => whole(self, "ROUND_FLOOR")],
  __ceil__: ["()", (self: PyDecimal) => whole(self, "ROUND_CEILING")],
  __round__: ["(ndigits=None, /)", roundTo],
  __float__: ["()", toFloat],
  __str__: ["()", (self: PyDecimal) => showDecimal(self)],
  __repr__: ["()", (self: PyDecimal) => `Decimal('${showDecimal(self)}')`],
  __format__: ["(format_spec, /)", (self: PyDecimal, spec: unknown) => formatDecimal(self, str(spec))],
  adjusted: ["()", adjusted],
  as_tuple: ["()", asTuple],
  as_integer_ratio: ["()", integerRatio],
  canonical: ["()", (self: PyDecimal) => self],
  conjugate: ["()", (self: PyDecimal) => self],
  radix: ["()", () => new PyDecimal(0, 10n, 0)],
  compare: two((x, y, c) => a.nanOf(c, x, y) ?? sign3(a.order(x, y))),
  compare_signal: two((x, y, c) => (isNaN_(x) || isNaN_(y) ? c.invalid() : sign3(a.order(x, y)))),
  compare_total: two((x, y) => sign3(totalOrder(x, y))),
  compare_total_mag: two((x, y) => sign3(totalOrder(withSign(x, 0), withSign(y, 0)))),
  copy_abs: ["()", (self: PyDecimal) => withSign(self, 0)],
  copy_negate: ["()", a.negate],
  copy_sign: two((x, y) => withSign(x, y.sign)),
  exp: one(p.exponential),
  ln: one(p.naturalLog),
  log10: one(p.log10),
  logb: one((x, c) => {
    if (x.kind === "inf") return withSign(x, 0);
    if (isZero(x)) {
      c.note("DivisionByZero");
      return new PyDecimal(1, 0n, 0, "inf");
    }
    const high = adjusted(x);
    return a.nanOf(c, x) ?? new PyDecimal(high < 0 ? 1 : 0, BigInt(Math.abs(high)), 0);
  }),
  sqrt: one(p.squareRoot),
  normalize: one(a.normalize),
  next_plus: one((x, c) => step(x, c, true)),
  next_minus: one((x, c) => step(x, c, false)),
  next_toward: two((x, y, c) => {
    const nan = a.nanOf(c, x, y);
    if (nan !== undefined) return nan;
    const o = a.order(x, y);
    return o === 0 ? withSign(x, y.sign) : step(x, c, o < 0);
  }),
  max: two(extreme(1)),
  min: two(extreme(-1)),
  max_mag: two(magnitude(extreme(1), 1)),
  min_mag: two(magnitude(extreme(-1), -1)),
  remainder_near: two(a.remainderNear),
  scaleb: two(scaleb),
  fma: [
    "(other, third, context=None)",
    (self: PyDecimal, other: unknown, third: unknown, context: unknown) => {
      const c = contextOf(context);
      const [y, z] = [need(other), need(third)];
      return c.run(() => {
        const exact = c.copy();
        exact.prec = digitsOf(self.coef) + digitsOf(y.coef) + 2;
        exact.traps.clear();
        const product = a.nanOf(c, self, y) ?? a.multiply(self, y, exact);
        return isNaN_(product) && !isNaN_(self) && !isNaN_(y) ? c.invalid() : a.add(product, z, c);
      });
    },
  ],
  quantize: [
    "(exp, rounding=None, context=None)",
    (self: PyDecimal, exp: unknown, rounding: unknown, context: unknown) => {
      const c = contextOf(context);
      const mode = roundingOf(rounding, c);
      return c.run(() => a.quantize(self, need(exp), c, mode));
    },
  ],
  number_class: [
    "(context=None)",
    (self: PyDecimal, context: unknown) => numberClass(self, contextOf(context)),
  ],
  to_eng_string: ["(context=None)", (self: PyDecimal) => showDecimal(self, true)],
  is_canonical: is(() => true),
  is_finite: is((x) => x.kind === "finite"),
  is_infinite: is((x) => x.kind === "inf"),
  is_nan: is(isNaN_),
  is_qnan: is((x) => x.kind === "nan"),
  is_snan: is((x) => x.kind === "snan"),
  is_signed: is((x) => x.sign === 1),
  is_zero: is(isZero),
  is_normal: [
    "(context=None)",
    (self: PyDecimal, c: unknown) => numberClass(self, contextOf(c)).endsWith("Normal"),
  ],
  is_subnormal: [
    "(context=None)",
    (self: PyDecimal, c: unknown) => numberClass(self, contextOf(c)).endsWith("Subnormal"),
  ],
});

const integral = (noting: boolean) =>
  [
    "(rounding=None, context=None)",
    (self: PyDecimal, rounding: unknown, context: unknown) => {
      const c = contextOf(context);
      const mode = roundingOf(rounding, c);
      return c.run(() => a.toIntegral(self, c, mode, noting));
    },
  ] as const;
defMethods(Decimal, {
  to_integral: integral(false),
  to_integral_value: integral(false),
  to_integral_exact: integral(true),
  same_quantum: [
    "(other, context=None)",
    (self: PyDecimal, other: unknown) => {
      const y = need(other);
      if (self.kind !== "finite" || y.kind !== "finite") {
        return (isNaN_(self) && isNaN_(y)) || (self.kind === "inf" && y.kind === "inf");
      }
      return self.exp === y.exp;
    },
  ],
});
defGetter(Decimal, "real", (self: PyDecimal) => self);
defGetter(Decimal, "imag", () => new PyDecimal(0, 0n, 0));

// A decimal equals the int of its value: dicts and sets have to look for it among the numbers.
Decimal.userKeys = true;
