import { exc, raiseError, strOr, typeName } from "../../kernel.ts";
import { capitalize } from "../../text/str-case.ts";
import { splitSpace, splitText } from "../../text/str-split.ts";
import { newModule } from "../define-module.ts";
import { isNone } from "../protocols.ts";
import { Template } from "./template.ts";

const ascii_lowercase = "abcdefghijklmnopqrstuvwxyz";
const ascii_uppercase = ascii_lowercase.toUpperCase();
const digits = "0123456789";
const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
const whitespace = " \t\n\r\v\f";

function capwords(s: unknown, sep: unknown): string {
  const text = strOr(s) ?? raiseError(exc.AttributeError, `'${typeName(s)}' object has no attribute 'split'`);
  const separator = isNone(sep) ? null : strOr(sep);
  if (separator === undefined) raiseError(exc.TypeError, `must be str or None, not ${typeName(sep)}`);
  if (separator === "") raiseError(exc.ValueError, "empty separator");
  const words = separator === null ? splitSpace(text, -1) : splitText(text, separator, -1);
  return words.map(capitalize).join(separator ?? " ");
}

/** The module `string`. */
export const stringModule = newModule(
  "string",
  { capwords: ["(s, sep=None)", capwords, { family: "python", fullName: "capwords" }] },
  {
    Template,
    ascii_letters: ascii_lowercase + ascii_uppercase,
    ascii_lowercase,
    ascii_uppercase,
    digits,
    hexdigits: `${digits}abcdefABCDEF`,
    octdigits: "01234567",
    printable: digits + ascii_lowercase + ascii_uppercase + punctuation + whitespace,
    punctuation,
    whitespace,
  },
);
