import {
  exc,
  newBuiltinType,
  PyException,
  type PyType,
  raiseError,
  setTypeAttr,
  throwException,
} from "../kernel.ts";
import { FRAPPE_EXCEPTIONS } from "./exception-table.ts";

/** The exception classes of `frappe` by name. Some have the name of a builtin and are another class. */
export const frappeExceptions = new Map<string, PyType>();

function build(): void {
  const httpException = newBuiltinType("HTTPException", {
    module: "werkzeug.exceptions",
    bases: [exc.Exception],
    subclassable: true,
  });
  const bases: Record<string, PyType> = {
    Exception: exc.Exception,
    TypeError: exc.TypeError,
    FileNotFoundError: exc.FileNotFoundError,
    HTTPException: httpException,
  };
  for (const [name, base, status] of FRAPPE_EXCEPTIONS) {
    const parent = frappeExceptions.get(base) ?? bases[base]!;
    const module = parent === httpException ? "werkzeug.exceptions" : "frappe.exceptions";
    const type = newBuiltinType(name, { module, bases: [parent], subclassable: true });
    if (status !== 0) setTypeAttr(type, "http_status_code", status);
    frappeExceptions.set(name, type);
  }
}
build();

/** A class of `frappe`'s exceptions that is known to exist. */
export function frappeException(name: string): PyType {
  return frappeExceptions.get(name)!;
}

/** Raises an exception of `frappe` with a message. */
export function raiseFrappe(name: string, message: string): never {
  raiseError(frappeException(name), message);
}

/** The class that a host names in an answer: of `frappe`, built in, or (for an unknown name) Exception. */
export function exceptionClass(name: string): PyType {
  const own = frappeExceptions.get(name.replace(/^frappe\.(exceptions\.)?/, ""));
  if (own !== undefined && !name.startsWith("builtins.")) return own;
  const short = name.replace(/^builtins\./, "");
  return Object.hasOwn(exc, short) ? exc[short as keyof typeof exc] : exc.Exception;
}

/** Raises what a host's answer describes. */
export function raiseFromHost(type: string, message: unknown, args: readonly unknown[] | undefined): never {
  throwException(new PyException(exceptionClass(type), args ?? (message === undefined ? [] : [message])));
}
