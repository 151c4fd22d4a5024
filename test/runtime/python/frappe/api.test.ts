import { describe, expect, it } from "vitest";
import { frappeExceptions } from "../../../../runtime/python/frappe/exceptions.ts";
import { scriptGlobals } from "../../../../runtime/python/frappe/index.ts";
import { Namespace } from "../../../../runtime/python/frappe/namespace.ts";
import { PyDict } from "../../../../runtime/python/kernel.ts";
import api from "../../../../spec/script-api.json";
import { runScript } from "./script.ts";

const run = (text: string, options = {}): string[] => runScript(text, options).shown;

describe("frappe._dict", () => {
  it("reads items as attributes, missing ones as None, and methods first", () => {
    const text = [
      'd = _dict(a=1, items=5)\nd.a, d.b, d["items"], d.items is d.items',
      "d.c = 3\nd, d.get('zz', 4)",
      "d.update({'a': 2}, k=1) is d, d.a, d.k",
      "d.copy().a, type(d.copy()).__name__",
      "del d.c\nd.c",
      "del d.never",
      "isinstance(d, dict), len(_dict()), bool(_dict())",
      "frappe._dict({'x': {'y': 1}}).x",
    ];
    expect(run(text.join("\n"))).toEqual([
      "(1, None, 5, False)",
      "({'a': 1, 'items': 5, 'c': 3}, 4)",
      "(True, 2, 1)",
      "(2, '_dict')",
      "None",
      "KeyError: 'never'",
      "(True, 0, False)",
      "{'y': 1}",
    ]);
  });
});

