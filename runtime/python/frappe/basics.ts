/** Small functions that stand directly under `frappe`. */
import { defFunction, exc, PyDict, raiseError, str, strOr } from "../kernel.ts";
import { FrappeDocument } from "./document.ts";
import { rowFrom, setFields } from "./document-dict.ts";
import { askHost, askHostOr } from "./host.ts";
import { invocation } from "./invocation.ts";
import { errorLogParts } from "./messages.ts";

const python = { family: "python" } as const;
const given = (x: unknown): boolean => x !== undefined && x !== null;

export const bold = defFunction("bold", "(text)", (text) => `<strong>${str(text)}</strong>`, python);

export const scrub = defFunction(
  "scrub",
  "(txt)",
  (text) => (text === null ? "" : str(text).replaceAll(" ", "_").replaceAll("-", "_").toLowerCase()),
  python,
);

export const logError = defFunction(
  "log_error",
  "(title=None, message=None, reference_doctype=None, reference_name=None, *, defer_insert=False)",
  (titleArg, messageArg, doctype, name) => {
    const { title, message } = errorLogParts(titleArg, messageArg);
    const entry = {
      title,
      message,
      reference_doctype: given(doctype) ? str(doctype) : null,
      reference_name: given(name) ? str(name) : null,
    };
    invocation().errorLog.push(entry);
    const fields = new Map<string, unknown>([
      ["doctype", "Error Log"],
      ["method", title],
      ["error", message],
    ]);
    return askHostOr("log_error", entry, () => new FrappeDocument(fields, [], true));
  },
  python,
);

/** `get_doc` of a dict or of fields makes a new document here; anything else asks the host. */
export const getDoc = defFunction(
  "get_doc",
  "(*args, **kwargs)",
  (args: unknown[], kwargs: PyDict) => {
    const [first] = args;
    if (first instanceof PyDict) return newDocument(first);
    if (first instanceof FrappeDocument) return first;
    if (args.length === 0 && kwargs.has("doctype")) {
      const isLookup = kwargs.size === 2 && kwargs.has("name");
      if (!isLookup) return newDocument(kwargs);
    }
    if (args.length === 0 && !kwargs.has("doctype")) {
      raiseError(exc.ValueError, "First non keyword argument must be a string or dict");
    }
    return askHost("api", "frappe.get_doc", { name: "frappe.get_doc", args, kwargs });
  },
  python,
);

/** The host adds defaults and table fields where it is there. */
function newDocument(values: PyDict): unknown {
  if (strOr(values.get("doctype") ?? null) === undefined) {
    raiseError(exc.ValueError, "'doctype' is a required key");
  }
  return askHostOr("new_doc", { values }, () => {
    const made = new FrappeDocument(new Map<string, unknown>([["name", null]]), [], true);
    setFields(made, values);
    return made;
  });
}

const CLEARED = ["name", "owner", "creation", "modified", "modified_by", "amended_from", "amendment_date"];

export const copyDoc = defFunction(
  "copy_doc",
  "(doc, ignore_no_copy=True)",
  (doc: unknown) => {
    if (!(doc instanceof FrappeDocument)) raiseError(exc.TypeError, "copy_doc() needs a document");
    return copyOf(doc);
  },
  python,
);

function copyOf(doc: FrappeDocument): FrappeDocument {
  const made = rowFrom(null)!;
  for (const [name, value] of doc.values) {
    if (doc.tables.has(name) && Array.isArray(value)) {
      made.tables.add(name);
      const rows = value.map((row) => (row instanceof FrappeDocument ? copyOf(row) : row));
      for (const row of rows) if (row instanceof FrappeDocument) row.parent = made;
      made.values.set(name, rows);
    } else made.values.set(name, value);
  }
  for (const name of CLEARED) made.values.set(name, null);
  made.values.set("docstatus", 0);
  if (doc.parent !== null) made.values.set("parent", null);
  return made;
}
