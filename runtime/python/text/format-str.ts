import { exc, raiseError } from "../object/exception.ts";
import { checkSize } from "../object/limits.ts";
import { strLen, strSlice } from "./code-points.ts";
import { parseFormatSpec, unknownType } from "./format-spec.ts";

/** format() of a str with a specification that is not empty. */
export function formatStr(s: string, text: string, typeName: string): string {
  const spec = parseFormatSpec(text, typeName, "s", "<");
  if (spec.type !== "s") unknownType(spec.type, typeName);
  const refuse = (what: string): never =>
    raiseError(exc.ValueError, `${what} not allowed in string format specifier`);
  if (spec.sign === " ") refuse("Space");
  if (spec.sign !== "") refuse("Sign");
  if (spec.noNegativeZero) refuse("Negative zero coercion (z)");
  if (spec.alternate) refuse("Alternate form (#)");
  if (spec.align === "=") refuse("'=' alignment");
  let body = s;
  let length = strLen(s);
  if (spec.precision >= 0 && spec.precision < length) {
    body = strSlice(s, 0, spec.precision, 1);
    length = spec.precision;
  }
  if (spec.width <= length) return body;
  checkSize(spec.width);
  const padding = spec.width - length;
  const left = spec.align === ">" ? padding : spec.align === "^" ? padding >> 1 : 0;
  return spec.fill.repeat(left) + body + spec.fill.repeat(padding - left);
}
