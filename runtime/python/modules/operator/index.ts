import {
  asIndex,
  callAny,
  exc,
  indexOr,
  iterateOr,
  length,
  type MethodTable,
  type PyDict,
  type PyModule,
  raiseError,
  eq as same,
  truth,
  typeName,
  typeOf,
} from "../../kernel.ts";
import * as arithmetic from "../../ops/arithmetic.ts";
import * as augmented from "../../ops/augmented.ts";
import * as bits from "../../ops/bits.ts";
import * as compare from "../../ops/compare.ts";
import * as unary from "../../ops/unary.ts";
import { newModule } from "../define-module.ts";
import { contains, deleteItem, getItem, setItem } from "../protocols.ts";
import { attrgetter, itemgetter, methodcaller } from "./getters.ts";

function isSequence(x: unknown): boolean {
  const { all } = typeOf(x);
  return "__getitem__" in all && !("keys" in all);
}

function concat(op: (a: unknown, b: unknown) => unknown) {
  return (a: unknown, b: unknown): unknown => {
    if (!isSequence(a)) raiseError(exc.TypeError, `'${typeName(a)}' object can't be concatenated`);
    return op(a, b);
  };
}

function items(x: unknown) {
  const iter = iterateOr(x);
  return iter ?? raiseError(exc.TypeError, `argument of type '${typeName(x)}' is not iterable`);
}

function countOf(x: unknown, item: unknown): number {
  const iter = items(x);
  let n = 0;
  for (let own = iter.next(); own !== undefined; own = iter.next()) if (same(own, item)) n++;
  return n;
}

function indexOf(x: unknown, item: unknown): number {
  const iter = items(x);
  for (let own = iter.next(), i = 0; own !== undefined; own = iter.next(), i++) if (same(own, item)) return i;
  return raiseError(exc.ValueError, "sequence.index(x): x not in sequence");
}

function lengthHint(x: unknown, missing: unknown): unknown {
  const byDefault = missing === undefined ? 0 : missing;
  if (indexOr(byDefault) === undefined) {
    raiseError(exc.TypeError, `'${typeName(byDefault)}' object cannot be interpreted as an integer`);
  }
  const iter = x as { remaining?: () => number };
  if ("__len__" in typeOf(x).all) return length(x);
  return typeof iter?.remaining === "function" ? iter.remaining() : byDefault;
}

const TWO = "(a, b, /)";
const ONE = "(a, /)";

function pairs(table: Record<string, (a: unknown, b: unknown) => unknown>): MethodTable {
  const out: Record<string, MethodTable[string]> = {};
  for (const name of Object.keys(table)) out[name] = [TWO, table[name]!];
  return out;
}

const { and_, lshift, or_, rshift, xor } = bits;
const { add, floordiv, matmul, mod, mul, pow, sub, truediv } = arithmetic;
const { eq, ge, gt, le, lt, ne } = compare;
const { iadd, iand, ifloordiv, ilshift, imatmul, imod, imul, ior, ipow, irshift, isub, itruediv, ixor } =
  augmented;

/** The module `operator`. */
export const operatorModule: PyModule = newModule(
  "operator",
  {
    ...pairs({ add, floordiv, matmul, mod, mul, pow, sub, truediv, and_, lshift, or_, rshift, xor }),
    ...pairs({ eq, ge, gt, le, lt, ne, is_: (a, b) => a === b, is_not: (a, b) => a !== b }),
    ...pairs({
      iadd,
      iand,
      ifloordiv,
      ilshift,
      imatmul,
      imod,
      imul,
      ior,
      ipow,
      irshift,
      isub,
      itruediv,
      ixor,
    }),
    ...pairs({ concat: concat(add), iconcat: concat(iadd), contains, countOf, indexOf, getitem: getItem }),
    delitem: [TWO, deleteItem],
    setitem: ["(a, b, c, /)", setItem],
    length_hint: ["(obj, default=0, /)", lengthHint],
    not_: [ONE, (a) => !truth(a)],
    truth: [ONE, truth],
    index: [ONE, asIndex],
    abs: [ONE, absolute],
    neg: [ONE, unary.neg],
    pos: [ONE, unary.pos],
    inv: [ONE, unary.invert],
    invert: [ONE, unary.invert],
    call: [
      "(obj, /, *args, **kwargs)",
      (f, args: unknown[], kwargs: PyDict) => callAny(f, args, kwargs.keys() as string[], kwargs.values()),
    ],
  },
  { attrgetter, itemgetter, methodcaller },
  { module: "_operator" },
);

function absolute(x: unknown): unknown {
  const method = typeOf(x).all["__abs__"];
  if (method === undefined) raiseError(exc.TypeError, `bad operand type for abs(): '${typeName(x)}'`);
  return callAny(method, [x], null, null);
}
