import { ANY, type Type } from "../../check/types/type.ts";
import type { Expr } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";
import { load } from "../names.ts";
import { bareFloat, boxed, unboxed, type Val, val } from "../val.ts";
import { emitAttribute, emitSlice, emitSubscript } from "./access.ts";
import { emitBinOp, emitUnaryOp } from "./arithmetic.ts";
import { emitCall } from "./calls.ts";
import { throughChain } from "./chains.ts";
import { compareCondition, emitCompare } from "./compare.ts";
import { emitComprehension } from "./comprehensions.ts";
import { emitConstant } from "./constants.ts";
import { emitDict, emitList, emitSet, emitTuple } from "./displays.ts";
import { emitLambda } from "./lambda.ts";
import { boolOpCondition, emitBoolOp, emitIfExp, emitNamedExpr, truthy } from "./logic.ts";
import { emitFormattedValue, emitJoinedStr } from "./strings.ts";
import { emitYield, emitYieldFrom } from "./yields.ts";

/** One emitter for each kind of expression: a new kind does not compile until it has one. */
type Emitters = { readonly [K in Expr["kind"]]: (frame: Frame, node: Extract<Expr, { kind: K }>) => Val };

const emitters: Emitters = {
  Constant: emitConstant,
  Name: load,
  BinOp: emitBinOp,
  UnaryOp: emitUnaryOp,
  BoolOp: emitBoolOp,
  Compare: emitCompare,
  IfExp: emitIfExp,
  NamedExpr: emitNamedExpr,
  Call: emitCall,
  Attribute: emitAttribute,
  Subscript: emitSubscript,
  Slice: emitSlice,
  List: emitList,
  Tuple: emitTuple,
  Set: emitSet,
  Dict: emitDict,
  ListComp: emitComprehension,
  SetComp: emitComprehension,
  DictComp: emitComprehension,
  GeneratorExp: emitComprehension,
  Lambda: emitLambda,
  JoinedStr: emitJoinedStr,
  FormattedValue: emitFormattedValue,
  Yield: emitYield,
  YieldFrom: emitYieldFrom,
  Starred: misplaced,
  Await: misplaced,
};

/** The policy and the grammar leave these nowhere in a script that is lowered. */
function misplaced(_frame: Frame, node: Expr): never {
  throw new TypeError(`${node.kind} has no meaning here`);
}

/** Emits an expression with what is known of its value. */
export function typed(frame: Frame, node: Expr): Val {
  const emitted = throughChain(frame, node, emitNode);
  // Floats are bare wherever their type is known, so that operators need not ask in which form they come.
  return emitted.type.kind === "float" && !emitted.bare ? bareFloat(unboxed(frame, emitted)) : emitted;
}

function emitNode(frame: Frame, node: Expr): Val {
  return (emitters[node.kind] as (frame: Frame, node: Expr) => Val)(frame, node);
}

/** Emits an expression as a Python value. */
export function value(frame: Frame, node: Expr): b.Ex {
  return boxed(frame, typed(frame, node));
}

/** Emits an expression whose value nobody needs. */
export function effect(frame: Frame, node: Expr): b.Ex {
  return typed(frame, node).node;
}

/** Emits an expression as a test: a JavaScript expression that is true where the value is. */
export function condition(frame: Frame, node: Expr): b.Ex {
  switch (node.kind) {
    case "UnaryOp":
      if (node.op === "Not") return b.not(condition(frame, node.operand));
      break;
    case "BoolOp":
      return boolOpCondition(frame, node);
    case "Compare":
      return compareCondition(frame, node);
    default:
  }
  return truthy(frame, typed(frame, node));
}

/** The inferred type of an expression where it stands. */
export function typeOf(frame: Frame, node: Expr): Type {
  return frame.unit.types.of(node, frame.scope);
}

/** Emits a value for a place where an absent expression means None. */
export function valueOrNone(frame: Frame, node: Expr | null): b.Ex {
  return node === null ? b.nil() : value(frame, node);
}

export function anyVal(node: b.Ex): Val {
  return val(node, ANY);
}
