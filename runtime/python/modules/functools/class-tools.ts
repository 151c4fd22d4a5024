/** `cmp_to_key`, `total_ordering` and `cached_property`. */
import {
  call1,
  call2,
  callPy,
  defGetter,
  defInit,
  defMethod,
  defMethods,
  exc,
  type Names,
  NotImplemented,
  newBuiltinType,
  PyInstance,
  type PyType,
  raiseError,
  setTypeAttr,
  str,
  truth,
  typeName,
  typeOf,
  types,
} from "../../kernel.ts";
import * as compare from "../../ops/compare.ts";

class Key {
  declare $t: PyType;
  constructor(
    readonly compare: unknown,
    readonly object: unknown,
  ) {}
}
const keyType = newBuiltinType("KeyWrapper", { module: "functools", jsClass: Key });
const ORDER = {
  __lt__: compare.lt,
  __le__: compare.le,
  __eq__: compare.eq,
  __ne__: compare.ne,
  __gt__: compare.gt,
  __ge__: compare.ge,
};
for (const [name, op] of Object.entries(ORDER)) {
  defMethod(keyType, name, "(other, /)", (self: Key, other: unknown) => {
    if (!(other instanceof Key)) raiseError(exc.TypeError, "other argument must be K instance");
    return op(call2(self.compare, self.object, other.object), 0);
  });
}
setTypeAttr(keyType, "__hash__", null);
defGetter(keyType, "obj", (self: Key) => self.object);

class KeyMaker {
  declare $t: PyType;
  constructor(readonly compare: unknown) {}
}
const makerType = newBuiltinType("KeyWrapper", { module: "functools", jsClass: KeyMaker });
defMethods(makerType, { __call__: ["(obj)", (self: KeyMaker, object) => new Key(self.compare, object)] });

/** `functools.cmp_to_key`. */
export function cmpToKey(f: unknown): unknown {
  return new KeyMaker(f);
}

/** How each operator follows from the one that a class defines: negated or not, and joined with equality how. */
const DERIVED: Record<string, Record<string, [negate: boolean, join: "" | "and !=" | "or =="]>> = {
  __lt__: { __gt__: [true, "and !="], __le__: [false, "or =="], __ge__: [true, ""] },
  __le__: { __ge__: [true, "or =="], __lt__: [false, "and !="], __gt__: [true, ""] },
  __gt__: { __lt__: [true, "and !="], __ge__: [false, "or =="], __le__: [true, ""] },
  __ge__: { __le__: [true, "or =="], __gt__: [false, "and !="], __lt__: [true, ""] },
};

/** `functools.total_ordering`. */
export function totalOrdering(cls: PyType): unknown {
  const defined = Object.keys(DERIVED).filter(
    (op) => cls.all[op] !== undefined && cls.all[op] !== types.object.all[op],
  );
  const root = ["__lt__", "__le__", "__gt__", "__ge__"].find((op) => defined.includes(op));
  if (root === undefined) {
    raiseError(exc.ValueError, "must define at least one ordering operation: < > <= >=");
  }
  for (const [op, [negate, join]] of Object.entries(DERIVED[root]!)) {
    if (defined.includes(op)) continue;
    defMethod(cls, op, "(other)", (self: unknown, other: unknown) => {
      const result = callPy(typeOf(self).all[root], self, other);
      if (result === NotImplemented) return result;
      const answer = negate ? !truth(result) : result;
      if (join === "and !=") return truth(answer) ? compare.ne(self, other) : answer;
      return join === "or ==" && !truth(answer) ? compare.eq(self, other) : answer;
    });
  }
  return cls;
}

/** `functools.cached_property`: a plain instance, since the descriptor protocol is theirs. */
export const cachedProperty: PyType = newBuiltinType("cached_property", {
  module: "functools",
  alloc: (type) => new PyInstance(type),
});
defInit(
  cachedProperty,
  "(func)",
  (self: PyInstance, func: unknown) => {
    const d = self.d as Names;
    d["func"] = func;
    d["attrname"] = null;
    return null;
  },
  { family: "python", fullName: "cached_property.__init__" },
);
defMethods(cachedProperty, {
  __set_name__: [
    "(owner, name)",
    (self: PyInstance, _owner, name) => {
      const { attrname } = self.d as { attrname: unknown };
      if (attrname !== null && str(attrname) !== str(name)) {
        raiseError(
          exc.TypeError,
          `Cannot assign the same cached_property to two different names ('${str(attrname)}' and '${str(name)}').`,
        );
      }
      self.d["attrname"] = name;
      return null;
    },
  ],
  __get__: [
    "(instance, owner=None)",
    (self: PyInstance, instance: unknown) => {
      if (instance === null) return self;
      const { attrname } = self.d;
      if (attrname === null) {
        raiseError(exc.TypeError, "Cannot use cached_property instance without calling __set_name__ on it.");
      }
      const names = (instance as { d?: Names | null }).d;
      if (names === undefined || names === null) {
        raiseError(
          exc.TypeError,
          `No '__dict__' attribute on '${typeName(instance)}' instance to cache '${str(attrname)}' property.`,
        );
      }
      const name = str(attrname);
      if (names[name] === undefined) names[name] = call1(self.d["func"], instance);
      return names[name];
    },
  ],
});
