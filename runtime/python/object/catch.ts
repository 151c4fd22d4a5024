import { exc, handledException, PyException, setHandledException } from "./exception.ts";
import { isSubtype, type PyType } from "./type.ts";

/** True for a Python exception of a class. */
export function isException(e: unknown, type: PyType): e is PyException {
  return e instanceof PyException && isSubtype(e.$t, type);
}

/** Runs `f`; gives undefined where it raised an exception of the class. */
export function catchOnly<T>(f: () => T, type: PyType): T | undefined {
  const before = handledException();
  try {
    return f();
  } catch (e) {
    if (!isException(e, type)) throw e;
    setHandledException(before);
    return undefined;
  }
}

/** The value of `f`, or undefined after an AttributeError unless that is to be seen. */
export function catchAttributeError<T>(f: () => T, strict: boolean): T | undefined {
  return strict ? f() : catchOnly(f, exc.AttributeError);
}
