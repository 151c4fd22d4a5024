import { describe, expect, it } from "vitest";
import { parseExpression } from "../../../../compiler/syntax/parse.ts";
import { scriptGlobals } from "../../../../runtime/python/frappe/index.ts";
import { beginInvocation } from "../../../../runtime/python/frappe/invocation.ts";
import type { Namespace } from "../../../../runtime/python/frappe/namespace.ts";
import * as k from "../../../../runtime/python/kernel.ts";
import { libraryModules } from "../../../../runtime/python/modules/index.ts";
import { builtinScope } from "../modules/core-setup.ts";
import { Interpreter, Scope } from "../modules/interpreter.ts";
import { notYet, settingsOf, type UtilsCase, utilsCases } from "./utils-table.ts";

const getModule = (name: string): unknown => libraryModules.get(name);

/** 2024-05-15 13:45:30.123456 UTC. */
const CLOCK = Date.UTC(2024, 4, 15, 13, 45, 30) * 1000 + 123456;
/** Rows in which the real clock filled in what a text left out. */
const OTHER_CLOCK = Date.UTC(2026, 10, 21) * 1000;

function scopeFor(row: UtilsCase): Scope {
  const clock = row.context.startsWith("host date 2026") ? OTHER_CLOCK : CLOCK;
  beginInvocation({ settings: settingsOf(row.context), clock: () => clock });
  const scope = new Scope(builtinScope());
  const globals = scriptGlobals("API");
  const frappe = globals.get("frappe") as Namespace;
  const datetime = getModule("datetime") as k.PyModule;
  for (const name of ["date", "datetime", "time", "timedelta", "timezone"])
    scope.set(name, datetime.attrs.get(name));
  for (const name of globals.names()) scope.set(name, globals.get(name));
  for (const name of ["sanitize_html", "bold", "format_value"]) scope.set(name, frappe.members.get(name));
  const utils = frappe.read("utils") as Namespace;
  for (const name of utils.members.names()) scope.set(name, utils.read(name));
  if (row.name.startsWith("json.")) scope.set("json", getModule("json"));
  return scope;
}

function answer(row: UtilsCase): string {
  const expression = parseExpression(row.call).expression!.body;
  try {
    return k.repr(new Interpreter(getModule).eval(expression, scopeFor(row)));
  } catch (e) {
    if (!(e instanceof k.PyException)) throw e;
    return `raises ${e.$t.name}: ${k.str(e)}`;
  }
}

/** The table writes the types of datetime without their module. */
const bare = (text: string): string => text.replace(/\bdatetime\./g, "");

const cases = utilsCases();
const keyOf = (row: UtilsCase): string => `${row.call} [${row.context}]`;
const isOpen = (row: UtilsCase): boolean => row.name in notYet.functions || keyOf(row) in notYet.calls;

describe("frappe.utils answers as recorded on a site of version 16", () => {
  it.each(cases.filter((row) => !isOpen(row)))("$line: $call  [$context]", (row) => {
    expect(bare(answer(row))).toBe(bare(row.expected));
  });

  it("the list of open functions names only functions of the table", () => {
    const names = new Set(cases.map((row) => row.name));
    const calls = new Set(cases.map(keyOf));
    expect(Object.keys(notYet.functions).filter((name) => !names.has(name))).toEqual([]);
    expect(Object.keys(notYet.calls).filter((call) => !calls.has(call))).toEqual([]);
  });
});
