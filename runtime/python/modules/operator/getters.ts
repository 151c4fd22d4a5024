/** `attrgetter`, `itemgetter` and `methodcaller`. */
import {
  asStr,
  callAny,
  defMethod,
  defMethods,
  defNew,
  exc,
  getAttr,
  newBuiltinType,
  type PyDict,
  PyTuple,
  type PyType,
  raiseError,
  repr,
} from "../../kernel.ts";
import { attributeName } from "../attribute-name.ts";
import { getItem } from "../protocols.ts";

/** A callable object that keeps the arguments it was made with. */
class Getter {
  declare $t: PyType;
  constructor(readonly args: readonly unknown[]) {}
}
class AttrGetter extends Getter {}
class ItemGetter extends Getter {}
class MethodCaller extends Getter {
  constructor(
    args: readonly unknown[],
    readonly name: string,
    readonly names: readonly string[],
    readonly values: readonly unknown[],
  ) {
    super(args);
  }
}

const type = (name: string, jsClass: { prototype: object }) =>
  newBuiltinType(name, { module: "operator", jsClass });
export const attrgetter = type("attrgetter", AttrGetter);
export const itemgetter = type("itemgetter", ItemGetter);
export const methodcaller = type("methodcaller", MethodCaller);

const each = (self: Getter, read: (arg: unknown) => unknown): unknown =>
  self.args.length === 1 ? read(self.args[0]) : new PyTuple(self.args.map(read));

function needOne(name: string, args: readonly unknown[]): void {
  if (args.length === 0) raiseError(exc.TypeError, `${name} expected 1 argument, got 0`);
}

defNew(attrgetter, "(*attrs)", (_type, names: unknown[]) => {
  needOne("attrgetter", names);
  for (const name of names) {
    const parts = typeof name === "string" ? name.split(".") : [name];
    for (const part of parts) attributeName(part, "attribute name must be a string");
  }
  return new AttrGetter(names);
});
defMethod(
  attrgetter,
  "__call__",
  "(obj, /)",
  (self: Getter, obj: unknown) => each(self, (name) => asStr(name).split(".").reduce(getAttr, obj)),
  { family: "positional", name: "attrgetter" },
);

defNew(itemgetter, "(*items)", (_type, items: unknown[]) => {
  needOne("itemgetter", items);
  return new ItemGetter(items);
});
defMethod(
  itemgetter,
  "__call__",
  "(obj, /)",
  (self: Getter, obj: unknown) => each(self, (item) => getItem(obj, item)),
  {
    family: "positional",
    name: "itemgetter",
  },
);

defNew(methodcaller, "(*args, **kwargs)", (_type, args: unknown[], kwargs: PyDict) => {
  if (args.length === 0)
    raiseError(exc.TypeError, "methodcaller needs at least one argument, the method name");
  const name = attributeName(args[0], "method name must be a string");
  return new MethodCaller(args.slice(1), name, kwargs.keys() as string[], kwargs.values());
});
defMethod(
  methodcaller,
  "__call__",
  "(obj, /)",
  (self: MethodCaller, obj: unknown) =>
    callAny(getAttr(obj, self.name), self.args, self.names.length === 0 ? null : self.names, self.values),
  { family: "positional", name: "methodcaller" },
);

const shown = (name: string, parts: readonly string[]): string => `operator.${name}(${parts.join(", ")})`;
defMethods(attrgetter, { __repr__: ["()", (self: Getter) => shown("attrgetter", self.args.map(repr))] });
defMethods(itemgetter, { __repr__: ["()", (self: Getter) => shown("itemgetter", self.args.map(repr))] });
defMethods(methodcaller, {
  __repr__: [
    "()",
    (self: MethodCaller) => {
      const keywords = self.names.map((name, i) => `${name}=${repr(self.values[i])}`);
      return shown("methodcaller", [repr(self.name), ...self.args.map(repr), ...keywords]);
    },
  ],
});
