import * as b from "./builders.ts";
import type { Frame } from "./frame.ts";
import { isSimple } from "./val.ts";

/** Calls of script functions inside one another, as many as CPython allows below a module. */
const DEEPEST = 999;

/** What a function begins with: its variables, its temporaries, and its depth where it counts it. */
export function prologue(frame: Frame): b.St[] {
  const names = localNames(frame);
  const out: b.St[] = names.length > 0 ? [b.lets(names)] : [];
  for (const [variable, flag] of frame.flags) {
    if (variable.parameter)
      out.push(b.declare("let", flag, b.isType(b.ident(frame.unit.nameOf(variable)), "number")));
  }
  if (!frame.needsDepth) return out;
  if (frame.kind === "generator") out.push(b.declare("let", "d", b.ident("D")));
  if (frame.kind !== "function") return out;
  const counted = b.count("++", "D");
  if (frame.steady) {
    out.push(b.if_(b.binary(">", counted, b.num(DEEPEST)), b.expression(frame.unit.op("recursion", []))));
    return out;
  }
  out.push(b.declare("const", "d", counted));
  out.push(b.if_(b.binary(">", b.ident("d"), b.num(DEEPEST)), b.expression(frame.unit.op("recursion", []))));
  return out;
}

/** The variables of the function that are not parameters, and its temporaries. */
export function localNames(frame: Frame): string[] {
  const { unit, scope } = frame;
  const own =
    frame.kind === "inline" ? [] : [...scope.variables.values()].filter((variable) => !variable.parameter);
  const flags = [...frame.flags].filter(([variable]) => !variable.parameter).map(([, flag]) => flag);
  return [...own.map((variable) => unit.nameOf(variable)), ...flags, ...frame.declared];
}

/** Sets the depth back on each way out. */
export function finishReturns(frame: Frame): void {
  if (!frame.needsDepth || frame.kind !== "function") return;
  const back = frame.steady ? b.count("--", "D") : b.assign("D", b.binary("-", b.ident("d"), b.num(1)));
  for (const statement of frame.returns) {
    const { argument } = statement;
    if (argument === null || argument === undefined || isSimple(argument)) {
      statement.argument = b.sequence([back, argument ?? b.nil()]);
      continue;
    }
    const temp = frame.temp();
    frame.free(temp);
    statement.argument = b.sequence([b.assign(temp, argument), back, b.ident(temp)]);
  }
}

/** Writes the statements that set the depth back in loops, once it is known whether they are needed. */
export function finishLoops(frame: Frame): void {
  if (frame.steady) return;
  for (const { statements, depth } of frame.resets) statements.unshift(b.expression(b.assign("D", depth)));
}
