import { newException, type PyType, throwException } from "../../kernel.ts";
import {
  type ConditionName,
  conditions,
  DecimalException,
  NAN,
  type PyDecimal,
  type SignalName,
  signals,
} from "./values.ts";

export type Rounding =
  | "ROUND_UP"
  | "ROUND_DOWN"
  | "ROUND_CEILING"
  | "ROUND_FLOOR"
  | "ROUND_HALF_UP"
  | "ROUND_HALF_DOWN"
  | "ROUND_HALF_EVEN"
  | "ROUND_05UP";

export const ROUNDINGS: readonly Rounding[] = [
  "ROUND_UP",
  "ROUND_DOWN",
  "ROUND_CEILING",
  "ROUND_FLOOR",
  "ROUND_HALF_UP",
  "ROUND_HALF_DOWN",
  "ROUND_HALF_EVEN",
  "ROUND_05UP",
];

/** How results are rounded and which conditions raise. */
export class PyContext {
  declare $t: PyType;
  prec = 28;
  rounding: Rounding = "ROUND_HALF_EVEN";
  emin = -999999;
  emax = 999999;
  capitals = 1;
  clamp = 0;
  readonly traps = new Set<SignalName>(["InvalidOperation", "DivisionByZero", "Overflow"]);
  readonly flags = new Set<SignalName>();
  private pending: ConditionName | SignalName | null = null;
  private raised = new Set<SignalName>();

  get etiny(): number {
    return this.emin - this.prec + 1;
  }

  copy(): PyContext {
    const copy = new PyContext();
    copy.prec = this.prec;
    copy.rounding = this.rounding;
    copy.emin = this.emin;
    copy.emax = this.emax;
    copy.capitals = this.capitals;
    copy.clamp = this.clamp;
    copy.traps.clear();
    for (const trap of this.traps) copy.traps.add(trap);
    for (const flag of this.flags) copy.flags.add(flag);
    return copy;
  }

  /** Notes that a condition has come about; it raises when the operation is done. */
  note(...names: SignalName[]): void {
    for (const name of names) this.raised.add(name);
  }

  /** The result of an invalid operation. */
  invalid(condition: ConditionName = "InvalidOperation"): PyDecimal {
    this.pending = condition;
    this.raised.add("InvalidOperation");
    return NAN;
  }

  /** Runs an operation; raises for what is trapped. */
  run<T>(operation: () => T): T {
    this.raised = new Set();
    this.pending = null;
    const result = operation();
    for (const name of this.raised) this.flags.add(name);
    for (const name of Object.keys(signals) as SignalName[]) {
      if (this.raised.has(name) && this.traps.has(name)) this.raise(name);
    }
    return result;
  }

  private raise(name: SignalName): never {
    const shown = (Object.keys(signals) as SignalName[])
      .filter((other) => this.raised.has(other) && this.traps.has(other))
      .map((other) =>
        other === "InvalidOperation" && this.pending !== null
          ? conditions[this.pending as ConditionName]
          : signals[other],
      );
    throwException(newException(signals[name] ?? DecimalException, shown));
  }
}

let current = new PyContext();

export function getContext(): PyContext {
  return current;
}

export function setContext(context: PyContext): void {
  current = context;
}
