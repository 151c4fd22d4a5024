import type { ValuePointer } from "./abi.ts";
import type { Verdict } from "./aborted.ts";
import type { Instance, Roots } from "./instance.ts";

/** What an exception of the guest says about itself. */
export interface GuestError {
  /** Name and message on one line. */
  readonly text: string;
  readonly stack: string;
}

/** Longest text that is taken from an error. */
const MAX_BYTES = 8192;

/** Reads an error; whatever is not a text in it counts as empty. */
export function describeError(instance: Instance, roots: Roots, error: ValuePointer): GuestError {
  const type = instance.typeOf(roots, error);
  if (type === "string") return { text: read(instance, roots, error), stack: "" };
  const property = (name: string) => {
    const value = instance.exports.getProperty(roots.context, error, instance.newString(roots, name));
    return read(instance, roots, value);
  };
  const text = [property("name"), property("message")].filter((part) => part !== "").join(": ");
  return { text: text === "" ? `a thrown ${type}` : text, stack: property("stack") };
}

function read(instance: Instance, roots: Roots, value: ValuePointer): string {
  if (instance.typeOf(roots, value) !== "string") return "";
  try {
    return instance.readString(roots, value, MAX_BYTES).text;
  } catch {
    return "";
  }
}

/** What the engine throws for a value beyond its own sizes, however much memory there is. */
const tooLarge =
  /^(InternalError: string too long|RangeError: (invalid (string|array) length|BigInt is too large))/;

/** The engine's own errors for an exhausted stack and heap are limits; anything else is a bug. */
export function judgeError(error: GuestError): Verdict {
  if (error.text === "InternalError: stack overflow") return { status: "limit", code: "limit-recursion" };
  if (error.text === "InternalError: out of memory") return { status: "limit", code: "limit-memory" };
  if (tooLarge.test(error.text)) return { status: "limit", code: "limit-memory" };
  // The engine throws null when there is not even room for the error.
  if (error.text === "a thrown object") return { status: "limit", code: "limit-memory" };
  const stack = error.stack === "" ? "" : `\n${error.stack}`;
  return { status: "engine-error", message: `The library threw ${error.text}${stack}` };
}
