import { bindPython } from "./bind-python.ts";
import { PyDict } from "./dict.ts";
import { exc, raiseError } from "./exception.ts";

/**
 * Which of CPython's argument parsers a library function imitates in its messages:
 * `noargs` and `o` are METH_NOARGS and METH_O, `positional` is `_PyArg_CheckPositional`, `clinic` the keyword
 * parser of Argument Clinic, `function` the same without a name, `parse` is `PyArg_ParseTuple`, and `python`
 * a function written in Python.
 */
export type Family = "noargs" | "o" | "positional" | "clinic" | "function" | "parse" | "python";

export interface SignatureOptions {
  /** Where the family that the signature suggests is not CPython's. */
  family?: Family;
  /** The name in messages of the families `positional`, `clinic` and `parse`; the function's own otherwise. */
  name?: string;
  /** The name in messages of the families `noargs` and `o` and of "takes no keyword arguments". */
  fullName?: string;
  /** The function takes undefined for `**kwargs` where there are none, which saves making a dict for each call. */
  lazyKeywords?: boolean;
  /** False where "missing required argument" does not say the position. */
  position?: boolean;
}

export interface Parameter {
  readonly name: string;
  readonly kind: "posonly" | "normal" | "kwonly";
  readonly optional: boolean;
}

/** A parsed signature that turns the arguments of a call into the flattened parameters of a JS function. */
export class Binder {
  readonly params: readonly Parameter[];
  /** Index of `*args` and `**kwargs` in the flattened parameters, or -1. */
  readonly varArgs: number;
  readonly varKw: number;
  readonly slots: number;
  readonly minPos: number;
  readonly maxPos: number;
  readonly lo: number;
  readonly hi: number;
  /** True where a call without keywords may pass its positional arguments as one array, the first parameter. */
  readonly star: boolean;
  readonly family: Family;
  readonly name: string;
  readonly fullName: string;
  readonly position: boolean;

  constructor(text: string, name: string, fullName: string, options: SignatureOptions) {
    const parsed = parseSignature(text);
    this.params = parsed.params;
    this.varArgs = parsed.varArgs;
    this.varKw = parsed.varKw;
    this.slots = parsed.slots;
    const positional = parsed.params.filter((p) => p.kind !== "kwonly");
    this.maxPos = positional.length;
    this.minPos = positional.filter((p) => !p.optional).length;
    const neededKw = parsed.params.some((p) => p.kind === "kwonly" && !p.optional);
    const freeOfKw = (this.varKw < 0 || options.lazyKeywords === true) && !neededKw;
    const direct = this.varArgs < 0 && freeOfKw;
    this.star = this.varArgs === 0 && freeOfKw;
    this.lo = direct ? this.minPos : 0;
    this.hi = direct ? this.maxPos : -1;
    this.family = options.family ?? this.guessFamily();
    this.name = options.name ?? name;
    this.fullName = options.fullName ?? fullName;
    this.position = options.position ?? true;
  }

  private guessFamily(): Family {
    const { params } = this;
    if (params.some((p) => p.kind !== "posonly") || this.varKw >= 0) return "clinic";
    if (this.varArgs >= 0) return "positional";
    if (params.length === 0) return "noargs";
    return params.length === 1 && !params[0]!.optional ? "o" : "positional";
  }

  /** The flattened parameters behind `self`; raises TypeError in the words of the family. */
  bind(
    args: readonly unknown[],
    names: readonly string[] | null,
    values: readonly unknown[] | null,
  ): unknown[] {
    if (this.family === "python") return bindPython(this, args, names, values);
    const out: unknown[] = new Array(this.slots).fill(undefined);
    const nkw = names === null ? 0 : names.length;
    if (nkw > 0 && this.varKw < 0 && !this.takesKeywords()) {
      raiseError(exc.TypeError, `${this.fullName}() takes no keyword arguments`);
    }
    const n = args.length;
    if (n < this.minPos || (n > this.maxPos && this.varArgs < 0) || nkw > 0) this.checkCounts(n, nkw);
    const direct = n < this.maxPos ? n : this.maxPos;
    for (let i = 0; i < direct; i++) out[i] = args[i];
    if (this.varArgs >= 0) out[this.varArgs] = args.slice(direct);
    const extra = this.varKw >= 0 ? new PyDict() : null;
    for (let i = 0; i < nkw; i++) this.bindKeyword(out, extra, direct, names![i]!, values![i]);
    if (extra !== null) out[this.varKw] = extra;
    this.checkMissing(out, n);
    return out;
  }

  private takesKeywords(): boolean {
    return this.params.some((p) => p.kind !== "posonly");
  }

  private slotOf(index: number): number {
    return this.varArgs >= 0 && index >= this.varArgs ? index + 1 : index;
  }

