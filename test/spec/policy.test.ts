import { describe, expect, test } from "vitest";
import { cpython, readSpec, type Signature, showParameters, type Target, targets } from "./read.ts";

type Verdict = "allowed" | "denied" | "fails-at-run";
interface Rule {
  readonly id?: string;
  readonly node?: string;
  readonly verdict: Readonly<Record<Target, Verdict>>;
  readonly code: string | null;
  readonly message: string | null;
  readonly help: string | null;
  readonly failure?: { readonly exception: string };
}
interface NameRule extends Rule {
  readonly match: { readonly names?: readonly string[]; readonly prefix?: string };
}

const policy = readSpec<{
  targets: { name: string; title: string }[];
  nodes: Rule[];
  forms: Rule[];
  names: NameRule[];
  attributes: NameRule[];
  dunders: Rule & { methods: string[]; attributes: string[]; denied: { name: string }[] };
  subscripts: Rule[];
  writes: Rule[];
  scopes: Rule[];
  limits: { name: string; value: number }[];
}>("policy.json");
const rules: Rule[] = [
  ...policy.nodes,
  ...policy.forms,
  ...policy.names,
  ...policy.attributes,
  ...policy.subscripts,
  ...policy.writes,
  ...policy.scopes,
];

function verdictOf(node: string): Rule["verdict"] {
  const found = policy.nodes.find((row) => row.node === node);
  if (found === undefined) throw new Error(`no row ${node}`);
  return found.verdict;
}

describe("the policy", () => {
  test("has one row for each node kind of CPython 3.11", () => {
    expect(policy.nodes.map(({ node }) => node).sort()).toEqual([...cpython.nodes].sort());
  });

  test("has a code, a message and help exactly where a target refuses something", () => {
    const label = (rule: Rule) => rule.id ?? rule.node;
    const refusing = rules.filter(({ verdict }) => targets.some((target) => verdict[target] !== "allowed"));
    const silent = refusing.filter(({ code, message, help }) => !code || !message || !help);
    expect(silent.map(label)).toEqual([]);
    const chatty = rules.filter((rule) => !refusing.includes(rule) && rule.code !== null);
    expect(chatty.map(label)).toEqual([]);
  });

  test("says what Frappe raises wherever a construct only fails when it runs", () => {
    const failing = rules.filter(({ verdict }) =>
      targets.some((target) => verdict[target] === "fails-at-run"),
    );
    expect(failing.length).toBeGreaterThan(10);
    expect(failing.filter(({ failure }) => failure === undefined).map(({ id, node }) => id ?? node)).toEqual(
      [],
    );
    expect(rules.filter(({ verdict }) => verdict.ristretto === "fails-at-run")).toEqual([]);
  });

  test("refuses in ristretto exactly what the dialect leaves out", () => {
    const refused = policy.nodes
      .filter(({ verdict }) => verdict.ristretto === "denied")
      .map(({ node }) => node);
    expect(refused.sort()).toEqual(["AsyncFor", "AsyncFunctionDef", "AsyncWith", "Await", "TryStar"]);
    const forms = policy.forms.filter(({ verdict }) => verdict.ristretto === "denied").map(({ id }) => id);
    expect(forms.sort()).toEqual([
      "class-double-star",
      "class-metaclass",
      "comprehension-async",
      "constant-complex",
      "import-relative",
      "import-star",
      "print-file",
      "type-three-arguments",
    ]);
  });

  test("refuses on Frappe what RestrictedPython refuses", () => {
    const refused = policy.nodes
      .filter((row) => row.verdict["frappe-16"] === "denied")
      .map(({ node }) => node);
    expect(refused.sort()).toEqual([
      "AnnAssign",
      "AsyncFor",
      "AsyncFunctionDef",
      "AsyncWith",
      "Await",
      "Match",
      "MatchAs",
      "MatchClass",
      "MatchMapping",
      "MatchOr",
      "MatchSequence",
      "MatchSingleton",
      "MatchStar",
      "MatchValue",
      "Nonlocal",
      "TryStar",
      "match_case",
    ]);
    expect(verdictOf("ClassDef")["frappe-16"]).toBe("fails-at-run");
    expect(verdictOf("Import")["frappe-16"]).toBe("fails-at-run");
  });

  test("knows where versions of Frappe differ", () => {
    const differing = rules.filter(({ verdict }) => verdict["frappe-15"] !== verdict["frappe-16"]);
    expect(differing.map(({ id, node }) => id ?? node)).toEqual(["augmented-name", "comprehension"]);
  });

  test("refuses the attributes behind which CPython's frames, code objects and tracebacks lie", () => {
    const refused = new Set(
      policy.attributes
        .filter(({ verdict }) => verdict.ristretto === "denied")
        .flatMap(({ match }) => match.names ?? []),
    );
    const open = Object.values(cpython.inspection)
      .flat()
      .filter((name) => !refused.has(name));
    expect(open).toEqual(["co_name"]);
  });

  test("lists no special method both as allowed and as denied", () => {
    const { methods, attributes, denied } = policy.dunders;
    const all = [...methods, ...attributes, ...denied.map(({ name }) => name)];
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((name) => !/^__[a-z_]+__$/.test(name))).toEqual([]);
    for (const name of ["__init__", "__radd__", "__ipow__", "__enter__", "__set_name__"])
      expect(methods).toContain(name);
    for (const name of ["__new__", "__del__", "__getattribute__", "__reduce_ex__"])
      expect(methods).not.toContain(name);
  });
});

