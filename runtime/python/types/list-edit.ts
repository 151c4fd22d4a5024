import { exc, raiseError } from "../object/exception.ts";
import { indexOr } from "../object/int.ts";
import { iterateOr, readItems } from "../object/iterator.ts";
import { checkSize } from "../object/limits.ts";
import { typeName } from "../object/type-of.ts";
import { PySlice } from "../object/values.ts";
import { sliceBounds } from "../text/slice-bounds.ts";
import { sliceItems } from "./sequence.ts";

/** Appends the items of an iterable. Items are seen one by one, so that an error keeps those before it. */
export function extendList(list: unknown[], x: unknown): void {
  if (x === list) {
    const n = list.length;
    checkSize(2 * n);
    for (let i = 0; i < n; i++) list.push(list[i]);
    return;
  }
  if (x !== null && (x as object).constructor === Array) {
    const items = x as unknown[];
    checkSize(list.length + items.length);
    for (let i = 0; i < items.length; i++) list.push(items[i]);
    return;
  }
  const iter = iterateOr(x);
  if (iter === null) raiseError(exc.TypeError, `'${typeName(x)}' object is not iterable`);
  for (let item = iter.next(); item !== undefined; item = iter.next()) list.push(item);
}

/** An index into a sequence; TypeError in CPython's words, undefined where it is out of range. */
export function sequenceIndex(key: unknown, length: number, name: string): number | undefined {
  const n = indexOr(key);
  if (n === undefined) {
    raiseError(exc.TypeError, `${name} indices must be integers or slices, not ${typeName(key)}`);
  }
  if (typeof n === "bigint")
    raiseError(exc.IndexError, `cannot fit '${typeName(key)}' into an index-sized integer`);
  const at = n < 0 ? n + length : n;
  return at >= 0 && at < length ? at : undefined;
}

/** list[key] */
export function listItem(list: readonly unknown[], key: unknown): unknown {
  if (key instanceof PySlice) return sliceItems(list, key);
  const at = sequenceIndex(key, list.length, "list");
  if (at === undefined) raiseError(exc.IndexError, "list index out of range");
  return list[at];
}

/** list[key] = value */
export function setListItem(list: unknown[], key: unknown, value: unknown): void {
  if (key instanceof PySlice) {
    setListSlice(list, key, value);
    return;
  }
  const at = sequenceIndex(key, list.length, "list");
  if (at === undefined) raiseError(exc.IndexError, "list assignment index out of range");
  list[at] = value;
}

/** del list[key] */
export function deleteListItem(list: unknown[], key: unknown): void {
  if (key instanceof PySlice) {
    deleteListSlice(list, key);
    return;
  }
  const at = sequenceIndex(key, list.length, "list");
  if (at === undefined) raiseError(exc.IndexError, "list assignment index out of range");
  list.splice(at, 1);
}

function setListSlice(list: unknown[], slice: PySlice, value: unknown): void {
  const iter = iterateOr(value);
  const plain = sliceBounds(slice, list.length).step === 1;
  if (iter === null) {
    raiseError(
      exc.TypeError,
      plain ? "can only assign an iterable" : "must assign iterable to extended slice",
    );
  }
  const items = value === list ? list.slice() : readItems(value);
  const { start, step, length } = sliceBounds(slice, list.length);
  if (step === 1) {
    replaceRange(list, start, length, items);
    return;
  }
  if (items.length !== length) {
    raiseError(
      exc.ValueError,
      `attempt to assign sequence of size ${items.length} to extended slice of size ${length}`,
    );
  }
  for (let i = 0, at = start; i < length; i++, at += step) list[at] = items[i];
}

/** Without spreading the items into arguments, of which the engine takes only so many. */
function replaceRange(list: unknown[], start: number, count: number, items: readonly unknown[]): void {
  const tail = list.slice(start + count);
  list.length = start;
  for (let i = 0; i < items.length; i++) list.push(items[i]);
  for (let i = 0; i < tail.length; i++) list.push(tail[i]);
}

function deleteListSlice(list: unknown[], slice: PySlice): void {
  const { start, step, length } = sliceBounds(slice, list.length);
  if (length === 0) return;
  if (step === 1) {
    list.splice(start, length);
    return;
  }
  const first = step > 0 ? start : start + (length - 1) * step;
  const every = Math.abs(step);
  const last = first + (length - 1) * every;
  let to = first;
  for (let from = first; from < list.length; from++) {
    if (from <= last && (from - first) % every === 0) continue;
    list[to++] = list[from];
  }
  list.length = to;
}
