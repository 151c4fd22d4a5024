import "../../../../runtime/python/kernel.ts";
import { describe, expect, it } from "vitest";
import { adoptRow, FrappeDocument } from "../../../../runtime/python/frappe/document.ts";
import { documentChanges } from "../../../../runtime/python/frappe/document-changes.ts";
import { PyDict, PyFloat } from "../../../../runtime/python/kernel.ts";
import { runScript } from "./script.ts";

function invoice(isNew = false): FrappeDocument {
  const row = (name: string, qty: number): FrappeDocument =>
    new FrappeDocument(
      new Map<string, unknown>([
        ["doctype", "Sales Invoice Item"],
        ["name", name],
        ["item_code", name.toUpperCase()],
        ["qty", qty],
        ["rate", new PyFloat(2.5)],
      ]),
      [],
      false,
    );
  const bare = new FrappeDocument(new Map<string, unknown>([["name", "INV-1"]]), ["items"], isNew);
  for (const child of [row("a", 1), row("b", 5)]) adoptRow(bare, "items", child, -1);
  const values = new Map<string, unknown>([
    ["doctype", "Sales Invoice"],
    ["name", "INV-1"],
    ["customer", "Ann"],
    ["total", new PyFloat(10)],
    ["remarks", null],
    ["items", bare.values.get("items")],
  ]);
  const doc = new FrappeDocument(values, ["items", "taxes"], isNew);
  for (const child of doc.rows("items")) {
    (child as FrappeDocument).parent = doc;
    const original = (child as FrappeDocument).original as Map<string, unknown>;
    for (const [name, value] of (child as FrappeDocument).values) original.set(name, value);
    original.set("parenttype", "Sales Invoice");
    (child as FrappeDocument).values.set("parenttype", "Sales Invoice");
  }
  return doc;
}

function run(text: string, doc = invoice()): string[] {
  return runScript(text, { names: { doc } }).shown;
}

describe("reading a document", () => {
  it("gives fields as attributes and None for what is missing", () => {
    expect(run("doc.customer\ndoc.nothing\ndoc.total\ndoc.remarks\ndoc.name")).toEqual([
      "'Ann'",
      "None",
      "10.0",
      "None",
      "'INV-1'",
    ]);
  });

  it("has get with a default, a filter and a limit", () => {
    const text = [
      'doc.get("customer")',
      'doc.get("nothing")',
      'doc.get("nothing", "x")',
      'doc.get("nothing", default=3)',
      'len(doc.get("items"))',
      'doc.get("taxes")',
      '[d.name for d in doc.get("items", {"qty": [">", 2]})]',
      '[d.name for d in doc.get("items", {"item_code": "A"})]',
      'len(doc.get("items", {"qty": [">", 0]}, 1))',
      '[d.name for d in doc.get({"qty": 5})]',
      'doc.getone("items", {"qty": 5}).name',
      'doc.getone("items", {"qty": 6})',
    ];
    expect(run(text.join("\n"))).toEqual([
      "'Ann'",
      "None",
      "'x'",
      "3",
      "2",
      "[]",
      "['b']",
      "['a']",
      "1",
      "['b']",
      "'b'",
      "IndexError: list index out of range",
    ]);
  });

  it("gives child rows with their parent, place and fields", () => {
    const text =
      "[(d.idx, d.parent, d.parentfield, d.parenttype) for d in doc.items]\ndoc.items[1].parent_doc.customer";
    expect(run(text)).toEqual([
      "[(1, 'INV-1', 'items', 'Sales Invoice'), (2, 'INV-1', 'items', 'Sales Invoice')]",
      "'Ann'",
    ]);
  });

  it("is a dict with as_dict and text with as_json", () => {
    expect(
      run('doc.as_dict().customer\ndoc.as_dict()["items"][1].qty\ntype(doc.as_dict()).__name__'),
    ).toEqual(["'Ann'", "5", "'_dict'"]);
    expect(run("'remarks' in doc.as_dict(), 'remarks' in doc.as_dict(no_nulls=True)")).toEqual([
      "(True, False)",
    ]);
    expect(run('\'"customer": "Ann"\' in doc.as_json()')).toEqual(["True"]);
  });

  it("shows itself with type and name", () => {
    expect(run("doc\nstr(doc)")).toEqual(["<Sales Invoice: INV-1>", "'Sales Invoice(INV-1)'"]);
  });

  it("refuses wrong calls in the words of a Python function", () => {
    expect(run("doc.append()\ndoc.has_value_changed()\ndoc.db_set()\ndoc.save(1, 2, x=3)")).toEqual([
      "TypeError: Document.append() missing 1 required positional argument: 'key'",
      "TypeError: Document.has_value_changed() missing 1 required positional argument: 'fieldname'",
      "TypeError: Document.db_set() missing 1 required positional argument: 'fieldname'",
      "SiteNotSpecifiedError: doc.save needs a site; this host has none",
    ]);
  });
});

