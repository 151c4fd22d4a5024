/** `as_json`, `orjson` and the JSON helpers of `frappe.utils`. */
import {
  callPy,
  catchOnly,
  defFunction,
  exc,
  getAttrOr,
  newException,
  type PyBuiltin,
  PyBytes,
  PyDict,
  PyFloat,
  PyFrozenSet,
  PyModule,
  PySet,
  raiseError,
  str,
  strOr,
  throwException,
  truth,
  typeOf,
} from "../../kernel.ts";
import { PyDate, PyDateTime, PyTime, PyTimeDelta } from "../../modules/datetime/values.ts";
import { indentText, separatorsOf } from "../../modules/json/dumps.ts";
import { type EncodeOptions, encodeJson } from "../../modules/json/encoder.ts";
import { JSONDecodeError, raiseDecodeError } from "../../modules/json/error.ts";
import { jsonText, parseJson } from "../../modules/json/loads.ts";
import { encodeText } from "../../text/codecs/encode.ts";
import { FrappeDict, frappeDictFrom } from "../dict.ts";
import { given } from "./values.ts";

/** How Frappe writes what JSON has no form for. */
export const jsonHandler = defFunction(
  "json_handler",
  "(obj)",
  (x) => {
    if (x instanceof PyDate || x instanceof PyTimeDelta || x instanceof PyTime) return str(x);
    if (x instanceof PySet || x instanceof PyFrozenSet) return x.items();
    if (x instanceof PyBytes) return str(x);
    const asDict = getAttrOr(x, "as_dict", undefined);
    if (asDict !== undefined && asDict !== null) return callPy(asDict);
    const { module, qualname } = typeOf(x);
    const name = module === "builtins" ? qualname : `${module}.${qualname}`;
    return raiseError(
      exc.TypeError,
      `Object of type <class '${name}'> with value of ${str(x)} is not JSON serializable`,
    );
  },
  { family: "python" },
);

const COMPACT: EncodeOptions = {
  skipKeys: false,
  ascii: false,
  checkCircular: true,
  allowNan: true,
  indent: null,
  itemSeparator: ",",
  keySeparator: ":",
  fallback: null,
  sortKeys: false,
};

/** `frappe.as_json` as a JS string: sorted keys, one blank of indentation. */
export function asJson(x: unknown, indent: unknown = 1, separators?: unknown, ensureAscii?: unknown): string {
  const step = indentText(indent);
  const [itemSeparator, keySeparator] = separatorsOf(separators, step !== null);
  const options: EncodeOptions = {
    ...COMPACT,
    ascii: ensureAscii === undefined || truth(ensureAscii),
    indent: step,
    itemSeparator,
    keySeparator,
    fallback: jsonHandler,
    sortKeys: true,
  };
  const sorted = catchOnly(() => encodeJson(x, options), exc.TypeError);
  return sorted ?? encodeJson(x, { ...options, sortKeys: false });
}

export const asJsonFunction = defFunction(
  "as_json",
  "(obj, indent=1, separators=None, ensure_ascii=True)",
  asJson,
  { family: "python" },
);

/** orjson refuses what is not strict JSON, and has its own words for an empty text. */
function strictLoads(x: unknown): unknown {
  const text = strOr(x) ?? (x instanceof PyBytes ? jsonText(x) : undefined);
  if (text === undefined) {
    throwException(newException(JSONDecodeError, "Input must be bytes, bytearray, memoryview, or str"));
  }
  if (text.trim() === "") raiseDecodeError("Input is a zero-length, empty document", text, 0);
  const constant = defFunction("constant", "(name)", () =>
    raiseDecodeError("unexpected character, expected a JSON value", text, text.search(/NaN|-?Infinity/)),
  );
  try {
    return parseJson(text, { constantHook: constant });
  } catch (e) {
    const where = (e as { d?: { msg?: unknown; pos?: unknown } }).d;
    if ((e as { $t?: unknown }).$t !== JSONDecodeError || where?.msg !== "Expecting value") throw e;
    return raiseDecodeError("unexpected character, expected a JSON value", text, Number(where.pos));
  }
}

