import { exc, raiseError } from "../object/exception.ts";
import { checkSize } from "../object/limits.ts";
import { type DoubleCode, formatDouble } from "./format-double.ts";
import { layoutNumber } from "./format-number.ts";
import { type FormatSpec, MAX_INT, parseFormatSpec, unknownType } from "./format-spec.ts";

/** format() of a float with a specification that is not empty. */
export function formatFloat(v: number, text: string, typeName: string): string {
  const spec = parseFormatSpec(text, typeName, "", ">");
  if (spec.type !== "" && !"eEfFgGn%".includes(spec.type)) unknownType(spec.type, typeName);
  return formatFloatSpec(v, spec);
}

/** format() of a double with a parsed specification. */
export function formatFloatSpec(v: number, spec: Readonly<FormatSpec>): string {
  if (spec.precision > MAX_INT) raiseError(exc.ValueError, "precision too big");
  let code = spec.type as DoubleCode | "" | "n" | "%";
  let precision = spec.precision;
  let value = v;
  const addDotZero = code === "";
  if (code === "") {
    code = precision < 0 ? "r" : "g";
    if (precision < 0) precision = 0;
  } else if (precision < 0) precision = 6;
  if (code === "n") code = "g";
  const percent = code === "%";
  if (percent) {
    value = v * 100;
    code = "f";
  }
  checkSize(precision);
  const options = { alternate: spec.alternate, addDotZero, noNegativeZero: spec.noNegativeZero };
  let text = formatDouble(value, code as DoubleCode, precision, options);
  if (percent) text += "%";
  if (spec.bare) return text;
  const negative = text.charCodeAt(0) === 45;
  if (negative) text = text.slice(1);
  let end = 0;
  while (end < text.length && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return layoutNumber({ negative, prefix: "", digits: text.slice(0, end), rest: text.slice(end) }, spec);
}
