import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { analyseScopes, type Scope, type ScopeTable } from "../../../compiler/check/scopes/index.ts";
import type { Name } from "../../../compiler/syntax/ast.ts";
import { parseModule } from "../../../compiler/syntax/parse.ts";
import { walk } from "../../../compiler/syntax/walk.ts";
import { chunks } from "../../suites/chunks.ts";

const folder = fileURLToPath(new URL("../../fixtures/scopes/", import.meta.url));

interface Recorded {
  readonly title: string;
  readonly scopes: readonly { readonly name: string; readonly names: Readonly<Record<string, string>> }[];
}

/**
 * What CPython's symtable calls the scope of a name; whether a global was declared is left out, and so is the top
 * level, where the difference between its two kinds means nothing.
 */
function kindOf(table: ScopeTable, scope: Scope, name: string): string {
  const found = table.resolve(scope, name);
  switch (found.kind) {
    case "local":
      return found.variable.captured ? "cell" : "local";
    case "free":
      return "free";
    case "class":
      return "local";
    default:
      return "global";
  }
}

const analyse = (text: string) => analyseScopes(parseModule(text).module);

describe("names have the scopes that CPython's symtable gives them", () => {
  const recorded = JSON.parse(readFileSync(`${folder}programs.expected.json`, "utf8")) as Recorded[];
  const programs = chunks(readFileSync(`${folder}programs.py`, "utf8"));
  it("the recording is of these programs", () => {
    expect(programs.map(({ title }) => title)).toEqual(recorded.map(({ title }) => title));
  });
  programs.forEach(({ title, text }, i) => {
    it(title, () => {
      const table = analyse(text);
      const inner = [...table.scopes.values()].filter((scope) => scope.kind !== "module");
      const ours = inner.map((scope) => ({
        name: scope.name.replace(/[<>]/g, ""),
        names: Object.fromEntries(
          [...scope.entries.keys()].sort().map((name) => [name, kindOf(table, scope, name)]),
        ),
      }));
      const theirs = recorded[i]!.scopes.slice(1).map(({ name, names }) => ({
        name,
        names: Object.fromEntries(
          Object.entries(names).map(([key, kind]) => [key, kind.replace(/^global-.*/, "global")]),
        ),
      }));
      const sorted = (scopes: readonly object[]) => scopes.map((scope) => JSON.stringify(scope)).sort();
      expect(sorted(ours)).toEqual(sorted(theirs));
    });
  });
});

/** Reads of `x`, each "bound" or "checked", in the order of the text. */
function readsOfX(text: string): string[] {
  const { module } = parseModule(text);
  const table = analyseScopes(module);
  return [...walk(module)]
    .filter((node): node is Name => node.kind === "Name" && node.id === "x" && node.ctx === "Load")
    .sort((a, b) => a.span.start - b.span.start)
    .map((name) => (table.isBound(name) ? "bound" : "checked"));
}

