import type { ReturnStatement } from "estree";
import type { Resolution, Scope, Variable } from "../check/scopes/index.ts";
import type { Expr } from "../syntax/ast.ts";
import * as b from "./builders.ts";
import { Operands } from "./operands.ts";
import type { Unit } from "./unit.ts";
import type { Val } from "./val.ts";

/**
 * Kinds of temporaries. The verifier follows what each holds, so one never holds things of two kinds: values,
 * unpacked items, iterables, contexts of exception handling, exits of with statements, flags and class cells.
 */
export type TempKind = "t" | "u" | "n" | "e" | "w" | "h" | "k";

/** A loop of the script: how `break` is written in it. */
export interface LoopLabel {
  breakLabel: string | null;
}

/** One JavaScript function while its body is being emitted. */
export class Frame {
  /** The statements of the block that is being written. */
  out: b.St[] = [];
  readonly loops: LoopLabel[] = [];
  /** Temporaries to be declared at the beginning. */
  readonly declared: string[] = [];
  /** Return statements, which set the depth back where the function counts it. */
  readonly returns: ReturnStatement[] = [];
  /** In a class body: the variable that holds its namespace. */
  namespace: string | null = null;
  /** Expressions that stand in a temporary already, because a long chain is taken apart. */
  readonly replaced = new Map<Expr, Val>();
  /** Loop bodies that set the depth back each time round, unless the function turns out to be steady. */
  readonly resets: { readonly statements: b.St[]; readonly depth: b.Ex }[] = [];
  /** Variables of this function for which a flag says whether they hold a number. */
  flags: ReadonlyMap<Variable, string> = new Map();
  /** Calls emitted so far: where there are none, the depth need not be counted. */
  calls = 0;
  needsDepth = false;
  /** Nothing in the function leaves the depth other than it was, so going up and down by one is enough. */
  steady = false;
  private readonly idle = new Map<TempKind, string[]>();
  private readonly counts = new Map<TempKind, number>();

  constructor(
    readonly unit: Unit,
    /** The scope whose names are read; a comprehension that is written in place has one of its own. */
    public scope: Scope,
    /** "module", a function of the script, a generator, or a function in place or class body within one of these. */
    readonly kind: "module" | "function" | "generator" | "inline",
    /** The frame around a function in place, whose depth it shares. */
    readonly outer: Frame | null = null,
  ) {}

  emit(statement: b.St): void {
    this.out.push(statement);
  }

  effect(value: b.Ex): void {
    this.out.push(b.expression(value));
  }

  operands(): Operands {
    return new Operands(this);
  }

  /** The statements that `write` emits, as a list of their own. */
  collect(write: () => void): b.St[] {
    const before = this.out;
    const body: b.St[] = [];
    this.out = body;
    write();
    this.out = before;
    return body;
  }

  block(write: () => void): b.St {
    return b.block(this.collect(write));
  }

  temp(kind: TempKind = "t"): string {
    const idle = this.idle.get(kind)?.pop();
    if (idle !== undefined) return idle;
    const number = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, number);
    const name = `${kind}${number}`;
    this.declared.push(name);
    return name;
  }

  /** A name that is declared where it is used, and used nowhere else in this function. */
  fresh(kind: "n" | "i" | "x" | "q" | "y" | "L"): string {
    return `${kind}${this.unit.next()}`;
  }

  free(name: string): void {
    const kind = name[0] as TempKind;
    const idle = this.idle.get(kind);
    if (idle === undefined) this.idle.set(kind, [name]);
    else idle.push(name);
  }

  /** The flag that tells whether a variable holds a number, where it has one. */
  flagOf(name: string): string | null {
    const found = this.resolve(name);
    if (found.kind !== "local" && found.kind !== "global" && found.kind !== "free") return null;
    return this.flagOfVariable(found.variable);
  }

  flagOfVariable(variable: Variable): string | null {
    for (let frame: Frame = this; ; frame = frame.outer) {
      const flag = frame.flags.get(variable);
      if (flag !== undefined) return flag;
      if (frame.kind !== "inline" || frame.outer === null) return null;
    }
  }

  resolve(name: string): Resolution {
    return this.unit.scopes.resolve(this.scope, name);
  }

  isBuiltin(name: string): boolean {
    return this.resolve(name).kind === "builtin";
  }

  /** Notes that something is called which may lead back into the script. */
  noteCall(): void {
    this.calls++;
    for (let frame: Frame = this; frame !== this.owner && frame.outer !== null; ) {
      frame = frame.outer;
      frame.calls++;
    }
    this.owner.needsDepth = true;
  }

  /** Notes that the depth is set back somewhere, so the function has to know its own. */
  noteDepth(): void {
    this.owner.needsDepth = true;
  }

  /** The frame whose depth counts here: functions in place are part of the one around them. */
  get owner(): Frame {
    return this.kind === "inline" && this.outer !== null ? this.outer.owner : this;
  }

  /** The expression for the depth of this function. */
  depth(): b.Ex {
    return this.owner.kind === "module" ? b.num(0) : b.ident("d");
  }
}
