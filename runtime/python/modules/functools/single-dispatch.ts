import {
  callAny,
  defGetter,
  defMethods,
  exc,
  newBuiltinType,
  PyDict,
  PyInstance,
  PyType,
  raiseError,
  repr,
  str,
  typeOf,
  types,
} from "../../kernel.ts";
import { callable, isNone } from "../protocols.ts";
import { updateWrapper } from "./wrapper.ts";

const dispatcher: PyType = newBuiltinType("singledispatch", { module: "functools" });
const registries = new WeakMap<PyInstance, PyDict>();

/** The implementation for a class: that of the first class in its MRO that has one. */
function dispatch(self: PyInstance, cls: PyType): unknown {
  const registry = registries.get(self)!;
  for (const base of cls.mro) {
    const f = registry.get(base);
    if (f !== undefined) return f;
  }
  return registry.get(types.object);
}

class Registration {
  declare $t: PyType;
  constructor(
    readonly owner: PyInstance,
    readonly cls: PyType,
  ) {}
}
const registration = newBuiltinType("registration", { module: "functools", jsClass: Registration });
defMethods(registration, {
  __call__: ["(f)", (self: Registration, f) => register(self.owner, self.cls, f)],
});

function register(self: PyInstance, cls: unknown, f: unknown): unknown {
  if (!(cls instanceof PyType)) {
    if (!isNone(f)) {
      raiseError(
        exc.TypeError,
        `Invalid first argument to \`register()\`. ${repr(cls)} is not a class or union type.`,
      );
    }
    raiseError(
      exc.TypeError,
      `Invalid first argument to \`register()\`: ${repr(cls)}. Use either \`@register(some_class)\` or plain ` +
        "`@register` on an annotated function.",
    );
  }
  if (isNone(f)) return new Registration(self, cls);
  registries.get(self)!.set(cls, f);
  return f;
}

defMethods(dispatcher, {
  register: ["(cls, func=None)", register],
  dispatch: ["(cls)", dispatch],
  __call__: [
    "(*args, **kwargs)",
    (self: PyInstance, args: unknown[], kwargs: PyDict) => {
      if (args.length === 0) {
        raiseError(exc.TypeError, `${str(self.d["__name__"] ?? "")} requires at least 1 positional argument`);
      }
      const f = dispatch(self, typeOf(args[0]));
      return callAny(f, args, kwargs.size === 0 ? null : (kwargs.keys() as string[]), kwargs.values());
    },
  ],
});
defGetter(dispatcher, "registry", (self: PyInstance) => registries.get(self)!.copy());

/** `functools.singledispatch`; classes are registered by name, since annotations are not kept. */
export function singledispatch(f: unknown): unknown {
  if (!callable(f)) raiseError(exc.TypeError, "the first argument must be callable");
  const self = new PyInstance(dispatcher);
  const registry = new PyDict();
  registry.set(types.object, f);
  registries.set(self, registry);
  return updateWrapper(self, f, undefined, undefined);
}
