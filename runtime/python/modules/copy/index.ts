import {
  callPy,
  enterNesting,
  exc,
  leaveNesting,
  lookupSpecial,
  type Names,
  newBuiltinType,
  PyByteArray,
  PyBytes,
  PyDict,
  PyException,
  PyFrozenSet,
  PyFunction,
  PyInstance,
  PyIterator,
  PyModule,
  PySet,
  PyTuple,
  PyTupleSub,
  type PyType,
  raiseError,
  typeName,
  typeOf,
  types,
} from "../../kernel.ts";
import { allocate } from "../../object/construct.ts";
import { PyIntSub, PyListSub, PyStrSub } from "../../object/subclass.ts";
import { isSubtype } from "../../object/type.ts";
import { PyDeque } from "../collections/deque.ts";
import { newModule } from "../define-module.ts";

const copyError: PyType = newBuiltinType("Error", {
  module: "copy",
  bases: [exc.Exception],
  subclassable: true,
});

type Each = (x: unknown) => unknown;

/** Copies the attributes of an instance. */
function fillNames(to: unknown, from: unknown, each: Each): void {
  const source = (from as { d?: Names | null }).d;
  const target = (to as { d?: Names | null }).d;
  if (source && target) for (const name of Object.keys(source)) target[name] = each(source[name]);
}

function refuse(x: unknown): never {
  raiseError(exc.TypeError, `cannot pickle '${typeName(x)}' object`);
}

/** True for what is its own copy: it cannot change. */
function isAtomic(x: unknown): boolean {
  if (x === null || typeof x !== "object") return true;
  const type = typeOf(x);
  if (x instanceof PyFunction || x instanceof PyBytes || isSubtype(type, types.type)) return true;
  if (x instanceof PyModule || x instanceof PyIterator) return false;
  // Values of the library's own immutable types (dates, decimals, ranges, functions).
  return type.builtin && !isContainer(x) && !(x instanceof PyInstance) && !("__copy__" in type.all);
}

function isContainer(x: unknown): boolean {
  return [Array, PyDict, PySet, PyFrozenSet, PyTuple, PyByteArray, PyDeque, PyException].some(
    (c) => x instanceof c,
  );
}

/** A new container or instance with the parts that `each` gives; `seen` is told of it before they are asked for. */
function rebuild(x: object, each: Each, seen: (copy: unknown) => void): unknown {
  const type = typeOf(x);
  if (x instanceof PyTuple) {
    const items = x.a.map(each);
    if (x.constructor === PyTuple) return items.every((item, i) => item === x.a[i]) ? x : new PyTuple(items);
    const tuple = new PyTupleSub(type, items);
    fillNames(tuple, x, each);
    return tuple;
  }
  if (x instanceof PyFrozenSet) return callPy(type, x.items().map(each));
  if (x instanceof PyIntSub || x instanceof PyStrSub) return x;
  const copy = allocate(type) as object;
  seen(copy);
  if (x instanceof PyException) {
    (copy as PyException).args = new PyTuple(x.args.a.map(each));
    (copy as PyException).notes = x.notes;
  } else if (Array.isArray(x)) for (let i = 0; i < x.length; i++) (copy as unknown[]).push(each(x[i]));
  else if (x instanceof PyDict) {
    if ("factory" in x) (copy as { factory?: unknown }).factory = x.factory;
    for (const [key, value] of x.entries()) (copy as PyDict).set(each(key), each(value));
  } else if (x instanceof PySet) for (const item of x.items()) (copy as PySet).add(each(item));
  else if (x instanceof PyByteArray) (copy as PyByteArray).b = x.b.slice();
  else if (x instanceof PyDeque) {
    (copy as PyDeque).maxlen = x.maxlen;
    (copy as PyDeque).reset(x.items().map(each));
  } else if (!(x instanceof PyInstance) && !("d" in x)) refuse(x);
  fillNames(copy, x, each);
  return copy;
}

/** `copy.copy` */
export function shallowCopy(x: unknown): unknown {
  const hook = x instanceof PyListSub || x === null ? undefined : lookupSpecial(x, "__copy__");
  if (hook !== undefined && !isSubtype(typeOf(x), types.type)) return callPy(hook);
  if (x instanceof PyModule || x instanceof PyIterator) refuse(x);
  if (isAtomic(x)) return x;
  if (Array.isArray(x) && x.constructor === Array) return x.slice();
  if (x instanceof PyTuple && x.constructor === PyTuple) return x;
  return rebuild(
    x as object,
    (part) => part,
    () => {},
  );
}

function deep(x: unknown, memo: Map<unknown, unknown>, memoDict: PyDict): unknown {
  if (isAtomic(x) && (x === null || typeof x !== "object" || lookupSpecial(x, "__deepcopy__") === undefined))
    return x;
  const known = memo.get(x);
  if (known !== undefined) return known;
  if (x instanceof PyModule || x instanceof PyIterator) refuse(x);
  const hook = lookupSpecial(x, "__deepcopy__");
  const each = (part: unknown) => deep(part, memo, memoDict);
  enterNesting("");
  try {
    const copy =
      hook === undefined ? rebuild(x as object, each, (made) => memo.set(x, made)) : callPy(hook, memoDict);
    if (!memo.has(x)) memo.set(x, copy);
    return memo.get(x);
  } finally {
    leaveNesting();
  }
}

/** `copy.deepcopy`; scripts that define `__deepcopy__` pass on the memo they are given. */
function deepCopy(x: unknown, memoArgument: unknown): unknown {
  const memoDict = memoArgument instanceof PyDict ? memoArgument : new PyDict();
  let memo = memos.get(memoDict);
  if (memo === undefined) {
    memo = new Map();
    memos.set(memoDict, memo);
  }
  return deep(x, memo, memoDict);
}
const memos = new WeakMap<PyDict, Map<unknown, unknown>>();

/** The module `copy`. */
export const copyModule = newModule(
  "copy",
  {
    copy: ["(x)", shallowCopy],
    deepcopy: ["(x, memo=None)", deepCopy],
  },
  { Error: copyError, error: copyError },
  { family: "python" },
);