  private bindKeyword(
    out: unknown[],
    extra: PyDict | null,
    given: number,
    name: string,
    value: unknown,
  ): void {
    const index = this.params.findIndex((p) => p.name === name && p.kind !== "posonly");
    if (index < 0) {
      if (extra !== null) {
        extra.m.set(name, value);
        return;
      }
      const target = this.family === "function" ? "this function" : `${this.name}()`;
      raiseError(exc.TypeError, `'${name}' is an invalid keyword argument for ${target}`);
    }
    if (index < given) {
      const who = this.family === "function" ? "function" : `${this.name}()`;
      raiseError(exc.TypeError, `argument for ${who} given by name ('${name}') and position (${index + 1})`);
    }
    out[this.slotOf(index)] = value;
  }

  private checkMissing(out: readonly unknown[], given: number): void {
    const { params } = this;
    for (let i = given; i < params.length; i++) {
      const p = params[i]!;
      if (p.optional || out[this.slotOf(i)] !== undefined) continue;
      const who = this.family === "function" ? "function" : `${this.name}()`;
      const where = p.kind === "kwonly" || !this.position ? "" : ` (pos ${i + 1})`;
      raiseError(exc.TypeError, `${who} missing required argument '${p.name}'${where}`);
    }
  }

  private checkCounts(n: number, nkw: number): void {
    const { minPos, maxPos, family } = this;
    const given = `(${n} given)`;
    if (family === "noargs") {
      if (n > 0) raiseError(exc.TypeError, `${this.fullName}() takes no arguments ${given}`);
    } else if (family === "o") {
      if (n !== 1) raiseError(exc.TypeError, `${this.fullName}() takes exactly one argument ${given}`);
    } else if (family === "positional") {
      if (n < minPos || (n > maxPos && this.varArgs < 0)) {
        const limit = n < minPos ? minPos : maxPos;
        const how = minPos === maxPos && this.varArgs < 0 ? "" : n < minPos ? "at least " : "at most ";
        raiseError(exc.TypeError, `${this.name} expected ${how}${plural(limit, "argument")}, got ${n}`);
      }
    } else if (family === "parse") {
      if (n < minPos || (n > maxPos && this.varArgs < 0)) {
        const limit = n < minPos ? minPos : maxPos;
        const how = minPos === maxPos ? "exactly" : n < minPos ? "at least" : "at most";
        raiseError(exc.TypeError, `${this.name}() takes ${how} ${plural(limit, "argument")} ${given}`);
      }
    } else this.checkClinic(n, nkw);
  }

  private checkClinic(n: number, nkw: number): void {
    const { minPos, maxPos } = this;
    const who = this.family === "function" ? "function" : `${this.name}()`;
    const all = this.params.length;
    if (this.varArgs < 0 && this.varKw < 0 && n + nkw > all) {
      const how = minPos < all ? "at most" : "exactly";
      const what = plural(all, n === 0 ? "keyword argument" : "argument");
      raiseError(exc.TypeError, `${who} takes ${how} ${what} (${n + nkw} given)`);
    }
    if (n > maxPos && this.varArgs < 0) {
      if (maxPos === 0) raiseError(exc.TypeError, `${who} takes no positional arguments`);
      const how = minPos < maxPos ? "at most" : "exactly";
      raiseError(exc.TypeError, `${who} takes ${how} ${plural(maxPos, "positional argument")} (${n} given)`);
    }
    const posOnly = this.params.filter((p) => p.kind === "posonly" && !p.optional).length;
    if (n < posOnly) {
      const how = posOnly < maxPos || this.varArgs >= 0 ? "at least" : "exactly";
      raiseError(exc.TypeError, `${who} takes ${how} ${plural(posOnly, "positional argument")} (${n} given)`);
    }
  }
}

function plural(n: number, noun: string): string {
  return n === 1 ? `${n} ${noun}` : `${n} ${noun}s`;
}

interface ParsedSignature {
  params: Parameter[];
  varArgs: number;
  varKw: number;
  slots: number;
}

/** Reads a Python parameter list; a default's text only says that the parameter is optional. */
export function parseSignature(text: string): ParsedSignature {
  const params: { name: string; kind: Parameter["kind"]; optional: boolean }[] = [];
  let varArgs = -1;
  let varKw = -1;
  let kind: Parameter["kind"] = "normal";
  let slot = 0;
  const inner = text.trim().replace(/^\(/, "").replace(/\)$/, "").trim();
  for (const raw of inner === "" ? [] : inner.split(",")) {
    const part = raw.trim();
    if (part === "/") for (const p of params) p.kind = "posonly";
    else if (part === "*") kind = "kwonly";
    else if (part.startsWith("**")) varKw = slot++;
    else if (part.startsWith("*")) {
      varArgs = slot++;
      kind = "kwonly";
    } else {
      const name = /^\w+/.exec(part)![0];
      params.push({ name, kind, optional: part.includes("=") });
      slot++;
    }
  }
  return { params, varArgs, varKw, slots: slot };
}
