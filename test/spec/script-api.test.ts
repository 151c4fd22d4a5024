import { describe, expect, test } from "vitest";
import { readSpec, type Signature, showParameters, type Target, targets } from "./read.ts";

interface Name {
  readonly name: string;
  readonly kind: string;
  readonly access: string;
  readonly path: string;
  readonly also?: readonly string[];
  readonly receiver: string | null;
  readonly signature: Signature | null;
  readonly returns_types: readonly string[] | null;
  readonly effect: string;
  readonly effect_note?: string;
  readonly script_types: readonly string[];
  readonly targets: Readonly<Record<Target, boolean>>;
  readonly help?: string;
  readonly behaviour: string;
}

const api = readSpec<{
  names: Name[];
  namespaces: { path: string; closed: boolean }[];
  receivers: { type: string; closed: boolean }[];
}>("script-api.json");
const byName = new Map(api.names.map((row) => [row.name, row]));

function row(name: string): Name {
  const found = byName.get(name);
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
}

function availableOn(name: string): Target[] {
  return targets.filter((target) => row(name).targets[target]);
}

describe("the table of the Script API", () => {
  test("has every row of the facts, each once", () => {
    expect(api.names.length).toBe(707);
    expect(byName.size).toBe(707);
  });

  test("has every kind of row in the number that the facts have", () => {
    const counts: Record<string, number> = {};
    for (const { kind } of api.names) counts[kind] = (counts[kind] ?? 0) + 1;
    expect(counts).toEqual({
      function: 241,
      method: 235,
      exception: 121,
      value: 60,
      property: 29,
      class: 20,
      namespace: 1,
    });
  });

  test("has a known receiver for every member, and none for other names", () => {
    const receivers = new Set(api.receivers.map(({ type }) => type));
    const wrong = api.names.filter((n) => (n.access === "member") !== receivers.has(n.receiver ?? ""));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test("has a namespace above every dotted path", () => {
    const parents = new Set([
      ...api.namespaces.map(({ path }) => path),
      ...api.names.map(({ path }) => path),
    ]);
    const orphans = api.names.filter(
      ({ access, path }) => access === "path" && !parents.has(path.slice(0, path.lastIndexOf("."))),
    );
    expect(orphans.map(({ name }) => name)).toEqual([]);
  });

  test("gives no script the guards and the names of templates", () => {
    const hidden = api.names.filter(({ access }) => access === "internal" || access === "template");
    expect(hidden.length).toBe(20);
    for (const { name } of hidden) expect(availableOn(name), name).toEqual([]);
  });

  test("says what to use instead wherever ristretto leaves a reachable name out", () => {
    const silent = api.names.filter(
      ({ access, targets: at, help }) =>
        access !== "internal" && access !== "template" && !at.ristretto && !help,
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});

describe("signatures", () => {
  function shown(name: string): string[] {
    const { signature } = row(name);
    if (signature === null) throw new Error(`${name} has no signature`);
    return (signature.overloads ?? [signature]).map(({ parameters }) => showParameters(parameters));
  }

  test.each([
    ["abs", ["(x, /)"]],
    ["sorted", ["(iterable, /, *, key=None, reverse=False)"]],
    ["orjson.dumps", ["(obj, /, default=None, option=None)"]],
    ["frappe.db.exists", ["(dt, dn=None, cache=False, *, debug=False)"]],
    ["frappe.new_doc", ["(doctype, *, parent_doc=None, parentfield=None, as_dict=False, **kwargs)"]],
    [
      "frappe.get_doc",
      ["(doctype, name=None, *, for_update=False, check_permission=None)", "(dict, /)", "(**fields)"],
    ],
    ["frappe.utils.generate_hash", ["(*args, **kwargs)"]],
    ["frappe.utils.markdown", ["(markdown_text)"]],
    ["frappe.get_fullname", ["(user=None)"]],
    ["is_job_queued", ["(job_name, queue='default')"]],
    ["builtins._getattr_", ["(object, name, default=None, getattr=<built-in function getattr>)"]],
    [
      "doc.insert",
      [
        "(ignore_permissions=None, ignore_links=None, ignore_if_duplicate=False, ignore_mandatory=None, set_name=None, set_child_names=True)",
      ],
    ],
    [
      "FrappeClient().get_list",
      [
        "(doctype, fields='[\"name\"]', filters=None, limit_start=0, limit_page_length=None, order_by=None, group_by=None)",
      ],
    ],
    ["qb_query.run", ["(*args, **kwargs)"]],
    ["qb_query.orderby", ["(*terms, order=...)"]],
  ])("%s", (name, expected) => {
    expect(shown(name)).toEqual(expected);
  });

  test("keep annotations, also those with brackets, quotes and unions", () => {
    const annotation = (name: string, parameter: string) =>
      row(name).signature?.parameters.find((p) => p.name === parameter)?.annotation;
    expect(annotation("frappe.new_doc", "parent_doc")).toBe("Document | None");
    expect(annotation("frappe.msgprint", "indicator")).toBe(
      "Optional[Literal['blue', 'green', 'orange', 'red', 'yellow']]",
    );
    expect(annotation("frappe.utils.unique", "seq")).toBe("Sequence['T']");
    expect(annotation("doc.append", "value")).toBe("Union[~D, dict, NoneType]");
    expect(row("frappe.utils.unique").signature?.returns).toBe("list['T']");
    expect(row("frappe.utils.markdown").signature?.returns).toBe("UnicodeWithAttrs | None");
  });

  test("are missing only where the facts have none", () => {
    const without = api.names.filter(
      ({ kind, signature }) => signature === null && ["function", "method", "class"].includes(kind),
    );
    expect(without.length).toBe(38);
  });
});

describe("availability", () => {
  test.each<[string, Target[]]>([
    ["frappe.throw", ["ristretto", "frappe-14", "frappe-15", "frappe-16"]],
    ["frappe.make_patch_request", ["ristretto", "frappe-14", "frappe-15", "frappe-16"]],
    ["frappe.db.after_commit", ["ristretto", "frappe-15", "frappe-16"]],
    ["frappe.utils.sha256_hash", ["ristretto", "frappe-15", "frappe-16"]],
    ["frappe.utils.parse_json", ["ristretto", "frappe-16"]],
    ["orjson.loads", ["ristretto", "frappe-16"]],
    ["is_job_queued", ["ristretto", "frappe-14", "frappe-15", "frappe-16"]],
    ["frappe.is_job_queued", ["ristretto"]],
    ["frappe.format", ["ristretto"]],
    ["frappe.utils.get_time_zone", ["frappe-14"]],
    ["frappe.cache", []],
    ["builtins.complex", ["frappe-14", "frappe-15", "frappe-16"]],
    ["frappe.NotFound", ["ristretto", "frappe-14", "frappe-15", "frappe-16"]],
  ])("%s", (name, expected) => {
    expect(availableOn(name)).toEqual(expected);
  });

  test("some names exist in some types of script only", () => {
    expect(row("doc").script_types).toEqual(["DE", "WT"]);
    expect(row("conditions").script_types).toEqual(["PQ"]);
    expect(row("frappe.db.commit").script_types).toEqual(["SE", "PQ", "API", "WT"]);
    expect(row("frappe.get_all").script_types).toEqual(["DE", "SE", "PQ", "API", "WT"]);
  });

  test("effects are normalised and keep the original text where it says more", () => {
    expect(row("frappe.utils.getdate").effect).toBe("reads-clock");
    expect(row("frappe.utils.getdate").effect_note).toBe("reads session (clock)");
    expect(row("frappe.db.set_value").effect).toBe("writes-db");
    expect(row("frappe.db.set_value").effect_note).toBeUndefined();
    expect(row("doc.get_password").effect).toBe("reads-secret");
    expect(api.names.filter((n) => n.effect === "unknown").map((n) => n.name)).toEqual([
      "frappe.utils.get_time_zone",
      "frappe.utils.convert_utc_to_user_timezone",
      "get_shade",
      "frappe.cache",
    ]);
  });
});

test("no name is listed as absent that exists on the same target", () => {
  const absent = readSpec<{ names: { path: string; targets?: Target[] }[] }>("absent-api.json").names;
  expect(new Set(absent.map(({ path }) => path)).size).toBe(absent.length);
  const reachable = new Map(
    api.names.filter(({ access }) => access === "path" || access === "global").map((n) => [n.path, n]),
  );
  const wrong = absent.filter(({ path, targets: at = targets }) => {
    const existing = reachable.get(path);
    return existing !== undefined && at.some((target) => existing.targets[target]);
  });
  expect(wrong).toEqual([]);
});