interface Builtin {
  readonly name: string;
  readonly kind: string;
  readonly verdict: Rule["verdict"];
  readonly signature: Signature | null;
  readonly code: string | null;
  readonly help: string | null;
}
const builtins = readSpec<{ names: Builtin[] }>("builtins.json").names;

describe("the builtins", () => {
  test("are those of CPython 3.11, each once", () => {
    expect(builtins.map(({ name }) => name).sort()).toEqual(Object.keys(cpython.builtins).sort());
  });

  test("have CPython's signatures where CPython states one", () => {
    const wrong = builtins.filter(({ name, signature }) => {
      const recorded = cpython.builtins[name];
      if (!recorded || signature === null) return false;
      return showParameters(signature.parameters) !== recorded;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test("have a signature when they can be called", () => {
    const callable = builtins.filter(
      ({ name, kind }) => (kind === "function" || kind === "class") && !name.startsWith("_"),
    );
    expect(callable.filter(({ signature }) => signature === null).map(({ name }) => name)).toEqual([]);
  });

  test("say what to use instead wherever a target lacks one", () => {
    const silent = builtins.filter(
      ({ verdict, code, help }) => targets.some((t) => verdict[t] !== "allowed") && (!code || !help),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test("of the Frappe targets are the names that the Script API's table lists there", () => {
    const api = readSpec<{ names: { access: string; path: string; targets: Record<Target, boolean> }[] }>(
      "script-api.json",
    ).names;
    for (const target of ["frappe-14", "frappe-15", "frappe-16"] as const) {
      const listed = new Set(
        api.filter((n) => n.access === "global" && n.targets[target]).map((n) => n.path),
      );
      // print is supplied by the compiler's rewriting, not by a name of the table.
      listed.add("print");
      const wrong = builtins.filter(
        ({ name, verdict }) => (verdict[target] === "allowed") !== listed.has(name),
      );
      expect(
        wrong.map(({ name }) => name),
        target,
      ).toEqual([]);
    }
  });

  test("that run text, reach files or show the interpreter are refused in ristretto", () => {
    const refused = new Set(builtins.filter((b) => b.verdict.ristretto === "denied").map(({ name }) => name));
    for (const name of [
      "exec",
      "eval",
      "compile",
      "open",
      "input",
      "globals",
      "locals",
      "vars",
      "__import__",
    ]) {
      expect(refused, name).toContain(name);
    }
    const exceptions = [...refused].filter((name) => cpython.exceptions.includes(name));
    expect(exceptions.sort()).toEqual(["BaseExceptionGroup", "ExceptionGroup"]);
  });
});

interface Module {
  readonly name: string;
  readonly verdict: Rule["verdict"];
  readonly alias_of?: string;
  readonly api_namespace?: string;
  readonly members: { name: string; kind: string; verdict: string; signature: Signature | null }[];
}
const modules = readSpec<{ modules: Module[] }>("modules.json").modules;

describe("the modules", () => {
  test("that can be imported are the listed ones", () => {
    const importable = modules
      .filter(({ verdict }) => verdict.ristretto === "allowed")
      .map(({ name }) => name);
    expect(importable).toEqual([
      "json",
      "datetime",
      "math",
      "frappe",
      "frappe.utils",
      "frappe.utils.data",
      "frappe.exceptions",
      "__future__",
      ...["base64", "bisect", "collections", "copy", "decimal", "functools", "hashlib", "heapq", "hmac"],
      ...["itertools", "operator", "random", "re", "statistics", "string", "textwrap", "uuid"],
    ]);
  });

  test("are listed once, and aliases name a module", () => {
    const names = modules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { alias_of } of modules) if (alias_of !== undefined) expect(names).toContain(alias_of);
  });

  test.each(Object.keys(cpython.modules))(
    "%s has a verdict for every public member that CPython has",
    (name) => {
      const members = modules.find((m) => m.name === name)!.members;
      expect(members.map((m) => m.name)).toEqual(Object.keys(cpython.modules[name]!));
      const wrong = members.filter((m) => {
        const recorded = cpython.modules[name]![m.name];
        return (
          recorded &&
          m.verdict === "allowed" &&
          m.signature &&
          showParameters(m.signature.parameters) !== recorded
        );
      });
      expect(wrong.map((m) => m.name)).toEqual([]);
    },
  );
});
