import { callAny, callSpecial1 } from "../object/call.ts";
import { defClassMethod, defGetter, defMethods, defNew } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { asInt, indexOr, intOr, strOr } from "../object/int.ts";
import { PyIntSub } from "../object/subclass.ts";
import { truth } from "../object/truth.ts";
import type { PyType } from "../object/type.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { types } from "../object/types.ts";
import { type Int, PyBytes, PyFloat, PyTuple } from "../object/values.ts";
import { argName, asBound, asSsize } from "./args.ts";
import { bytesOr } from "./bytes/like.ts";
import { latin1Text } from "./codecs/decode.ts";
import { floatToInt } from "./float-to-int.ts";
import { fromBytes, toBytes } from "./int-bytes.ts";
import { parseInt_, parseIntText } from "./parse-number.ts";
import { roundIntBy } from "./round.ts";
import { bytesRepr } from "./str-repr.ts";

/** int(x) and int(x, base) */
export function makeInt(x: unknown, base: unknown): Int {
  if (x === undefined) {
    if (base !== undefined) raiseError(exc.TypeError, "int() missing string argument");
    return 0;
  }
  if (base === undefined) return toInt(x);
  if (indexOr(base) === undefined) {
    raiseError(exc.TypeError, `'${typeName(base)}' object cannot be interpreted as an integer`);
  }
  const radix = asBound(base, 10);
  if ((radix !== 0 && radix < 2) || radix > 36) {
    raiseError(exc.ValueError, "int() base must be >= 2 and <= 36, or 0");
  }
  const parsed = fromText(x, radix);
  if (parsed === undefined) {
    raiseError(exc.TypeError, "int() can't convert non-string with explicit base");
  }
  return parsed;
}

function fromText(x: unknown, radix: number): Int | undefined {
  const text = strOr(x);
  if (text !== undefined) return parseInt_(text, radix);
  const bytes = bytesOr(x);
  return bytes === undefined ? undefined : parseIntText(latin1Text(bytes), radix, () => bytesRepr(bytes));
}

function toInt(x: unknown): Int {
  if (typeof x === "number" || typeof x === "bigint") return x;
  if (typeof x === "string") return parseInt_(x, 10);
  if (x !== null && (x as object).constructor === PyFloat) return floatToInt((x as PyFloat).v);
  const type = typeOf(x);
  const method = type.all["__int__"];
  if (method !== undefined && method !== null) {
    const result = callSpecial1(method, x);
    const int = intOr(result);
    if (int === undefined) {
      raiseError(exc.TypeError, `__int__ returned non-int (type ${typeName(result)})`);
    }
    return int;
  }
  const index = indexOr(x);
  if (index !== undefined) return index;
  const truncated = type.all["__trunc__"];
  if (truncated !== undefined && truncated !== null) return fromTrunc(callSpecial1(truncated, x));
  const parsed = fromText(x, 10);
  if (parsed !== undefined) return parsed;
  raiseError(
    exc.TypeError,
    `int() argument must be a string, a bytes-like object or a real number, not '${type.name}'`,
  );
}

function fromTrunc(result: unknown): Int {
  const int = indexOr(result);
  if (int === undefined) {
    raiseError(exc.TypeError, `__trunc__ returned non-Integral (type ${typeName(result)})`);
  }
  return int;
}

function bitLength(x: Int): number {
  if (typeof x === "number") {
    const size = Math.abs(x);
    return size < 2 ** 32 ? 32 - Math.clz32(size) : 64 - Math.clz32(Math.floor(size / 2 ** 32));
  }
  const digits = (x < 0n ? -x : x).toString(16);
  return (digits.length - 1) * 4 + 32 - Math.clz32(Number.parseInt(digits.charAt(0), 16));
}

function bitCount(x: Int): number {
  let count = 0;
  for (const digit of (x < 0 ? -x : x).toString(16)) {
    const bits = Number.parseInt(digit, 16);
    count += (bits & 1) + ((bits >> 1) & 1) + ((bits >> 2) & 1) + (bits >> 3);
  }
  return count;
}

function byteOrder(name: string, order: unknown): boolean {
  const text = order === undefined ? "big" : strOr(order);
  if (text === undefined) {
    raiseError(exc.TypeError, `${name}() argument 'byteorder' must be str, not ${argName(order)}`);
  }
  if (text !== "big" && text !== "little") {
    raiseError(exc.ValueError, "byteorder must be either 'little' or 'big'");
  }
  return text === "big";
}

/** Adds the methods, attributes and the constructor of int to its type. */
export function installIntMethods(): void {
  const int = types.int;
  const itself = (self: unknown) => asInt(self);
  defMethods(int, {
    as_integer_ratio: ["()", (self: unknown) => new PyTuple([asInt(self), 1])],
    bit_count: ["()", (self: unknown) => bitCount(asInt(self))],
    bit_length: ["()", (self: unknown) => bitLength(asInt(self))],
    conjugate: ["()", itself],
    to_bytes: [
      "(length=1, byteorder='big', *, signed=False)",
      (self: unknown, length: unknown, order: unknown, signed: unknown) =>
        new PyBytes(
          toBytes(
            asInt(self),
            length === undefined ? 1 : asSsize(length),
            byteOrder("to_bytes", order),
            signed !== undefined && truth(signed),
          ),
        ),
    ],
    __ceil__: ["()", itself],
    __floor__: ["()", itself],
    __round__: ["(ndigits=None, /)", (self: unknown, ndigits: unknown) => roundIntBy(asInt(self), ndigits)],
    __trunc__: ["()", itself],
  });
  defClassMethod(
    int,
    "from_bytes",
    "(bytes, byteorder='big', *, signed=False)",
    (cls: PyType, bytes: unknown, order: unknown, signed: unknown) => {
      const value = fromBytes(bytes, byteOrder("from_bytes", order), signed !== undefined && truth(signed));
      return cls === int ? value : callAny(cls, [value], null, null);
    },
  );
  defGetter(int, "real", itself);
  defGetter(int, "imag", () => 0);
  defGetter(int, "numerator", itself);
  defGetter(int, "denominator", () => 1);
  defNew(int, "(x=0, /, base=10)", (cls: PyType, x: unknown, base: unknown) => {
    const value = makeInt(x, base);
    return cls === int ? value : new PyIntSub(cls, value);
  });
}
