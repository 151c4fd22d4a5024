import { FrappeDict } from "../frappe/dict.ts";
import { FrappeDocument } from "../frappe/document.ts";
import { datetimeTypes, PyDate, PyDateTime, PyTime, PyTimeDelta } from "../modules/datetime/values.ts";
import { getAttr } from "../object/attribute.ts";
import { callPy } from "../object/call.ts";
import { PyDict } from "../object/dict.ts";
import { decode, decodePairs, encode, encodePairs, registerCodec, type Wire } from "./wire.ts";

// Types of the modules and of frappe that cross the bridge.

const isoFormat = (x: unknown): unknown => callPy(getAttr(x, "isoformat"));
const fromIso = (type: unknown) => (text: string) => callPy(getAttr(type, "fromisoformat"), text);

/** A document as the host sends it, or, on the way back, the dict of its fields. */
interface DocumentWire {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly isNew?: boolean;
  readonly before?: Readonly<Record<string, unknown>> | null;
}

/** Fields whose value is a list of dicts are child tables. */
function makeDocument(fields: readonly (readonly [string, unknown])[], isNew: boolean): FrappeDocument {
  const values = new Map<string, unknown>(fields);
  const tables: string[] = [];
  for (const [name, value] of fields) {
    if (!Array.isArray(value) || !value.every((row) => row instanceof PyDict)) continue;
    tables.push(name);
    values.set(
      name,
      value.map((row: PyDict, i) => makeRow(row, { idx: i + 1, parentfield: name }, isNew)),
    );
  }
  const doc = new FrappeDocument(values, tables, isNew);
  for (const name of tables) for (const row of doc.rows(name)) (row as FrappeDocument).parent = doc;
  return doc;
}

/** A row that comes with its document, so that nothing in it has changed; its place is filled in where it lacks. */
function makeRow(row: PyDict, place: Readonly<Record<string, unknown>>, isNew: boolean): FrappeDocument {
  const fields = row.entries() as [string, unknown][];
  for (const [name, value] of Object.entries(place)) if (!row.has(name)) fields.push([name, value]);
  return makeDocument(fields, isNew);
}

function decodeDocument(content: DocumentWire, depth: number): FrappeDocument {
  const isNew = content.isNew ?? false;
  if (content.fields === undefined) {
    const dict = decode(content, depth + 1) as FrappeDict;
    return makeDocument(dict.entries() as [string, unknown][], isNew);
  }
  const doc = makeDocument(decodeFields(content.fields, depth), isNew);
  if (content.before) doc.before = makeDocument(decodeFields(content.before, depth), false);
  return doc;
}

function decodeFields(fields: Readonly<Record<string, unknown>>, depth: number): [string, unknown][] {
  return Object.entries(fields).map(([name, value]) => [name, decode(value, depth + 1)]);
}

export function installCodecs(): void {
  registerCodec({
    tag: "td",
    matches: (x) => x instanceof PyTimeDelta,
    encode: (x: PyTimeDelta) => [x.days, x.seconds, x.microseconds],
    decode: ([days, seconds, microseconds]: [number, number, number]) =>
      new PyTimeDelta(days, seconds, microseconds),
  });
  registerCodec({
    tag: "tm",
    matches: (x) => x instanceof PyTime,
    encode: isoFormat,
    decode: fromIso(datetimeTypes.time),
  });
  registerCodec({
    tag: "date",
    matches: (x) => x instanceof PyDate,
    encode: isoFormat,
    decode: fromIso(datetimeTypes.date),
  });
  registerCodec({
    tag: "dt",
    matches: (x) => x instanceof PyDateTime,
    encode: isoFormat,
    decode: fromIso(datetimeTypes.datetime),
  });
  registerCodec({
    tag: "_d",
    matches: (x) => x instanceof FrappeDict,
    encode: encodePairs as (x: never, depth: number) => Wire[],
    decode: (content: unknown[], depth: number) => decodePairs(new FrappeDict(), content, depth),
  });
  registerCodec({
    tag: "doc",
    matches: (x) => x instanceof FrappeDocument,
    encode: (doc: FrappeDocument, depth: number) => {
      const pairs: Wire[] = [];
      doc.values.forEach((value, name) => {
        pairs.push(name, encode(value, depth + 1));
      });
      return { _d: pairs };
    },
    decode: decodeDocument,
  });
}
