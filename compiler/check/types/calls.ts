import type { Call } from "../../syntax/ast.ts";
import {
  ANY,
  BOOL,
  DICT,
  FLOAT,
  INT,
  intBetween,
  joinTypes,
  LIST,
  SET,
  STR,
  TUPLE,
  type Type,
} from "./type.ts";

/** The longest container or string that an engine holds. */
const LONGEST = 2 ** 32;
const LENGTH = intBetween(0, LONGEST);
const FOUND = intBetween(-1, LONGEST);

/** Builtins whose result is always an exact object of one type, whatever the arguments. */
const fixedResults: ReadonlyMap<string, Type> = new Map([
  ["len", LENGTH],
  ["int", INT],
  ["float", FLOAT],
  ["bool", BOOL],
  ["isinstance", BOOL],
  ["issubclass", BOOL],
  ["callable", BOOL],
  ["hasattr", BOOL],
  ["any", BOOL],
  ["all", BOOL],
  ["ord", intBetween(0, 0x10ffff)],
  ["chr", STR],
  ["hash", INT],
  ["sorted", LIST],
  ["list", LIST],
  ["dict", DICT],
  ["set", SET],
  ["tuple", TUPLE],
]);

const STR_TO_STR =
  "capitalize casefold center expandtabs format join ljust lower lstrip replace rjust removeprefix removesuffix rstrip strip swapcase title translate upper zfill";
const STR_TO_BOOL =
  "endswith isalnum isalpha isascii isdecimal isdigit islower isnumeric isspace isupper startswith";

/** Methods of exact built-in objects and what they give. */
const methodResults: ReadonlyMap<string, Type> = new Map([
  ...STR_TO_STR.split(" ").map((name): [string, Type] => [`str.${name}`, STR]),
  ...STR_TO_BOOL.split(" ").map((name): [string, Type] => [`str.${name}`, BOOL]),
  ["str.split", LIST],
  ["str.rsplit", LIST],
  ["str.splitlines", LIST],
  ["str.find", FOUND],
  ["str.rfind", FOUND],
  ["str.index", LENGTH],
  ["str.count", LENGTH],
  ["list.copy", LIST],
  ["list.count", LENGTH],
  ["list.index", LENGTH],
  ["dict.copy", DICT],
  ["set.copy", SET],
  ["tuple.count", LENGTH],
  ["tuple.index", LENGTH],
]);

/** The type that a builtin of this name gives. A call that raises gives nothing, so only results count. */
export function builtinResult(name: string, node: Call, types: readonly Type[]): Type {
  const fixed = fixedResults.get(name);
  if (fixed !== undefined) return fixed;
  const plain = node.keywords.length === 0 && node.args.every((argument) => argument.kind !== "Starred");
  if (!plain || types.length === 0) return ANY;
  const first = types[0]!;
  switch (name) {
    case "str":
      // The __str__ of a class may give a subclass of str.
      return types.length === 1 && exactStr.has(first.kind) ? STR : ANY;
    case "abs":
      if (first.kind === "float") return FLOAT;
      if (first.kind !== "int") return ANY;
      return intBetween(0, Math.max(Math.abs(first.lo), Math.abs(first.hi)));
    case "round":
      return first.kind === "float" ? (types.length === 1 ? INT : FLOAT) : first.kind === "int" ? INT : ANY;
    case "min":
    case "max": {
      const joined = types.reduce(joinTypes);
      return types.length > 1 && (joined.kind === "int" || joined.kind === "float") ? joined : ANY;
    }
    default:
      return ANY;
  }
}

const exactStr: ReadonlySet<Type["kind"]> = new Set(["int", "float", "bool", "str", "none"]);

/** The type that a method of an object of a known type gives. */
export function methodResult(receiver: Type, name: string): Type {
  return methodResults.get(`${receiver.kind}.${name}`) ?? ANY;
}

/** Methods that objects of these types certainly have, so that looking them up has no effect of its own. */
export function hasMethod(receiver: Type, name: string): boolean {
  return methodResults.has(`${receiver.kind}.${name}`) || (moreMethods[receiver.kind]?.has(name) ?? false);
}

const moreMethods: Readonly<Partial<Record<Type["kind"], ReadonlySet<string>>>> = {
  str: new Set(["encode", "partition", "rpartition", "isidentifier", "isprintable", "istitle", "rindex"]),
  list: new Set(["append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort"]),
  dict: new Set([
    "clear",
    "fromkeys",
    "get",
    "items",
    "keys",
    "pop",
    "popitem",
    "setdefault",
    "update",
    "values",
  ]),
  set: new Set([
    ..."add clear difference difference_update discard intersection intersection_update isdisjoint".split(
      " ",
    ),
    ..."issubset issuperset pop remove symmetric_difference symmetric_difference_update union update".split(
      " ",
    ),
  ]),
};
