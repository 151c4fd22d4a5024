import { hasMethod } from "../../check/types/calls.ts";
import { isPlainInt, type Type } from "../../check/types/type.ts";
import type { Attribute, Call, Expr, Keyword } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import * as b from "../builders.ts";
import { directCall } from "../direct.ts";
import type { Frame } from "../frame.ts";
import { Operands } from "../operands.ts";
import { boxed, type Val } from "../val.ts";
import { arrayOf } from "./displays.ts";
import { typed, typeOf, value } from "./index.ts";
import { superCall } from "./super.ts";

/** A call of anything. */
export function emitCall(frame: Frame, node: Call): Val {
  const type = typeOf(frame, node);
  const result = superCall(frame, node) ?? directCall(frame, node) ?? strOfInt(frame, node);
  if (result !== null) return { node: result, type, bare: false };
  frame.noteCall();
  const { func } = node;
  const called =
    func.kind === "Attribute" && !hasStars(node) ? methodCall(frame, func, node) : plainCall(frame, node);
  return { node: called, type, bare: false };
}

/** `str(x)` of a small int is what JavaScript writes. */
function strOfInt(frame: Frame, node: Call): b.Ex | null {
  const { func, args, keywords } = node;
  if (func.kind !== "Name" || func.id !== "str" || !frame.isBuiltin("str")) return null;
  if (args.length !== 1 || keywords.length > 0 || !isPlainInt(typeOf(frame, args[0]!))) return null;
  return b.binary("+", b.str(""), value(frame, args[0]!));
}

function hasStars(node: Call): boolean {
  return (
    node.args.some((argument) => argument.kind === "Starred") || node.keywords.some(({ arg }) => arg === null)
  );
}

/** `object.name(…)`: looked up and called in one operation, unless somebody could see that it is one. */
function methodCall(frame: Frame, func: Attribute, node: Call): b.Ex {
  const { unit } = frame;
  const receiver = typed(frame, func.value);
  const object = boxed(frame, receiver);
  const name = b.str(func.attr);
  const at = func.attrSpan;
  if (!lookupMayWait(frame, func, receiver.type, node)) {
    return callValue(frame, unit.op("attr", [object, name], at), node);
  }
  const { args, keywords } = node;
  if (keywords.length > 0)
    return unit.op("mkw", [object, name, arrayOf(frame, args), ...keywordArrays(frame, keywords)], at);
  if (args.length > 3) return unit.op("mn", [object, name, arrayOf(frame, args)], at);
  return unit.op(`m${args.length}`, [object, name, ...args.map((argument) => value(frame, argument))], at);
}

/**
 * Python looks the method up before it evaluates the arguments. Doing it after them makes no difference where the
 * arguments run nothing that can be seen, or where the lookup is sure to succeed without running anything.
 */
function lookupMayWait(frame: Frame, func: Attribute, receiver: Type, node: Call): boolean {
  if (hasMethod(receiver, func.attr) || isApiPath(frame, func)) return true;
  return [...node.args, ...node.keywords.map((keyword) => keyword.value)].every((expr) =>
    isUnseen(frame, expr),
  );
}

/** A member of the Script API, which the checker has found to exist. */
function isApiPath(frame: Frame, node: Expr): boolean {
  let at = node;
  while (at.kind === "Attribute") at = at.value;
  return at.kind === "Name" && frame.resolve(at.id).kind === "context" && at.id !== "doc";
}

/** Builtins that make a value of what they are given and do nothing else. */
const quietBuiltins: ReadonlySet<string> = new Set(
  "abs bool chr dict divmod enumerate float frozenset int isinstance len list max min ord range repr reversed round set sorted str sum tuple type zip".split(
    " ",
  ),
);

function isUnseen(frame: Frame, expr: Expr): boolean {
  for (const node of walk(expr)) {
    if (node.kind === "Yield" || node.kind === "YieldFrom" || node.kind === "NamedExpr") return false;
    if (node.kind !== "Call") continue;
    const { func } = node;
    const method = func.kind === "Attribute" && hasMethod(typeOf(frame, func.value), func.attr);
    const quiet = func.kind === "Name" && quietBuiltins.has(func.id) && frame.isBuiltin(func.id);
    if (!method && !quiet) return false;
  }
  return true;
}

function plainCall(frame: Frame, node: Call): b.Ex {
  if (!hasStars(node)) return callValue(frame, value(frame, node.func), node);
  const { unit } = frame;
  const operands = new Operands(frame);
  const func = operands.addBoxed(node.func, ...node.args, ...node.keywords.map((keyword) => keyword.value));
  // CPython names the callee only where the argument behind the star is the only one; otherwise it builds a list first.
  const alone = node.args.length === 1;
  const args = arrayOf(frame, node.args, (item, at) =>
    alone ? unit.op("stararg", [item, func], at.span) : item,
  );
  let keywords: b.Ex = b.nil();
  for (const { arg, value: item, span } of node.keywords) {
    const given = value(frame, item);
    keywords =
      arg === null
        ? unit.op("kwmerge", [keywords, given, func], span)
        : unit.op("kwset", [keywords, b.str(arg), given, func], span);
  }
  return operands.wrap(unit.op("callex", [func, args, keywords], node.span));
}

/** A call of a value without stars. */
function callValue(frame: Frame, func: b.Ex, node: Call): b.Ex {
  const { unit } = frame;
  const { args, keywords, span } = node;
  if (keywords.length > 0)
    return unit.op("callkw", [func, arrayOf(frame, args), ...keywordArrays(frame, keywords)], span);
  if (args.length > 3) return unit.op("calln", [func, arrayOf(frame, args)], span);
  return unit.op(`call${args.length}`, [func, ...args.map((argument) => value(frame, argument))], span);
}

function keywordArrays(frame: Frame, keywords: readonly Keyword[]): [b.Ex, b.Ex] {
  return [
    b.array(keywords.map(({ arg }) => b.str(arg!))),
    b.array(keywords.map((keyword) => value(frame, keyword.value))),
  ];
}
