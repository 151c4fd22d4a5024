import { catchOnly } from "../object/catch.ts";
import { exc, raiseError } from "../object/exception.ts";
import { indexOr, strOr } from "../object/int.ts";
import { checkSize } from "../object/limits.ts";
import { repr, str } from "../object/text.ts";
import { asDouble } from "./as-double.ts";
import { strLen, strSlice } from "./code-points.ts";
import { floatText, integerText, padNumber } from "./percent-number.ts";
import { type PercentProgram, percentProgram } from "./percent-program.ts";
import { type Conversion, ConversionReader, unsupported } from "./percent-spec.ts";
import { PercentValues } from "./percent-values.ts";
import { escapeNonAscii } from "./str-repr.ts";

/** format % args */
export function percentFormat(format: string, args: unknown): string {
  const values = new PercentValues(args, strOr(args) !== undefined, (key) => key);
  const program = percentProgram(format);
  return program === null ? interpret(format, values) : run(program, values, format);
}

function run({ literals, conversions }: PercentProgram, values: PercentValues, format: string): string {
  let out = literals[0]!;
  for (let i = 0; i < conversions.length; i++) {
    const { key, conversion } = conversions[i]!;
    if (key !== undefined) {
      values.requireMapping();
      values.selectKey(key);
    }
    out += convert(values.next(), conversion, format) + literals[i + 1]!;
    checkSize(out.length);
  }
  if (!values.isMapping && !values.isUsedUp) notAllConverted();
  return out;
}

/** Reads and converts by turns. */
function interpret(format: string, values: PercentValues): string {
  const reader = new ConversionReader(format, values, "precision too big");
  const parts: string[] = [];
  let total = 0;
  const push = (text: string) => {
    total += text.length;
    checkSize(total);
    parts.push(text);
  };
  for (let at = 0; ; ) {
    const percent = format.indexOf("%", at);
    push(percent < 0 ? format.slice(at) : format.slice(at, percent));
    if (percent < 0) break;
    if (format[percent + 1] === "%") {
      push("%");
      at = percent + 2;
      continue;
    }
    const conversion = reader.read(percent + 1);
    push(convert(values.next(), conversion, format));
    at = reader.at;
  }
  if (!values.isMapping && !values.isUsedUp) notAllConverted();
  return parts.join("");
}

function notAllConverted(): never {
  raiseError(exc.TypeError, "not all arguments converted during string formatting");
}

function convert(value: unknown, conversion: Conversion, format: string): string {
  switch (conversion.type) {
    case "s":
      return padText(str(value), conversion);
    case "r":
      return padText(repr(value), conversion);
    case "a":
      return padText(escapeNonAscii(repr(value)), conversion);
    case "c":
      return padText(character(value), { ...conversion, precision: -1 });
    case "d":
    case "i":
    case "u":
    case "o":
    case "x":
    case "X":
      return padNumber(integerText(value, conversion), conversion);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      return padNumber(floatText(asDouble(value), conversion), conversion);
    default:
      unsupported(
        conversion.type,
        shownCharacter(conversion.type),
        strLen(format.slice(0, conversion.index)),
      );
  }
}

function shownCharacter(type: string): string {
  const code = type.codePointAt(0)!;
  return code >= 31 && code < 127 ? type : "?";
}

function padText(text: string, conversion: Conversion): string {
  let body = text;
  if (conversion.precision >= 0 && conversion.precision < text.length) {
    body = strSlice(text, 0, Math.min(conversion.precision, strLen(text)), 1);
  }
  if (conversion.width <= 0) return body;
  const missing = conversion.width - strLen(body);
  if (missing <= 0) return body;
  checkSize(conversion.width);
  return conversion.left ? body + " ".repeat(missing) : " ".repeat(missing) + body;
}

function character(value: unknown): string {
  const text = strOr(value);
  if (text !== undefined && strLen(text) === 1) return text;
  const code = text === undefined ? catchOnly(() => indexOr(value), exc.TypeError) : undefined;
  if (code === undefined) raiseError(exc.TypeError, "%c requires int or char");
  if (code < 0 || code > 0x10ffff) raiseError(exc.OverflowError, "%c arg not in range(0x110000)");
  return String.fromCodePoint(Number(code));
}
