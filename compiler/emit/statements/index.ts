import type { Stmt } from "../../syntax/ast.ts";
import { emitClassDef } from "../classes.ts";
import type { Frame } from "../frame.ts";
import { emitAnnAssign, emitAssign, emitAugAssign, emitDelete } from "./assignments.ts";
import { emitBreak, emitContinue, emitFor, emitIf, emitWhile } from "./control.ts";
import { emitFunctionDef } from "./functiondef.ts";
import { emitImport, emitImportFrom } from "./imports.ts";
import { emitMatch } from "./match.ts";
import { emitAssert, emitExprStmt, emitRaise, emitReturn } from "./simple.ts";
import { emitTry } from "./try.ts";
import { emitWith } from "./with.ts";

/** One emitter for each kind of statement: a new kind does not compile until it has one. */
type Emitters = { readonly [K in Stmt["kind"]]: (frame: Frame, node: Extract<Stmt, { kind: K }>) => void };

const emitters: Emitters = {
  FunctionDef: emitFunctionDef,
  ClassDef: emitClassDef,
  Return: emitReturn,
  Delete: emitDelete,
  Assign: emitAssign,
  AugAssign: emitAugAssign,
  AnnAssign: emitAnnAssign,
  For: emitFor,
  While: emitWhile,
  If: emitIf,
  With: emitWith,
  Match: emitMatch,
  Raise: emitRaise,
  Try: emitTry,
  Assert: emitAssert,
  Import: emitImport,
  ImportFrom: emitImportFrom,
  Global: nothing,
  Nonlocal: nothing,
  Expr: emitExprStmt,
  Pass: nothing,
  Break: emitBreak,
  Continue: emitContinue,
  AsyncFunctionDef: refused,
  AsyncFor: refused,
  AsyncWith: refused,
  TryStar: refused,
};

function nothing(): void {}

/** The policy lets none of these through. */
function refused(_frame: Frame, node: Stmt): never {
  throw new TypeError(`${node.kind} is not in the dialect`);
}

/** Emits statements one after another. */
export function emitBody(frame: Frame, body: readonly Stmt[]): void {
  for (const statement of body)
    (emitters[statement.kind] as (frame: Frame, node: Stmt) => void)(frame, statement);
}
