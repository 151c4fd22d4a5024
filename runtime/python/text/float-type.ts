import { callAny, callSpecial1 } from "../object/call.ts";
import { defClassMethod, defGetter, defMethods, defNew } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { indexOr, intFromNumber, intOr, normInt, strOr } from "../object/int.ts";
import { PyFloatSub } from "../object/subclass.ts";
import type { PyType } from "../object/type.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { types } from "../object/types.ts";
import { PyByteArray, PyFloat, PyTuple } from "../object/values.ts";
import { bytesOr } from "./bytes/like.ts";
import { latin1Text } from "./codecs/decode.ts";
import { decompose } from "./exact-decimal.ts";
import { floatFromHex, floatHex } from "./float-hex.ts";
import { floatToInt } from "./float-to-int.ts";
import { intToDouble } from "./int-to-double.ts";
import { parseFloat_, parseFloatText } from "./parse-number.ts";
import { roundFloatBy } from "./round.ts";
import { bytesRepr } from "./str-repr.ts";

/** float(x) */
export function makeFloat(x: unknown): number {
  if (x === undefined) return 0;
  if (typeof x === "string") return parseFloat_(x);
  if (x !== null && (x as object).constructor === PyFloat) return (x as PyFloat).v;
  const type = typeOf(x);
  const method = type.all["__float__"];
  if (method !== undefined && method !== null) {
    const result = callSpecial1(method, x);
    if (result instanceof PyFloat) return result.v;
    raiseError(exc.TypeError, `${type.name}.__float__ returned non-float (type ${typeName(result)})`);
  }
  if (x instanceof PyFloat) return x.v;
  const int = intOr(x) ?? indexOr(x);
  if (int !== undefined) return intToDouble(int);
  const text = strOr(x);
  if (text !== undefined) return parseFloat_(text);
  const bytes = bytesOr(x);
  if (bytes !== undefined) return parseFloatText(latin1Text(bytes), () => shownBytes(x, bytes));
  raiseError(exc.TypeError, `float() argument must be a string or a real number, not '${type.name}'`);
}

function shownBytes(x: unknown, bytes: Uint8Array): string {
  return x instanceof PyByteArray ? `bytearray(${bytesRepr(bytes)})` : bytesRepr(bytes);
}

/** float.as_integer_ratio() */
export function floatRatio(v: number): PyTuple {
  if (Number.isNaN(v)) raiseError(exc.ValueError, "cannot convert NaN to integer ratio");
  if (!Number.isFinite(v)) raiseError(exc.OverflowError, "cannot convert Infinity to integer ratio");
  if (v === 0) return new PyTuple([0, 1]);
  let { mantissa, exponent } = decompose(v);
  while ((mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  if (exponent >= 0) return new PyTuple([normInt(mantissa << BigInt(exponent)), 1]);
  return new PyTuple([normInt(mantissa), normInt(1n << BigInt(-exponent))]);
}

/** Adds the methods, attributes and the constructor of float to its type. */
export function installFloatMethods(): void {
  const float = types.float;
  const itself = (self: PyFloat) => new PyFloat(self.v);
  const finite = (v: number) => {
    if (!Number.isFinite(v)) floatToInt(v);
    return v;
  };
  defMethods(float, {
    as_integer_ratio: ["()", (self: PyFloat) => floatRatio(self.v)],
    conjugate: ["()", itself],
    hex: ["()", (self: PyFloat) => floatHex(self.v)],
    is_integer: ["()", (self: PyFloat) => Number.isInteger(self.v)],
    __ceil__: ["()", (self: PyFloat) => intFromNumber(Math.ceil(finite(self.v)))],
    __floor__: ["()", (self: PyFloat) => intFromNumber(Math.floor(finite(self.v)))],
    __round__: ["(ndigits=None, /)", (self: PyFloat, ndigits: unknown) => roundFloatBy(self.v, ndigits)],
    __trunc__: ["()", (self: PyFloat) => floatToInt(self.v)],
  });
  defClassMethod(float, "fromhex", "(string, /)", (cls: PyType, x: unknown) => {
    const text = strOr(x);
    if (text === undefined) {
      raiseError(exc.TypeError, `bad argument type for built-in operation`);
    }
    const value = new PyFloat(floatFromHex(text));
    return cls === float ? value : callAny(cls, [value], null, null);
  });
  defGetter(float, "real", itself as (self: never) => unknown);
  defGetter(float, "imag", () => new PyFloat(0));
  defNew(float, "(x=0.0, /)", (cls: PyType, x: unknown) => {
    const value = makeFloat(x);
    return cls === float ? new PyFloat(value) : new PyFloatSub(cls, value);
  });
}
