import type { AnyNode, ConstantValue } from "../../../compiler/syntax/ast.ts";

/** CPython's fields by node kind, in its order, without type comments and the kind of constants. */
const FIELDS: Record<AnyNode["kind"], readonly string[]> = {
  Module: ["body"],
  Expression: ["body"],
  FunctionDef: ["name", "args", "body", "decorator_list", "returns"],
  AsyncFunctionDef: ["name", "args", "body", "decorator_list", "returns"],
  ClassDef: ["name", "bases", "keywords", "body", "decorator_list"],
  Return: ["value"],
  Delete: ["targets"],
  Assign: ["targets", "value"],
  AugAssign: ["target", "op", "value"],
  AnnAssign: ["target", "annotation", "value", "simple"],
  For: ["target", "iter", "body", "orelse"],
  AsyncFor: ["target", "iter", "body", "orelse"],
  While: ["test", "body", "orelse"],
  If: ["test", "body", "orelse"],
  With: ["items", "body"],
  AsyncWith: ["items", "body"],
  Match: ["subject", "cases"],
  Raise: ["exc", "cause"],
  Try: ["body", "handlers", "orelse", "finalbody"],
  TryStar: ["body", "handlers", "orelse", "finalbody"],
  Assert: ["test", "msg"],
  Import: ["names"],
  ImportFrom: ["module", "names", "level"],
  Global: ["names"],
  Nonlocal: ["names"],
  Expr: ["value"],
  Pass: [],
  Break: [],
  Continue: [],
  BoolOp: ["op", "values"],
  NamedExpr: ["target", "value"],
  BinOp: ["left", "op", "right"],
  UnaryOp: ["op", "operand"],
  Lambda: ["args", "body"],
  IfExp: ["test", "body", "orelse"],
  Dict: ["keys", "values"],
  Set: ["elts"],
  ListComp: ["elt", "generators"],
  SetComp: ["elt", "generators"],
  DictComp: ["key", "value", "generators"],
  GeneratorExp: ["elt", "generators"],
  Await: ["value"],
  Yield: ["value"],
  YieldFrom: ["value"],
  Compare: ["left", "ops", "comparators"],
  Call: ["func", "args", "keywords"],
  FormattedValue: ["value", "conversion", "format_spec"],
  JoinedStr: ["values"],
  Constant: ["value"],
  Attribute: ["value", "attr", "ctx"],
  Subscript: ["value", "slice", "ctx"],
  Starred: ["value", "ctx"],
  Name: ["id", "ctx"],
  List: ["elts", "ctx"],
  Tuple: ["elts", "ctx"],
  Slice: ["lower", "upper", "step"],
  comprehension: ["target", "iter", "ifs", "is_async"],
  ExceptHandler: ["type", "name", "body"],
  arguments: ["posonlyargs", "args", "vararg", "kwonlyargs", "kw_defaults", "kwarg", "defaults"],
  arg: ["arg", "annotation"],
  keyword: ["arg", "value"],
  alias: ["name", "asname"],
  withitem: ["context_expr", "optional_vars"],
  match_case: ["pattern", "guard", "body"],
  MatchValue: ["value"],
  MatchSingleton: ["value"],
  MatchSequence: ["patterns"],
  MatchMapping: ["keys", "patterns", "rest"],
  MatchClass: ["cls", "patterns", "kwd_attrs", "kwd_patterns"],
  MatchStar: ["name"],
  MatchAs: ["pattern", "name"],
  MatchOr: ["patterns"],
};

/** Nodes to which CPython gives no place. */
const PLACELESS: ReadonlySet<string> = new Set([
  "Module",
  "arguments",
  "comprehension",
  "withitem",
  "match_case",
]);

/** A tree in the form in which scripts/record-syntax.py writes CPython's. */
export function dump(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dump);
  if (value === null || typeof value !== "object") return value;
  if ("type" in value && !("kind" in value)) return dumpConstant(value as ConstantValue);
  const node = value as AnyNode;
  const place = PLACELESS.has(node.kind) ? [null, null] : [node.span.start, node.span.end];
  const fields = FIELDS[node.kind].map((name) => dump((node as unknown as Record<string, unknown>)[name]));
  return [node.kind, ...place, ...fields];
}

function dumpConstant(value: ConstantValue): unknown {
  switch (value.type) {
    case "int":
      return { type: "int", value: `0x${value.value.toString(16)}` };
    case "float":
      return { type: "float", value: Number.isFinite(value.value) ? value.value : "inf" };
    case "complex":
      return { type: "complex", imag: Number.isFinite(value.imag) ? value.imag : "inf" };
    case "bytes":
      return { type: "bytes", value: [...value.value] };
    default:
      return value;
  }
}

export const NODE_KINDS = Object.keys(FIELDS) as AnyNode["kind"][];