describe("a read is proved bound where every way to it binds the name", () => {
  it.each([
    ["straight", "x = 1\nx", ["bound"]],
    ["both branches", "def f(a):\n  if a:\n    x = 1\n  else:\n    x = 2\n  return x", ["bound"]],
    ["one branch", "def f(a):\n  if a:\n    x = 1\n  return x", ["checked"]],
    ["elif without else", "def f(a):\n  if a:\n    x = 1\n  elif a:\n    x = 2\n  return x", ["checked"]],
    ["branch that returns", "def f(a):\n  if a:\n    x = 1\n  else:\n    return 0\n  return x", ["bound"]],
    ["loop body", "def f(a):\n  for i in a:\n    x = i\n  return x", ["checked"]],
    ["in the loop, after", "def f(a):\n  for i in a:\n    x = i\n    a(x)", ["bound"]],
    ["in the loop, before", "def f(a):\n  for i in a:\n    a(x)\n    x = i", ["checked"]],
    [
      "endless loop with break",
      "def f(a):\n  while True:\n    x = 1\n    if a:\n      break\n  return x",
      ["bound"],
    ],
    ["break before", "def f(a):\n  while True:\n    if a:\n      break\n    x = 1\n  return x", ["checked"]],
    ["loop with else", "def f(a):\n  for i in a:\n    pass\n  else:\n    x = 1\n  return x", ["bound"]],
    [
      "loop with else and break",
      "def f(a):\n  for i in a:\n    break\n  else:\n    x = 1\n  return x",
      ["checked"],
    ],
    ["del", "def f():\n  x = 1\n  del x\n  return x", ["checked"]],
    ["del in a loop", "def f(a):\n  x = 1\n  for i in a:\n    x\n    del x", ["checked"]],
    ["try body", "def f(a):\n  try:\n    x = a()\n  except ValueError:\n    pass\n  return x", ["checked"]],
    [
      "try and handler",
      "def f(a):\n  try:\n    x = a()\n  except ValueError:\n    x = 0\n  return x",
      ["bound"],
    ],
    [
      "handler that raises",
      "def f(a):\n  try:\n    x = a()\n  except ValueError:\n    raise\n  return x",
      ["bound"],
    ],
    ["finally", "def f(a):\n  try:\n    a()\n  finally:\n    x = 1\n  return x", ["bound"]],
    ["read in finally", "def f(a):\n  try:\n    x = a()\n  finally:\n    a(x)", ["checked"]],
    [
      "exception name",
      "def f(a):\n  x = 1\n  try:\n    a()\n  except ValueError as x:\n    pass\n  return x",
      ["checked"],
    ],
    ["with may swallow", "def f(a):\n  with a:\n    x = 1\n  return x", ["checked"]],
    [
      "match with wildcard",
      "def f(a):\n  match a:\n    case 1:\n      x = 1\n    case _:\n      x = 2\n  return x",
      ["bound"],
    ],
    ["match without", "def f(a):\n  match a:\n    case 1:\n      x = 1\n  return x", ["checked"]],
    ["capture", "def f(a):\n  match a:\n    case [x, *_]:\n      return x", ["bound"]],
    ["walrus and", "def f(a):\n  return a and (x := 1) and x", ["bound"]],
    ["walrus or", "def f(a):\n  return (a or (x := 1)), x", ["checked"]],
    ["walrus in a test", "def f(a):\n  if (x := a):\n    return x", ["bound"]],
    ["walrus in a display", "def f(a):\n  return {(x := 1): x}", ["bound"]],
    ["dict value before a later key", "def f(a):\n  return {a: x, (x := 1): 2}", ["checked"]],
    ["comprehension target", "def f(a):\n  return [x for x in a if x]", ["bound", "bound"]],
    ["inner function", "def f():\n  x = 1\n  def g():\n    return x\n  return g", ["bound"]],
    ["inner function before", "def f():\n  def g():\n    return x\n  x = 1\n  return g", ["checked"]],
    ["inner function, later deleted", "def f():\n  x = 1\n  g = lambda: x\n  del x\n  return g", ["checked"]],
    ["global bound before the call", "x = 1\ndef f():\n  return x\nf()", ["bound"]],
    ["global bound after the definition", "def f():\n  return x\nx = 1\nf()", ["bound"]],
    ["global bound after the call", "def f():\n  return x\nf()\nx = 1", ["checked"]],
    [
      "global bound after an indirect call",
      "def f():\n  return x\ndef g():\n  return f()\ng()\nx = 1",
      ["checked"],
    ],
    ["global through a decorator", "def f(h):\n  return x\n@f\ndef g():\n  pass\nx = 1", ["checked"]],
    ["method of a class", "class A:\n  def m(self):\n    return x\nx = 1\nA().m()", ["checked"]],
    ["unreachable", "def f():\n  return 1\n  x = 2\n  return x", ["bound"]],
  ])("%s", (_title, text, expected) => {
    expect(readsOfX(text)).toEqual(expected);
  });
});

const codes = (text: string) => analyse(text).diagnostics.map(({ code }) => code);

describe("what is certainly or possibly unbound is reported", () => {
  it.each([
    ["print(a)\na = 1", ["unbound-name"]],
    ["def f():\n  print(a)\n  a = 1", ["unbound-local"]],
    ["def f():\n  a += 1", ["unbound-local"]],
    ["def f(b):\n  if b:\n    a = 1\n  print(a)\n  print(a)", ["maybe-unbound"]],
    ["def f(b):\n  if b:\n    a = 1\n  else:\n    frappe.throw('no')\n  print(a)", []],
    ["def f(b):\n  with b:\n    a = 1\n  print(a)", []],
    ["try:\n  print(a)\nexcept NameError:\n  a = 1", []],
    ["def f():\n  global a\n  a = 1\nf()\nprint(a)", []],
    ["def f():\n  a = 1\n  del a\n  print(a)", ["unbound-local"]],
    ["def f():\n  nonlocal a\n  a = 1", ["nonlocal-without-binding"]],
    ["len = len\nprint(len)", []],
    ["while True:\n  a = 1\n  break\nprint(a)", []],
  ])("%s", (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});
