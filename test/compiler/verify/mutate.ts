import { type AnyNode, parse } from "acorn";

/** One change to a text: what to do, where, and with what; the numbers are taken modulo what there is. */
export interface Mutation {
  readonly kind: (typeof KINDS)[number];
  readonly where: number;
  readonly what: number;
}

export const KINDS = [
  "delete-token",
  "double-token",
  "swap-tokens",
  "replace-token",
  "insert-token",
  "swap-names",
  "replace-name",
  "replace-property",
  "replace-literal",
  "replace-expression",
  "copy-expression",
  "insert-statement",
  "copy-statement",
  "delete-statement",
] as const;

const NAMES = (
  "$ add iter unpack caught def cls gen enter withexit builtin f1 f2 t1 t2 i1 ns e v_x v_y D globalThis eval Function " +
  "arguments Object undefined constructor __proto__ this"
).split(" ");
const PROPERTIES =
  "constructor __proto__ prototype call apply length add iter builtin toString stack 0".split(" ");
const LITERALS =
  '0 1 -1 0.5 1n null true void(0) "" "constructor" "__class__" "gi_frame" "_x" "eval" "os" /x/ [] [v_x]'.split(
    " ",
  );
const EXPRESSIONS = [
  ...[
    "$",
    "this",
    "globalThis",
    "add",
    "f1",
    "v_x",
    "e",
    "ns",
    "t1",
    "iter(v_x)",
    "unpack(v_x, 2)",
    "t1[0]",
    "t1[i1]",
  ],
  ...[
    "v_x.constructor",
    'v_x["constructor"]',
    "v_x[v_y]",
    "t1.length",
    "v_x()",
    "new v_x",
    "f1(v_x)",
    "function () { return 1; }",
  ],
  ...[
    "() => v_x",
    "{}",
    "{ __proto__: v_x }",
    "[...v_x]",
    "`a`",
    "f1`x`",
    "v_x?.y",
    "v_x instanceof v_y",
    '"a" in v_x',
  ],
  ...[
    "(v_x, f1)",
    "v_x || t1",
    "v_x ? t1 : e",
    "(t1 = v_x)",
    "[t1]",
    "$.add",
    '$["add"]',
    "$[v_x]",
    "$.constructor",
    "add.call",
  ],
  ...[
    "eval('1')",
    "import('fs')",
    "class {}",
    "void f1",
    "typeof $",
    "enter(v_x)",
    "withexit(v_x)",
    "caught(v_x)",
    "yieldfrom(v_x)",
  ],
  ...[
    'attr(v_x, "__class__")',
    "attr(v_x, v_y)",
    'builtin("eval")',
    "calln(v_x, v_y)",
    "tuple(t1)",
    "gen(f1, 'a', 'b')",
  ],
];
const STATEMENTS = [
  ...[
    "v_x.y = 1;",
    "t1 = v_x;",
    "t1 = iter(v_x);",
    "i1 = v_x;",
    "i1--;",
    "e = v_x;",
    "ns = v_x;",
    "const t9 = t1;",
    "let $ = v_x;",
  ],
  ...[
    "var add = v_x;",
    "const f9 = $.add;",
    "const f9 = function () { return f9; };",
    "const { a } = v_x;",
    "throw f1;",
    "return $;",
  ],
  ...[
    "try { f1(1); } catch (e) {}",
    "try { f1(1); } finally { return 1; }",
    "for (const a of v_x) f1(a);",
    "for (const a in v_x) f1(a);",
  ],
  ...[
    "with (v_x) y;",
    "debugger;",
    "leaked = 1;",
    "f1.x = v_x;",
    "delete v_x.y;",
    "function g() {}",
    "class A {}",
    "yield* v_x;",
    "f1();",
  ],
  ...[
    "switch (v_x) {}",
    "// a",
    "<!-- a",
    "leave(v_x);",
    "return t1;",
    "return e;",
    "v_y = e;",
    "t1[0] = v_x;",
    "{ const caught = f1; }",
  ],
];
const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w$]+|[-+*/%=<>!&|^~?]+|[^\s\w]/g;

/** Changes a text: by its tokens, or by its tree where it still has one. */
export function mutate(js: string, { kind, where, what }: Mutation): string {
  const pick = <T>(items: readonly T[], at: number): T => items[at % items.length]!;
  if (kind.endsWith("-token") || kind === "swap-tokens") {
    const tokens = [...js.matchAll(TOKEN)]
      .slice(40)
      .map((match) => ({ start: match.index, end: match.index + match[0].length }));
    if (tokens.length < 2) return js;
    const one = pick(tokens, where);
    const other = pick(tokens, what);
    const text = js.slice(other.start, other.end);
    if (kind === "delete-token") return splice(js, one, "");
    if (kind === "double-token") return splice(js, one, `${js.slice(one.start, one.end)} `.repeat(2));
    if (kind === "insert-token") return splice(js, { start: one.start, end: one.start }, `${text} `);
    if (kind === "replace-token") return splice(js, one, what % 3 === 0 ? pick(NAMES, what) : text);
    return swap(js, one, other);
  }
  const nodes = nodesOf(js);
  const of = (...types: string[]) => nodes.filter(({ type }) => types.includes(type));
  const change = (found: readonly AnyNode[], text: string) =>
    found.length > 0 ? splice(js, pick(found, where), text) : js;
  const identifiers = of("Identifier");
  const statements = nodes.filter(({ type }) => /Statement$|^VariableDeclaration$/.test(type));
  const expressions = nodes.filter(({ type }) => /Expression$|^Literal$|^Identifier$/.test(type));
  const source = (found: readonly AnyNode[]) =>
    found.length > 0 ? js.slice(pick(found, what).start, pick(found, what).end) : "0";
  if (kind === "swap-names")
    return identifiers.length > 1 ? swap(js, pick(identifiers, where), pick(identifiers, what)) : js;
  if (kind === "replace-name") return change(identifiers, what % 2 ? source(identifiers) : pick(NAMES, what));
  if (kind === "replace-property")
    return change(
      nodes
        .filter(({ type }) => type === "MemberExpression")
        .map((node) => (node as { property: AnyNode }).property),
      pick(PROPERTIES, what),
    );
  if (kind === "replace-literal") return change(of("Literal"), pick(LITERALS, what));
  if (kind === "replace-expression") return change(expressions, pick(EXPRESSIONS, what));
  if (kind === "copy-expression") return change(expressions, source(expressions));
  if (kind === "delete-statement") return change(statements, ";");
  if (statements.length === 0) return js;
  const at = pick(statements, where).end;
  return splice(
    js,
    { start: at, end: at },
    ` ${kind === "copy-statement" ? source(statements) : pick(STATEMENTS, what)} `,
  );
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function splice(js: string, { start, end }: Range, text: string): string {
  return js.slice(0, start) + text + js.slice(end);
}

function swap(js: string, a: Range, b: Range): string {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  if (second.start < first.end) return js;
  return splice(
    splice(js, second, js.slice(first.start, first.end)),
    first,
    js.slice(second.start, second.end),
  );
}

/** All nodes but those of the aliases at the top, which are most of a small artifact. */
function nodesOf(js: string): AnyNode[] {
  const found: AnyNode[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === "object" && value !== null && "type" in value) {
      found.push(value as AnyNode);
      Object.values(value).forEach(walk);
    }
  };
  try {
    walk(parse(js, { ecmaVersion: 2022 }));
  } catch {
    return [];
  }
  const aliases = js.lastIndexOf("= $.", js.indexOf(";", js.indexOf("= $.")));
  return found.filter(({ start }) => start > aliases);
}
