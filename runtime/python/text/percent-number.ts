import { callSpecial1 } from "../object/call.ts";
import { catchOnly } from "../object/catch.ts";
import { exc, raiseError } from "../object/exception.ts";
import { indexOr, intOr } from "../object/int.ts";
import { checkSize } from "../object/limits.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { type Int, PyFloat } from "../object/values.ts";
import { floatToInt } from "./float-to-int.ts";
import { type DoubleCode, formatDouble } from "./format-double.ts";
import { MAX_INT } from "./format-spec.ts";
import { intToDecimal } from "./parse-number.ts";
import type { Conversion } from "./percent-spec.ts";

/** The text of an integer conversion (d i u o x X) before padding: sign, prefix, digits. */
export function integerText(value: unknown, conversion: Conversion): string {
  const { type, precision } = conversion;
  if (typeof value === "number" && precision < 0 && (type === "d" || type === "i")) return String(value);
  const int = conversionInt(value, type);
  if (precision > MAX_INT - 3) raiseError(exc.OverflowError, "precision too large");
  checkSize(precision);
  const negative = int < 0;
  const size = negative ? -int : int;
  let digits: string;
  if (type === "o") digits = size.toString(8);
  else if (type === "x" || type === "X") digits = size.toString(16);
  else digits = intToDecimal(size);
  digits = digits.padStart(precision, "0");
  const prefix = !conversion.alternate ? "" : type === "o" ? "0o" : type === "x" || type === "X" ? "0x" : "";
  const text = (negative ? "-" : "") + prefix + digits;
  return type === "X" ? text.toUpperCase() : text;
}

function conversionInt(value: unknown, type: string): Int {
  const own = intOr(value);
  if (own !== undefined) return own;
  const int = isNumber(value) ? catchOnly(() => numberToInt(value, type), exc.TypeError) : undefined;
  if (int !== undefined) return int;
  const wanted = type === "o" || type === "x" || type === "X" ? "an integer" : "a real number";
  raiseError(exc.TypeError, `%${type} format: ${wanted} is required, not ${typeName(value)}`);
}

function isNumber(value: unknown): boolean {
  if (value instanceof PyFloat) return true;
  const { all } = typeOf(value);
  return ["__index__", "__int__", "__float__"].some((name) => all[name] !== undefined && all[name] !== null);
}

/** What int() makes of a number; undefined where it is none. */
function numberToInt(value: unknown, type: string): Int | undefined {
  if (type === "o" || type === "x" || type === "X") return indexOr(value);
  if (value instanceof PyFloat && typeOf(value).builtin) return floatToInt(value.v);
  const method = typeOf(value).all["__int__"];
  return method === undefined || method === null ? indexOr(value) : intOr(callSpecial1(method, value));
}

/** The text of a float conversion (e E f F g G) before padding. */
export function floatText(v: number, conversion: Conversion): string {
  const precision = conversion.precision < 0 ? 6 : conversion.precision;
  checkSize(precision);
  return formatDouble(v, conversion.type as DoubleCode, precision, { alternate: conversion.alternate });
}

/** Adds sign, padding and the prefix in the right order to a number's text. */
export function padNumber(text: string, conversion: Conversion): string {
  if (conversion.width < 0 && !conversion.plus && !conversion.blank) return text;
  checkSize(conversion.width);
  let sign = "";
  let body = text;
  if (body[0] === "-" || body[0] === "+") {
    sign = body[0];
    body = body.slice(1);
  } else if (conversion.plus) sign = "+";
  else if (conversion.blank) sign = " ";
  const missing = conversion.width - sign.length - body.length;
  if (missing <= 0) return sign + body;
  if (conversion.left) return sign + body + " ".repeat(missing);
  if (!conversion.zero) return " ".repeat(missing) + sign + body;
  const prefixed = conversion.alternate && "xXo".includes(conversion.type);
  const prefix = prefixed ? body.slice(0, 2) : "";
  return sign + prefix + "0".repeat(missing) + body.slice(prefix.length);
}
