import type { Operator } from "../../syntax/ast.ts";

const operations: Readonly<Record<Operator, readonly [plain: string, inPlace: string]>> = {
  Add: ["add", "iadd"],
  Sub: ["sub", "isub"],
  Mult: ["mul", "imul"],
  MatMult: ["matmul", "imatmul"],
  Div: ["truediv", "itruediv"],
  Mod: ["mod", "imod"],
  Pow: ["pow", "ipow"],
  LShift: ["lshift", "ilshift"],
  RShift: ["rshift", "irshift"],
  BitOr: ["or_", "ior"],
  BitXor: ["xor", "ixor"],
  BitAnd: ["and_", "iand"],
  FloorDiv: ["floordiv", "ifloordiv"],
};

/** The runtime operation of an operator. */
export function operationOf(op: Operator, inPlace: boolean): string {
  return operations[op][inPlace ? 1 : 0];
}
