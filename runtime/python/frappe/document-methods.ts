import {
  defGetter,
  defMethod,
  defMethods,
  eq,
  exc,
  PyDict,
  PyTuple,
  raiseError,
  str,
  strOr,
  toArray,
  truth,
  typeName,
} from "../kernel.ts";
import { PyDate } from "../modules/datetime/values.ts";
import { asDict, type FrappeDict } from "./dict.ts";
import { adoptRow, documentType, FrappeDocument, renumber } from "./document.ts";
import { documentAsDict, rowFrom, setField, setFields } from "./document-dict.ts";
import { askHost } from "./host.ts";
import { binderFor } from "./host-functions.ts";
import { DOCUMENT_METHODS } from "./host-names.generated.ts";
import { throwMessage } from "./messages.ts";
import { needDate } from "./utils/dates.ts";
import { compareValues } from "./utils/filter-functions.ts";
import { asJson } from "./utils/json-functions.ts";
import { cint } from "./utils/numbers.ts";

const given = (x: unknown): boolean => x !== undefined && x !== null;
const flag = (x: unknown): boolean => x !== undefined && truth(x);

function nameOf(key: unknown): string {
  return strOr(key) ?? str(key);
}

/** True where a row satisfies filters such as {"qty": [">", 2]}. */
function matches(row: unknown, filters: PyDict): boolean {
  if (!(row instanceof FrappeDocument)) return false;
  return filters.entries().every(([field, wanted]) => {
    const value = row.field(nameOf(field));
    if (Array.isArray(wanted) || wanted instanceof PyTuple) {
      const [operator, operand] = toArray(wanted);
      return compareValues(value, operator, operand);
    }
    if (wanted === true) return truth(value);
    return strOr(wanted)?.startsWith("^") && typeof wanted === "string"
      ? str(value).startsWith(wanted.slice(1))
      : eq(value, wanted);
  });
}

function allChildren(self: FrappeDocument): unknown[] {
  return [...self.tables].flatMap((name) => {
    const rows = self.values.get(name);
    return Array.isArray(rows) ? rows : [];
  });
}

function get(
  self: FrappeDocument,
  key: unknown,
  filters?: unknown,
  limit?: unknown,
  byDefault?: unknown,
): unknown {
  const most = given(limit) ? Number(cint(limit)) : Infinity;
  if (key instanceof PyDict)
    return allChildren(self)
      .filter((row) => matches(row, key))
      .slice(0, most);
  const name = nameOf(key);
  if (filters instanceof PyDict)
    return self
      .rows(name)
      .filter((row) => matches(row, filters))
      .slice(0, most);
  const fallback = given(filters) ? filters : (byDefault ?? null);
  const value = self.values.get(name);
  if (value === undefined || value === null) return self.tables.has(name) ? self.rows(name) : fallback;
  return Array.isArray(value) && Number.isFinite(most) ? value.slice(0, most) : value;
}

function append(self: FrappeDocument, key: unknown, value?: unknown, position?: unknown): FrappeDocument {
  const name = nameOf(key);
  const row = rowFrom(value);
  if (row === undefined) {
    const message = `Document attached to child table must be a dict or BaseDocument, not ${typeName(value)}`;
    raiseError(exc.ValueError, message);
  }
  self.tables.add(name);
  adoptRow(self, name, row, position === undefined ? -1 : Number(cint(position)));
  return row;
}

function remove(self: FrappeDocument, row: unknown): null {
  const table = row instanceof FrappeDocument ? strOr(row.field("parentfield")) : undefined;
  if (table === undefined) return null;
  const rows = self.rows(table);
  const at = rows.indexOf(row);
  if (at < 0) raiseError(exc.ValueError, "list.remove(x): x not in list");
  rows.splice(at, 1);
  renumber(rows);
  return null;
}

function getOne(self: FrappeDocument, key: unknown, filters?: unknown): unknown {
  const found = get(self, key, filters, 1);
  const first = Array.isArray(found) ? found[0] : found;
  return first === undefined ? raiseError(exc.IndexError, "list index out of range") : first;
}

/** Dates are compared as dates even where one of the two is still a text. */
function changed(self: FrappeDocument, field: unknown): boolean {
  if (self.before === null) return true;
  const name = nameOf(field);
  const now = self.field(name);
  const then = self.before.field(name);
  if (then instanceof PyDate && strOr(now) !== undefined) return str(then) !== strOr(now);
  if (now instanceof PyDate && strOr(then) !== undefined) return str(now) !== strOr(then);
  return !eq(now, then);
}

function asDictMethod(
  self: FrappeDocument,
  noNulls?: unknown,
  _noDefaults?: unknown,
  dates?: unknown,
  noTables?: unknown,
): FrappeDict {
  return documentAsDict(self, {
    noNulls: flag(noNulls),
    datesToText: flag(dates),
    noChildTables: flag(noTables),
  });
}

function updateIfMissing(self: FrappeDocument, d: unknown): null {
  for (const [key, value] of asDict(d).entries()) {
    const name = nameOf(key);
    if (!truth(self.field(name)) && given(value)) setField(self, name, value);
  }
  return null;
}

function validateDates(self: FrappeDocument, fromField: unknown, toField: unknown): null {
  const from = self.field(nameOf(fromField));
  const to = self.field(nameOf(toField));
  if (truth(from) && truth(to) && compareValues(needDate(to), "<", needDate(from))) {
    throwMessage(`${nameOf(toField)} must be after ${nameOf(fromField)}`, "InvalidDates");
  }
  return null;
}

