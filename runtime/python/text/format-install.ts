import { defMethod } from "../object/define.ts";
import { exc, raiseError } from "../object/exception.ts";
import { strOr } from "../object/int.ts";
import { types } from "../object/types.ts";
import { argName } from "./args.ts";
import { formatBuiltin } from "./format.ts";

/** Adds `__format__` to object and to the types with a format language of their own. */
export function installFormat(): void {
  for (const type of [types.object, types.str, types.int, types.float]) {
    defMethod(type, "__format__", "(format_spec, /)", (self: unknown, spec: unknown) => {
      const text = strOr(spec);
      if (text === undefined) {
        raiseError(exc.TypeError, `__format__() argument must be str, not ${argName(spec)}`);
      }
      return formatBuiltin(self, text);
    });
  }
}
