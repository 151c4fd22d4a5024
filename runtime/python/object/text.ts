import { strRepr } from "../text/str-repr.ts";
import { callSpecial1 } from "./call.ts";
import { exc, raiseError } from "./exception.ts";
import { strOr } from "./int.ts";
import { enterNesting, leaveNesting } from "./limits.ts";
import { typeName, typeOf } from "./type-of.ts";

/** repr(x) as a JS string. */
export function repr(x: unknown): string {
  if (typeof x === "number") return String(x);
  if (typeof x === "string") return strRepr(x);
  if (x === null) return "None";
  if (typeof x === "boolean") return x ? "True" : "False";
  enterNesting(" while getting the repr of an object");
  try {
    const result = callSpecial1(typeOf(x).all["__repr__"], x);
    const text = strOr(result);
    if (text === undefined)
      raiseError(exc.TypeError, `__repr__ returned non-string (type ${typeName(result)})`);
    return text;
  } finally {
    leaveNesting();
  }
}

/** str(x) as a JS string. */
export function str(x: unknown): string {
  if (typeof x === "string") return x;
  if (typeof x === "number") return String(x);
  if (x === null) return "None";
  if (typeof x === "boolean") return x ? "True" : "False";
  enterNesting(" while calling a Python object");
  try {
    const result = callSpecial1(typeOf(x).all["__str__"], x);
    const text = strOr(result);
    if (text === undefined)
      raiseError(exc.TypeError, `__str__ returned non-string (type ${typeName(result)})`);
    return text;
  } finally {
    leaveNesting();
  }
}

const addresses = new WeakMap<object, number>();
let nextAddress = 0x7f0000001000;

/** A number that stands for the identity of an object; the same for the whole life of the object. */
export function addressOf(x: object): number {
  let address = addresses.get(x);
  if (address === undefined) {
    address = nextAddress;
    nextAddress += 16;
    addresses.set(x, address);
  }
  return address;
}

/** `0x7f0000001000`, as default reprs show it. */
export function hexAddress(x: object): string {
  return `0x${addressOf(x).toString(16)}`;
}