const OPTIONS = {
  OPT_INDENT_2: 1,
  OPT_NAIVE_UTC: 2,
  OPT_NON_STR_KEYS: 4,
  OPT_OMIT_MICROSECONDS: 8,
  OPT_SERIALIZE_NUMPY: 16,
  OPT_SORT_KEYS: 32,
  OPT_STRICT_INTEGER: 64,
  OPT_UTC_Z: 128,
  OPT_PASSTHROUGH_SUBCLASS: 256,
  OPT_PASSTHROUGH_DATETIME: 512,
  OPT_APPEND_NEWLINE: 1024,
  OPT_PASSTHROUGH_DATACLASS: 2048,
  OPT_SERIALIZE_DATACLASS: 0,
  OPT_SERIALIZE_UUID: 0,
} as const;

function fallbackFor(hook: unknown, options: number): PyBuiltin {
  return defFunction("default", "(obj)", (x) => {
    const passes = (options & OPTIONS.OPT_PASSTHROUGH_DATETIME) !== 0;
    if (!passes && (x instanceof PyDate || x instanceof PyTime)) return rfc3339(x, options);
    if (given(hook)) return callPy(hook, x);
    const { module, qualname } = typeOf(x);
    return raiseError(
      exc.TypeError,
      `Type is not JSON serializable: ${module === "builtins" ? "" : `${module}.`}${qualname}`,
    );
  });
}

function rfc3339(x: PyDate | PyTime, options: number): string {
  if (x instanceof PyDate && !(x instanceof PyDateTime)) return str(x);
  const text = str(x).replace(" ", "T");
  const short = (options & OPTIONS.OPT_OMIT_MICROSECONDS) !== 0 ? text.replace(/\.\d+/, "") : text;
  if (x.tz === null) return (options & OPTIONS.OPT_NAIVE_UTC) !== 0 ? `${short}+00:00` : short;
  return (options & OPTIONS.OPT_UTC_Z) !== 0 ? short.replace(/\+00:00$/, "Z") : short;
}

/** `orjson.dumps` as a JS string. NaN and the infinities become null. */
function orjsonText(x: unknown, hook: unknown, optionArg: unknown, dates: boolean): string {
  const options = (given(optionArg) ? Number(optionArg) : 0) | (dates ? 0 : OPTIONS.OPT_PASSTHROUGH_DATETIME);
  const text = encodeJson(nanFree(x), {
    ...COMPACT,
    indent: (options & OPTIONS.OPT_INDENT_2) !== 0 ? "  " : null,
    keySeparator: (options & OPTIONS.OPT_INDENT_2) !== 0 ? ": " : ":",
    sortKeys: (options & OPTIONS.OPT_SORT_KEYS) !== 0,
    fallback: fallbackFor(hook, options),
  });
  return (options & OPTIONS.OPT_APPEND_NEWLINE) !== 0 ? `${text}\n` : text;
}

function nanFree(x: unknown): unknown {
  return x instanceof PyFloat && !Number.isFinite(x.v) ? null : x;
}

const bytesOf = (text: string): PyBytes => new PyBytes(encodeText(text, "utf-8", "strict"));

/** The namespace `orjson`. */
export const orjsonModule = new PyModule(
  "orjson",
  new Map<string, unknown>([
    ["loads", defFunction("loads", "(obj, /)", strictLoads, { module: "orjson" })],
    [
      "dumps",
      defFunction(
        "dumps",
        "(obj, /, default=None, option=None)",
        (x, hook, option) => bytesOf(orjsonText(x, hook, option, true)),
        {
          module: "orjson",
        },
      ),
    ],
    ...Object.entries(OPTIONS),
  ]),
);

function parseJsonFunction(x: unknown): unknown {
  const value = strOr(x) === undefined ? x : strictLoads(x);
  return value instanceof PyDict && !(value instanceof FrappeDict) ? frappeDictFrom(value) : value;
}

const python = { family: "python" } as const;

/** The JSON functions of `frappe.utils`. */
export const jsonFunctions: readonly PyBuiltin[] = [
  defFunction("parse_json", "(val)", parseJsonFunction, python),
  defFunction(
    "orjson_dumps",
    "(obj, default=None, option=None, decode=True)",
    (x, hook, option, decode) => {
      const text = orjsonText(x, hook, option, false);
      return decode === undefined || truth(decode) ? text : bytesOf(text);
    },
    python,
  ),
];
