import { callAny, getAttr, PyBytes, PyDict, PyTuple } from "../../../../runtime/python/kernel.ts";

const MIB = 1024 * 1024;

function method(self: unknown, name: string, ...args: unknown[]): () => unknown {
  return () => callAny(getAttr(self, name), args, null, null);
}

/** Method calls whose results would be longer than the limit, by name. */
export function interleaveCases(): [name: string, f: () => unknown][] {
  const long = "a".repeat(MIB);
  const table = new PyDict();
  table.set(97, "x".repeat(100));
  return [
    ["str.replace", method(long, "replace", "a", "b".repeat(100))],
    ["str.replace of the empty string", method(long, "replace", "", "b".repeat(100))],
    ["str.join", method(long, "join", new PyTuple(new Array(100).fill("")))],
    ["str.center", method("a", "center", 100 * MIB)],
    ["str.zfill", method("a", "zfill", 100 * MIB)],
    ["str.expandtabs", method("\t", "expandtabs", 100 * MIB)],
    ["str.translate", method(long, "translate", table)],
    ["str.encode", method(long.repeat(32), "encode", "utf-32")],
    ["bytes.center", method(new PyBytes(new Uint8Array(1)), "center", 100 * MIB)],
    ["bytes.hex", method(new PyBytes(new Uint8Array(40 * MIB)), "hex")],
    ["int.to_bytes", method(1, "to_bytes", 100 * MIB)],
  ];
}
