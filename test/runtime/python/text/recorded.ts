// Runs calls recorded from CPython by scripts/record-text.py through the library.
import * as kernel from "../../../../runtime/python/kernel.ts";
import { bytesPercentFormat } from "../../../../runtime/python/text/bytes/percent.ts";
import { floatRepr } from "../../../../runtime/python/text/float-repr.ts";
import { formatValue } from "../../../../runtime/python/text/format.ts";
import { percentFormat } from "../../../../runtime/python/text/percent.ts";
import { round } from "../../../../runtime/python/text/round.ts";
import { asciiRepr } from "../../../../runtime/python/text/str-repr.ts";

const { PyByteArray, PyBytes, PyDict, PyException, PyFloat, PyTuple, types } = kernel;

interface Tagged {
  int?: string;
  float?: string;
  bytes?: string;
  bytearray?: string;
  tuple?: unknown[];
  dict?: [unknown, unknown][];
}

export interface Outcome {
  value?: unknown;
  self?: unknown;
  error?: [type: string, message: string];
}

export type Case = [name: string, args: unknown[], keywords: Record<string, unknown>, outcome: Outcome];

const SPECIAL: Record<string, number> = { inf: Infinity, "-inf": -Infinity, nan: Number.NaN };
const fromHex = (text: string) =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const toHex = (b: Uint8Array) => Array.from(b, (byte) => byte.toString(16).padStart(2, "0")).join("");

function decode(x: unknown): unknown {
  if (typeof x !== "object" || x === null) return x;
  if (Array.isArray(x)) return x.map(decode);
  const tagged = x as Tagged;
  if (tagged.int !== undefined) {
    return tagged.int.startsWith("-") ? -BigInt(tagged.int.slice(1)) : BigInt(tagged.int);
  }
  if (tagged.float !== undefined) return new PyFloat(SPECIAL[tagged.float] ?? Number(tagged.float));
  if (tagged.bytes !== undefined) return new PyBytes(fromHex(tagged.bytes));
  if (tagged.bytearray !== undefined) return new PyByteArray(fromHex(tagged.bytearray));
  if (tagged.tuple !== undefined) return new PyTuple(tagged.tuple.map(decode));
  const dict = new PyDict();
  for (const [key, value] of tagged.dict!) dict.set(decode(key), decode(value));
  return dict;
}

function encode(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(encode);
  if (typeof x === "bigint") {
    const digits = x.toString(16);
    return { int: digits.startsWith("-") ? `-0x${digits.slice(1)}` : `0x${digits}` };
  }
  if (x instanceof PyFloat) return { float: floatRepr(x.v) };
  if (x instanceof PyBytes) return { bytes: toHex(x.b) };
  if (x instanceof PyByteArray) return { bytearray: toHex(x.b) };
  if (x instanceof PyTuple) return { tuple: x.a.map(encode) };
  if (x instanceof PyDict) return { dict: x.entries().map(([key, value]) => [encode(key), encode(value)]) };
  return x;
}

/** Operators and builtins that are not methods. */
const BUILTINS: Record<string, (x: unknown, y: unknown) => unknown> = {
  "%": (x, y) => {
    if (typeof x === "string") return percentFormat(x, y);
    if (x instanceof PyByteArray) return new PyByteArray(bytesPercentFormat(x.b, y));
    return new PyBytes(bytesPercentFormat((x as InstanceType<typeof PyBytes>).b, y));
  },
  format: (x, y) => formatValue(x, (y as string | undefined) ?? ""),
  round,
  repr: (x) => kernel.repr(x),
  ascii: (x) => asciiRepr(x as string),
};

const OF_THE_TYPE = ["maketrans", "fromhex", "from_bytes"];

function call(name: string, args: unknown[], names: string[], values: unknown[]): unknown {
  const builtin = BUILTINS[name];
  if (builtin !== undefined) return builtin(args[0], args.length > 1 ? args[1] : values[0]);
  const [owner, method] = name.split(".");
  const type = types[owner as keyof typeof types];
  const given = names.length > 0 ? names : null;
  if (method === undefined) return kernel.callAny(type, args, given, values);
  if (OF_THE_TYPE.includes(method)) {
    return kernel.callAny(kernel.getAttr(type, method), args, given, values);
  }
  return kernel.callAny(kernel.getAttr(args[0], method), args.slice(1), given, values);
}

/** What the library makes of a case, in the words of the fixtures. */
export function outcomeOf([name, args, keywords]: Case): Outcome {
  const given = args.map(decode);
  try {
    const value = encode(call(name, given, Object.keys(keywords), Object.values(keywords).map(decode)));
    return given[0] instanceof PyByteArray ? { value, self: encode(given[0]) } : { value };
  } catch (e) {
    if (!(e instanceof PyException)) throw e;
    return { error: [e.$t.name, kernel.str(e)] };
  }
}

/** The cases that come out differently, told in three lines each. */
export function differences(cases: readonly Case[]): string[] {
  const wrong: string[] = [];
  for (const one of cases) {
    const [name, args, keywords, theirs] = one;
    const ours = JSON.stringify(outcomeOf(one));
    const wanted = JSON.stringify(theirs);
    if (ours === wanted) continue;
    const call = `${name} ${JSON.stringify(args)} ${JSON.stringify(keywords)}`;
    wrong.push(`${call}\n  CPython ${wanted}\n  ours    ${ours}`);
  }
  return wrong;
}
