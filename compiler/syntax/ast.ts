import type { Span } from "../source/span.ts";

/*
 * The tree of Python 3.11, with the names and fields of CPython's `ast` module. Every node is a plain
 * object that nobody changes after the parser has returned it; a missing optional part is `null`.
 * Spans are UTF-16 offsets and cover what CPython's lineno/col_offset to end_lineno/end_col_offset
 * cover. Nodes for which CPython keeps no place (arguments, comprehension, withitem, match_case,
 * Module) have one here too, and so have names that are not nodes (nameSpan, attrSpan, argSpan).
 */

export type ExprContext = "Load" | "Store" | "Del";
export type BoolOperator = "And" | "Or";
export type Operator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd"
  | "FloorDiv";
export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";
export type CompareOperator = "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";

/** What a literal stands for. `kindU` marks a string whose first part is written u"...". */
export type ConstantValue =
  | { readonly type: "None" }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "int"; readonly value: bigint }
  | { readonly type: "float"; readonly value: number }
  | { readonly type: "complex"; readonly imag: number }
  | { readonly type: "str"; readonly value: string; readonly kindU?: boolean }
  | { readonly type: "bytes"; readonly value: Uint8Array }
  | { readonly type: "Ellipsis" };

interface Node {
  readonly span: Span;
}

export interface Module extends Node {
  readonly kind: "Module";
  readonly body: readonly Stmt[];
}

/** What `parseExpression` returns: CPython's `ast.Expression`. */
export interface Expression extends Node {
  readonly kind: "Expression";
  readonly body: Expr;
}

// Statements

export interface FunctionDef extends Node {
  readonly kind: "FunctionDef";
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
}

export interface AsyncFunctionDef extends Node {
  readonly kind: "AsyncFunctionDef";
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns: Expr | null;
}

export interface ClassDef extends Node {
  readonly kind: "ClassDef";
  readonly name: string;
  readonly nameSpan: Span;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
}

export interface Return extends Node {
  readonly kind: "Return";
  readonly value: Expr | null;
}

export interface Delete extends Node {
  readonly kind: "Delete";
  readonly targets: readonly Expr[];
}

export interface Assign extends Node {
  readonly kind: "Assign";
  readonly targets: readonly Expr[];
  readonly value: Expr;
}

export interface AugAssign extends Node {
  readonly kind: "AugAssign";
  readonly target: Name | Attribute | Subscript;
  readonly op: Operator;
  readonly value: Expr;
}

export interface AnnAssign extends Node {
  readonly kind: "AnnAssign";
  readonly target: Name | Attribute | Subscript;
  readonly annotation: Expr;
  readonly value: Expr | null;
  /** 1 where the target is a name without parentheses, as in CPython. */
  readonly simple: 0 | 1;
}