describe("namespaces", () => {
  it("refuse names that they do not have when they are read", () => {
    expect(run('frappe.nope\nfrappe.db.nope\nfrappe.utils.nope\nfrappe["nope"]\n"throw" in frappe')).toEqual([
      "AttributeError: module 'frappe' has no attribute 'nope'",
      "AttributeError: module 'frappe.db' has no attribute 'nope'",
      "AttributeError: module 'frappe.utils' has no attribute 'nope'",
      "KeyError: 'nope'",
      "True",
    ]);
  });

  it("lack transactions in DocType Event scripts", () => {
    expect(run("frappe.db.commit", { scriptType: "DocType Event" })).toEqual([
      "AttributeError: module 'frappe.db' has no attribute 'commit'",
    ]);
  });

  it("hold every name of spec/script-api.json that exists in this target", () => {
    const globals = scriptGlobals("API");
    const missing = api.names
      .filter((row) => row.targets.ristretto && (row.access === "path" || row.access === "global"))
      .filter((row) => /^(frappe|json|orjson|style)\b/.test(row.name) && !/[<[]/.test(row.name))
      .filter((row) => !row.name.startsWith("frappe.response.") && !row.name.startsWith("frappe.session."))
      .filter((row) => {
        const [root, ...path] = row.name.split(".");
        let value = globals.get(root!);
        for (const part of path)
          value = value instanceof Namespace ? value.read(part) : attribute(value, part);
        return value === undefined;
      });
    expect(missing.map((row) => row.name).filter((name) => !name.startsWith("frappe.qb"))).toEqual([]);
  });
});

function attribute(value: unknown, name: string): unknown {
  return (value as { attrs?: Map<string, unknown> } | undefined)?.attrs?.get(name);
}

describe("exceptions", () => {
  it("have Frappe's classes and statuses", () => {
    const text = [
      "frappe.ValidationError.http_status_code, frappe.PermissionError.http_status_code",
      "frappe.DoesNotExistError.http_status_code, issubclass(frappe.DoesNotExistError, frappe.ValidationError)",
      "issubclass(frappe.PermissionError, PermissionError), issubclass(frappe.MandatoryError, Exception)",
      "issubclass(frappe.DuplicateEntryError, frappe.NameError)",
      "frappe.CancelledLinkError('x')",
    ];
    expect(run(text.join("\n"))).toEqual([
      "(417, 403)",
      "(404, True)",
      "(False, True)",
      "True",
      "CancelledLinkError('x')",
    ]);
  });

  it("are all that the spec names", () => {
    const names = api.names
      .filter((row) => row.kind === "exception" && row.name.startsWith("frappe."))
      .map((row) => row.name.slice("frappe.".length));
    expect([...frappeExceptions.keys()].sort()).toEqual(names.sort());
  });
});

describe("messages", () => {
  it("are queued by msgprint with their options", () => {
    const { state } = runScript(
      'frappe.msgprint("hi", title="T", indicator="green", alert=True)\nfrappe.msgprint(["a", "b"], as_list=True)',
    );
    expect(state.messages).toEqual([
      { message: "hi", title: "T", indicator: "green", alert: 1 },
      { message: ["a", "b"], as_list: 1 },
    ]);
  });

  it("stay queued when what throw raised is caught", () => {
    const text = [
      "try:\n    frappe.throw('no', title='Sorry')\nexcept frappe.ValidationError as e:\n    text = str(e)",
      "text",
      "frappe.throw('gone', frappe.DoesNotExistError)",
      "frappe.throw('mine', exc=ValueError)",
      "frappe.msgprint('m', raise_exception=frappe.PermissionError)",
      "frappe.msgprint('n', raise_exception=True)",
    ];
    const { shown, state } = runScript(text.join("\n"));
    expect(shown).toEqual([
      "'no'",
      "DoesNotExistError: gone",
      "ValueError: mine",
      "PermissionError: m",
      "ValidationError: n",
    ]);
    expect(state.messages[0]).toEqual({
      message: "no",
      title: "Sorry",
      indicator: "red",
      raise_exception: 1,
    });
  });

  it("go to the logs", () => {
    const text = 'log("a")\nfrappe.log(5)\nfrappe.errprint("b")\nfrappe.log_error("Title", "Text").doctype';
    const { shown, state } = runScript(text);
    expect(shown[shown.length - 1]).toBe("'Error Log'");
    expect(state.debugLog).toEqual(["a", "5"]);
    expect(state.errorOutput).toEqual(["b"]);
    expect(state.errorLog).toEqual([
      { title: "Title", message: "Text", reference_doctype: null, reference_name: null },
    ]);
  });

  it("swap a title of several lines with the text", () => {
    const { state } = runScript('frappe.log_error("line 1\\nline 2", "short")');
    expect(state.errorLog[0]).toMatchObject({ title: "short", message: "line 1\nline 2" });
  });
});

describe("the request", () => {
  it("is what the invocation says", () => {
    const form = new PyDict();
    form.set("x", "1");
    const invocation = {
      user: "ann@example.com",
      csrfToken: "t",
      lang: "de",
      translations: new Map([["Hello", "Hallo"]]),
    };
    const text = [
      "frappe.session.user, frappe.user, frappe.session.csrf_token, frappe.lang",
      "_('Hello'), _('Bye'), frappe._('Hello')",
      "frappe.response['message'] = 5\nfrappe.response.message",
      "frappe.flags.a = 1\nfrappe.flags",
      "frappe.form_dict is args, frappe.form_dict.nothing",
      "dev_server, style.border_color, frappe.date_format",
    ];
    const { shown, state } = runScript(text.join("\n"), { invocation });
    expect(shown).toEqual([
      "('ann@example.com', 'ann@example.com', 't', 'de')",
      "('Hallo', 'Bye', 'Hallo')",
      "5",
      "{'a': 1}",
      "(True, None)",
      "(0, '#d1d8dd', 'yyyy-mm-dd')",
    ]);
    expect(state.response.get("message")).toBe(5);
  });
});

describe("what needs a site", () => {
  it("says so where there is none", () => {
    expect(
      run('frappe.db.get_value("ToDo", "x")\nfrappe.get_all("ToDo")\nfrappe.get_doc("ToDo", "x")'),
    ).toEqual([
      "SiteNotSpecifiedError: frappe.db.get_value needs a site; this host has none",
      "SiteNotSpecifiedError: frappe.get_all needs a site; this host has none",
      "SiteNotSpecifiedError: frappe.get_doc needs a site; this host has none",
    ]);
  });

  it("checks arguments before it asks", () => {
    expect(
      run("frappe.db.get_value()\nfrappe.get_all('ToDo', nope=1)\nfrappe.db.count('a', 2, 3, 4, 5, 6)"),
    ).toEqual([
      "TypeError: get_value() missing 1 required positional argument: 'doctype'",
      "TypeError: get_all() got an unexpected keyword argument 'nope'",
      "TypeError: count() takes from 1 to 5 positional arguments but 6 were given",
    ]);
  });

  it("passes names, arguments and answers", () => {
    const seen: unknown[] = [];
    const host = (op: string, payload: Record<string, unknown>): unknown => {
      seen.push([op, payload["name"], payload["args"], [...(payload["kwargs"] as PyDict).entries()]]);
      return payload["name"] === "frappe.db.exists"
        ? { raise: { type: "DoesNotExistError", message: "none" } }
        : 7;
    };
    const text =
      'frappe.db.count("ToDo", {"a": 1}, cache=True)\nfrappe.db.exists("X", "y")\nfrappe.enqueue("a.b", n=1)';
    expect(run(text, { host })).toEqual(["7", "DoesNotExistError: none", "7"]);
    expect(seen[0]).toMatchObject(["api", "frappe.db.count", ["ToDo", expect.anything()], [["cache", true]]]);
    expect(seen[2]).toEqual(["api", "frappe.enqueue", ["a.b"], [["n", 1]]]);
  });

  it("makes new documents without one", () => {
    const text = [
      'd = frappe.get_doc({"doctype": "ToDo", "description": "x", "items": [{"a": 1}]})',
      "d.description, d.is_new(), d.items[0].a, d.name",
      'frappe.get_doc(doctype="ToDo", status="Open").status',
      "frappe.get_doc({'x': 1})",
      "c = frappe.copy_doc(d)\nc.description, c.items[0].a, c.items[0] is d.items[0]",
    ];
    expect(run(text.join("\n"))).toEqual([
      "('x', True, 1, None)",
      "'Open'",
      "ValueError: 'doctype' is a required key",
      "('x', 1, False)",
    ]);
  });

  it("keeps callbacks for the host to run", () => {
    const text =
      "seen = []\nfrappe.db.after_commit.add(lambda: seen.append(1))\nfrappe.db.after_commit(lambda: seen.append(2))\nfrappe.db.after_commit.run()\nseen";
    expect(run(text)).toEqual(["None", "None", "None", "[1, 2]"]);
  });
});

describe("small functions", () => {
  it("answer without a host", () => {
    const text = [
      'frappe.bold("x"), scrub("Sales Order-1"), frappe.scrub("A b")',
      'guess_mimetype("a.PDF"), guess_mimetype("http://x/y.csv?a=b.png"), guess_mimetype("a.tgz")',
      'html2text("<p>a <b>b</b></p><ul><li>c</li><li>d</li></ul>")',
      "frappe.sanitize_html(\"<p onclick='x()'>a<script>b</script><a href=' java\\nscript:x'>c</a></p>\")",
      'frappe.get_gravatar("Ann@Example.com ")',
      'frappe.format_date("2024-01-05")',
      'orjson.loads(b"[1, 2.5]"), orjson.dumps({"a": [1, None]})',
      "str(frappe.number_format), frappe.number_format.precision, frappe.number_format.decimal_separator",
    ];
    expect(run(text.join("\n"))).toEqual([
      "('<strong>x</strong>', 'sales_order_1', 'a_b')",
      "(('application/pdf', None), ('text/csv', None), ('application/x-tar', 'gzip'))",
      "'a **b**\\n\\n* c\\n* d'",
      "'<p>a<a rel=\"noopener noreferrer\">c</a></p>'",
      "'https://secure.gravatar.com/avatar/257c57037d384ae37ea27a07e8a01665?d=mm&s=200'",
      "'January 5, 2024'",
      "([1, 2.5], b'{\"a\":[1,null]}')",
      "('#,###.##', 2, '.')",
    ]);
  });
});
