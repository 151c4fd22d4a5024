import { catchOnly } from "../../object/catch.ts";
import { exc, raiseError } from "../../object/exception.ts";
import { indexOr } from "../../object/int.ts";
import { checkSize } from "../../object/limits.ts";
import { repr } from "../../object/text.ts";
import { typeName } from "../../object/type-of.ts";
import { PyBytes } from "../../object/values.ts";
import { doubleOr } from "../as-double.ts";
import { latin1Text } from "../codecs/decode.ts";
import { floatText, integerText, padNumber } from "../percent-number.ts";
import { type Conversion, ConversionReader, unsupported } from "../percent-spec.ts";
import { PercentValues } from "../percent-values.ts";
import { escapeNonAscii } from "../str-repr.ts";
import { ownBytes } from "./construct.ts";
import { bytesOr, latin1Bytes } from "./like.ts";

/** format % args for bytes and bytearray. */
export function bytesPercentFormat(format: Uint8Array, args: unknown): Uint8Array {
  const text = latin1Text(format);
  const isText = typeof args === "string" || bytesOr(args) !== undefined;
  const values = new PercentValues(args, isText, (key) => new PyBytes(latin1Bytes(key)));
  const reader = new ConversionReader(text, values, "prec too big");
  const parts: string[] = [];
  let total = 0;
  const push = (part: string) => {
    total += part.length;
    checkSize(total);
    parts.push(part);
  };
  for (let at = 0; ; ) {
    const percent = text.indexOf("%", at);
    push(percent < 0 ? text.slice(at) : text.slice(at, percent));
    if (percent < 0) break;
    if (text[percent + 1] === "%") {
      push("%");
      at = percent + 2;
      continue;
    }
    const conversion = reader.read(percent + 1);
    push(convert(values.next(), conversion));
    at = reader.at;
  }
  if (!values.isMapping && !values.isUsedUp) {
    raiseError(exc.TypeError, "not all arguments converted during bytes formatting");
  }
  return latin1Bytes(parts.join(""));
}

function convert(value: unknown, conversion: Conversion): string {
  switch (conversion.type) {
    case "s":
    case "b":
      return pad(latin1Text(contents(value)), conversion);
    case "r":
    case "a":
      return pad(escapeNonAscii(repr(value)), conversion);
    case "c":
      return pad(byteCharacter(value), { ...conversion, precision: -1 });
    case "i":
      return convert(value, { ...conversion, type: "d" });
    case "d":
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
    case "G": {
      // Whatever goes wrong in the conversion, CPython reports this.
      const v = catchOnly(() => doubleOr(value), exc.Exception);
      if (v === undefined) {
        raiseError(exc.TypeError, `float argument required, not ${typeName(value)}`);
      }
      return padNumber(floatText(v, conversion), conversion);
    }
    default:
      if (conversion.type.charCodeAt(0) > 127) {
        raiseError(exc.OverflowError, "character argument not in range(0x110000)");
      }
      unsupported(conversion.type, conversion.type, conversion.index);
  }
}

function contents(value: unknown): Uint8Array {
  const bytes = bytesOr(value) ?? ownBytes(value);
  if (bytes === undefined) {
    raiseError(
      exc.TypeError,
      `%b requires a bytes-like object, or an object that implements __bytes__, not '${typeName(value)}'`,
    );
  }
  return bytes;
}

function byteCharacter(value: unknown): string {
  const bytes = bytesOr(value);
  if (bytes !== undefined && bytes.length === 1) return latin1Text(bytes);
  const code = bytes === undefined ? catchOnly(() => indexOr(value), exc.TypeError) : undefined;
  if (code === undefined) {
    raiseError(exc.TypeError, "%c requires an integer in range(256) or a single byte");
  }
  if (code < 0 || code > 255) raiseError(exc.OverflowError, "%c arg not in range(256)");
  return String.fromCharCode(Number(code));
}

function pad(text: string, conversion: Conversion): string {
  const body = conversion.precision >= 0 ? text.slice(0, conversion.precision) : text;
  const missing = conversion.width - body.length;
  if (missing <= 0) return body;
  checkSize(conversion.width);
  return conversion.left ? body + " ".repeat(missing) : " ".repeat(missing) + body;
}
