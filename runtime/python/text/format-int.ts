import { exc, raiseError } from "../object/exception.ts";
import { formatFloatSpec } from "./format-float.ts";
import { layoutNumber } from "./format-number.ts";
import { type FormatSpec, parseFormatSpec, unknownType } from "./format-spec.ts";
import { intToDouble } from "./int-to-double.ts";
import { intToDecimal } from "./parse-number.ts";

const PREFIX: Record<string, string> = { b: "0b", o: "0o", x: "0x", X: "0X" };
const RADIX: Record<string, number> = { b: 2, o: 8, x: 16, X: 16 };

/** format() of an int with a specification that is not empty; `typeName` is "bool" for a bool. */
export function formatInt(x: number | bigint, text: string, typeName: string): string {
  const spec = parseFormatSpec(text, typeName, "d", ">");
  if (spec.type !== "" && "eEfFgG%".includes(spec.type)) return formatFloatSpec(intToDouble(x), spec);
  if (!"bcdoxXn".includes(spec.type)) unknownType(spec.type, typeName);
  if (spec.precision !== -1) raiseError(exc.ValueError, "Precision not allowed in integer format specifier");
  if (spec.noNegativeZero) {
    raiseError(exc.ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
  }
  return spec.type === "c" ? formatCharacter(x, spec) : formatDigits(x, spec);
}

function formatDigits(x: number | bigint, spec: Readonly<FormatSpec>): string {
  const negative = x < 0;
  const size = negative ? -x : x;
  let digits: string;
  if (spec.type === "d" || spec.type === "n") digits = intToDecimal(size);
  else digits = size.toString(RADIX[spec.type]);
  if (spec.type === "X") digits = digits.toUpperCase();
  const prefix = spec.alternate ? (PREFIX[spec.type] ?? "") : "";
  return layoutNumber({ negative, prefix, digits, rest: "" }, spec);
}

function formatCharacter(x: number | bigint, spec: Readonly<FormatSpec>): string {
  if (spec.sign !== "") {
    raiseError(exc.ValueError, "Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    raiseError(exc.ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
  }
  if (typeof x === "bigint" && (x > 9223372036854775807n || x < -9223372036854775808n)) {
    raiseError(exc.OverflowError, "Python int too large to convert to C long");
  }
  if (x < 0 || x > 0x10ffff) raiseError(exc.OverflowError, "%c arg not in range(0x110000)");
  const rest = String.fromCodePoint(Number(x));
  return layoutNumber({ negative: false, prefix: "", digits: "", rest }, spec);
}
