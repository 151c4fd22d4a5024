import { emptyNames, exc, type Names, newBuiltinType, type PyType } from "../../kernel.ts";

/** `sign` is 1 for negative numbers; `kind` tells infinities and the two NaNs, whose coefficient is the payload. */
export class PyDecimal {
  declare $t: PyType;
  readonly sign: 0 | 1;
  readonly coef: bigint;
  readonly exp: number;
  readonly kind: "finite" | "inf" | "nan" | "snan";
  constructor(sign: 0 | 1, coef: bigint, exp: number, kind: PyDecimal["kind"] = "finite") {
    this.sign = sign;
    this.coef = coef;
    this.exp = exp;
    this.kind = kind;
  }
}

export class PyDecimalSub extends PyDecimal {
  declare readonly d: Names;
  constructor(type: PyType, value: PyDecimal) {
    super(value.sign, value.coef, value.exp, value.kind);
    this.$t = type;
    this.d = emptyNames();
  }
}

export const Decimal: PyType = newBuiltinType("Decimal", {
  module: "decimal",
  jsClass: PyDecimal,
  subclassable: true,
});

const make = (name: string, ...bases: PyType[]): PyType =>
  newBuiltinType(name, { module: "decimal", bases, subclassable: true });
const DecimalException = make("DecimalException", exc.ArithmeticError);
const InvalidOperation = make("InvalidOperation", DecimalException);
const Inexact = make("Inexact", DecimalException);
const Rounded = make("Rounded", DecimalException);

/** The signals, in the order in which a trapped one is chosen. */
export const signals = {
  InvalidOperation,
  FloatOperation: make("FloatOperation", DecimalException, exc.TypeError),
  DivisionByZero: make("DivisionByZero", DecimalException, exc.ZeroDivisionError),
  Overflow: make("Overflow", Inexact, Rounded),
  Underflow: make("Underflow", Inexact, Rounded),
  Subnormal: make("Subnormal", DecimalException),
  Inexact,
  Rounded,
  Clamped: make("Clamped", DecimalException),
};
export type SignalName = keyof typeof signals;

/** Special cases of an invalid operation, which errors name. */
export const conditions = {
  InvalidOperation,
  ConversionSyntax: make("ConversionSyntax", InvalidOperation),
  DivisionImpossible: make("DivisionImpossible", InvalidOperation),
  DivisionUndefined: make("DivisionUndefined", InvalidOperation),
  InvalidContext: make("InvalidContext", InvalidOperation),
};
export type ConditionName = keyof typeof conditions;
export { DecimalException };

export const NAN = new PyDecimal(0, 0n, 0, "nan");

/** The number of decimal digits. */
export function digitsOf(coef: bigint): number {
  return coef.toString().length;
}

/** 10 to a power. */
export function power10(n: number): bigint {
  return 10n ** BigInt(n);
}

export function isZero(x: PyDecimal): boolean {
  return x.kind === "finite" && x.coef === 0n;
}

export function isNaN_(x: PyDecimal): boolean {
  return x.kind === "nan" || x.kind === "snan";
}

/** The exponent of the first digit. */
export function adjusted(x: PyDecimal): number {
  return x.kind === "finite" ? x.exp + digitsOf(x.coef) - 1 : 0;
}

export function withSign(x: PyDecimal, sign: 0 | 1): PyDecimal {
  return new PyDecimal(sign, x.coef, x.exp, x.kind);
}
