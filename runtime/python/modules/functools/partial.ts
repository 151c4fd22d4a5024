import {
  callAny,
  defGetter,
  defMethods,
  defNew,
  emptyNames,
  exc,
  type Names,
  newBuiltinType,
  type PyDict,
  PyTuple,
  type PyType,
  raiseError,
  repr,
} from "../../kernel.ts";
import { guardRepr } from "../../types/sequence.ts";
import { callable } from "../protocols.ts";

class PyPartial {
  declare $t: PyType;
  d: Names = emptyNames();
  constructor(
    readonly func: unknown,
    readonly args: PyTuple,
    readonly keywords: PyDict,
  ) {}
}

export const partial: PyType = newBuiltinType("partial", {
  module: "functools",
  jsClass: PyPartial,
  subclassable: false,
});

defNew(partial, "(*args, **keywords)", (_type, given: unknown[], keywords: PyDict) => {
  if (given.length === 0) raiseError(exc.TypeError, "type 'partial' takes at least one argument");
  let [func, ...args] = given;
  if (!callable(func)) raiseError(exc.TypeError, "the first argument must be callable");
  let all = keywords;
  // A partial of a partial without attributes of its own is one partial.
  if (func instanceof PyPartial && Object.keys(func.d).length === 0) {
    args = [...func.args.a, ...args];
    all = func.keywords.copy();
    all.update(keywords);
    func = func.func;
  }
  return new PyPartial(func, new PyTuple(args), all);
});

defMethods(partial, {
  __call__: [
    "(*args, **keywords)",
    (self: PyPartial, args: unknown[], keywords: PyDict) => {
      const all = self.keywords.copy();
      all.update(keywords);
      const names = all.size === 0 ? null : (all.keys() as string[]);
      return callAny(self.func, self.args.a.concat(args), names, all.values());
    },
  ],
  __repr__: [
    "()",
    (self: PyPartial) =>
      guardRepr(self, "...", () => {
        const keywords = self.keywords.entries().map(([name, value]) => `${String(name)}=${repr(value)}`);
        return `functools.partial(${[repr(self.func), ...self.args.a.map(repr), ...keywords].join(", ")})`;
      }),
  ],
});
defGetter(partial, "func", (self: PyPartial) => self.func);
defGetter(partial, "args", (self: PyPartial) => self.args);
defGetter(partial, "keywords", (self: PyPartial) => self.keywords);
