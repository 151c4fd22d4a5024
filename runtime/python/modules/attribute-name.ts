import { asStr, exc, isStr, raiseError, typeName } from "../kernel.ts";

/** The name of an attribute that a library function reads for a script; no name with a leading underscore is. */
export function attributeName(x: unknown, notText: string): string {
  if (!isStr(x))
    raiseError(
      exc.TypeError,
      notText.replace("%s", () => typeName(x)),
    );
  const name = asStr(x);
  if (name.startsWith("_")) {
    raiseError(exc.AttributeError, `"${name}" is an invalid attribute name because it starts with "_"`);
  }
  return name;
}
