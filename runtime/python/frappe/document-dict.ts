/** Documents to and from plain dicts. */
import { PyDict, str, strOr } from "../kernel.ts";
import { PyDate, PyTime, PyTimeDelta } from "../modules/datetime/values.ts";
import { FrappeDict } from "./dict.ts";
import { adoptRow, FrappeDocument } from "./document.ts";

export interface AsDictOptions {
  readonly noNulls: boolean;
  readonly datesToText: boolean;
  readonly noChildTables: boolean;
}

/** `doc.as_dict()`: a plain copy with child rows as dicts. */
export function documentAsDict(doc: FrappeDocument, options: AsDictOptions): FrappeDict {
  const made = new FrappeDict();
  for (const [name, value] of doc.values) {
    if (doc.tables.has(name)) {
      if (options.noChildTables || !Array.isArray(value)) continue;
      made.set(
        name,
        value.map((row) => (row instanceof FrappeDocument ? documentAsDict(row, options) : row)),
      );
    } else if (value !== null || !options.noNulls) {
      made.set(name, options.datesToText && isTime(value) ? str(value) : value);
    }
  }
  if (doc.isNew) made.set("__islocal", 1);
  return made;
}

function isTime(value: unknown): boolean {
  return value instanceof PyDate || value instanceof PyTime || value instanceof PyTimeDelta;
}

/** A new row from a dict or another document; values are copied. */
export function rowFrom(value: unknown): FrappeDocument | undefined {
  if (value === null || value === undefined) return new FrappeDocument(new Map(), [], true);
  if (value instanceof FrappeDocument) return value;
  if (!(value instanceof PyDict)) return undefined;
  const row = new FrappeDocument(new Map(), [], true);
  setFields(row, value);
  return row;
}

/** Sets fields of a document from a dict; lists of dicts become child rows. */
export function setFields(doc: FrappeDocument, values: PyDict): void {
  for (const [key, value] of values.entries()) setField(doc, strOr(key) ?? str(key), value);
}

/** Sets one field as `doc.set` does. */
export function setField(doc: FrappeDocument, name: string, value: unknown): void {
  const isRows =
    Array.isArray(value) && value.every((row) => row instanceof PyDict || row instanceof FrappeDocument);
  if (!doc.tables.has(name) && !(isRows && (value as unknown[]).length > 0)) {
    doc.values.set(name, value);
    return;
  }
  doc.tables.add(name);
  doc.values.set(name, []);
  if (!Array.isArray(value)) return;
  for (const item of value) {
    const row = rowFrom(item);
    if (row !== undefined) adoptRow(doc, name, row, -1);
  }
}
