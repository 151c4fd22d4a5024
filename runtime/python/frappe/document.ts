/** Documents as scripts see them. What a script changes is collected; storing it is the host's business. */
import { type AttributeStorage, newBuiltinType, type PyType } from "../kernel.ts";
import { type FrappeDict, frappeDict } from "./dict.ts";

export class FrappeDocument {
  declare $t: PyType;
  /** Fields and child tables (lists of documents) by name; `doctype` and `name` among them. */
  readonly values: Map<string, unknown>;
  /** The values as they came from the host. */
  readonly original: ReadonlyMap<string, unknown>;
  /** Names of the table fields. */
  readonly tables: Set<string>;
  isNew: boolean;
  before: FrappeDocument | null = null;
  parent: FrappeDocument | null = null;
  readonly flags: FrappeDict = frappeDict();
  readonly onload: FrappeDict = frappeDict();

  constructor(values: Map<string, unknown>, tables: Iterable<string>, isNew: boolean) {
    this.values = values;
    this.tables = new Set(tables);
    this.isNew = isNew;
    const original = new Map(values);
    for (const name of this.tables) {
      const rows = values.get(name);
      // The list itself is the script's to change.
      if (Array.isArray(rows)) original.set(name, rows.slice());
    }
    this.original = original;
  }

  field(name: string): unknown {
    return this.values.get(name) ?? null;
  }

  rows(name: string): unknown[] {
    const rows = this.values.get(name);
    if (Array.isArray(rows)) return rows;
    const empty: unknown[] = [];
    this.tables.add(name);
    this.values.set(name, empty);
    return empty;
  }
}

export const documentType: PyType = newBuiltinType("Document", {
  module: "frappe.model.document",
  jsClass: FrappeDocument,
});

const storage: AttributeStorage = {
  get: (object, name) => (object as FrappeDocument).values.get(name),
  set: (object, name, value) => void (object as FrappeDocument).values.set(name, value),
  delete: (object, name) => (object as FrappeDocument).values.delete(name),
  names: (object) => [...(object as FrappeDocument).values.keys()],
};
documentType.storage = storage;
// A field goes before a method of the same name.
documentType.direct = false;

/** Puts a row into a table of a document: with its links to the parent and its place. */
export function adoptRow(parent: FrappeDocument, table: string, row: FrappeDocument, position: number): void {
  const rows = parent.rows(table);
  row.parent = parent;
  row.values.set("parent", parent.field("name"));
  row.values.set("parenttype", parent.field("doctype"));
  row.values.set("parentfield", table);
  if (position < 0 || position >= rows.length) rows.push(row);
  else rows.splice(position, 0, row);
  renumber(rows);
}

/** Sets `idx` of all rows by their order. */
export function renumber(rows: readonly unknown[]): void {
  rows.forEach((row, i) => {
    if (row instanceof FrappeDocument) row.values.set("idx", i + 1);
  });
}
