import {
  asInt,
  defFunction,
  exc,
  intFromNumber,
  isInt,
  type PyBuiltin,
  PyBytes,
  PyFloat,
  raiseError,
  str,
  strOr,
  typeName,
} from "../../kernel.ts";
import { mod, mul, truediv } from "../../ops/arithmetic.ts";
import { decodeBytes } from "../../text/codecs/decode.ts";
import { invocation } from "../invocation.ts";
import { roundByMethod } from "./rounding.ts";
import { given, tryFloat, tryInt } from "./values.ts";

/** `cint(x, default)`. */
export function cint(x: unknown, byDefault: unknown = 0): unknown {
  const whole = tryInt(x);
  if (whole !== undefined) return whole;
  const real = tryFloat(x);
  return real === undefined || !Number.isFinite(real) ? byDefault : intFromNumber(Math.trunc(real));
}

/** `cint(x)` as a JS number, for arguments such as a precision. */
export function toInteger(x: unknown): number {
  return Number(cint(x));
}

function methodOf(method: unknown): string {
  return given(method) ? str(method) : invocation().settings.rounding_method;
}

/** A number as a double. TypeErrors are those of the sums that Frappe does with it. */
function numberOf(x: unknown): number {
  if (x instanceof PyFloat) return x.v;
  if (isInt(x)) return Number(asInt(x));
  if (x === null) raiseError(exc.TypeError, "unsupported operand type(s) for *: 'NoneType' and 'int'");
  raiseError(exc.TypeError, `type ${typeName(x)} doesn't define __round__ method`);
}

/** `rounded(num, precision, rounding_method)`. */
export function rounded(num: unknown, precision?: unknown, method?: unknown): unknown {
  return roundByMethod(numberOf(num), toInteger(precision ?? 0), methodOf(method));
}

/** `flt(x)` as a double: 0 for what is no number; commas are dropped. */
export function toFloat(x: unknown): number {
  const text = strOr(x);
  return tryFloat(text === undefined ? x : text.replaceAll(",", "")) ?? 0;
}

/** `flt(x, precision, rounding_method)`. */
export function flt(x: unknown, precision?: unknown, method?: unknown): unknown {
  const value = toFloat(x);
  if (!given(precision)) return new PyFloat(value);
  const rounding = methodOf(method);
  return Number.isFinite(value) ? roundByMethod(value, toInteger(precision), rounding) : new PyFloat(0);
}

/** `cstr(x)`. */
export function cstr(x: unknown, encoding?: unknown): string {
  if (x === null || x === undefined) return "";
  if (x instanceof PyBytes) return decodeBytes(x.b, strOr(encoding ?? null) ?? "utf-8", "strict");
  return str(x);
}

function remainder(numerator: unknown, denominator: unknown, precision?: unknown): unknown {
  const digits = toInteger(precision ?? 2);
  const multiplier = 10 ** digits;
  if (digits === 0) {
    return roundByMethod(doubleOf(mod(numerator, denominator)), 0, methodOf(undefined));
  }
  const scaled = mod(mul(numerator, multiplier), mul(denominator, multiplier));
  const quotient = truediv(scaled, multiplier);
  return roundByMethod(doubleOf(quotient), digits, methodOf(undefined));
}

function doubleOf(x: unknown): number {
  return x instanceof PyFloat ? x.v : Number(asInt(x));
}

function safeDivide(numerator: unknown, denominator: unknown, precision?: unknown): unknown {
  const digits = toInteger(precision ?? 2);
  if (doubleOf(denominator) === 0) return new PyFloat(0);
  return roundByMethod(doubleOf(truediv(numerator, denominator)), digits, methodOf(undefined));
}

/** Rounds to multiples of a currency's smallest coin; ties go down. Without a coin rounds to whole numbers. */
export function roundToFraction(value: number, fraction: number, precision: number): unknown {
  if (fraction === 0) return roundByMethod(value, 0, methodOf(undefined));
  const rest = doubleOf(remainder(new PyFloat(value), new PyFloat(fraction), precision));
  const result = rest > fraction / 2 ? value + fraction - rest : value - rest;
  return roundByMethod(result, precision, methodOf(undefined));
}

const python = { family: "python" } as const;

/** The number functions of `frappe.utils`. */
export const numberFunctions: readonly PyBuiltin[] = [
  defFunction("flt", "(s, precision=None, rounding_method=None)", flt, python),
  defFunction("cint", "(s, default=0)", cint, python),
  defFunction("floor", "(s)", (s) => intFromNumber(Math.floor(toFloat(s))), python),
  defFunction("ceil", "(s)", (s) => intFromNumber(Math.ceil(toFloat(s))), python),
  defFunction("cstr", "(s, encoding='utf-8')", cstr, python),
  defFunction("rounded", "(num, precision=0, rounding_method=None)", rounded, python),
  defFunction("remainder", "(numerator, denominator, precision=2)", remainder, python),
  defFunction("safe_div", "(numerator, denominator, precision=2)", safeDivide, python),
];
