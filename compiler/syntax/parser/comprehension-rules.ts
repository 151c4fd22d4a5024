import type { Comprehension, Expr, NamedExpr } from "../ast.ts";
import type { ComprehensionName } from "./comprehensions.ts";
import { CODE, SYMBOLS } from "./late.ts";
import type { Parser } from "./parser.ts";

/**
 * The rules about what a comprehension may hold, checked when it is complete: only then it is known
 * that the element, read first, was inside of one.
 */
export function checkComprehension(
  p: Parser,
  generators: readonly Comprehension[],
  start: number,
  name: ComprehensionName,
): void {
  const first = generators[0]!.iter.span;
  const last = p.lastYield;
  if (last !== null && last.start >= start && !(last.start >= first.start && last.end <= first.end)) {
    p.late.withdraw("yield-outside-function", last.start, last.end);
    p.reportLate(
      SYMBOLS,
      "yield-in-comprehension",
      `'yield' cannot stand inside a ${name}.`,
      last,
      "Use a loop.",
    );
  }
  checkAwait(p, generators, start, name);
  if (p.walruses.length + p.lambdaWalruses.length > 0) checkWalruses(p, generators, start);
}

/** A comprehension that waits is itself asynchronous; only a generator expression may be so anywhere. */
function checkAwait(
  p: Parser,
  generators: readonly Comprehension[],
  start: number,
  name: ComprehensionName,
): void {
  let isAsync = generators.some((generator) => generator.is_async === 1);
  if (p.scope.kind !== "async function") {
    const first = generators[0]!.iter.span;
    const end = p.previousEnd;
    const code =
      p.scope.kind === "function" || p.scope.kind === "lambda"
        ? "await-outside-async-function"
        : "await-outside-function";
    for (const [from, to] of [
      [start, first.start],
      [first.end, end],
    ] as const) {
      if (p.scope.kind !== "module" && p.scope.kind !== "class" && p.late.withdraw(code, from, to))
        isAsync = true;
    }
  }
  if (isAsync && name !== "generator expression" && p.scope.kind !== "async function") {
    p.reportLate(
      CODE,
      "async-comprehension-outside-async-function",
      `An asynchronous ${name} stands outside of an async function.`,
      { start, end: p.previousEnd },
      "Only a function that begins with 'async def' can wait.",
    );
  }
}

function checkWalruses(p: Parser, generators: readonly Comprehension[], start: number): void {
  const targets = new Set<string>();
  for (const generator of generators) collectNames(generator.target, targets);
  for (const walrus of p.lambdaWalruses) {
    if (walrus.span.start >= start && generators.some((g) => isWithin(walrus, g.iter))) inIterable(p, walrus);
  }
  for (const walrus of p.walruses) {
    if (walrus.span.start < start) continue;
    const clause = generators.find((g) => isWithin(walrus, g.iter));
    if (clause !== undefined) {
      inIterable(p, walrus);
    } else if (targets.has(walrus.target.id)) {
      report(p, walrus, `':=' cannot rebind '${walrus.target.id}', over which the comprehension runs.`);
    } else if (p.scope.kind === "class") {
      report(p, walrus, "':=' cannot stand in a comprehension in the body of a class.");
    }
  }
}

function inIterable(p: Parser, walrus: NamedExpr): void {
  report(p, walrus, "An assignment expression cannot stand in the iterable of a comprehension.");
}

function report(p: Parser, walrus: NamedExpr, message: string): void {
  p.reportLate(
    SYMBOLS,
    "walrus-in-comprehension",
    message,
    walrus.span,
    "Use another name, or assign before it.",
  );
}

function isWithin(inner: Expr, outer: Expr): boolean {
  return inner.span.start >= outer.span.start && inner.span.end <= outer.span.end;
}

function collectNames(target: Expr, names: Set<string>): void {
  if (target.kind === "Name") names.add(target.id);
  else if (target.kind === "Starred") collectNames(target.value, names);
  else if (target.kind === "Tuple" || target.kind === "List")
    for (const element of target.elts) collectNames(element, names);
}
