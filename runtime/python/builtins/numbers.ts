import { callPy, callSpecial1 } from "../object/call.ts";
import { defFunction } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { asIndex, strOr } from "../object/int.ts";
import { isSubtype } from "../object/type.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { NotImplemented, types } from "../object/types.ts";
import { PyByteArray, PyBytes, PyFloat } from "../object/values.ts";
import { pow } from "../ops/arithmetic.ts";
import { binary, DIVMOD } from "../ops/binary.ts";
import { strLen } from "../text/code-points.ts";
import { round } from "../text/round.ts";

/** Digits with a prefix, the sign before both. */
function radix(name: string, prefix: string, base: number) {
  return defFunction(name, "(number, /)", (x: unknown) => {
    const n = asIndex(x);
    return n < 0 ? `-${prefix}${(-n).toString(base)}` : prefix + n.toString(base);
  });
}

function abs(x: unknown): unknown {
  if (typeof x === "number") return x < 0 ? -x : x;
  if (x !== null && (x as object).constructor === PyFloat) return new PyFloat(Math.abs((x as PyFloat).v));
  const method = typeOf(x).all["__abs__"];
  if (method === undefined) raiseError(exc.TypeError, `bad operand type for abs(): '${typeName(x)}'`);
  return callSpecial1(method, x);
}

/** pow(a, b, c) */
function powMod(a: unknown, b: unknown, c: unknown): unknown {
  const method = typeOf(a).all["__pow__"];
  if (method !== undefined) {
    const result = callPy(method, a, b, c);
    if (result !== NotImplemented) return result;
  }
  const numbers = [types.int, types.float];
  if ([a, b, c].every((x) => numbers.some((type) => isSubtype(typeOf(x), type)))) {
    raiseError(exc.TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
  }
  raiseError(
    exc.TypeError,
    `unsupported operand type(s) for ** or pow(): '${typeName(a)}', '${typeName(b)}', '${typeName(c)}'`,
  );
}

function chr(x: unknown): string {
  const n = asIndex(x);
  if (n < -2147483648 || n > 2147483647) {
    raiseError(exc.OverflowError, "Python int too large to convert to C int");
  }
  if (n < 0 || n > 0x10ffff) raiseError(exc.ValueError, "chr() arg not in range(0x110000)");
  return String.fromCodePoint(Number(n));
}

function ord(x: unknown): number {
  const text = strOr(x);
  if (text !== undefined && strLen(text) === 1) return text.codePointAt(0)!;
  const bytes = x instanceof PyBytes || x instanceof PyByteArray ? x.b : undefined;
  if (bytes?.length === 1) return bytes[0]!;
  if (text === undefined && bytes === undefined) {
    raiseError(exc.TypeError, `ord() expected string of length 1, but ${typeName(x)} found`);
  }
  const size = text === undefined ? bytes!.length : strLen(text);
  raiseError(exc.TypeError, `ord() expected a character, but string of length ${size} found`);
}

export const numberFunctions = {
  abs: defFunction("abs", "(x, /)", abs),
  bin: radix("bin", "0b", 2),
  oct: radix("oct", "0o", 8),
  hex: radix("hex", "0x", 16),
  chr: defFunction("chr", "(i, /)", chr),
  ord: defFunction("ord", "(c, /)", ord),
  divmod: defFunction("divmod", "(x, y, /)", (a: unknown, b: unknown) => binary(a, b, DIVMOD)),
  pow: defFunction("pow", "(base, exp, mod=None)", (a: unknown, b: unknown, c: unknown) =>
    c === undefined || c === null ? pow(a, b) : powMod(a, b, c),
  ),
  round: defFunction("round", "(number, ndigits=None)", round),
};
