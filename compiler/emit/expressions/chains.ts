import type { Expr } from "../../syntax/ast.ts";
import * as b from "../builders.ts";
import type { Frame } from "../frame.ts";
import type { Val } from "../val.ts";

/** So many operators, calls or members behind one another are written inside one another. */
const LONGEST = 24;

type Emit = (frame: Frame, node: Expr) => Val;

/**
 * Emits an expression. A long chain (`a + b + c …`, `x.f().g().h() …`) leans to the left, so that its tree is as deep as
 * it is long; it is taken apart: `(t = first links, t = next links of t, …)`.
 */
export function throughChain(frame: Frame, node: Expr, emit: Emit): Val {
  const ready = frame.replaced.get(node);
  if (ready !== undefined) return ready;
  const links = linksOf(frame, node);
  if (links === null) return emit(frame, node);
  const parts: b.Ex[] = [];
  const temp = frame.temp();
  let last: Expr | null = null;
  for (let i = links.length - LONGEST; i > 0; i -= LONGEST) {
    const link = links[i]!;
    const part = emit(frame, link);
    parts.push(b.assign(temp, part.node));
    if (last !== null) frame.replaced.delete(last);
    frame.replaced.set(link, { ...part, node: b.ident(temp) });
    last = link;
  }
  const result = emit(frame, node);
  if (last !== null) frame.replaced.delete(last);
  frame.free(temp);
  return { ...result, node: b.sequence([...parts, result.node]) };
}

/** The expressions down the left edge, where there are too many; null where they may nest. */
function linksOf(frame: Frame, node: Expr): Expr[] | null {
  const links: Expr[] = [];
  for (let at: Expr | null = node; at !== null && !frame.replaced.has(at); at = below(at)) links.push(at);
  return links.length > LONGEST * 2 ? links : null;
}

/** The part that is evaluated first and is not a place of its own. */
function below(node: Expr): Expr | null {
  switch (node.kind) {
    case "BinOp":
      return node.left;
    case "Call":
      // The method of a call belongs to the call.
      return node.func.kind === "Attribute" ? node.func.value : node.func;
    case "Attribute":
    case "Subscript":
      return node.value;
    default:
      return null;
  }
}
