import type { Call, Expr } from "../syntax/ast.ts";
import * as b from "./builders.ts";
import type { Callee } from "./callees.ts";
import { typed, value } from "./expressions/index.ts";
import type { Frame } from "./frame.ts";
import { boundCheck } from "./names.ts";
import { boxed, isSimple } from "./val.ts";

/** A call that goes straight to the code of a function; null where the function or the arguments do not allow it. */
export function directCall(frame: Frame, node: Call): b.Ex | null {
  const { func } = node;
  if (func.kind !== "Name") return null;
  const found = frame.resolve(func.id);
  if (found.kind !== "local" && found.kind !== "free" && found.kind !== "global") return null;
  const callee = frame.unit.callees.get(found.variable);
  if (callee === undefined || callee.code === null) return null;
  const given = match(node, callee);
  if (given === null) return null;
  const target = b.ident(callee.code);
  target.loc = frame.unit.location(node.span);
  const check = boundCheck(frame, func);
  const called = b.call(target, []);
  const before = fill(frame, called.arguments as b.Ex[], given, node);
  frame.noteCall();
  return b.sequence([...(check === null ? [] : [check]), ...before, called]);
}

/** Where each parameter's value comes from: an argument, or a default given by its variable. */
type Source =
  | { readonly expr: Expr }
  | { readonly variable: string }
  | { readonly extra: readonly Expr[] }
  | { readonly keywords: readonly (readonly [string, Expr])[] };

/** Matches arguments to parameters as Python would; null where that fails or can only be known later. */
function match(node: Call, { node: { args }, defaults, keywordDefaults }: Callee): Source[] | null {
  if (
    node.args.some((argument) => argument.kind === "Starred") ||
    node.keywords.some(({ arg }) => arg === null)
  )
    return null;
  const positional = [...args.posonlyargs, ...args.args];
  if (node.args.length > positional.length && args.vararg === null) return null;
  const sources = new Map<string, Source>();
  positional.forEach(({ arg }, i) => {
    const expr = node.args[i];
    if (expr !== undefined) sources.set(arg, { expr });
  });
  const named = new Set([...args.args, ...args.kwonlyargs].map(({ arg }) => arg));
  const others: [string, Expr][] = [];
  for (const { arg, value: expr } of node.keywords) {
    if (!named.has(arg!)) others.push([arg!, expr]);
    else if (sources.has(arg!)) return null;
    else sources.set(arg!, { expr });
  }
  if (others.length > 0 && args.kwarg === null) return null;
  const first = positional.length - args.defaults.length;
  const fromDefault = (expr: Expr | null | undefined, variable: string | null | undefined): Source | null =>
    variable ? { variable } : expr ? { expr } : null;
  const result: (Source | null)[] = [
    ...positional.map(
      ({ arg }, i) => sources.get(arg) ?? fromDefault(args.defaults[i - first], defaults[i - first]),
    ),
    ...args.kwonlyargs.map(
      ({ arg }, i) => sources.get(arg) ?? fromDefault(args.kw_defaults[i], keywordDefaults[i]),
    ),
  ];
  if (args.vararg !== null) result.push({ extra: node.args.slice(positional.length) });
  if (args.kwarg !== null) result.push({ keywords: others });
  return result.every((source) => source !== null) ? result : null;
}

/**
 * Writes the arguments in the order of the parameters. Where keywords change that order, they are first evaluated
 * in the order in which they are written; what has to run before the call is given back.
 */
function fill(frame: Frame, out: b.Ex[], sources: readonly Source[], node: Call): b.Ex[] {
  const before: b.Ex[] = [];
  const ready = new Map<Expr, b.Ex>();
  const held: string[] = [];
  if (node.keywords.length > 0) {
    for (const expr of [...node.args, ...node.keywords.map((keyword) => keyword.value)]) {
      const made = boxed(frame, typed(frame, expr));
      if (isSimple(made) && made.type !== "Identifier") {
        ready.set(expr, made);
        continue;
      }
      const temp = frame.temp();
      held.push(temp);
      before.push(b.assign(temp, made));
      ready.set(expr, b.ident(temp));
    }
  }
  const argument = (expr: Expr): b.Ex => ready.get(expr) ?? value(frame, expr);
  for (const source of sources) {
    if ("expr" in source) out.push(argument(source.expr));
    else if ("variable" in source) out.push(b.ident(source.variable));
    else if ("extra" in source) out.push(frame.unit.op("tuple", [b.array(source.extra.map(argument))]));
    else {
      const pairs = source.keywords.flatMap(([name, expr]) => [b.str(name), argument(expr)]);
      out.push(frame.unit.op("dict", [b.array(pairs)]));
    }
  }
  for (const temp of held) frame.free(temp);
  return before;
}
