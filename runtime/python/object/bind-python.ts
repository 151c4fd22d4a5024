import { PyDict } from "./dict.ts";
import { exc, raiseError } from "./exception.ts";
import type { PyFunction } from "./function.ts";
import type { Binder } from "./signature.ts";
import { PyTuple } from "./values.ts";

/** What the binding of a Python function's arguments needs to know, whoever it belongs to. */
interface Shape {
  readonly qualname: string;
  readonly params: readonly string[];
  readonly posOnly: number;
  readonly positional: number;
  readonly kwOnly: number;
  readonly varArgs: boolean;
  readonly varKw: boolean;
}

/**
 * Binds a call to a script's function: the flattened parameters in the order positional, keyword-only, `*args`,
 * `**kwargs`. The errors are those of a function written in Python.
 */
export function bindArguments(
  f: PyFunction,
  args: readonly unknown[],
  names: readonly string[] | null,
  values: readonly unknown[] | null,
): unknown[] {
  const out: unknown[] = [];
  const named = f.positional + f.kwOnly;
  for (let i = 0; i < named; i++) out.push(undefined);
  const n = args.length;
  const direct = n < f.positional ? n : f.positional;
  for (let i = 0; i < direct; i++) out[i] = args[i];
  const extra = f.varKw ? new PyDict() : null;
  if (names !== null) bindNames(f, out, extra, names, values!);
  if (n > f.positional && !f.varArgs) tooMany(f, n, f.defaults.length, out);
  const firstDefault = f.positional - f.defaults.length;
  for (let i = direct < firstDefault ? firstDefault : direct; i < f.positional; i++) {
    if (out[i] === undefined) out[i] = f.defaults[i - firstDefault];
  }
  for (let i = 0; i < firstDefault; i++) {
    if (out[i] === undefined) missing(f, out, 0, firstDefault, "positional");
  }
  for (let i = f.positional; i < named; i++) {
    if (out[i] === undefined) out[i] = f.kwDefaults[i - f.positional];
  }
  for (let i = f.positional; i < named; i++) {
    if (out[i] === undefined) missing(f, out, f.positional, named, "keyword-only");
  }
  if (f.varArgs) out.push(new PyTuple(n > f.positional ? args.slice(f.positional) : []));
  if (extra !== null) out.push(extra);
  return out;
}

function bindNames(
  f: Shape,
  out: unknown[],
  extra: PyDict | null,
  names: readonly string[],
  values: readonly unknown[],
): void {
  const named = f.positional + f.kwOnly;
  for (let k = 0; k < names.length; k++) {
    const name = names[k]!;
    let index = -1;
    for (let i = f.posOnly; i < named; i++) {
      if (f.params[i] === name) {
        index = i;
        break;
      }
    }
    if (index >= 0) {
      if (out[index] !== undefined) {
        raiseError(exc.TypeError, `${f.qualname}() got multiple values for argument '${name}'`);
      }
      out[index] = values[k];
    } else if (extra !== null) extra.m.set(name, values[k]);
    else unexpected(f, name, names);
  }
}

function unexpected(f: Shape, name: string, names: readonly string[]): never {
  const posOnly = f.params.slice(0, f.posOnly).filter((p) => names.includes(p));
  if (posOnly.length > 0) {
    const list = posOnly.join(", ");
    raiseError(
      exc.TypeError,
      `${f.qualname}() got some positional-only arguments passed as keyword arguments: '${list}'`,
    );
  }
  raiseError(exc.TypeError, `${f.qualname}() got an unexpected keyword argument '${name}'`);
}

function tooMany(f: Shape, given: number, defaults: number, out: readonly unknown[]): never {
  let kwGiven = 0;
  for (let i = f.positional; i < f.positional + f.kwOnly; i++) if (out[i] !== undefined) kwGiven++;
  const from = defaults > 0 ? `from ${f.positional - defaults} to ${f.positional}` : `${f.positional}`;
  const plural = defaults > 0 || f.positional !== 1 ? "s" : "";
  const kw =
    kwGiven > 0
      ? ` positional argument${given === 1 ? "" : "s"} (and ${kwGiven} keyword-only argument${kwGiven === 1 ? "" : "s"})`
      : "";
  const verb = given === 1 && kwGiven === 0 ? "was" : "were";
  raiseError(
    exc.TypeError,
    `${f.qualname}() takes ${from} positional argument${plural} but ${given}${kw} ${verb} given`,
  );
}

function missing(f: Shape, out: readonly unknown[], from: number, to: number, kind: string): never {
  const names: string[] = [];
  for (let i = from; i < to; i++) if (out[i] === undefined) names.push(`'${f.params[i]}'`);
  const last = names[names.length - 1]!;
  const list =
    names.length === 1
      ? last
      : names.length === 2
        ? `${names[0]} and ${last}`
        : `${names.slice(0, -1).join(", ")}, and ${last}`;
  const s = names.length === 1 ? "" : "s";
  raiseError(exc.TypeError, `${f.qualname}() missing ${names.length} required ${kind} argument${s}: ${list}`);
}

/** The same for a library function that stands for one written in Python; slots are in the signature's order. */
export function bindPython(
  binder: Binder,
  args: readonly unknown[],
  names: readonly string[] | null,
  values: readonly unknown[] | null,
): unknown[] {
  const { params } = binder;
  const positional = params.filter((p) => p.kind !== "kwonly");
  const shape: Shape = {
    qualname: binder.fullName,
    params: params.map((p) => p.name),
    posOnly: params.filter((p) => p.kind === "posonly").length,
    positional: positional.length,
    kwOnly: params.length - positional.length,
    varArgs: binder.varArgs >= 0,
    varKw: binder.varKw >= 0,
  };
  const flat: unknown[] = new Array(params.length).fill(undefined);
  for (let i = 0; i < args.length && i < shape.positional; i++) flat[i] = args[i];
  const extra = shape.varKw ? new PyDict() : null;
  if (names !== null) bindNames(shape, flat, extra, names, values!);
  if (args.length > shape.positional && !shape.varArgs) {
    tooMany(shape, args.length, positional.filter((p) => p.optional).length, flat);
  }
  const lacks = (p: (typeof params)[number], i: number) => !p.optional && flat[i] === undefined;
  if (positional.some(lacks)) {
    const given = flat.map((v, i) => (params[i]!.optional ? null : v));
    missing(shape, given, 0, shape.positional, "positional");
  }
  if (params.some(lacks)) {
    const given = flat.map((v, i) => (params[i]!.optional ? null : v));
    missing(shape, given, shape.positional, params.length, "keyword-only");
  }
  const out = flat;
  if (shape.varArgs) out.splice(binder.varArgs, 0, args.slice(shape.positional));
  if (extra !== null) out.push(extra);
  return out;
}
