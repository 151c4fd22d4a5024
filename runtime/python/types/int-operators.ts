import { floatPow } from "../number/float-math.ts";
import * as math from "../number/int-math.ts";
import { orderInts } from "../number/order.ts";
import { defMethods, defNew, type MethodTable } from "../object/define.ts";
import { hash } from "../object/hash.ts";
import { asInt, intOr } from "../object/int.ts";
import { truth } from "../object/truth.ts";
import { NotImplemented, types } from "../object/types.ts";
import { type Int, PyFloat, PyTuple } from "../object/values.ts";
import { intToDouble } from "../text/int-to-double.ts";
import { intToDecimal } from "../text/parse-number.ts";

type Op = (a: Int, b: Int) => unknown;

const forward = (op: Op) =>
  [
    "(value, /)",
    (self: unknown, other: unknown) => {
      const b = intOr(other);
      return b === undefined ? NotImplemented : op(asInt(self), b);
    },
  ] as const;

const backward = (op: Op) =>
  [
    "(value, /)",
    (self: unknown, other: unknown) => {
      const a = intOr(other);
      return a === undefined ? NotImplemented : op(a, asInt(self));
    },
  ] as const;

/** a ** b: a float for a negative exponent. */
export function power(a: Int, b: Int): unknown {
  return b < 0 ? new PyFloat(floatPow(intToDouble(a), intToDouble(b))) : math.intPow(a, b);
}

function divmod(a: Int, b: Int): PyTuple {
  return new PyTuple([math.intFloorDiv(a, b), math.intMod(a, b)]);
}

function pair(name: string, op: Op): MethodTable {
  return { [`__${name}__`]: forward(op), [`__r${name}__`]: backward(op) };
}

const OPERATORS: MethodTable = {
  ...pair("add", math.intAdd),
  ...pair("sub", math.intSub),
  ...pair("mul", math.intMul),
  ...pair("truediv", (a, b) => new PyFloat(math.intTrueDiv(a, b))),
  ...pair("floordiv", (a, b) => math.intFloorDiv(a, b)),
  ...pair("mod", (a, b) => math.intMod(a, b)),
  ...pair("divmod", divmod),
  ...pair("lshift", math.intLeftShift),
  ...pair("rshift", math.intRightShift),
  ...pair("and", math.intAnd),
  ...pair("or", math.intOr),
  ...pair("xor", math.intXor),
  __pow__: [
    "(value, mod=None, /)",
    (self: unknown, other: unknown, modulus: unknown) => {
      const b = intOr(other);
      if (b === undefined) return NotImplemented;
      if (modulus === undefined || modulus === null) return power(asInt(self), b);
      const m = intOr(modulus);
      return m === undefined ? NotImplemented : math.intPowMod(asInt(self), b, m);
    },
  ],
  __rpow__: backward(power),
  __eq__: forward((a, b) => a === b),
  __ne__: forward((a, b) => a !== b),
  __lt__: forward((a, b) => orderInts(a, b) < 0),
  __le__: forward((a, b) => orderInts(a, b) <= 0),
  __gt__: forward((a, b) => orderInts(a, b) > 0),
  __ge__: forward((a, b) => orderInts(a, b) >= 0),
  __neg__: ["()", (self: unknown) => math.intNeg(asInt(self))],
  __pos__: ["()", (self: unknown) => asInt(self)],
  __abs__: ["()", (self: unknown) => math.intAbs(asInt(self))],
  __invert__: ["()", (self: unknown) => math.intInvert(asInt(self))],
  __bool__: ["()", (self: unknown) => asInt(self) !== 0],
  __int__: ["()", (self: unknown) => asInt(self)],
  __index__: ["()", (self: unknown) => asInt(self)],
  __float__: ["()", (self: unknown) => new PyFloat(intToDouble(asInt(self)))],
  __hash__: ["()", hash],
  __repr__: ["()", (self: unknown) => intToDecimal(asInt(self))],
};

/** The operators of two bools that are again bools. */
const logical = (op: (a: boolean, b: boolean) => boolean, int: Op) =>
  [
    "(value, /)",
    (self: boolean, other: unknown) => {
      if (typeof other === "boolean") return op(self, other);
      const b = intOr(other);
      return b === undefined ? NotImplemented : int(asInt(self), b);
    },
  ] as const;

export function installIntOperators(): void {
  defMethods(types.int, OPERATORS);
  const and = logical((a, b) => a && b, math.intAnd);
  const or = logical((a, b) => a || b, math.intOr);
  const xor = logical((a, b) => a !== b, math.intXor);
  defMethods(types.bool, {
    __and__: and,
    __rand__: and,
    __or__: or,
    __ror__: or,
    __xor__: xor,
    __rxor__: xor,
    __repr__: ["()", (self: boolean) => (self ? "True" : "False")],
  });
  defNew(types.bool, "(x=False, /)", (_type: unknown, x: unknown) => x !== undefined && truth(x));
}