export interface For extends Node {
  readonly kind: "For";
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface AsyncFor extends Node {
  readonly kind: "AsyncFor";
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface While extends Node {
  readonly kind: "While";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface If extends Node {
  readonly kind: "If";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}

export interface With extends Node {
  readonly kind: "With";
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}

export interface AsyncWith extends Node {
  readonly kind: "AsyncWith";
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}

export interface Match extends Node {
  readonly kind: "Match";
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}

export interface Raise extends Node {
  readonly kind: "Raise";
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}

export interface Try extends Node {
  readonly kind: "Try";
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}

export interface TryStar extends Node {
  readonly kind: "TryStar";
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}

export interface Assert extends Node {
  readonly kind: "Assert";
  readonly test: Expr;
  readonly msg: Expr | null;
}

export interface Import extends Node {
  readonly kind: "Import";
  readonly names: readonly Alias[];
}

export interface ImportFrom extends Node {
  readonly kind: "ImportFrom";
  readonly module: string | null;
  readonly moduleSpan: Span | null;
  readonly names: readonly Alias[];
  readonly level: number;
}

export interface Global extends Node {
  readonly kind: "Global";
  readonly names: readonly string[];
  readonly nameSpans: readonly Span[];
}

export interface Nonlocal extends Node {
  readonly kind: "Nonlocal";
  readonly names: readonly string[];
  readonly nameSpans: readonly Span[];
}

export interface ExprStmt extends Node {
  readonly kind: "Expr";
  readonly value: Expr;
}

export interface Pass extends Node {
  readonly kind: "Pass";
}

export interface Break extends Node {
  readonly kind: "Break";
}

export interface Continue extends Node {
  readonly kind: "Continue";
}

// Expressions

export interface BoolOp extends Node {
  readonly kind: "BoolOp";
  readonly op: BoolOperator;
  readonly values: readonly Expr[];
}

export interface NamedExpr extends Node {
  readonly kind: "NamedExpr";
  readonly target: Name;
  readonly value: Expr;
}

export interface BinOp extends Node {
  readonly kind: "BinOp";
  readonly left: Expr;
  readonly op: Operator;
  readonly right: Expr;
}

export interface UnaryOp extends Node {
  readonly kind: "UnaryOp";
  readonly op: UnaryOperator;
  readonly operand: Expr;
}

export interface Lambda extends Node {
  readonly kind: "Lambda";
  readonly args: Arguments;
  readonly body: Expr;
}

export interface IfExp extends Node {
  readonly kind: "IfExp";
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}

export interface Dict extends Node {
  readonly kind: "Dict";
  /** `null` stands for `**mapping`, whose expression is at the same place in `values`. */
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}

export interface SetExpr extends Node {
  readonly kind: "Set";
  readonly elts: readonly Expr[];
}

export interface ListComp extends Node {
  readonly kind: "ListComp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface SetComp extends Node {
  readonly kind: "SetComp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface DictComp extends Node {
  readonly kind: "DictComp";
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}

export interface GeneratorExp extends Node {
  readonly kind: "GeneratorExp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}

export interface Await extends Node {
  readonly kind: "Await";
  readonly value: Expr;
}

export interface Yield extends Node {
  readonly kind: "Yield";
  readonly value: Expr | null;
}

export interface YieldFrom extends Node {
  readonly kind: "YieldFrom";
  readonly value: Expr;
}

export interface Compare extends Node {
  readonly kind: "Compare";
  readonly left: Expr;
  readonly ops: readonly CompareOperator[];
  readonly comparators: readonly Expr[];
}

export interface Call extends Node {
  readonly kind: "Call";
  readonly func: Expr;
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

export interface FormattedValue extends Node {
  readonly kind: "FormattedValue";
  readonly value: Expr;
  /** -1 for none, else the code of s, r or a. */
  readonly conversion: -1 | 97 | 114 | 115;
  readonly format_spec: JoinedStr | null;
}

export interface JoinedStr extends Node {
  readonly kind: "JoinedStr";
  readonly values: readonly (Constant | FormattedValue)[];
}

export interface Constant extends Node {
  readonly kind: "Constant";
  readonly value: ConstantValue;
}

export interface Attribute extends Node {
  readonly kind: "Attribute";
  readonly value: Expr;
  readonly attr: string;
  readonly attrSpan: Span;
  readonly ctx: ExprContext;
}

export interface Subscript extends Node {
  readonly kind: "Subscript";
  readonly value: Expr;
  readonly slice: Expr;
  readonly ctx: ExprContext;
}

export interface Starred extends Node {
  readonly kind: "Starred";
  readonly value: Expr;
  readonly ctx: ExprContext;
}

export interface Name extends Node {
  readonly kind: "Name";
  readonly id: string;
  readonly ctx: ExprContext;
}

export interface List extends Node {
  readonly kind: "List";
  readonly elts: readonly Expr[];
  readonly ctx: ExprContext;
}

export interface Tuple extends Node {
  readonly kind: "Tuple";
  readonly elts: readonly Expr[];
  readonly ctx: ExprContext;
}

export interface Slice extends Node {
  readonly kind: "Slice";
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}

// Parts of statements and expressions

export interface Comprehension extends Node {
  readonly kind: "comprehension";
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
  readonly is_async: 0 | 1;
}

export interface ExceptHandler extends Node {
  readonly kind: "ExceptHandler";
  readonly type: Expr | null;
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly body: readonly Stmt[];
}

export interface Arguments extends Node {
  readonly kind: "arguments";
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  /** One for each of `kwonlyargs`; `null` where it has no default. */
  readonly kw_defaults: readonly (Expr | null)[];
  readonly kwarg: Arg | null;
  /** Of the last positional parameters, positional-only ones among them. */
  readonly defaults: readonly Expr[];
}

export interface Arg extends Node {
  readonly kind: "arg";
  readonly arg: string;
  readonly nameSpan: Span;
  readonly annotation: Expr | null;
}

export interface Keyword extends Node {
  readonly kind: "keyword";
  /** `null` stands for `**mapping`. */
  readonly arg: string | null;
  readonly argSpan: Span | null;
  readonly value: Expr;
}

export interface Alias extends Node {
  readonly kind: "alias";
  readonly name: string;
  readonly nameSpan: Span;
  readonly asname: string | null;
  readonly asnameSpan: Span | null;
}

export interface WithItem extends Node {
  readonly kind: "withitem";
  readonly context_expr: Expr;
  readonly optional_vars: Expr | null;
}

export interface MatchCase extends Node {
  readonly kind: "match_case";
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: readonly Stmt[];
}

// Patterns

export interface MatchValue extends Node {
  readonly kind: "MatchValue";
  readonly value: Expr;
}

export interface MatchSingleton extends Node {
  readonly kind: "MatchSingleton";
  readonly value: { readonly type: "None" } | { readonly type: "bool"; readonly value: boolean };
}

export interface MatchSequence extends Node {
  readonly kind: "MatchSequence";
  readonly patterns: readonly Pattern[];
}

export interface MatchMapping extends Node {
  readonly kind: "MatchMapping";
  readonly keys: readonly Expr[];
  readonly patterns: readonly Pattern[];
  /** The name after `**`. */
  readonly rest: string | null;
  readonly nameSpan: Span | null;
}

export interface MatchClass extends Node {
  readonly kind: "MatchClass";
  readonly cls: Expr;
  readonly patterns: readonly Pattern[];
  readonly kwd_attrs: readonly string[];
  readonly kwdAttrSpans: readonly Span[];
  readonly kwd_patterns: readonly Pattern[];
}

export interface MatchStar extends Node {
  readonly kind: "MatchStar";
  /** `null` for `*_`. */
  readonly name: string | null;
  readonly nameSpan: Span | null;
}

export interface MatchAs extends Node {
  readonly kind: "MatchAs";
  /** `null` for a bare name and for `_`. */
  readonly pattern: Pattern | null;
  /** `null` for `_`. */
  readonly name: string | null;
  readonly nameSpan: Span | null;
}

export interface MatchOr extends Node {
  readonly kind: "MatchOr";
  readonly patterns: readonly Pattern[];
}

export type FunctionNode = FunctionDef | AsyncFunctionDef;
export type ComprehensionExpr = ListComp | SetComp | DictComp | GeneratorExp;

export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetExpr
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

export type AnyNode =
  | Module
  | Expression
  | Stmt
  | Expr
  | Pattern
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase;

export type NodeKind = AnyNode["kind"];

/** The node type that belongs to a kind: `NodeOf<"BinOp">` is `BinOp`. */
export type NodeOf<K extends NodeKind> = Extract<AnyNode, { readonly kind: K }>;
