import { ANY, BOOL, FLOAT, INT, intBetween, NONE, STR } from "../../check/types/type.ts";
import type { Constant } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";
import { type Val, val } from "../val.ts";

/** A literal. Floats stay bare until they go where a Python value has to be. */
export function emitConstant(frame: Frame, { value, span }: Constant): Val {
  switch (value.type) {
    case "None":
      return val(b.nil(), NONE);
    case "bool":
      return val(b.bool(value.value), BOOL);
    case "int": {
      const small = Number(value.value);
      return Number.isSafeInteger(small)
        ? val(b.num(small), intBetween(small, small))
        : val(b.bigint(value.value), INT);
    }
    case "float":
      return { node: floatLiteral(value.value), type: FLOAT, bare: true };
    case "str":
      return val(b.str(value.value), STR);
    case "bytes":
      return val(frame.unit.op("bytes", [b.str(String.fromCharCode(...value.value))], span), ANY);
    case "Ellipsis":
      return val(frame.unit.op("ellipsis", []), ANY);
    case "complex":
      throw new TypeError("complex numbers are not in the dialect");
  }
}

/** A literal such as 1e999 is infinite, for which JavaScript has no literal of its own. */
function floatLiteral(value: number): b.Ex {
  return value === Infinity ? b.binary("*", b.num(1e308), b.num(10)) : b.num(value);
}
