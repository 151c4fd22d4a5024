import type { Expr } from "../ast.ts";
import * as T from "../scanner/token.ts";
import { parseExpression } from "./expressions.ts";
import { parseParameters } from "./parameters.ts";
import type { Parser } from "./parser.ts";
import { newScope } from "./scope.ts";

/** A lambda, the current token being `lambda`. */
export function parseLambda(p: Parser): Expr {
  const start = p.start;
  p.enter();
  p.advance();
  const args = parseParameters(p, T.COLON);
  if (p.kind !== T.COLON) p.unexpected();
  p.advance();
  const { scope, lastYield, walruses } = p;
  p.scope = newScope("lambda");
  p.walruses = [];
  const body = parseExpression(p);
  p.scope = scope;
  p.lastYield = lastYield;
  // What a lambda binds is its own; but it counts where no assignment expression may stand at all.
  p.lambdaWalruses.push(...p.walruses);
  p.walruses = walruses;
  p.leave();
  return { kind: "Lambda", args, body, span: p.from(start) };
}