const python = { family: "python" } as const;

/** Forwards a method to the host: what it answers may bring new values of the document. */
function forward(self: FrappeDocument, method: string, args: unknown[], kwargs: PyDict): unknown {
  const answer = askHost("doc", `doc.${method}`, { doc: self, method, args, kwargs });
  if (!(answer instanceof PyDict) || !answer.has("doc")) return answer;
  const fresh = answer.get("doc");
  if (fresh instanceof FrappeDocument) takeOver(self, fresh);
  const result = answer.get("value") ?? null;
  return result === fresh ? self : result;
}

/** Gives a document the state of a fresh one; the object that the script holds stays. */
function takeOver(self: FrappeDocument, fresh: FrappeDocument): void {
  self.values.clear();
  for (const [name, value] of fresh.values) self.values.set(name, value);
  for (const name of fresh.tables) {
    self.tables.add(name);
    for (const row of self.rows(name)) if (row instanceof FrappeDocument) row.parent = self;
  }
  self.isNew = fresh.isNew;
  self.before = fresh.before;
  const original = self.original as Map<string, unknown>;
  original.clear();
  for (const [name, value] of fresh.original) original.set(name, value);
}

for (const [name, signature] of DOCUMENT_METHODS) {
  defMethod(
    documentType,
    name,
    "(*args, **kwargs)",
    (self: FrappeDocument, args: unknown[], kwargs: PyDict) => {
      checkArguments(name, signature, args, kwargs);
      return forward(self, name, args, kwargs);
    },
    python,
  );
}

/** Wrong calls fail here, in the words of a Python function, and not in the host. */
function checkArguments(name: string, signature: string, args: readonly unknown[], kwargs: PyDict): void {
  binderFor(`Document.${name}`, signature).bind(args, kwargs.keys() as string[], kwargs.values());
}

defMethods(documentType, {
  __getattr__: [
    "(name, /)",
    (self: FrappeDocument, name: string) => {
      if (name.startsWith("__"))
        raiseError(exc.AttributeError, `'${self.$t.name}' object has no attribute '${name}'`);
      return null;
    },
  ],
  __repr__: ["()", (self: FrappeDocument) => `<${str(self.field("doctype"))}: ${str(self.field("name"))}>`],
  __str__: ["()", (self: FrappeDocument) => `${str(self.field("doctype"))}(${str(self.field("name"))})`],
  get: ["(key, filters=None, limit=None, default=None)", get, python],
  getone: ["(key, filters=None)", getOne, python],
  set: [
    "(key, value, as_value=False)",
    (self: FrappeDocument, key, value, asValue) => {
      if (flag(asValue)) self.values.set(nameOf(key), value);
      else setField(self, nameOf(key), value);
      return null;
    },
    python,
  ],
  append: ["(key, value=None, position=-1)", append, python],
  extend: [
    "(key, value)",
    (self: FrappeDocument, key, value) => {
      for (const item of toArray(value)) append(self, key, item);
      return null;
    },
    python,
  ],
  remove: ["(doc)", remove, python],
  update: [
    "(d)",
    (self: FrappeDocument, d) => {
      setFields(self, asDict(d));
      return self;
    },
    python,
  ],
  update_if_missing: ["(d)", updateIfMissing, python],
  delete_key: [
    "(key)",
    (self: FrappeDocument, key) => {
      self.values.delete(nameOf(key));
      return null;
    },
    python,
  ],
  as_dict: [
    "(no_nulls=False, no_default_fields=False, convert_dates_to_str=False, no_child_table_fields=False, no_private_properties=False, *, ignore_computed_child_tables=False)",
    asDictMethod,
    python,
  ],
  as_json: ["()", (self: FrappeDocument) => asJson(asDictMethod(self)), python],
  is_new: ["()", (self: FrappeDocument) => self.isNew, python],
  get_doc_before_save: ["()", (self: FrappeDocument) => self.before, python],
  has_value_changed: ["(fieldname)", changed, python],
  get_value_before_save: [
    "(fieldname)",
    (self: FrappeDocument, field) => self.before?.field(nameOf(field)) ?? null,
    python,
  ],
  get_value: ["(fieldname)", (self: FrappeDocument, field) => self.field(nameOf(field)), python],
  get_all_children: [
    "(parenttype=None, *, include_computed=False)",
    (self: FrappeDocument, parenttype) =>
      allChildren(self).filter(
        (row) => !given(parenttype) || eq((row as FrappeDocument).field("parenttype"), parenttype),
      ),
    python,
  ],
  get_title: [
    "()",
    (self: FrappeDocument) => (truth(self.field("title")) ? self.field("title") : self.field("name")),
    python,
  ],
  set_onload: [
    "(key, value)",
    (self: FrappeDocument, key, value) => {
      self.onload.set(key, value);
      return null;
    },
    python,
  ],
  get_onload: [
    "(key=None)",
    (self: FrappeDocument, key) => (given(key) ? (self.onload.get(key) ?? null) : self.onload),
    python,
  ],
  validate_from_to_dates: ["(from_date_field, to_date_field)", validateDates, python],
});

defGetter(documentType, "flags", (self: FrappeDocument) => self.flags);
defGetter(documentType, "parent_doc", (self: FrappeDocument) => self.parent);
defGetter(documentType, "meta", (self: FrappeDocument) =>
  askHost("api", "doc.meta", {
    name: "frappe.get_meta",
    args: [self.field("doctype")],
    kwargs: new PyDict(),
  }),
);
