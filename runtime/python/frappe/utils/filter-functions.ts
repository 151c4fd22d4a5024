/** Comparing values by the operators of list filters. */
import {
  asStr,
  defFunction,
  eq,
  isStr,
  lessThan,
  type PyBuiltin,
  PyDict,
  PyTuple,
  richCompare,
  str,
  strOr,
  toArray,
  truth,
} from "../../kernel.ts";
import { PyDate } from "../../modules/datetime/values.ts";
import { FrappeDict } from "../dict.ts";
import { raiseFrappe } from "../exceptions.ts";
import { throwMessage } from "../messages.ts";
import { getDate, getDateTime, midnight } from "./dates.ts";
import { cint, cstr, flt } from "./numbers.ts";
import { timespanRange } from "./timespans.ts";

const NUMERIC = new Set(["Currency", "Float", "Percent"]);
const WHOLE = new Set(["Int", "Check", "Long Int"]);

/** A value in the Python type of a field. */
export function castValue(fieldtype: string | undefined, value: unknown): unknown {
  if (fieldtype === undefined) return value;
  if (NUMERIC.has(fieldtype)) return flt(value);
  if (WHOLE.has(fieldtype)) return cint(value);
  if (fieldtype === "Date") return getDate(value);
  if (fieldtype === "Datetime") return getDateTime(value);
  return fieldtype === "Data" || fieldtype === "Small Text" ? cstr(value) : value;
}

function isIn(value: unknown, list: unknown): boolean {
  if (isStr(list))
    return asStr(list)
      .split(",")
      .some((item) => item.trim() === cstr(value));
  return toArray(list).some((item) => eq(item, value));
}

function isLike(value: unknown, pattern: unknown): boolean {
  return value !== null && str(value).includes(str(pattern).replace(/^%+|%+$/g, ""));
}

function isInTimespan(value: unknown, phrase: unknown): boolean {
  const range = timespanRange(strOr(phrase));
  const day = getDateTime(value);
  if (range === null || !(day instanceof PyDate)) return false;
  const [from, to] = range.a as [PyDate, PyDate];
  return !lessThan(day, midnight(from)) && !lessThan(midnight(to), midnight(day));
}

function compareIs(value: unknown, wanted: unknown): boolean {
  const isSet = value !== null && truth(value);
  const text = str(wanted).toLowerCase();
  if (text === "set") return isSet;
  if (text === "not set") return !isSet;
  return throwMessage(`Invalid argument for operator 'IS': ${str(wanted)}`);
}

type Test = (a: unknown, b: unknown) => boolean;
const ordered =
  (op: string): Test =>
  (a, b) => {
    const result = richCompare(a, b, op);
    return typeof result === "boolean" ? result : truth(result);
  };

const OPERATORS: Record<string, Test> = {
  "=": eq,
  "!=": (a, b) => !eq(a, b),
  ">": ordered("__gt__"),
  "<": ordered("__lt__"),
  ">=": ordered("__ge__"),
  "<=": ordered("__le__"),
  "not None": (a) => a !== null,
  None: (a) => a === null,
  "^": (a, b) => str(a).startsWith(str(b)),
  in: isIn,
  "not in": (a, b) => !isIn(a, b),
  like: isLike,
  "not like": (a, b) => !isLike(a, b),
  is: compareIs,
  Timespan: isInTimespan,
};

/** `compare(a, operator, b, fieldtype)`; false for an unknown operator. */
export function compareValues(a: unknown, operator: unknown, b: unknown, fieldtype?: unknown): boolean {
  const name = str(operator);
  const test = Object.hasOwn(OPERATORS, name) ? OPERATORS[name]! : undefined;
  if (test === undefined) return false;
  const type = strOr(fieldtype ?? null);
  const isList = Array.isArray(b) || b instanceof PyTuple;
  return test(castValue(type, a), isList || name === "is" || name === "Timespan" ? b : castValue(type, b));
}

/** A filter as field, operator and value. */
function conditions(filters: unknown): [string, string, unknown][] {
  if (filters instanceof PyDict) {
    return filters.entries().map(([field, value]): [string, string, unknown] => {
      if (Array.isArray(value) || value instanceof PyTuple) {
        const [operator, operand] = toArray(value);
        return [str(field), str(operator), operand];
      }
      return [str(field), "=", value];
    });
  }
  return toArray(filters).map((filter): [string, string, unknown] => {
    const parts = toArray(filter);
    const [field, operator, value] = parts.length >= 4 ? parts.slice(1) : parts;
    return [str(field), str(operator), value];
  });
}

function evaluateFilters(doc: unknown, filters: unknown): boolean {
  const fields = doc as { get(name: string): unknown };
  return conditions(filters).every(([field, operator, value]) =>
    compareValues(fields.get(field) ?? null, operator, value),
  );
}

function makeFilterTuple(doctype: unknown, key: unknown, value: unknown): unknown[] {
  if (Array.isArray(value) || value instanceof PyTuple) {
    const [operator, operand] = toArray(value);
    return [doctype, key, operator, operand];
  }
  return [doctype, key, "=", value];
}

function makeFilterDict(filters: unknown): FrappeDict {
  const made = new FrappeDict();
  for (const filter of toArray(filters)) {
    const [, field, operator, value] = toArray(filter);
    made.set(field, new PyTuple([operator, value]));
  }
  return made;
}

const LONGEST_COLUMN = 1000;

/** Refuses what could lead out of a column's place in SQL. */
function sanitizeColumn(name: unknown): string {
  if (str(name).length > LONGEST_COLUMN) raiseFrappe("DataError", "Invalid field name");
  const text = str(name)
    .replace(/\s*(?:#|--).*$/s, "")
    .trim();
  const call = /^(?:ifnull|coalesce|count|sum|avg|min|max|abs|round)\s*\([\w\s.,'"]*\)$/i;
  if (/[;`]|\/\*/.test(text) || (/[\s,()]/.test(text) && !call.test(text))) {
    raiseFrappe("DataError", `Invalid field name ${str(name)}`);
  }
  return call.test(text)
    ? text
    : /^(?:select|insert|update|delete|create|drop|from|where)$/i.test(text)
      ? text.toLowerCase()
      : text;
}

const python = { family: "python" } as const;

/** The functions of this file. */
export const filterFunctions: readonly PyBuiltin[] = [
  defFunction("compare", "(val1, condition, val2, fieldtype=None)", compareValues, python),
  defFunction("evaluate_filters", "(doc, filters)", evaluateFilters, python),
  defFunction("make_filter_tuple", "(doctype, key, value)", makeFilterTuple, python),
  defFunction("make_filter_dict", "(filters)", makeFilterDict, python),
  defFunction("sanitize_column", "(column_name)", sanitizeColumn, python),
];
