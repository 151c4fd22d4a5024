import {
  defFunction,
  exc,
  indexOr,
  iterateOr,
  type PyDict,
  raiseError,
  readItems,
  strOr,
  truth,
  typeName,
} from "../../kernel.ts";
import { type EncodeOptions, encodeJson } from "./encoder.ts";

const given = (x: unknown): boolean => x !== undefined && x !== null;
const flag = (x: unknown, byDefault: boolean): boolean => (x === undefined ? byDefault : truth(x));

/** The text of one step of indentation, or null where none is wanted. */
export function indentText(indent: unknown): string | null {
  if (!given(indent)) return null;
  const text = strOr(indent);
  if (text !== undefined) return text;
  const count = indexOr(indent);
  if (count === undefined) {
    raiseError(exc.TypeError, `can't multiply sequence by non-int of type '${typeName(indent)}'`);
  }
  return count > 0 ? " ".repeat(Math.min(Number(count), 4096)) : "";
}

/** Item and key separator. */
export function separatorsOf(separators: unknown, indented: boolean): [string, string] {
  if (!given(separators)) return [indented ? "," : ", ", ": "];
  if (iterateOr(separators) === null) {
    raiseError(exc.TypeError, `cannot unpack non-iterable ${typeName(separators)} object`);
  }
  const items = readItems(separators);
  if (items.length < 2) {
    raiseError(exc.ValueError, `not enough values to unpack (expected 2, got ${items.length})`);
  }
  if (items.length > 2) raiseError(exc.ValueError, "too many values to unpack (expected 2)");
  const [item, key] = items.map(strOr);
  if (key === undefined)
    raiseError(exc.TypeError, `make_encoder() argument 5 must be str, not ${typeName(items[1])}`);
  if (item === undefined)
    raiseError(exc.TypeError, `make_encoder() argument 6 must be str, not ${typeName(items[0])}`);
  return [item, key];
}

/** `json.dumps`. */
export const dumps = defFunction(
  "dumps",
  "(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw)",
  (
    obj,
    skipkeys,
    ensureAscii,
    checkCircular,
    allowNan,
    cls,
    indent,
    separators,
    fallback,
    sortKeys,
    kw: PyDict,
  ) => {
    if (given(cls)) raiseError(exc.TypeError, "json.dumps() takes no cls here: use default=");
    for (const name of kw.keys()) {
      raiseError(
        exc.TypeError,
        `JSONEncoder.__init__() got an unexpected keyword argument '${String(name)}'`,
      );
    }
    const step = indentText(indent);
    const [itemSeparator, keySeparator] = separatorsOf(separators, step !== null);
    const options: EncodeOptions = {
      skipKeys: flag(skipkeys, false),
      ascii: flag(ensureAscii, true),
      checkCircular: flag(checkCircular, true),
      allowNan: flag(allowNan, true),
      indent: step,
      itemSeparator,
      keySeparator,
      fallback: given(fallback) ? fallback : null,
      sortKeys: flag(sortKeys, false),
    };
    return encodeJson(obj, options);
  },
  { family: "python" },
);
