import { doubleOr, floatDiv, floatFloorDiv, floatMod, floatPow } from "../number/float-math.ts";
import { orderDouble } from "../number/order.ts";
import { defMethods, type MethodTable } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { hash } from "../object/hash.ts";
import { intOr } from "../object/int.ts";
import { NotImplemented, types } from "../object/types.ts";
import { type Int, PyFloat, PyTuple } from "../object/values.ts";
import { floatRepr } from "../text/float-repr.ts";
import { floatToInt } from "../text/float-to-int.ts";

type Op = (a: number, b: number) => unknown;

function pair(name: string, op: Op): MethodTable {
  return {
    [`__${name}__`]: [
      "(value, /)",
      (self: PyFloat, other: unknown) => {
        const b = doubleOr(other);
        return b === undefined ? NotImplemented : op(self.v, b);
      },
    ],
    [`__r${name}__`]: [
      "(value, /)",
      (self: PyFloat, other: unknown) => {
        const a = doubleOr(other);
        return a === undefined ? NotImplemented : op(a, self.v);
      },
    ],
  };
}

/** Comparisons are exact between a double and an int of any size. */
const compare = (test: (a: number, b: Int) => boolean) =>
  [
    "(value, /)",
    (self: PyFloat, other: unknown) => {
      const b = other instanceof PyFloat ? other.v : intOr(other);
      return b === undefined ? NotImplemented : test(self.v, b);
    },
  ] as const;

const boxed = (op: (a: number, b: number) => number) => (a: number, b: number) => new PyFloat(op(a, b));

const OPERATORS: MethodTable = {
  ...pair(
    "add",
    boxed((a, b) => a + b),
  ),
  ...pair(
    "sub",
    boxed((a, b) => a - b),
  ),
  ...pair(
    "mul",
    boxed((a, b) => a * b),
  ),
  ...pair("truediv", boxed(floatDiv)),
  ...pair(
    "floordiv",
    boxed((a, b) => floatFloorDiv(a, b)),
  ),
  ...pair(
    "mod",
    boxed((a, b) => floatMod(a, b)),
  ),
  ...pair(
    "divmod",
    (a, b) =>
      new PyTuple([
        new PyFloat(floatFloorDiv(a, b, "float divmod()")),
        new PyFloat(floatMod(a, b, "float divmod()")),
      ]),
  ),
  ...pair("pow", boxed(floatPow)),
  __pow__: [
    "(value, mod=None, /)",
    (self: PyFloat, other: unknown, modulus: unknown) => {
      const b = doubleOr(other);
      if (b === undefined) return NotImplemented;
      if (modulus !== undefined && modulus !== null) {
        raiseError(exc.TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
      }
      return new PyFloat(floatPow(self.v, b));
    },
  ],
  // biome-ignore lint/suspicious/noDoubleEquals: a double and a bigint are compared by value only so
  __eq__: compare((a, b) => a == b),
  // biome-ignore lint/suspicious/noDoubleEquals: a double and a bigint are compared by value only so
  __ne__: compare((a, b) => a != b),
  __lt__: compare((a, b) => orderDouble(a, b) < 0),
  __le__: compare((a, b) => orderDouble(a, b) <= 0),
  __gt__: compare((a, b) => orderDouble(a, b) > 0),
  __ge__: compare((a, b) => orderDouble(a, b) >= 0),
  __neg__: ["()", (self: PyFloat) => new PyFloat(-self.v)],
  __pos__: ["()", (self: PyFloat) => new PyFloat(self.v)],
  __abs__: ["()", (self: PyFloat) => new PyFloat(Math.abs(self.v))],
  __bool__: ["()", (self: PyFloat) => self.v !== 0],
  __int__: ["()", (self: PyFloat) => floatToInt(self.v)],
  __float__: ["()", (self: PyFloat) => new PyFloat(self.v)],
  __hash__: ["()", hash],
  __repr__: ["()", (self: PyFloat) => floatRepr(self.v)],
};

export function installFloatOperators(): void {
  defMethods(types.float, OPERATORS);
}
