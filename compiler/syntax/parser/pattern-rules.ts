import type { Span } from "../../source/span.ts";
import type { Expr, MatchCase, Pattern } from "../ast.ts";
import { CODE } from "./late.ts";
import type { Parser } from "./parser.ts";

/** The rules about patterns that CPython's code generator checks. */
export function checkCases(p: Parser, cases: readonly MatchCase[]): void {
  cases.forEach(({ pattern, guard }, i) => {
    if (i < cases.length - 1 && guard === null) refuseCatchAll(p, pattern);
    bindings(p, pattern);
  });
}

function refuseCatchAll(p: Parser, pattern: Pattern): void {
  const inner = catchAll(pattern);
  if (inner === null) return;
  unreachable(p, inner);
}

/** The part of a pattern that matches everything. */
function catchAll(pattern: Pattern): Pattern | null {
  if (pattern.kind === "MatchAs") return pattern.pattern === null ? pattern : catchAll(pattern.pattern);
  if (pattern.kind === "MatchOr") return catchAll(pattern.patterns[pattern.patterns.length - 1]!);
  return null;
}

function unreachable(p: Parser, pattern: Pattern): void {
  const name =
    pattern.kind === "MatchAs" && pattern.name !== null ? `The name '${pattern.name}'` : "The wildcard '_'";
  p.reportLate(
    CODE,
    "unreachable-pattern",
    `${name} matches everything, so that the patterns behind it are never tried.`,
    pattern.span,
    "Put it last; to compare with a value, use a dotted name or a literal.",
  );
}

/** The names that a pattern binds. */
function bindings(p: Parser, pattern: Pattern): Set<string> {
  const names = new Set<string>();
  const add = (name: string | null, span: Span | null): void => {
    if (name === null || span === null) return;
    if (names.has(name)) {
      p.reportLate(
        CODE,
        "pattern-binds-twice",
        `This pattern binds the name '${name}' twice.`,
        span,
        "Use another name.",
      );
    }
    names.add(name);
  };
  const merge = (inner: Pattern): void => {
    for (const name of bindings(p, inner)) add(name, inner.span);
  };
  switch (pattern.kind) {
    case "MatchAs":
      if (pattern.pattern !== null) merge(pattern.pattern);
      add(pattern.name, pattern.nameSpan);
      break;
    case "MatchStar":
      add(pattern.name, pattern.nameSpan);
      break;
    case "MatchSequence":
      checkStarCount(p, pattern.patterns, pattern.span);
      pattern.patterns.forEach(merge);
      break;
    case "MatchMapping":
      checkKeys(p, pattern);
      pattern.patterns.forEach(merge);
      add(pattern.rest, pattern.nameSpan);
      break;
    case "MatchClass":
      checkAttributes(p, pattern.kwd_attrs, pattern.kwdAttrSpans);
      pattern.patterns.forEach(merge);
      pattern.kwd_patterns.forEach(merge);
      break;
    case "MatchOr":
      return alternatives(p, pattern.patterns);
  }
  return names;
}

function alternatives(p: Parser, patterns: readonly Pattern[]): Set<string> {
  const first = bindings(p, patterns[0]!);
  for (let i = 1; i < patterns.length; i++) {
    const before = catchAll(patterns[i - 1]!);
    if (before !== null) unreachable(p, before);
    const names = bindings(p, patterns[i]!);
    if (names.size === first.size && [...names].every((name) => first.has(name))) continue;
    p.reportLate(
      CODE,
      "alternatives-bind-differently",
      "The alternatives of this pattern bind different names.",
      { start: patterns[0]!.span.start, end: patterns[patterns.length - 1]!.span.end },
      "Bind the same names in each of them.",
    );
    break;
  }
  return first;
}

function checkStarCount(p: Parser, patterns: readonly Pattern[], span: Span): void {
  if (patterns.filter((pattern) => pattern.kind === "MatchStar").length < 2) return;
  p.reportLate(
    CODE,
    "two-starred-patterns",
    "Two patterns of one sequence are starred.",
    span,
    "Only one of them can take what is left over.",
  );
}

function checkAttributes(p: Parser, names: readonly string[], spans: readonly Span[]): void {
  names.forEach((name, i) => {
    if (names.indexOf(name) === i) return;
    p.reportLate(
      CODE,
      "repeated-pattern-key",
      `This pattern names the attribute '${name}' twice.`,
      spans[i]!,
    );
  });
}

function checkKeys(p: Parser, pattern: Extract<Pattern, { kind: "MatchMapping" }>): void {
  const seen = new Set<string>();
  for (const key of pattern.keys) {
    const text = keyText(key);
    if (text === null) continue;
    if (seen.has(text)) {
      p.reportLate(CODE, "repeated-pattern-key", "This pattern names the same key twice.", key.span);
    }
    seen.add(text);
  }
}

/** The same text for keys that are equal in Python, as 1, 1.0 and True are. */
function keyText(key: Expr): string | null {
  if (key.kind === "UnaryOp") {
    const text = keyText(key.operand);
    return text === "number 0" ? text : text === null ? null : `-${text}`;
  }
  if (key.kind !== "Constant") return null;
  const { value } = key;
  switch (value.type) {
    case "bool":
    case "int":
    case "float":
      return `number ${Number(value.value)}`;
    case "complex":
      return value.imag === 0 ? "number 0" : `imaginary ${value.imag}`;
    case "str":
    case "bytes":
      return `${value.type} ${value.value}`;
    default:
      return value.type;
  }
}
