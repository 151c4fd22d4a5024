import { callSpecial2 } from "../object/call.ts";
import { exc, raiseError } from "../object/exception.ts";
import { strOr } from "../object/int.ts";
import { PyIntSub, PyStrSub } from "../object/subclass.ts";
import { str } from "../object/text.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { PyFloat } from "../object/values.ts";
import { formatFloat } from "./format-float.ts";
import { formatInt } from "./format-int.ts";
import { formatStr } from "./format-str.ts";

/** format(x, spec) */
export function formatValue(x: unknown, spec: string): string {
  switch (typeof x) {
    case "string":
      return spec === "" ? x : formatStr(x, spec, "str");
    case "number":
      return spec === "" ? String(x) : formatInt(x, spec, "int");
    case "bigint":
    case "boolean":
      return formatBuiltin(x, spec);
    default:
  }
  if (x !== null && (x as object).constructor === PyFloat) return formatBuiltin(x, spec);
  const type = typeOf(x);
  const method = type.all["__format__"];
  if (method === undefined || method === null) {
    raiseError(exc.TypeError, `Type ${type.name} doesn't define __format__`);
  }
  const result = callSpecial2(method, x, spec);
  const text = strOr(result);
  if (text === undefined) {
    raiseError(exc.TypeError, `__format__ must return a str, not ${typeName(result)}`);
  }
  return text;
}

/** What `__format__` of str, int, bool, float and object does. */
export function formatBuiltin(x: unknown, spec: string): string {
  if (spec === "") return str(x);
  switch (typeof x) {
    case "string":
      return formatStr(x, spec, "str");
    case "number":
    case "bigint":
      return formatInt(x, spec, "int");
    case "boolean":
      return formatInt(x ? 1 : 0, spec, "bool");
    default:
  }
  if (x instanceof PyFloat) return formatFloat(x.v, spec, typeName(x));
  if (x instanceof PyIntSub) return formatInt(x.v, spec, typeName(x));
  if (x instanceof PyStrSub) return formatStr(x.v, spec, typeName(x));
  raiseError(exc.TypeError, `unsupported format string passed to ${typeName(x)}.__format__`);
}
