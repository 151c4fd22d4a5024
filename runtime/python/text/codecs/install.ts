import { defMethod } from "../../object/define.ts";
import { exc, type PyException } from "../../object/exception.ts";
import { repr, str } from "../../object/text.ts";
import { PyBytes } from "../../object/values.ts";
import { decodeErrorText, encodeErrorText } from "./errors.ts";

/** The text of an exception that was not made with the five arguments of a codec's error. */
function plainText(args: readonly unknown[]): string {
  if (args.length === 0) return "";
  return args.length === 1 ? str(args[0]) : `(${args.map(repr).join(", ")})`;
}

/** Gives the exceptions of codecs their text. */
export function installCodecErrors(): void {
  defMethod(exc.UnicodeEncodeError, "__str__", "()", (self: PyException) => {
    const [codec, text, start, end, reason] = self.args.a;
    if (typeof codec !== "string" || typeof text !== "string" || typeof reason !== "string") {
      return plainText(self.args.a);
    }
    return encodeErrorText(codec, Array.from(text), Number(start), Number(end), reason);
  });
  defMethod(exc.UnicodeDecodeError, "__str__", "()", (self: PyException) => {
    const [codec, bytes, start, end, reason] = self.args.a;
    if (typeof codec !== "string" || !(bytes instanceof PyBytes) || typeof reason !== "string") {
      return plainText(self.args.a);
    }
    return decodeErrorText(codec, bytes.b, Number(start), Number(end), reason);
  });
}
