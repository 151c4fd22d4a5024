import * as math from "../number/int-math.ts";
import { callSpecial2 } from "../object/call.ts";
import { exc, raiseError } from "../object/exception.ts";
import { isSubtype, type PyType } from "../object/type.ts";
import { typeName, typeOf } from "../object/type-of.ts";
import { NotImplemented, types } from "../object/types.ts";
import type { Int } from "../object/values.ts";

/** A binary operator: its special methods and its symbol in messages. */
export interface Operator {
  readonly name: string;
  readonly reflected: string;
  readonly inPlace: string;
  readonly symbol: string;
  /** What it does with two ints; null where that is not simply an int. */
  readonly ints: ((a: Int, b: Int) => Int) | null;
}

function operator(name: string, symbol: string, ints: Operator["ints"]): Operator {
  return { name: `__${name}__`, reflected: `__r${name}__`, inPlace: `__i${name}__`, symbol, ints };
}

function isPlainInt(x: unknown): x is Int {
  return typeof x === "number" || typeof x === "bigint";
}

export const ADD = operator("add", "+", math.intAdd);
export const SUB = operator("sub", "-", math.intSub);
export const MUL = operator("mul", "*", math.intMul);
export const TRUEDIV = operator("truediv", "/", null);
export const FLOORDIV = operator("floordiv", "//", (a, b) => math.intFloorDiv(a, b));
export const MOD = operator("mod", "%", (a, b) => math.intMod(a, b));
export const POW = operator("pow", "** or pow()", null);
export const MATMUL = operator("matmul", "@", null);
export const LSHIFT = operator("lshift", "<<", math.intLeftShift);
export const RSHIFT = operator("rshift", ">>", math.intRightShift);
export const AND = operator("and", "&", math.intAnd);
export const OR = operator("or", "|", math.intOr);
export const XOR = operator("xor", "^", math.intXor);
export const DIVMOD = operator("divmod", "divmod()", null);

/** `a op b` by the types' special methods; undefined where neither operand knows the other. */
export function tryBinary(a: unknown, b: unknown, op: Operator): unknown {
  const ta = typeOf(a);
  const tb = typeOf(b);
  const method = ta.all[op.name];
  let reflected = ta === tb ? undefined : tb.all[op.reflected];
  if (reflected !== undefined && isSubtype(tb, ta) && reflected !== ta.all[op.reflected]) {
    const result = callSpecial2(reflected, b, a);
    if (result !== NotImplemented) return result;
    reflected = undefined;
  }
  if (method !== undefined && method !== null) {
    const result = callSpecial2(method, a, b);
    if (result !== NotImplemented) return result;
  }
  if (reflected !== undefined && reflected !== null) {
    const result = callSpecial2(reflected, b, a);
    if (result !== NotImplemented) return result;
  }
  return undefined;
}

export function binary(a: unknown, b: unknown, op: Operator): unknown {
  if (op.ints !== null && isPlainInt(a) && isPlainInt(b)) return op.ints(a, b);
  const result = tryBinary(a, b, op);
  return result === undefined ? unsupported(a, b, op, op.symbol) : result;
}

/** `a op= b`: the in-place method first. */
export function inPlace(a: unknown, b: unknown, op: Operator): unknown {
  if (op.ints !== null && isPlainInt(a) && isPlainInt(b)) return op.ints(a, b);
  const method = typeOf(a).all[op.inPlace];
  if (method !== undefined && method !== null) {
    const result = callSpecial2(method, a, b);
    if (result !== NotImplemented) return result;
  }
  const result = tryBinary(a, b, op);
  return result === undefined ? unsupported(a, b, op, `${op === POW ? "**" : op.symbol}=`) : result;
}

function sequenceBase(x: unknown): PyType | undefined {
  const own = typeOf(x);
  return [types.str, types.list, types.tuple, types.bytes, types.bytearray].find((type) =>
    isSubtype(own, type),
  );
}

/** TypeError in the words that CPython has for the operator and the operands. */
function unsupported(a: unknown, b: unknown, op: Operator, symbol: string): never {
  if (op === ADD) {
    const base = sequenceBase(a);
    if (base === types.bytes || base === types.bytearray) {
      raiseError(exc.TypeError, `can't concat ${typeName(b)} to ${typeName(a)}`);
    }
    if (base !== undefined) {
      raiseError(exc.TypeError, `can only concatenate ${base.name} (not "${typeName(b)}") to ${base.name}`);
    }
  }
  if (op === MUL) {
    if (sequenceBase(a) !== undefined) {
      raiseError(exc.TypeError, `can't multiply sequence by non-int of type '${typeName(b)}'`);
    }
    if (sequenceBase(b) !== undefined) {
      raiseError(exc.TypeError, `can't multiply sequence by non-int of type '${typeName(a)}'`);
    }
  }
  raiseError(
    exc.TypeError,
    `unsupported operand type(s) for ${symbol}: '${typeName(a)}' and '${typeName(b)}'`,
  );
}
