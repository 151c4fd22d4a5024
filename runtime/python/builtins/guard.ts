import { exc, raiseError } from "../object/exception.ts";
import { strOr } from "../object/int.ts";
import { typeName } from "../object/type-of.ts";

/** The attribute name that a script passes to getattr and the like; names with a leading underscore are refused. */
export function attributeName(x: unknown): string {
  const name = strOr(x);
  if (name === undefined) raiseError(exc.TypeError, `attribute name must be string, not '${typeName(x)}'`);
  if (name.startsWith("_")) {
    raiseError(exc.AttributeError, `"${name}" is an invalid attribute name because it starts with "_"`);
  }
  return name;
}
