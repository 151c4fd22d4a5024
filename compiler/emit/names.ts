import type { Resolution, Variable } from "../check/scopes/index.ts";
import { ANY, isPlainInt } from "../check/types/type.ts";
import type { Span } from "../source/span.ts";
import type { Name } from "../syntax/ast.ts";
import * as b from "./builders.ts";
import type { Frame } from "./frame.ts";
import { boxed, unboxed, type Val, val } from "./val.ts";

/** Reads a name. */
export function load(frame: Frame, node: Name): Val {
  return loadResolved(frame, frame.resolve(node.id), node.id, node.span, frame.unit.scopes.isBound(node));
}

function loadResolved(frame: Frame, found: Resolution, name: string, at: Span, bound: boolean): Val {
  const { unit } = frame;
  switch (found.kind) {
    case "local":
    case "free":
    case "global": {
      const type = unit.types.ofVariable(found.variable);
      const read = b.ident(unit.nameOf(found.variable));
      const node = bound ? read : guarded(frame, read, unboundOperation[found.kind], name, at);
      return { node, type, bare: type.kind === "float", flag: frame.flagOfVariable(found.variable) };
    }
    case "builtin":
      return val(unit.isAvailable(name) ? unit.builtin(name) : unit.op("undefined_", [b.str(name)], at), ANY);
    case "context": {
      const read = unit.global(name);
      return val(unit.always.has(name) ? read : guarded(frame, read, "undefined_", name, at), ANY);
    }
    case "unresolved":
      return val(unit.op("undefined_", [b.str(name)], at), ANY);
    case "class": {
      const temp = frame.temp();
      const read = b.assign(temp, unit.op("nsget", [b.ident(frame.namespace!), b.str(name)], at));
      const outer = boxed(frame, loadResolved(frame, found.outer, name, at, false));
      frame.free(temp);
      return val(b.conditional(b.binary("!==", read, b.voidZero()), b.ident(temp), outer), ANY);
    }
  }
}

const unboundOperation = { local: "unbound", free: "unboundfree", global: "undefined_" } as const;

/** A read that raises where the variable is not bound. */
function guarded(frame: Frame, read: b.Ex, operation: string, name: string, at: Span): b.Ex {
  return b.conditional(
    b.binary("===", read, b.voidZero()),
    frame.unit.op(operation, [b.str(name)], at),
    read,
  );
}

/** Raises where a variable is not bound; null where it is bound for certain. */
export function boundCheck(frame: Frame, node: Name): b.Ex | null {
  const found = frame.resolve(node.id);
  if (found.kind !== "local" && found.kind !== "free" && found.kind !== "global") return null;
  if (frame.unit.scopes.isBound(node)) return null;
  const read = b.ident(frame.unit.nameOf(found.variable));
  const raise = frame.unit.op(unboundOperation[found.kind], [b.str(node.id)], node.span);
  return b.and(b.binary("===", read, b.voidZero()), raise);
}

/** Binds a name. */
export function store(frame: Frame, name: string, value: Val, at: Span): b.Ex {
  const found = frame.resolve(name);
  switch (found.kind) {
    case "local":
    case "free":
    case "global": {
      const bare = frame.unit.types.ofVariable(found.variable).kind === "float";
      const assigned = b.assign(
        frame.unit.nameOf(found.variable),
        bare ? unboxed(frame, value) : boxed(frame, value),
      );
      const flag = frame.flagOfVariable(found.variable);
      return flag === null
        ? assigned
        : b.sequence([assigned, b.assign(flag, isNumberTest(frame, found.variable, value))]);
    }
    case "class":
      return frame.unit.op("nsset", [b.ident(frame.namespace!), b.str(name), boxed(frame, value)], at);
    default:
      throw new TypeError(`the name ${name} is bound but has no variable`);
  }
}

/** What the flag of a variable becomes when a value has been assigned. */
function isNumberTest(frame: Frame, variable: Variable, value: Val): b.Ex {
  if (isPlainInt(value.type)) return b.bool(true);
  if (value.type.kind !== "any" && value.type.kind !== "int") return b.bool(false);
  return value.flag ? b.ident(value.flag) : b.isType(b.ident(frame.unit.nameOf(variable)), "number");
}

/** Unbinds a name, which raises where it is not bound. */
export function remove(frame: Frame, node: Name): void {
  const found = frame.resolve(node.id);
  if (found.kind === "class") {
    frame.effect(frame.unit.op("nsdel", [b.ident(frame.namespace!), b.str(node.id)], node.span));
    return;
  }
  if (found.kind !== "local" && found.kind !== "free" && found.kind !== "global") {
    frame.effect(boxed(frame, load(frame, node)));
    return;
  }
  const check = boundCheck(frame, node);
  if (check !== null) frame.effect(check);
  unbind(frame, found.variable);
}

/** Takes a variable's value away; a module-level name that hides a builtin shows it again. */
export function unbind(frame: Frame, variable: Variable): void {
  frame.effect(b.assign(frame.unit.nameOf(variable), firstValue(frame, variable)));
}

function firstValue(frame: Frame, variable: Variable): b.Ex {
  const { unit } = frame;
  if (variable.scope.kind === "module") {
    if (unit.isAvailable(variable.name)) return unit.op("builtin", [b.str(variable.name)]);
    if (unit.scopes.known.context.has(variable.name)) return unit.op("global", [b.str(variable.name)]);
  }
  return b.voidZero();
}
