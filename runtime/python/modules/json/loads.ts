import {
  callPy,
  defFunction,
  exc,
  PyByteArray,
  PyBytes,
  PyDict,
  PyFloat,
  PyTuple,
  raiseError,
  strOr,
  truth,
  typeName,
} from "../../kernel.ts";
import { parseInt_ } from "../../text/parse-number.ts";
import { decodeJsonBytes } from "./decode-bytes.ts";
import { raiseDecodeError } from "./error.ts";
import { type ScanHandlers, scanJson, skipSpace } from "./scanner.ts";

/** Where CPython's recursion limit stops it in a script's top-level call. */
export const MAX_DEPTH = 994;

const CONSTANTS: Record<string, number> = { NaN: Number.NaN, Infinity: Infinity, "-Infinity": -Infinity };

/** What `json.loads` was told about the values to make. */
export interface LoadOptions {
  readonly objectHook?: unknown;
  readonly objectPairsHook?: unknown;
  readonly floatHook?: unknown;
  readonly intHook?: unknown;
  readonly constantHook?: unknown;
  readonly strict?: boolean;
}

/** Parses a whole JSON text into Python values. */
export function parseJson(text: string, options: LoadOptions = {}): unknown {
  if (text.startsWith("\ufeff")) raiseDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0);
  const { value, end } = scanJson(text, 0, handlersFor(text, options));
  const rest = skipSpace(text, end);
  if (rest !== text.length) raiseDecodeError("Extra data", text, rest);
  return value;
}

const given = (hook: unknown): boolean => hook !== undefined && hook !== null;

function handlersFor(text: string, options: LoadOptions): ScanHandlers {
  const { objectHook, objectPairsHook, floatHook, intHook, constantHook } = options;
  return {
    integer: given(intHook) ? (t) => callPy(intHook, t) : (t) => parseInt_(t, 10),
    float: given(floatHook) ? (t) => callPy(floatHook, t) : (t) => new PyFloat(Number(t)),
    constant: given(constantHook) ? (t) => callPy(constantHook, t) : (t) => new PyFloat(CONSTANTS[t]!),
    object: given(objectPairsHook)
      ? (keys, values) =>
          callPy(
            objectPairsHook,
            keys.map((key, i) => new PyTuple([key, values[i]])),
          )
      : given(objectHook)
        ? (keys, values) => callPy(objectHook, dictOf(keys, values))
        : dictOf,
    fail: (message, at) => raiseDecodeError(message, text, at),
    tooDeep: (what) =>
      raiseError(
        exc.RecursionError,
        `maximum recursion depth exceeded while decoding a JSON ${what} from a unicode string`,
      ),
    strict: options.strict ?? true,
    maxDepth: MAX_DEPTH,
  };
}

function dictOf(keys: readonly string[], values: readonly unknown[]): PyDict {
  const dict = new PyDict();
  for (let i = 0; i < keys.length; i++) dict.set(keys[i], values[i]);
  return dict;
}

/** The text of what was given to `loads`: a str, or bytes in a Unicode encoding. */
export function jsonText(s: unknown): string {
  const text = strOr(s);
  if (text !== undefined) return text;
  if (s instanceof PyBytes || s instanceof PyByteArray) return decodeJsonBytes(s.b);
  return raiseError(exc.TypeError, `the JSON object must be str, bytes or bytearray, not ${typeName(s)}`);
}

/** `json.loads`. */
export const loads = defFunction(
  "loads",
  "(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw)",
  (s, cls, objectHook, floatHook, intHook, constantHook, objectPairsHook, kw: PyDict) => {
    const text = jsonText(s);
    if (given(cls))
      raiseError(exc.TypeError, "json.loads() takes no cls here: use object_hook= or parse_float=");
    let strict = true;
    for (const [name, value] of kw.entries()) {
      if (name !== "strict") {
        raiseError(
          exc.TypeError,
          `JSONDecoder.__init__() got an unexpected keyword argument '${String(name)}'`,
        );
      }
      strict = truth(value);
    }
    return parseJson(text, { objectHook, objectPairsHook, floatHook, intHook, constantHook, strict });
  },
  { family: "python" },
);
