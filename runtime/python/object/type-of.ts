import { engineError } from "./engine-error.ts";
import { isSubtype, type PyType } from "./type.ts";

let noneType: PyType;
export function setNoneType(type: PyType): void {
  noneType = type;
}

/** The Python type of any value. What is not a Python value is a fault of ours, which no script can catch. */
export function typeOf(x: unknown): PyType {
  if (x === null) return noneType;
  const type = (x as { $t?: PyType } | undefined)?.$t;
  if (type === undefined) engineError("not-a-python-value");
  return type;
}

/** The name of a value's type as error messages show it (`tp_name`). */
export function typeName(x: unknown): string {
  return typeOf(x).shown;
}

/** Exactly of this type or of a subclass, by the MRO. */
export function isInstance(x: unknown, type: PyType): boolean {
  const own = typeOf(x);
  return own === type || isSubtype(own, type);
}
