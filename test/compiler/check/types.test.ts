import { describe, expect, it } from "vitest";
import { analyseScopes } from "../../../compiler/check/scopes/index.ts";
import { inferTypes, type Type } from "../../../compiler/check/types/index.ts";
import { parseModule } from "../../../compiler/syntax/parse.ts";

function show(type: Type): string {
  if (type.kind !== "int") return type.kind;
  const bound = (n: number) =>
    n === Infinity ? "inf" : n === -Infinity ? "-inf" : n === 2 ** 48 ? "counter" : String(n);
  return `int ${bound(type.lo)}..${bound(type.hi)}`;
}

/** The type of the variable `x` of the function that a text defines, or of its top level. */
function typeOfX(text: string): string {
  const { module } = parseModule(text);
  const scopes = analyseScopes(module);
  const types = inferTypes(module, scopes);
  for (const scope of [...scopes.scopes.values()].reverse()) {
    const variable = scope.variables.get("x");
    if (variable !== undefined) return show(types.ofVariable(variable));
  }
  return "no x";
}

describe("the type of a variable is the join of all that is assigned to it", () => {
  it.each([
    ["x = 1", "int 1..1"],
    ["x = 1\nx = 5", "int 1..5"],
    ["x = 1.5", "float"],
    ["x = 1.5\nx = x + 1", "float"],
    ["x = 1.5\nx = 1", "any"],
    ["x = True", "bool"],
    ["x = 'a' + 'b'", "str"],
    ["x = 'a' % 1", "any"],
    ["x = f'{1}'", "str"],
    ["x = [1]", "list"],
    ["x = None", "none"],
    ["x = -(2**53)", "int -inf..inf"],
    ["x = 9007199254740993", "int -inf..inf"],
    ["x = len('a')", "int 0..4294967296"],
    ["len = max\nx = len('a')", "any"],
    ["def f(x):\n  x = 1", "any"],
    ["def f(n):\n  x = 0\n  for i in range(n):\n    x += 1", "int 0..inf"],
    ["def f(n):\n  x = 0\n  for i in range(n):\n    x -= 1", "int -inf..0"],
    ["def f(n):\n  x = 1\n  while n:\n    x = x * 3", "int 1..inf"],
    ["def f(n):\n  for x in range(n):\n    pass", "int 0..counter"],
    ["def f(n):\n  for x in range(10):\n    pass", "int 0..9"],
    ["def f(n):\n  for x in range(5, 10, 2):\n    pass", "int 5..9"],
    ["def f(n):\n  for x in range(10, 0, -1):\n    pass", "int 1..10"],
    ["def f(a, n):\n  for x in range(a, n):\n    pass", "int -inf..inf"],
    ["def f(a):\n  for x, y in enumerate(a):\n    pass", "int 0..counter"],
    ["def f(a):\n  for x in a:\n    pass", "any"],
    ["def f(a):\n  x = a % 7", "any"],
    ["def f(a):\n  x = len(a) % 7", "int 0..6"],
    ["def f(a):\n  x = len(a) & 255", "int 0..255"],
    ["def f(a):\n  x = len(a) // 2", "int 0..4294967296"],
    ["def f(a):\n  x = len(a) / 2", "float"],
    ["def f(a):\n  x = a / 2", "any"],
    ["def f(a):\n  x = 1.0 * len(a)", "float"],
    ["def f(a):\n  x = 2.0 ** len(a)", "any"],
    ["def f(a):\n  x = 1.0\n  x, y = 2.0, a", "float"],
    ["def f(a):\n  x, y = a", "any"],
    ["def f():\n  x = 0.5\n  def g():\n    nonlocal x\n    x = 'a'", "any"],
    ["def f(a):\n  x = 0.5\n  if a:\n    del x", "float"],
    ["def f(a):\n  try:\n    pass\n  except ValueError as x:\n    x = 1", "any"],
    ["x = 1 if a else 2.0", "any"],
    ["x = 1 < 2", "bool"],
    ["def f(a):\n  x = a < 2", "any"],
    ["def f(a):\n  x = a in [1]", "bool"],
    ["def f(a):\n  x = not a", "bool"],
    ["def f(a):\n  x = float(a)", "float"],
    ["def f(a):\n  x = str(a)", "any"],
    ["def f(a):\n  x = str(len(a))", "str"],
    ["def f(a):\n  x = ','.join(a).upper().split('x')", "list"],
    ["def f(a):\n  x = min(1, 2)", "int 1..2"],
    ["json = 1.5\nx = json", "any"],
    ["def f():\n  x = x + 1", "any"],
  ])("%s", (text, expected) => {
    expect(typeOfX(text)).toBe(expected);
  });
});
