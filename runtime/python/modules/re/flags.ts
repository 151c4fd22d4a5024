import {
  asInt,
  defMethods,
  defNew,
  exc,
  intOr,
  NotImplemented,
  newBuiltinType,
  PyIntSub,
  type PyType,
  raiseError,
  repr,
  types,
} from "../../kernel.ts";

/** Has no effect; CPython keeps it for old scripts. */
export const TEMPLATE = 1;
export const IGNORECASE = 2;
export const LOCALE = 4;
export const MULTILINE = 8;
export const DOTALL = 16;
export const UNICODE = 32;
export const VERBOSE = 64;
export const DEBUG = 128;
export const ASCII = 256;
/** Those that say what a letter is. */
export const TYPE_FLAGS = ASCII | LOCALE | UNICODE;

const NAMES = { TEMPLATE, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, DEBUG, ASCII };
const ALL = Object.values(NAMES).reduce((a, b) => a | b);

/** The flags by name, joined as reprs show them; what has no name is a hexadecimal number. */
export function showFlags(flags: number): string {
  const parts: string[] = [];
  for (const [name, bit] of Object.entries(NAMES)) if (flags & bit) parts.push(`re.${name}`);
  const rest = flags & ~ALL;
  if (rest !== 0) parts.push(`0x${rest.toString(16)}`);
  return parts.join("|");
}

const RegexFlag: PyType = newBuiltinType("RegexFlag", { module: "re", bases: [types.int] });
const known = new Map<number, PyIntSub>();

function flag(bits: number): PyIntSub {
  let made = known.get(bits);
  if (made === undefined) {
    made = new PyIntSub(RegexFlag, bits);
    known.set(bits, made);
  }
  return made;
}

defNew(RegexFlag, "(value)", (_type, value: unknown) => {
  const n = intOr(value);
  if (n === undefined) raiseError(exc.ValueError, `${repr(value)} is not a valid RegexFlag`);
  return flag(Number(n));
});

const bitwise = (op: (a: number, b: number) => number) =>
  [
    "(other)",
    (self: PyIntSub, other: unknown) => {
      const n = intOr(other);
      return n === undefined ? NotImplemented : flag(op(Number(asInt(self)), Number(n)));
    },
  ] as const;
const show = ["()", (self: PyIntSub) => showFlags(Number(self.v)) || "re.NOFLAG"] as const;
const or = bitwise((a, b) => a | b);
const and = bitwise((a, b) => a & b);
const xor = bitwise((a, b) => a ^ b);
defMethods(RegexFlag, {
  __or__: or,
  __ror__: or,
  __and__: and,
  __rand__: and,
  __xor__: xor,
  __rxor__: xor,
  __invert__: ["()", (self: PyIntSub) => flag(ALL & ~Number(self.v))],
  __repr__: show,
  __str__: show,
});

/** The members of the module. */
export const flagMembers: Record<string, unknown> = { RegexFlag, NOFLAG: flag(0) };
for (const [name, bit] of Object.entries(NAMES)) flagMembers[name] = flag(bit);
for (const [short, bit] of Object.entries({ T: 1, I: 2, L: 4, M: 8, S: 16, U: 32, X: 64, A: 256 })) {
  flagMembers[short] = flag(bit);
}
