import { getAttrOr } from "../object/attribute.ts";
import { call0, callSpecial2 } from "../object/call.ts";
import { PyDict } from "../object/dict.ts";
import { exc, raiseError } from "../object/exception.ts";
import { iterate, iterateOr, toArray } from "../object/iterator.ts";
import { typeOf } from "../object/type-of.ts";

/** dict.update(x): a mapping or an iterable of pairs. */
export function updateDict(dict: PyDict, x: unknown): void {
  if (x instanceof PyDict && isPlainDict(x)) {
    dict.update(x);
    return;
  }
  const keys = getAttrOr(x, "keys", undefined);
  if (keys !== undefined) {
    const getitem = typeOf(x).all["__getitem__"];
    const iter = iterate(call0(keys));
    for (let key = iter.next(); key !== undefined; key = iter.next())
      dict.set(key, subscript(x, getitem, key));
    return;
  }
  updateFromPairs(dict, x);
}

/** A subclass that replaces neither of the two ways in is copied as the dict it is. */
function isPlainDict(x: PyDict): boolean {
  const { all } = typeOf(x);
  return (
    x.constructor === PyDict ||
    ((all["keys"] as { owner?: unknown }).owner !== undefined &&
      (all["__iter__"] as { owner?: unknown }).owner !== undefined)
  );
}

function subscript(x: unknown, getitem: unknown, key: unknown): unknown {
  if (getitem === undefined || getitem === null) {
    raiseError(exc.TypeError, `'${typeOf(x).name}' object is not subscriptable`);
  }
  return callSpecial2(getitem, x, key);
}

function updateFromPairs(dict: PyDict, x: unknown): void {
  const iter = iterate(x);
  let i = 0;
  for (let item = iter.next(); item !== undefined; item = iter.next()) {
    if (iterateOr(item) === null) {
      raiseError(exc.TypeError, `cannot convert dictionary update sequence element #${i} to a sequence`);
    }
    const pair = toArray(item);
    if (pair.length !== 2) {
      raiseError(
        exc.ValueError,
        `dictionary update sequence element #${i} has length ${pair.length}; 2 is required`,
      );
    }
    dict.set(pair[0], pair[1]);
    i++;
  }
}

/** Adds the keywords of a call. */
export function mergeKeywords(dict: PyDict, kwargs: PyDict | undefined): void {
  kwargs?.m.forEach((value, name) => {
    dict.set(name, value);
  });
}
