import { describe, expect, it } from "vitest";
import * as letterCase from "../../../../runtime/python/text/str-case.ts";
import * as is from "../../../../runtime/python/text/str-predicates.ts";
import { splitSpace } from "../../../../runtime/python/text/str-split.ts";
import { lowerOf, upperOf } from "../../../../runtime/python/text/unicode/case.ts";
import {
  ALPHA,
  DECIMAL,
  DIGIT,
  decimalValue,
  hasProperty,
  NUMERIC,
  PRINTABLE,
  SPACE,
} from "../../../../runtime/python/text/unicode/properties.ts";

/** The shortcuts are about the basic plane; a little more shows that they end there. */
const LIMIT = 0x12000;

/** The code points for which a shortcut and the tables disagree. */
function disagreements(shortcut: (char: string) => unknown, table: (code: number, char: string) => unknown) {
  const wrong: string[] = [];
  for (let code = 0; code < LIMIT; code++) {
    const char = String.fromCodePoint(code);
    if (shortcut(char) !== table(code, char)) wrong.push(code.toString(16));
  }
  return wrong;
}

describe("shortcuts agree with the tables for every code point", () => {
  it.each<[string, (char: string) => unknown, (code: number, char: string) => unknown]>([
    ["isalpha", is.isAlpha, (code) => hasProperty(code, ALPHA)],
    ["isalnum", is.isAlnum, (code) => hasProperty(code, ALPHA | DECIMAL | DIGIT | NUMERIC)],
    ["isprintable", is.isPrintable, (code) => hasProperty(code, PRINTABLE)],
    ["upper", letterCase.upper, (_code, char) => upperOf(char)],
    ["lower", letterCase.lower, (_code, char) => lowerOf(char)],
    ["split", (char) => splitSpace(char, -1).length === 0, (code) => hasProperty(code, SPACE)],
    ["decimal digits", (char) => is.isDecimal(char), (code) => decimalValue(code) >= 0],
  ])("%s", (_name, shortcut, table) => {
    expect(disagreements(shortcut, table)).toEqual([]);
  });
});