describe("changing a document", () => {
  it("collects changed fields and leaves the rest out", () => {
    const doc = invoice();
    run('doc.customer = "Bob"\ndoc.total = 10.0\ndoc.set("remarks", "hi")\ndoc.fresh = 1', doc);
    expect([...documentChanges(doc).fields]).toEqual([
      ["customer", "Bob"],
      ["remarks", "hi"],
      ["fresh", 1],
    ]);
    expect(documentChanges(doc).tables.size).toBe(0);
  });

  it("tells a change of type from no change", () => {
    const doc = invoice();
    run("doc.total = 10", doc);
    expect([...documentChanges(doc).fields]).toEqual([["total", 10]]);
  });

  it("collects added, changed and removed rows", () => {
    const doc = invoice();
    const text = [
      'row = doc.append("items", {"item_code": "C", "qty": 7})',
      "row.idx, row.parent, row.qty, row.is_new()",
      "doc.items[0].qty = 3",
      "doc.remove(doc.items[1])",
      "[d.idx for d in doc.items]",
    ];
    expect(run(text.join("\n"), doc)).toEqual(["(3, 'INV-1', 7, True)", "None", "[1, 2]"]);
    const table = documentChanges(doc).tables.get("items")!;
    expect(table.removed).toEqual(["b"]);
    expect(table.rows.map((row) => [row.name, row.isNew])).toEqual([
      ["a", false],
      [null, true],
    ]);
    expect([...table.rows[0]!.fields]).toEqual([["qty", 3]]);
    expect(table.rows[1]!.fields.get("item_code")).toBe("C");
  });

  it("builds tables from lists of dicts with set, extend and update", () => {
    const text = [
      'doc.set("taxes", [{"rate": 1}, {"rate": 2}])',
      'doc.extend("taxes", [{"rate": 3}])',
      "[t.rate for t in doc.taxes], doc.taxes[2].idx",
      'doc.update({"customer": "Z", "taxes": [{"rate": 9}]}).customer',
      "[t.rate for t in doc.taxes]",
      'doc.update_if_missing({"customer": "Q", "remarks": "new"})',
      "doc.customer, doc.remarks",
    ];
    expect(run(text.join("\n"))).toEqual([
      "None",
      "None",
      "([1, 2, 3], 3)",
      "'Z'",
      "[9]",
      "None",
      "('Z', 'new')",
    ]);
  });

  it("knows what changed since the last save", () => {
    const doc = invoice();
    doc.before = invoice();
    const text = [
      'doc.has_value_changed("customer")',
      'doc.customer = "New"',
      'doc.has_value_changed("customer"), doc.get_value_before_save("customer")',
      "doc.get_doc_before_save().customer",
    ];
    expect(run(text.join("\n"), doc)).toEqual(["False", "(True, 'Ann')", "'Ann'"]);
    expect(
      run('doc.get_doc_before_save(), doc.has_value_changed("customer"), doc.is_new()', invoice(true)),
    ).toEqual(["(None, True, True)"]);
  });

  it("keeps flags apart from fields", () => {
    const doc = invoice();
    expect(
      run("doc.flags.ignore_permissions = True\ndoc.flags.ignore_permissions\ndoc.flags.other", doc),
    ).toEqual(["True", "None"]);
    expect(documentChanges(doc).fields.size).toBe(0);
  });

  it("refuses to append what is no row", () => {
    expect(run('doc.append("items", 5)')).toEqual([
      "ValueError: Document attached to child table must be a dict or BaseDocument, not int",
    ]);
  });
});

describe("methods that the host answers", () => {
  it("send the document, the method and its arguments, and take over its new state", () => {
    const doc = invoice();
    const calls: unknown[] = [];
    const { shown } = runScript("doc.save(ignore_permissions=True).customer\ndoc.modified", {
      names: { doc },
      host: (op, payload) => {
        calls.push([op, payload["method"], payload["args"], (payload["kwargs"] as { size: number }).size]);
        const fresh = invoice();
        fresh.values.set("customer", "Saved");
        fresh.values.set("modified", "now");
        return answer(fresh);
      },
    });
    expect(calls).toEqual([["doc", "save", [], 1]]);
    expect(shown).toEqual(["'Saved'", "'now'"]);
  });
});

function answer(doc: FrappeDocument): unknown {
  const dict = new PyDict();
  dict.set("doc", doc);
  dict.set("value", doc);
  return dict;
}
