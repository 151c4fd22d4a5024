import { exc, raiseError } from "../object/exception.ts";
import { typeOf } from "../object/type-of.ts";
import { PyTuple } from "../object/values.ts";
import type { PercentArguments } from "./percent-spec.ts";
import { getItem } from "./subscript.ts";

/** The right operand of %: a tuple of values, one value, or a mapping (which also is one value). */
export class PercentValues implements PercentArguments {
  readonly isMapping: boolean;
  private readonly mapping: unknown;
  private readonly toKey: (key: string) => unknown;
  private values: readonly unknown[];
  private used = 0;

  /** `isText` is true for operands that are subscriptable but no mapping to this operator. */
  constructor(args: unknown, isText: boolean, toKey: (key: string) => unknown) {
    const isTuple = args instanceof PyTuple;
    this.isMapping = !isTuple && !isText && hasItems(args);
    this.mapping = args;
    this.toKey = toKey;
    this.values = isTuple ? args.a : [args];
  }

  requireMapping(): void {
    if (!this.isMapping) raiseError(exc.TypeError, "format requires a mapping");
  }

  selectKey(key: string): void {
    this.values = [getItem(this.mapping, this.toKey(key))];
    this.used = 0;
  }

  next(): unknown {
    if (this.used >= this.values.length) {
      raiseError(exc.TypeError, "not enough arguments for format string");
    }
    return this.values[this.used++];
  }

  get isUsedUp(): boolean {
    return this.used >= this.values.length;
  }
}

function hasItems(x: unknown): boolean {
  if (typeof x !== "object") return false;
  const method = typeOf(x).all["__getitem__"];
  return method !== undefined && method !== null;
}
