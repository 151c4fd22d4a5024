/** What a script changed in a document, for the host. */
import { eq, typeOf } from "../kernel.ts";
import { FrappeDocument } from "./document.ts";

/** Changed fields, and for each table that changed its rows in order and the names of those that are gone. */
export interface DocumentChanges {
  readonly fields: ReadonlyMap<string, unknown>;
  readonly removedFields: readonly string[];
  readonly tables: ReadonlyMap<string, TableChanges>;
}

export interface TableChanges {
  readonly rows: readonly RowChange[];
  readonly removed: readonly unknown[];
}

/** A row that was there (by name) with its changed fields, or a new row with all of them. */
export interface RowChange {
  readonly name: unknown;
  readonly isNew: boolean;
  readonly fields: ReadonlyMap<string, unknown>;
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  // 1, 1.0 and True are equal but not the same value of a field.
  return typeOf(a) === typeOf(b) && eq(a, b);
}

/** The difference between a document and what the host gave. */
export function documentChanges(doc: FrappeDocument): DocumentChanges {
  const fields = new Map<string, unknown>();
  const tables = new Map<string, TableChanges>();
  for (const [name, value] of doc.values) {
    if (doc.tables.has(name) && Array.isArray(value)) {
      const change = tableChanges(doc.original.get(name), value);
      if (change !== undefined) tables.set(name, change);
    } else if (!same(value, doc.original.get(name))) fields.set(name, value);
  }
  const removedFields = [...doc.original.keys()].filter((name) => !doc.values.has(name));
  return { fields, removedFields, tables };
}

function tableChanges(before: unknown, rows: readonly unknown[]): TableChanges | undefined {
  const old = Array.isArray(before) ? before : [];
  const changes = rows
    .filter((row) => row instanceof FrappeDocument)
    .map((row): RowChange => {
      const isNew = !old.includes(row);
      const fields = isNew ? new Map(row.values) : documentChanges(row).fields;
      return { name: row.field("name"), isNew, fields };
    });
  const removed = old
    .filter((row) => !rows.includes(row))
    .map((row) => (row as FrappeDocument).field("name"));
  const isSame =
    removed.length === 0 &&
    old.length === rows.length &&
    changes.every((change, i) => change.fields.size === 0 && rows[i] === old[i]);
  return isSame ? undefined : { rows: changes, removed };
}
