/**
 * Hardening of the guest's world. Artifacts are verified and cannot name a global at all; this is the second
 * wall, for the day the first has a hole or the library hands out something it should not.
 *
 * The text is evaluated before the library; its value is a function to be called after the library has booted.
 * So the library may extend prototypes and keep what it needs while it loads; afterwards everything the language
 * itself brought along is frozen, and what is not in the list of permitted globals is gone.
 */

/** The globals that remain. Pure values and functions only: nothing that compiles text, tells time or waits. */
export const PERMITTED_GLOBALS: readonly string[] = [
  ...[
    "Object",
    "Array",
    "String",
    "Number",
    "Boolean",
    "BigInt",
    "Symbol",
    "Math",
    "JSON",
    "RegExp",
    "Iterator",
  ],
  ...["Map", "Set", "WeakMap", "WeakSet"],
  ...["Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "EvalError", "URIError"],
  ...["AggregateError", "InternalError"],
  ...["ArrayBuffer", "DataView", "Uint8Array", "Uint8ClampedArray", "Int8Array", "Uint16Array", "Int16Array"],
  ...["Uint32Array", "Int32Array", "BigInt64Array", "BigUint64Array", "Float16Array", "Float32Array"],
  ...["Float64Array", "parseInt", "parseFloat", "isNaN", "isFinite", "NaN", "Infinity", "undefined"],
  ...["encodeURI", "encodeURIComponent", "decodeURI", "decodeURIComponent"],
];

/** Properties of permitted objects that go too. */
const REMOVED: readonly (readonly [string, string])[] = [
  ["Math", "random"],
  ["Object.prototype", "__proto__"],
  ["Object.prototype", "__defineGetter__"],
  ["Object.prototype", "__defineSetter__"],
  ["Object.prototype", "__lookupGetter__"],
  ["Object.prototype", "__lookupSetter__"],
  ["RegExp.prototype", "compile"],
];

/** The guest text. */
export const HARDEN_SOURCE = `(function () {
  "use strict";
  const { freeze, getPrototypeOf, defineProperty, getOwnPropertyDescriptor } = Object;
  const ownKeys = (value) => Object.getOwnPropertyNames(value).concat(Object.getOwnPropertySymbols(value));
  const GeneratorFunction = getPrototypeOf(function* () {});
  const iterators = [[][Symbol.iterator](), ""[Symbol.iterator](), new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](), "".matchAll(/a/g), (function* () {})()];
  const found = new Set();
  const visit = (value) => {
    const type = typeof value;
    if (value === null || (type !== "object" && type !== "function") || found.has(value)) return;
    found.add(value);
    visit(getPrototypeOf(value));
    for (const key of ownKeys(value)) {
      const property = getOwnPropertyDescriptor(value, key);
      visit(property.value);
      visit(property.get);
      visit(property.set);
    }
  };
  visit(globalThis);
  visit(GeneratorFunction);
  for (const iterator of iterators) visit(getPrototypeOf(iterator));
  const intrinsics = Array.from(found);
  const world = globalThis;
  const functionKinds = [Function.prototype, GeneratorFunction];
  const permitted = new Set(${JSON.stringify(PERMITTED_GLOBALS)});
  const removed = ${JSON.stringify(REMOVED)};
  const dates = typeof Date === "function" ? Date : undefined;
  const refuse = () => { throw new Error("the clock belongs to the host"); };
  return function seal() {
    for (const [path, name] of removed) {
      let holder = world;
      for (const part of path.split(".")) holder = holder[part];
      delete holder[name];
    }
    if (dates) defineProperty(dates, "now", { value: refuse });
    for (const prototype of functionKinds) defineProperty(prototype, "constructor", { value: undefined });
    for (const key of ownKeys(world)) if (!permitted.has(key)) delete world[key];
    freeze(refuse);
    for (const value of intrinsics) freeze(value);
    return ownKeys(world).filter((key) => !permitted.has(key)).map(String).join(" ");
  };
})()`;
