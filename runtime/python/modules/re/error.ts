import {
  exc,
  newBuiltinType,
  newException,
  type PyBytes,
  type PyException,
  type PyType,
  throwException,
} from "../../kernel.ts";
import { pythonMethods } from "../define-module.ts";
import { isNone, orNone } from "../protocols.ts";

/** `re.error`. */
export const reError: PyType = newBuiltinType("error", {
  module: "re",
  bases: [exc.Exception],
  subclassable: true,
});

function fill(self: PyException, msg: unknown, pattern: unknown, pos: unknown): null {
  const { d } = self;
  Object.assign(d, { msg, pattern: orNone(pattern), pos: orNone(pos), lineno: null, colno: null });
  let message = String(msg);
  if (!isNone(pattern) && !isNone(pos)) {
    const at = Number(pos);
    const chars =
      typeof pattern === "string"
        ? Array.from(pattern)
        : Array.from((pattern as PyBytes).b, (b) => String.fromCharCode(b));
    const before = chars.slice(0, at);
    d["lineno"] = before.filter((c) => c === "\n").length + 1;
    d["colno"] = at - before.lastIndexOf("\n");
    message += ` at position ${at}`;
    if (chars.includes("\n")) message += ` (line ${String(d["lineno"])}, column ${String(d["colno"])})`;
  }
  self.args = newException(exc.Exception, message).args;
  return null;
}

pythonMethods(reError, { __init__: ["(self, msg, pattern=None, pos=None)", fill] });

/** Raises the error; without a position where it concerns the pattern as a whole. */
export function raiseReError(msg: string, pattern?: unknown, pos?: number): never {
  const e = newException(reError);
  fill(e, msg, pattern, pos);
  throwException(e);
}
