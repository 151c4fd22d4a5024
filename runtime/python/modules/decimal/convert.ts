import {
  asInt,
  checkBits,
  exc,
  isInt,
  PyFloat,
  PyTuple,
  raiseError,
  readItems,
  strOr,
  typeName,
} from "../../kernel.ts";
import { DECIMAL, decimalValue, hasProperty } from "../../text/unicode/properties.ts";
import { doubleToRatio } from "../exact-ratio.ts";
import { getContext, type PyContext } from "./context.ts";
import { NAN, PyDecimal } from "./values.ts";

const NUMBER = /^([-+])?(?:(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?|(inf(?:inity)?)|(s?nan)(\d*))$/i;

/** Decimal digits of other scripts as ASCII. */
function ascii(text: string): string {
  return /^[\0-\x7f]*$/.test(text)
    ? text
    : Array.from(text, (c) =>
        hasProperty(c.codePointAt(0)!, DECIMAL) ? String(decimalValue(c.codePointAt(0)!)) : c,
      ).join("");
}

/** The number that a text writes; undefined where it writes none. */
export function parseDecimal(text: string): PyDecimal | undefined {
  const m = NUMBER.exec(ascii(text).trim().replaceAll("_", ""));
  if (m === null) return undefined;
  const sign = m[1] === "-" ? 1 : 0;
  if (m[5] !== undefined) return new PyDecimal(sign, 0n, 0, "inf");
  if (m[6] !== undefined) {
    return new PyDecimal(sign, BigInt(m[7] || "0"), 0, m[6].toLowerCase() === "nan" ? "nan" : "snan");
  }
  const digits = (m[2] ?? "") + (m[3] ?? "");
  if (digits === "") return undefined;
  const exp = Number(m[4] ?? "0") - (m[3]?.length ?? 0);
  if (!Number.isSafeInteger(exp)) return undefined;
  checkBits(digits.length * 3.33);
  return new PyDecimal(sign, BigInt(digits), exp);
}

export function fromInt(n: number | bigint): PyDecimal {
  const big = BigInt(n);
  return new PyDecimal(big < 0n ? 1 : 0, big < 0n ? -big : big, 0);
}

/** The exact value of a double. */
export function fromDouble(v: number): PyDecimal {
  const sign = v < 0 || Object.is(v, -0) ? 1 : 0;
  if (Number.isNaN(v)) return NAN;
  if (!Number.isFinite(v)) return new PyDecimal(sign, 0n, 0, "inf");
  if (v === 0) return new PyDecimal(sign, 0n, 0);
  const { n, d } = doubleToRatio(v);
  const power = d.toString(2).length - 1;
  let coef = (n < 0n ? -n : n) * 5n ** BigInt(power);
  let exp = -power;
  while (exp < 0 && coef % 10n === 0n) {
    coef /= 10n;
    exp++;
  }
  return new PyDecimal(sign, coef, exp);
}

function fromTuple(x: unknown): PyDecimal {
  const parts = readItems(x);
  if (parts.length !== 3) raiseError(exc.ValueError, "argument must be a sequence of length 3");
  const [signArg, digitsArg, expArg] = parts;
  if (signArg !== 0 && signArg !== 1)
    raiseError(exc.ValueError, "sign must be an integer with the value 0 or 1");
  const digits = expArg === "F" ? [] : readItems(digitsArg);
  for (const digit of digits) {
    if (!isInt(digit) || Number(asInt(digit)) < 0 || Number(asInt(digit)) > 9) {
      raiseError(exc.ValueError, "coefficient must be a tuple of digits");
    }
  }
  const coef = BigInt(digits.map((digit) => String(asInt(digit))).join("") || "0");
  if (expArg === "F") return new PyDecimal(signArg, 0n, 0, "inf");
  if (expArg === "n" || expArg === "N")
    return new PyDecimal(signArg, coef, 0, expArg === "n" ? "nan" : "snan");
  if (strOr(expArg) !== undefined) {
    raiseError(exc.ValueError, "string argument in the third position must be 'F', 'n' or 'N'");
  }
  if (!isInt(expArg)) raiseError(exc.ValueError, "exponent must be an integer");
  return new PyDecimal(signArg, coef, Number(asInt(expArg)));
}

/** What `Decimal(x)` makes of a value; never rounded. */
export function toDecimal(x: unknown, c: PyContext = getContext()): PyDecimal {
  if (x instanceof PyDecimal) return x;
  const text = strOr(x);
  if (text !== undefined) return parseDecimal(text) ?? c.invalid("ConversionSyntax");
  if (isInt(x)) return fromInt(asInt(x));
  if (x instanceof PyFloat) {
    c.note("FloatOperation");
    return fromDouble(x.v);
  }
  if (x instanceof PyTuple || Array.isArray(x)) return fromTuple(x);
  return raiseError(exc.TypeError, `conversion from ${typeName(x)} to Decimal is not supported`);
}

/** An operand of arithmetic: decimals and ints; undefined for anything else. */
export function operand(x: unknown): PyDecimal | undefined {
  if (x instanceof PyDecimal) return x;
  return isInt(x) ? fromInt(asInt(x)) : undefined;
}
