import type { Span } from "../../source/span.ts";
import type { AnyNode, Arguments, Comprehension, Expr, Global, Nonlocal } from "../ast.ts";
import { SYMBOLS } from "../parser/late.ts";
import type { Parser } from "../parser/parser.ts";
import { children } from "../walk.ts";

const PARAMETER = 1;
const USED = 2;
const ANNOTATED = 4;
const ASSIGNED = 8;
const GLOBAL = 16;
const NONLOCAL = 32;

/** What has happened to each name of one block so far, in source order. */
interface Block {
  readonly names: Map<string, number>;
  /** Where each declared name was first declared. */
  readonly declared: Map<string, Span>;
  readonly isModule: boolean;
  /** The function or class around a comprehension, in which its assignment expressions bind. */
  readonly owner: Block | null;
}

/**
 * The rules about `global` and `nonlocal` that need no more than the block itself: not for a parameter,
 * and not behind a use of the name.
 */
export function checkDeclarations(p: Parser, module: AnyNode): void {
  visit(p, module, newBlock(true));
}

function newBlock(isModule = false, owner: Block | null = null): Block {
  return { names: new Map(), declared: new Map(), isModule, owner };
}

function note(block: Block, name: string, flag: number): void {
  block.names.set(name, (block.names.get(name) ?? 0) | flag);
}

function visit(p: Parser, node: AnyNode, block: Block): void {
  switch (node.kind) {
    case "FunctionDef":
    case "AsyncFunctionDef": {
      note(block, node.name, ASSIGNED);
      visitAll(p, node.decorator_list, block);
      visitOutside(p, node.args, block);
      if (node.returns !== null) visit(p, node.returns, block);
      visitAll(p, node.body, withParameters(node.args));
      return;
    }
    case "Lambda":
      visitOutside(p, node.args, block);
      visit(p, node.body, withParameters(node.args));
      return;
    case "ClassDef":
      note(block, node.name, ASSIGNED);
      visitAll(p, [...node.decorator_list, ...node.bases, ...node.keywords], block);
      visitAll(p, node.body, newBlock());
      return;
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
      visitComprehension(p, node.generators, [node.elt], block);
      return;
    case "DictComp":
      visitComprehension(p, node.generators, [node.key, node.value], block);
      return;
    case "Name":
      note(block, node.id, node.ctx === "Load" ? USED : ASSIGNED);
      return;
    case "NamedExpr": {
      let owner = block;
      while (owner.owner !== null) owner = owner.owner;
      note(owner, node.target.id, ASSIGNED);
      visit(p, node.value, block);
      return;
    }
    case "AnnAssign":
      if (node.target.kind === "Name") annotate(p, node.target.id, node, block);
      else visit(p, node.target, block);
      visitAll(p, node.value === null ? [node.annotation] : [node.annotation, node.value], block);
      return;
    case "Global":
    case "Nonlocal":
      declare(p, node, block);
      return;
    case "ExceptHandler":
    case "MatchAs":
    case "MatchStar":
      if (node.name !== null) note(block, node.name, ASSIGNED);
      break;
    case "MatchMapping":
      if (node.rest !== null) note(block, node.rest, ASSIGNED);
  }
  visitAll(p, children(node), block);
}

function visitAll(p: Parser, nodes: readonly AnyNode[], block: Block): void {
  for (const node of nodes) visit(p, node, block);
}

/** Defaults and annotations are evaluated where the function is defined. */
function visitOutside(p: Parser, args: Arguments, block: Block): void {
  for (const node of children(args)) {
    if (node.kind !== "arg") visit(p, node, block);
    else if (node.annotation !== null) visit(p, node.annotation, block);
  }
}

function withParameters(args: Arguments): Block {
  const block = newBlock();
  for (const node of children(args)) if (node.kind === "arg") note(block, node.arg, PARAMETER);
  return block;
}

/** All of a comprehension but its first iterable is a block of its own. */
function visitComprehension(
  p: Parser,
  generators: readonly Comprehension[],
  elements: readonly Expr[],
  block: Block,
): void {
  const inner = newBlock(false, block);
  generators.forEach((generator, i) => {
    visit(p, generator.iter, i === 0 ? block : inner);
    visitAll(p, [generator.target, ...generator.ifs], inner);
  });
  visitAll(p, elements, inner);
}

function declare(p: Parser, node: Global | Nonlocal, block: Block): void {
  const word = node.kind === "Global" ? "global" : "nonlocal";
  if (word === "nonlocal" && block.isModule) return;
  for (const name of node.names) {
    const before = block.names.get(name) ?? 0;
    const wrong = conflict(before, word === "global" ? NONLOCAL : GLOBAL);
    if (wrong !== null) {
      p.reportLate(
        SYMBOLS,
        wrong.code,
        `The name '${name}' ${wrong.why}, so that '${word} ${name}' cannot stand here.`,
        // CPython finds a contradiction late and blames the first of the two declarations.
        wrong === BOTH ? block.declared.get(name)! : node.span,
        "Put the declaration at the beginning of the function, or use another name.",
      );
    }
    if (!block.declared.has(name)) block.declared.set(name, node.span);
    note(block, name, word === "global" ? GLOBAL : NONLOCAL);
  }
}

interface Conflict {
  readonly code: string;
  readonly why: string;
}

const IS_PARAMETER: Conflict = { code: "parameter-declared", why: "is a parameter" };
const WAS_USED: Conflict = { code: "declared-after-use", why: "was used above" };
const IS_ANNOTATED: Conflict = { code: "annotated-declared-name", why: "is annotated above" };
const WAS_ASSIGNED: Conflict = { code: "declared-after-use", why: "was assigned to above" };
const BOTH: Conflict = { code: "global-and-nonlocal", why: "is declared both global and nonlocal" };

function conflict(before: number, opposite: number): Conflict | null {
  if (before & PARAMETER) return IS_PARAMETER;
  if (before & USED) return WAS_USED;
  if (before & ANNOTATED) return IS_ANNOTATED;
  if (before & ASSIGNED) return WAS_ASSIGNED;
  return before & opposite ? BOTH : null;
}

function annotate(p: Parser, name: string, node: AnyNode, block: Block): void {
  const before = block.names.get(name) ?? 0;
  if (before & (GLOBAL | NONLOCAL) && !block.isModule) {
    p.reportLate(
      SYMBOLS,
      "annotated-declared-name",
      `The name '${name}' is declared ${before & GLOBAL ? "global" : "nonlocal"} and cannot be annotated here.`,
      node.span,
      "Annotate it where it belongs.",
    );
  }
  note(block, name, ANNOTATED | ASSIGNED);
}
