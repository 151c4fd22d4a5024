import { builtins } from "./builtins/table.ts";
import { delAttr, getAttr, setAttr } from "./object/attribute.ts";
import { call0, call1, call2, call3, callKw, calln } from "./object/call.ts";
import { engineError } from "./object/engine-error.ts";
import { truth } from "./object/truth.ts";
import * as arithmetic from "./ops/arithmetic.ts";
import * as augmented from "./ops/augmented.ts";
import * as bits from "./ops/bits.ts";
import * as classes from "./ops/class.ts";
import * as compare from "./ops/compare.ts";
import * as display from "./ops/display.ts";
import * as floats from "./ops/float.ts";
import * as functions from "./ops/function.ts";
import * as items from "./ops/item.ts";
import * as loops from "./ops/loop.ts";
import * as methods from "./ops/method.ts";
import * as patterns from "./ops/pattern.ts";
import * as raising from "./ops/raise.ts";
import { callex, dictupdate, extend, kwmerge, kwset, push, stararg } from "./ops/star-call.ts";
import * as unary from "./ops/unary.ts";
import { installTypes } from "./types/install.ts";

installTypes();

/** What an invocation gives to its script and takes from it. */
export interface Scope {
  readonly globals: ReadonlyMap<string, unknown>;
  readonly module: (name: string) => unknown;
  /** Filled by the operation `exports`. */
  readonly exports: Map<string, unknown>;
}

const NOTHING: Scope = { globals: new Map(), module: () => undefined, exports: new Map() };
let scope = NOTHING;

export function setScope(next: Scope | null): void {
  scope = next ?? NOTHING;
}

function builtin(name: string): unknown {
  const value = builtins.get(name);
  return value === undefined ? engineError("no-such-builtin") : value;
}

function importModule(name: string): unknown {
  const value = scope.module(name);
  return value === undefined ? engineError("no-such-module") : value;
}

function exportNames(names: readonly string[], values: readonly unknown[]): void {
  for (let i = 0; i < names.length; i++) {
    const value = values[i];
    if (value !== undefined) scope.exports.set(names[i]!, value);
  }
}

/** The parameter of every artifact: the operations of `spec/runtime-ops.json`, no more and no less. */
export const runtime = Object.freeze({
  ...arithmetic,
  ...bits,
  ...augmented,
  ...compare,
  in_: items.in_,
  notin: items.notin,
  ...unary,
  truth,
  ...floats,
  attr: getAttr,
  setattr: setAttr,
  delattr: delAttr,
  item: items.item,
  setitem: items.setitem,
  delitem: items.delitem,
  slice: items.slice,
  call0,
  call1,
  call2,
  call3,
  calln,
  callkw: callKw,
  callex,
  ...methods,
  extend,
  push,
  stararg,
  kwmerge,
  kwset,
  dictupdate,
  tuple: display.tuple,
  dict: display.dict,
  dictset: display.dictset,
  set: display.set,
  setadd: display.setadd,
  bytes: display.bytes,
  ellipsis: display.ellipsis,
  fmt: display.fmt,
  ...loops,
  ...raising,
  ...functions,
  nsget: classes.nsget,
  nsset: classes.nsset,
  nsdel: classes.nsdel,
  cls: classes.cls,
  super_: classes.super_,
  ...patterns,
  builtin,
  global: (name: string): unknown => scope.globals.get(name),
  module: importModule,
  exports: exportNames,
});

export type Runtime = typeof runtime;
