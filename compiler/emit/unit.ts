import type { Scope, ScopeTable, Variable } from "../check/scopes/index.ts";
import type { TypeTable } from "../check/types/index.ts";
import type { LineTable } from "../source/line-table.ts";
import type { Span } from "../source/span.ts";
import type { For } from "../syntax/ast.ts";
import * as b from "./builders.ts";
import type { Callee } from "./callees.ts";
import { asciiName } from "./quote.ts";

/** A Python function, lambda, class body or comprehension that has a JavaScript function of its own. */
export interface FunctionEntry {
  readonly id: number;
  /** CPython's co_name. */
  readonly name: string;
  readonly line: number;
}

/** Operations that swallow no exception of the script, since all they run is a method that they pass on. */
const keepsDepth: ReadonlySet<string> = new Set(
  (
    "add sub mul truediv floordiv mod pow matmul lshift rshift and_ or_ xor iadd isub imul itruediv ifloordiv imod ipow " +
    "imatmul ilshift irshift iand ior ixor eq ne lt le gt ge neg pos invert truth float fv tofloat fdiv idiv ffloordiv " +
    "fmod item setitem delitem slice push tuple dict dictset bytes ellipsis raise_ reraise assertfail unbound " +
    "unboundfree undefined_ recursion def builtin global"
  ).split(" "),
);

/** What the whole artifact shares while it is being emitted. */
export class Unit {
  readonly operations = new Set<string>();
  readonly builtins = new Set<string>();
  readonly globals = new Set<string>();
  readonly modules = new Set<string>();
  readonly functions: FunctionEntry[] = [];
  /** Functions that may be called without going through their function object. */
  readonly callees = new Map<Variable, Callee>();
  /** Code of top-level functions, which stands before the script's statements. */
  readonly hoisted: b.St[] = [];
  /** For each class whose methods need it, the variable that holds the class. */
  readonly classCells = new Map<Scope, string>();
  /** Variables that only ever hold lists written out as `[…]`, so that the verifier knows them for arrays. */
  arrays: ReadonlySet<Variable> = new Set();
  /** Loops whose target may be the JavaScript counter. */
  counters: ReadonlySet<For> = new Set();
  /** Names of variables in the JavaScript, where they are not the plain ones. */
  readonly names = new Map<Variable, string>();
  /** Boxed float literals, made once. */
  readonly floats = new Map<string, { readonly name: string; readonly value: number }>();
  /**
   * Operations emitted so far in which the library may swallow an exception of the script, which leaves the depth too
   * high: a function with none of them can count down what it counted up.
   */
  unsteady = 0;
  private serial = 0;

  constructor(
    readonly scopes: ScopeTable,
    readonly types: TypeTable,
    readonly lines: LineTable,
    /** Context names that every invocation has, so that reading them needs no check. */
    readonly always: ReadonlySet<string>,
  ) {}

  /** A call of a runtime operation, with the place in the script that it stands for. */
  op(name: string, args: b.Ex[], at: Span | null = null): b.Ex {
    this.operations.add(name);
    if (!keepsDepth.has(name)) this.unsteady++;
    const callee = b.ident(name);
    if (at !== null) callee.loc = this.location(at);
    return b.call(callee, args);
  }

  location(at: Span): { start: { line: number; column: number }; end: { line: number; column: number } } {
    const line = this.lines.line(at.start);
    const start = { line, column: at.start - this.lines.starts[line - 1]! };
    return { start, end: start };
  }

  isAvailable(name: string): boolean {
    return this.scopes.known.available.has(name);
  }

  builtin(name: string): b.Ex {
    this.builtins.add(name);
    return b.ident(`b_${name}`);
  }

  global(name: string): b.Ex {
    this.globals.add(name);
    return b.ident(`g_${asciiName(name)}`);
  }

  module(name: string, at: Span): b.Ex {
    this.modules.add(name);
    return this.op("module", [b.str(name)], at);
  }

  floatConstant(value: number): b.Ex {
    const key = Object.is(value, -0) ? "-0" : String(value);
    let constant = this.floats.get(key);
    if (constant === undefined) {
      constant = { name: `c${this.next()}`, value };
      this.floats.set(key, constant);
      this.operations.add("float");
    }
    return b.ident(constant.name);
  }

  /** A number for things that are made once each: code, defaults, class cells. */
  next(): number {
    return ++this.serial;
  }

  /** Enters a function in the artifact's table; the JavaScript name carries the number. */
  code(name: string, span: Span): string {
    const id = this.functions.length;
    this.functions.push({ id, name, line: this.lines.line(span.start) });
    return `f${id}_${asciiName(name.replace(/[<>]/g, ""))}`;
  }

  nameOf(variable: Variable): string {
    const given = this.names.get(variable);
    if (given !== undefined) return given;
    const prefix = variable.scope.kind === "module" ? "g" : "v";
    return `${prefix}_${asciiName(variable.name)}`;
  }
}
