import type { ScopeTable } from "../check/scopes/index.ts";
import type { TypeTable } from "../check/types/index.ts";
import type { LineTable } from "../source/line-table.ts";
import type { Module } from "../syntax/ast.ts";
import { arrayVariables } from "./arrays.ts";
import * as b from "./builders.ts";
import { findCallees } from "./callees.ts";
import { nameComprehensions } from "./comprehension-names.ts";
import { directCounters } from "./counters.ts";
import { pickFlags } from "./flags.ts";
import { Frame } from "./frame.ts";
import { everywhere } from "./known.ts";
import { print, type SourceMap } from "./print.ts";
import { finishLoops, localNames } from "./prologue.ts";
import { asciiName } from "./quote.ts";
import { emitBody } from "./statements/index.ts";
import { type FunctionEntry, Unit } from "./unit.ts";

export interface LowerOptions {
  /** The name of the script, which the source map gives as its source. */
  readonly name: string;
  /** Top-level names that the host may ask for after the body has run. */
  readonly exports: readonly string[];
}

/** A lowered module. */
export interface Lowered {
  readonly js: string;
  readonly map: SourceMap;
  readonly functions: readonly FunctionEntry[];
  readonly uses: {
    readonly builtins: readonly string[];
    readonly globals: readonly string[];
    readonly modules: readonly string[];
  };
}

/** Lowers a checked module to JavaScript: one function expression over the runtime `$`. */
export function lower(
  module: Module,
  scopes: ScopeTable,
  types: TypeTable,
  lines: LineTable,
  options: LowerOptions,
): Lowered {
  const unit = new Unit(scopes, types, lines, everywhere);
  for (const [variable, callee] of findCallees(scopes, types.sites)) unit.callees.set(variable, callee);
  unit.counters = directCounters(module, scopes, types.sites);
  unit.arrays = arrayVariables(types.sites);
  nameComprehensions(unit);
  nameTopLevelCode(unit);
  const frame = new Frame(unit, scopes.root, "module");
  frame.flags = pickFlags(unit, scopes.root);
  const body = frame.collect(() => {
    emitBody(frame, module.body);
    emitExports(frame, options.exports);
  });
  finishLoops(frame);
  const artifact = b.func(null, ["$"], [...header(unit, frame), ...unit.hoisted, ...body]);
  const { js, map } = print(artifact as unknown as b.Ex, options.name);
  const sorted = (names: ReadonlySet<string>) => [...names].sort();
  return {
    js,
    map,
    functions: unit.functions,
    uses: { builtins: sorted(unit.builtins), globals: sorted(unit.globals), modules: sorted(unit.modules) },
  };
}

/** Top-level functions may be called before their definition is emitted, so their code has its name beforehand. */
function nameTopLevelCode(unit: Unit): void {
  unit.functions.push({ id: 0, name: "<module>", line: 1 });
  for (const [variable, callee] of unit.callees) {
    if (
      variable.scope.kind === "module" &&
      callee.node.args.defaults.length + callee.node.args.kwonlyargs.length === 0
    )
      callee.code = unit.code(callee.node.name, callee.node.span);
  }
}

/** Aliases of the operations, builtins and API names that the body uses, and its variables. */
function header(unit: Unit, frame: Frame): b.St[] {
  const { scopes } = unit;
  const out: b.St[] = [
    { type: "ExpressionStatement", expression: b.str("use strict"), directive: "use strict" } as never,
  ];
  const preset: b.St[] = [];
  const presets = { builtins: new Set<string>(), globals: new Set<string>() };
  for (const variable of scopes.root.variables.values()) {
    const { name } = variable;
    const first = unit.isAvailable(name)
      ? unit.op("builtin", [b.str(name)])
      : scopes.known.context.has(name) && !scopes.known.builtins.has(name)
        ? unit.op("global", [b.str(name)])
        : null;
    if (first !== null) {
      preset.push(b.expression(b.assign(unit.nameOf(variable), first)));
      (unit.isAvailable(name) ? presets.builtins : presets.globals).add(name);
    }
  }
  const values: b.St[] = [];
  for (const name of [...unit.builtins].sort()) {
    values.push(b.declare("const", `b_${name}`, unit.op("builtin", [b.str(name)])));
  }
  for (const name of [...unit.globals].sort()) {
    values.push(b.declare("const", `g_${asciiName(name)}`, unit.op("global", [b.str(name)])));
  }
  for (const { name, value } of unit.floats.values()) {
    values.push(b.declare("const", name, unit.op("float", [floatLiteral(value)])));
  }
  for (const name of [...unit.operations].sort()) out.push(b.declare("const", name, b.runtime(name)));
  for (const name of presets.builtins) unit.builtins.add(name);
  for (const name of presets.globals) unit.globals.add(name);
  const names = localNames(frame);
  out.push(...values, b.declare("let", "D", b.num(0)));
  if (names.length > 0) out.push(b.lets(names));
  return [...out, ...preset];
}

function floatLiteral(value: number): b.Ex {
  return Number.isFinite(value) ? b.num(value) : b.binary("*", b.num(1e308), b.num(10));
}

function emitExports(frame: Frame, names: readonly string[]): void {
  if (names.length === 0) return;
  const { unit } = frame;
  const values = names.map((name) => {
    const variable = unit.scopes.root.variables.get(name);
    if (variable === undefined) throw new TypeError(`${name} is exported but not defined`);
    const read = b.ident(unit.nameOf(variable));
    return unit.types.ofVariable(variable).kind === "float" ? unit.op("float", [read]) : read;
  });
  frame.effect(unit.op("exports", [b.array(names.map((name) => b.str(name))), b.array(values)]));
}
