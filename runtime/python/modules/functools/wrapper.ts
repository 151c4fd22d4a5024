/** `update_wrapper` and `wraps`. */
import {
  defMethods,
  emptyNames,
  getAttrOr,
  type Names,
  newBuiltinType,
  PyFunction,
  PyInstance,
  PyTuple,
  type PyType,
  setAttr,
  str,
  strOr,
  toArray,
} from "../../kernel.ts";

export const WRAPPER_ASSIGNMENTS = new PyTuple([
  "__module__",
  "__name__",
  "__qualname__",
  "__doc__",
  "__annotations__",
]);
export const WRAPPER_UPDATES = new PyTuple(["__dict__"]);

function put(wrapper: unknown, name: string, value: unknown): void {
  if (wrapper instanceof PyFunction) {
    // A function's own names are part of its layout.
    const own = wrapper as { name: string; qualname: string; d: Names | null };
    const text = strOr(value);
    if (name === "__name__" && text !== undefined) own.name = text;
    else if (name === "__qualname__" && text !== undefined) own.qualname = text;
    else {
      own.d ??= emptyNames();
      own.d[name] = value;
    }
  } else if (wrapper instanceof PyInstance && wrapper.$t.builtin) wrapper.d[name] = value;
  else setAttr(wrapper, name, value);
}

/** `functools.update_wrapper`. */
export function updateWrapper(
  wrapper: unknown,
  wrapped: unknown,
  assigned: unknown,
  updated: unknown,
): unknown {
  for (const name of toArray(assigned === undefined ? WRAPPER_ASSIGNMENTS : assigned)) {
    const value = getAttrOr(wrapped, str(name), undefined);
    if (value !== undefined) put(wrapper, str(name), value);
  }
  const names = (wrapped as { d?: Names | null } | null)?.d;
  if (toArray(updated === undefined ? WRAPPER_UPDATES : updated).length > 0 && names) {
    for (const name of Object.keys(names)) put(wrapper, name, names[name]);
  }
  put(wrapper, "__wrapped__", wrapped);
  return wrapper;
}

class Wraps {
  declare $t: PyType;
  constructor(
    readonly wrapped: unknown,
    readonly assigned: unknown,
    readonly updated: unknown,
  ) {}
}
const type = newBuiltinType("wraps", { module: "functools", jsClass: Wraps });
defMethods(type, {
  __call__: [
    "(wrapper)",
    (self: Wraps, wrapper: unknown) => updateWrapper(wrapper, self.wrapped, self.assigned, self.updated),
  ],
});

/** `functools.wraps`. */
export function wraps(wrapped: unknown, assigned: unknown, updated: unknown): unknown {
  return new Wraps(wrapped, assigned, updated);
}
